#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Run the tests and end with `N passed, N failed`.

    run.py BUILD [--unit | --scenario | --soak]
"""
import os
import pathlib
import re
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


# The long form of what the short one samples: every step of the fault sweep, more round trips.
LONG = {"KP_SWEEP": "1", "KETEN_ROUNDS": "10000"}


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


def scenario(path, env):
    text, rc, took = run(path, [sys.executable, str(path)], 3600 * 3, env)
    m = re.search(r"(\d+) passed, (\d+) failed\s*$", text)
    ok, bad = (int(m.group(1)), int(m.group(2))) if m else (0, 1)
    count(ok, bad, path.name, text, rc, took)


def main():
    build, which = ROOT / sys.argv[1], (sys.argv[2:] or ["all"])[0]
    if which in ("all", "--unit", "--soak"):
        for kind in ("unit", "property"):
            for p in sorted((ROOT / "tests" / kind).rglob("test_*.c")):
                cmocka(build / p.relative_to(ROOT).with_suffix(""), LONG if which == "--soak" else None)
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
