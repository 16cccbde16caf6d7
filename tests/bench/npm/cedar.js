// SPDX-License-Identifier: EUPL-1.2
// Cedar on the cases of the bench: one request per element, on a policy set that was parsed before.
//
//   cedar.js WORK.json      {"sets": {id: text}, "cases": {name: {"set", "principal", "action", "context", "elements",
//                           "named", "entities"}}, "rounds": n}
//
// One JSON object on standard output: CPU microseconds per case (all its elements), median of rounds; CPU milliseconds of
// parsing all sets; and what was allowed.
"use strict";
const fs = require("node:fs");
const cedar = require("@cedar-policy/cedar-wasm/nodejs");

const work = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

function cpu() {
    const t = process.cpuUsage();
    return t.user + t.system;
}

function median(a) {
    return a.sort((x, y) => x - y)[a.length >> 1];
}

function parse() {
    for (const [id, text] of Object.entries(work.sets)) {
        const answer = cedar.preparsePolicySet(id, { staticPolicies: text });
        if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
    }
}

// Everything that does not change between two rounds is made before.
function requests(c) {
    const context = [false, true].map((genoemd) => ({ ...c.context, genoemd }));
    return c.elements.map((e) => ({
        principal: c.principal, action: c.action, resource: { type: "Element", id: e },
        context: context[Number(c.named.includes(e))],
        preparsedPolicySetId: c.set, validateRequest: false, entities: c.entities[e],
    }));
}

function decide(list) {
    let allowed = 0;
    for (const r of list) {
        const answer = cedar.statefulIsAuthorized(r);
        if (answer.type !== "success" || answer.response.diagnostics.errors.length > 0)
            throw new Error(JSON.stringify(answer));
        allowed += answer.response.decision === "allow";
    }
    return allowed;
}

const load = [];
for (let i = 0; i < 5; i++) {
    const began = cpu();
    parse();
    load.push((cpu() - began) / 1000);
}
const names = Object.keys(work.cases);
const all = names.map((n) => requests(work.cases[n]));
const answers = {};
names.forEach((n, i) => {
    answers[n] = work.cases[n].elements.filter((e, k) => decide([all[i][k]]) === 1);
});
const took = [];
for (let r = 0; r < work.rounds; r++) {
    const began = cpu();
    for (const list of all) decide(list);
    took.push((cpu() - began) / all.length);
}
console.log(JSON.stringify({
    decide_us: median(took), load_ms: median(load), version: cedar.getCedarVersion(), node: process.version, answers,
}));
