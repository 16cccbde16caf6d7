#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every branch of the decision is taken, both ways.

Builds policy/ and what it stands on with counters, runs the unit tests of deciding and cutting and the cases of
the oracle (tests/oracle/matrix.py), and reads gcov: each outcome of each test in the named files must have been
seen.  What the compiler adds to an assert() is left out: that side ends the program.

    policy.py            ends with `N passed, N failed`; a pass is a branch
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
B = "build/cover"
FILES = [f for f in ("policy/decide.c", "policy/replay.c") if (ROOT / f).exists()]
TESTS = [t for t in ("test_decide", "test_cut", "test_replay") if (ROOT / f"tests/unit/policy/{t}.c").exists()]


def run(*argv):
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    p = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, env=env)
    if p.returncode != 0:
        sys.exit(f"{' '.join(argv)}:\n{p.stdout[-3000:]}{p.stderr[-3000:]}")
    return p.stdout


def branches(name):
    """(line, text, how often, of each branch) for a file."""
    text = (ROOT / name).read_text().splitlines()
    gcda = f"{B}/{name.removesuffix('.c')}.gcda"
    for f in json.loads(run("gcov", "--json-format", "--stdout", "--branch-probabilities", gcda))["files"]:
        if not f["file"].endswith(name):
            continue
        for line in f["lines"]:
            source = text[line["line_number"] - 1].strip()
            if not re.match(r"assert\(", source):
                for i, b in enumerate(line["branches"]):
                    yield line["line_number"], source, i, b["count"]


def take_counts():
    """Build, and run what decides."""
    tools = [f"{B}/tests/cover/{t}" for t in (*TESTS, "decide_tool")]
    run("make", "-s", "-j2", "FLAVOUR=cover", *tools)
    for old in (ROOT / B).rglob("*.gcda"):
        old.unlink()
    for t in tools[:-1]:
        run(t)
    run(sys.executable, "tests/oracle/matrix.py", tools[-1], "policy/wet-senb")


def main():
    take_counts()
    if not (ROOT / B / "policy/decide.gcda").exists():  # made when the tree stood elsewhere
        shutil.rmtree(ROOT / B)
        take_counts()
    ok = bad = 0
    for name in FILES:
        for line, source, i, count in branches(name):
            ok, bad = ok + (count > 0), bad + (count == 0)
            if count == 0:
                print(f"{name}:{line}: branch {i} is never taken: {source}")
    print(f"{ok} passed, {bad} failed")
    sys.exit(1 if bad else 0)


main()
