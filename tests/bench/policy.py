#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The policy's part of make bench: deciding on 60 elements, and loading all there is to decide with.

Beside it Cedar (cedar-wasm, Apache-2.0) on the same cases in the same run.  Its policies are made here from the study's
matrix.csv, not from ours, and parsed before; as its documentation advises the scope of each is filled in, and the sets are
sliced by principal and action, so that a request sees only what can apply to it.  Two ways of writing them are tried, one
policy per element and one per condition with the elements in groups; the faster counts.  The answers must be the same, or
there are no figures.  Cedar says which policies allowed; of what is withheld it says that nothing did, and of stand-ins and
grounds it knows nothing.

    policy.py BUILD
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/oracle"))
import matrix as oracle  # noqa: E402

# Messages that may carry every element of their column.
FLOWS = (("M10", "PI", ("DR", "GN")), ("M11", "PI", ("DR", "RE")), ("M20", "PI", ("TZ", "RE")))
ELEMENTS, EACH = 60, 40


def cases():
    """Cases of 60 elements on facts drawn by chance; no refusal of the whole message among them."""
    rng = random.Random(60)
    sets = [frozenset(s for s in sorted(oracle.EVERY_OPEN) if rng.random() < 0.5) for _ in range(12)]
    for code, sender, column in FLOWS:
        required = oracle.carries(code, column)[0]
        others = [e for e in oracle.ELEMENTS if e not in oracle.BLOCKED | required and not e.startswith("bericht.")]
        for i in range(EACH):
            es = sorted(required | set(rng.sample(others, ELEMENTS - len(required))))
            facts = {**oracle.GOOD, "type": code, "from": sender, "to": column[1], "open": rng.choice(sets),
                     "noemt": frozenset(e for e in es if rng.random() < 0.2), "tekens": rng.choice((12, 29, 30, 80)),
                     "fase": rng.choice(oracle.PHASES), "titel": rng.choice("JNO"), "college": rng.choice("JO"),
                     **{k: rng.choice("JN") for k in ("derde", "geinformeerd", "bsn")}}
            yield f"{code}-{i}", column, es, facts


# ---- the same for Cedar ----------------------------------------------------------------------------------


def condition(cell, element):
    """When the condition of a cell holds, in Cedar."""
    open_on = oracle.OPEN.get(oracle.ELEMENTS[element]["basisvoorwaarde"])
    some = f'context.open.contains("{open_on}")' if open_on else "!context.open.isEmpty()"
    return {
        "ALLOW": "true", "C1": some, "C3": "context.tekens >= 30 && context.genoemd && context.motiveert",
        "C4": '["F4", "F5", "F6"].contains(context.fase)', "C5": "context.titel", "C7": "context.derde",
        "C6": "context.besluit && context.tweede && context.gemandateerde", "C8": "context.geinformeerd",
        "C9": "!context.open.isEmpty()" if element == "recl.dr_advies_reintegratie" else "true",
        "C10": 'context.bsn && !(principal == Role::"GN" && context.anderecollege)',
        "C11": "context.convenant && context.casus",
    }[cell]


def rules(column):
    """(element, when) of every cell that is not a plain no."""
    for e in oracle.ELEMENTS:
        cell = oracle.MATRIX[(*column, e)]
        if cell != "DENY" and e not in oracle.BLOCKED:
            free = cell == "C7" and e == "netwerk.steunpersoon_relatie"
            yield e, "true" if free else condition(cell, e)


def scope(column):
    return f'principal == Role::"{column[1]}", action == Action::"{column[0]}"'


def when(text):
    return "" if text == "true" else f" when {{ {text} }}"


def per_element(column):
    return "\n".join(f'permit({scope(column)}, resource == Element::"{e}"){when(w)};' for e, w in rules(column)), {}


def per_condition(column):
    groups = {}
    for e, w in rules(column):
        groups.setdefault(w, []).append(e)
    parents = {e: f"{'-'.join(column)}-{i}" for i, es in enumerate(groups.values()) for e in es}
    text = "\n".join(f'permit({scope(column)}, resource in Group::"{parents[es[0]]}"){when(w)};'
                     for w, es in groups.items())
    return text, parents


def context(facts):
    """The facts, once per case; whether the motivation names the element is told with each request, because a set of
    entities in the context costs Cedar more than all the rest."""
    yes = {k: facts[k] == "J" for k in ("titel", "derde", "geinformeerd", "bsn", "besluit", "tweede", "gemandateerde",
                                        "convenant", "casus")}
    return {**yes, "open": sorted(facts["open"]), "tekens": facts["tekens"], "fase": facts["fase"],
            "motiveert": facts["from"] in oracle.MAY_MOTIVATE, "anderecollege": facts["college"] == "N"}


def name_of(write):
    return write.__name__.replace("_", " ")


def cedar(todo, write, tmp, rounds):
    sets, parents = {}, {}
    for column in oracle.COLUMNS:
        sets["-".join(column)], parents[column] = write(column)
    made = {}
    for name, column, es, facts in todo:
        entities = {e: [{"uid": {"type": "Element", "id": e}, "attrs": {},
                         "parents": [{"type": "Group", "id": parents[column][e]}]}] if e in parents[column] else []
                    for e in es}
        made[name] = {"set": "-".join(column), "principal": {"type": "Role", "id": column[1]},
                      "action": {"type": "Action", "id": column[0]}, "context": context(facts), "elements": es,
                      "entities": entities, "named": sorted(facts["noemt"])}
    work = pathlib.Path(tmp) / "cedar.json"
    work.write_text(json.dumps({"sets": sets, "cases": made, "rounds": rounds}))
    out = subprocess.run(["node", ROOT / "tests/bench/npm/cedar.js", work], capture_output=True, text=True)
    if out.returncode != 0:
        sys.exit(f"cedar: {out.stderr}")
    return json.loads(out.stdout)


def main(build):
    todo = list(cases())
    with tempfile.TemporaryDirectory() as tmp:
        lines = ["\t".join([name, f"doel={oracle.purpose_of(column)}", oracle.offer(es), *oracle.words(facts)])
                 for name, column, es, facts in todo]
        path = pathlib.Path(tmp) / "cases"
        path.write_text("\n".join(lines) + "\n")
        ours = json.loads(subprocess.run([ROOT / build / "tests/bench/bench", "policy", ROOT / "policy/wet-senb", path],
                                         capture_output=True, text=True, check=True).stdout)
        theirs = {w: cedar(todo, w, tmp, 1) for w in (per_element, per_condition)}
        best = min(theirs, key=lambda w: theirs[w]["decide_us"])
        theirs[best] = cedar(todo, best, tmp, 9)
    want = {name: sorted(ours["answers"][name]) for name, _, _, _ in todo}
    for how, t in theirs.items():
        wrong = [n for n in want if sorted(t["answers"][n]) != want[n]]
        if wrong:
            n = wrong[0]
            sys.exit(f"policy bench: Cedar, {name_of(how)}, answers otherwise in {len(wrong)} of {len(want)} cases, first {n}: "
                     f"{sorted(set(want[n]) ^ set(t['answers'][n]))}")
    peer = theirs[best]
    some = sum(len(a) for a in want.values())
    print(f"policy: {len(todo)} cases of {ELEMENTS} elements, {some} of {len(todo) * ELEMENTS} disclosed, the same in both; "
          "CPU, median of rounds")
    print(f"  one decision with rules, reasons and grounds {ours['decide_reasons_us']:10.2f} us   aim 20; "
          f"without the words {ours['decide_us']:.2f} us")
    print(f"  Cedar {peer['version']}, node {peer['node']}, {name_of(best):18} {peer['decide_us']:10.2f} us   ratio "
          f"{peer['decide_us'] / ours['decide_reasons_us']:.0f}")
    for other, t in theirs.items():
        if other is not best:
            print(f"  {'Cedar, ' + name_of(other):44} {t['decide_us']:10.2f} us   one round")
    print(f"  {'loading the policy, ' + str(ours['rules']) + ' rules':44} {ours['load_ms']:10.2f} ms   aim 100")
    print(f"  {'Cedar, parsing all columns':44} {peer['load_ms']:10.2f} ms")


if __name__ == "__main__":
    main(sys.argv[1])
