#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Run the tests and end with `N passed, N failed`.

    run.py BUILD [--unit | --scenario | --soak]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
passed = failed = 0


def run(what, argv, timeout, env=None):
    start = time.monotonic()
    try:
        p = subprocess.run(argv, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, timeout=timeout, env=dict(os.environ, **(env or {})))
        text, rc = p.stdout.decode(errors="replace"), p.returncode
    except subprocess.TimeoutExpired as e:
        text, rc = (e.stdout or b"").decode(errors="replace") + "\ntimed out", -1
    return text, rc, time.monotonic() - start


def count(ok, bad, what, text, rc, took):
    global passed, failed
    if rc != 0 and bad == 0:
        bad = 1
    passed, failed = passed + ok, failed + bad
    print(f"{'ok  ' if bad == 0 else 'FAIL'} {what:58} {ok:5} passed {bad:3} failed {took:7.1f} s", flush=True)
    if bad:
        print("\n".join(text.splitlines()[-60:]), flush=True)


# The long form of what the short one samples: every step of the fault sweep, more round trips, more edits of the policy.
LONG = {"KP_SWEEP": "1", "KETEN_ROUNDS": "10000", "KETEN_EDITS": "20000"}


def cmocka(path, env):
    text, rc, took = run(path, [str(path)], 3600 if env else 300, env)
    ok = sum(int(n) for n in re.findall(r"\[  PASSED  \] (\d+) test", text))
    bad = len(re.findall(r"^\[  FAILED  \] [a-z_0-9]+$", text, re.M))
    if rc != 0 and bad == 0:
        bad = 1
    if ok == 0 and bad == 0:
        bad, text = 1, text + "\nran no test"
    count(ok, bad, path.name, text, rc, took)


def replay(path):
    name = path.name.replace("fuzz_", "").replace(".replay", "")
    corpus = sorted(p for p in (ROOT / "tests/corpus" / name).glob("*") if p.is_file())
    text, rc, took = run(path, [str(path), *map(str, corpus)], 600)
    ok = len(corpus) if rc == 0 else 0
    count(ok, 0 if ok else 1, f"corpus {name}", text, rc, took)


def counted(what, argv, timeout, env=None):
    """A program that ends with `N passed, N failed`."""
    text, rc, took = run(what, argv, timeout, env)
    m = re.search(r"(\d+) passed, (\d+) failed\s*$", text)
    ok, bad = (int(m.group(1)), int(m.group(2))) if m else (0, 1)
    count(ok, bad, what, text, rc, took)


def scenario(path, env):
    counted(path.name, [sys.executable, str(path)], 3600 * 3, env)


def policy_cases(build):
    """The cases beside the policy, by the program itself."""
    what = "policy/wet-senb/toetsen"
    text, rc, took = run(what, [str(build / "ketenpoort"), "policy", "test", "policy/wet-senb", "--quiet"], 300)
    m = re.search(r"PASS (\d+)   FAIL (\d+)", text)
    ok, bad = (int(m.group(1)), int(m.group(2))) if m else (0, 1)
    count(ok, bad, what, text, rc, took)


def xmllint(what, xsd, docs):
    """Every document is valid to the published schema; so many at a time."""
    ok, bad, text, start = 0, 0, "", time.monotonic()
    for i in range(0, len(docs), 200):
        out, _, _ = run(what, ["xmllint", "--nonet", "--noout", "--schema", str(xsd),
                               *map(str, docs[i:i + 200])], 600)
        good = len(re.findall(r" validates$", out, re.M))
        ok, bad = ok + good, bad + len(docs[i:i + 200]) - good
        text += "\n".join(x for x in out.splitlines() if not x.endswith(" validates"))
    if not docs:
        bad, text = 1, "no documents"
    count(ok, bad, what, text, 0, time.monotonic() - start)


def schemas(build, env):
    """What the gateway writes, and what it refuses, judged by validators of others: xmllint and ajv."""
    dump = build / "dump"
    shutil.rmtree(dump, ignore_errors=True)
    for name in ("test_written", "test_faults"):
        (dump / name).mkdir(parents=True)
        text, rc, took = run(name, [str(build / "tests/property" / name)], 3600,
                             dict(env or {}, KETEN_DUMP=str(dump / name)))
        if rc != 0:
            count(0, 1, f"{name}, to judge by the schemas", text, rc, took)
    for form in sorted((ROOT / "adapters").glob("*/*/format.tsv")):
        folder, kind, version = form.parent, form.parts[-3], form.parts[-2]
        written = dump / "test_written" / kind / version
        for xsd in folder.glob("*.xsd"):
            xmllint(f"xmllint {xsd.name}", xsd, sorted(written.glob("*.xml")))
        for schema in folder.glob("*.schema.json"):
            counted(f"ajv {schema.name}", ["node", "tests/npm/check.js", str(schema), str(folder / "samples"),
                                           str(written), str(dump / "test_faults" / f"{kind}-{version}")], 600)
    shutil.rmtree(dump, ignore_errors=True)


def exports(build):
    """What an export holds, judged by the formats of standards; ajv reads them."""
    dump = build / "dump_export"
    shutil.rmtree(dump, ignore_errors=True)
    judges = dict(ldv="otlp-traces", adl="adl-log-record", fsc="fsc-logs")
    for form in judges:
        (dump / form).mkdir(parents=True)
    text, rc, took = run("test_export", [str(build / "tests/unit/exchange/test_export")], 300, {"KETEN_DUMP": str(dump)})
    if rc != 0:
        count(0, 1, "test_export, to judge by the formats", text, rc, took)
    for form, schema in judges.items():
        counted(f"ajv {schema}.schema.json", ["node", "tests/npm/check.js", f"tests/data/standards/{schema}.schema.json",
                                              str(dump / form)], 600)
    shutil.rmtree(dump, ignore_errors=True)


def oracle(build, long):
    """The policy decided twice, faults planted in it, and every branch of the decision taken."""
    argv = [sys.executable, "tests/oracle/matrix.py", str(build / "tests/oracle/decide_tool"), "policy/wet-senb"]
    counted("oracle: the matrix, decided twice", argv, 600)
    counted("oracle: faults that it must see", [*argv, "--plant"], 600)
    if build.name != "asan":
        counted("cover: branches of the decision", [sys.executable, "tests/cover/policy.py"], 600)
    if long:
        counted("oracle: changes of the decision, seen", [sys.executable, "tests/oracle/mutants.py", str(build)], 3600)


def main():
    build, which = ROOT / sys.argv[1], (sys.argv[2:] or ["all"])[0]
    if which in ("all", "--unit", "--soak"):
        for kind in ("unit", "property"):
            for p in sorted((ROOT / "tests" / kind).rglob("test_*.c")):
                cmocka(build / p.relative_to(ROOT).with_suffix(""), LONG if which == "--soak" else None)
        for p in sorted((ROOT / "tests/property").glob("*.py")):
            counted(p.name, [sys.executable, str(p)], 600)
        policy_cases(build)
        schemas(build, LONG if which == "--soak" else None)
        exports(build)
        oracle(build, which == "--soak")
        for p in sorted((ROOT / "tests/fuzz").glob("fuzz_*.c")):
            replay(build / (str(p.relative_to(ROOT))[:-2] + ".replay"))
    if which in ("all", "--scenario", "--soak"):
        env = {"KETENPOORT": str(build / "ketenpoort")}
        if which == "--soak":
            env["KETEN_SOAK"] = "1"
        for p in sorted((ROOT / "tests/scenario").glob("[0-9]*.py")):
            scenario(p, env)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
