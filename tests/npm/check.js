// SPDX-License-Identifier: EUPL-1.2
/*
 * Does another validator agree with the published JSON schema's documents?
 *
 *     node check.js SCHEMA FOLDER...
 *
 * Documents are named as the samples are: `M10.json` and `M10.7.json` are valid,
 * `M10-<why>.json` is not, `M10-waarde-<why>.json` is (its fault is one that a
 * schema cannot tell).  Ends with `N passed, N failed`.
 */
"use strict";

const fs = require("fs");
const path = require("path");
const Ajv2020 = require("ajv/dist/2020");

const [schemaFile, ...folders] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8"));
// strictRequired and strictTypes forbid what a schema may well say in parts.
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: false });
let passed = 0;
let failed = 0;

function check(what, ok, why) {
  if (ok) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAIL ${what}: ${why}`);
}

check(schemaFile, schema.$schema === "https://json-schema.org/draft/2020-12/schema", "not of draft 2020-12");
check(schemaFile, ajv.validateSchema(schema), ajv.errorsText(ajv.errors));
const validate = ajv.compile(schema);

for (const folder of folders) {
  const names = fs.readdirSync(folder).filter((n) => n.endsWith(".json")).sort();
  check(folder, names.length > 0, "no documents");
  for (const name of names) {
    const want = !name.includes("-") || name.includes("-waarde-");
    const have = validate(JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")));
    // The path of a fault and the keyword, never the value.
    const why = (validate.errors || []).map((e) => `${e.instancePath} ${e.keyword}`).join("; ");
    check(path.join(folder, name), have === want, have ? "valid" : why);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
