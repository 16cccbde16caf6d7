#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every small change of the decision is seen by the oracle.

Changes one operator of policy/decide.c at a time, builds decide_tool with it and runs matrix.py, which must fail.
What it cannot see stands below with its reason, and is left out.

    mutants.py BUILD            needs the objects of a build; ends with `N passed, N failed`
"""
import pathlib
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / "policy/decide.c"
CHANGES = (("&&", "||"), ("||", "&&"), ("==", "!="), ("!=", "=="), (" < ", " <= "), (" >= ", " > "), (" <= ", " < "),
           ("(!", "("), (" !", " "), ("return yes", "return !yes"), ("= true", "= false"), ("= false", "= true"),
           ("OUTCOME_DENY", "OUTCOME_ALLOW"), ("ROL_GN", "ROL_PI"), ("TRI_JA", "TRI_NEE"), ("TRI_NEE", "TRI_ONBEKEND"))
# A piece of the line, and why the cases of the oracle cannot tell.
LEFT_OUT = (("[1] = f->bv_open", "kept for replay (test_replay); deciding looks at each basic condition"),
            ("f->fase < FASE__COUNT", "one past the last phase is in no set of phases"),
            ("k->type < BERICHT__COUNT", "no code of a message is out of range; test_decide, under ASan"),
            ("k->to < ROL__COUNT", "the same"),
            ("i < 4; i++", "reads past the set; test_decide, under ASan"),
            ("while (e < EL__COUNT)", "no element stands at the end of the list"))


def mutants():
    text = SOURCE.read_text()
    code = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", "\0", m.group()), text, flags=re.S)
    for was, now in CHANGES:
        for m in re.finditer(re.escape(was), code):
            line = text.count("\n", 0, m.start())
            source = text.splitlines()[line]
            if not source.startswith("#") and not any(piece in source for piece, _ in LEFT_OUT):
                yield line + 1, was, now, text[:m.start()] + now + text[m.end():]


def run(*argv):
    return subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=300)


def seen(build, tmp, i, text):
    """None when it does not build (no mutant), else whether matrix.py fails on it."""
    tool, source = pathlib.Path(tmp) / f"tool{i}", pathlib.Path(tmp) / f"decide{i}.c"
    source.write_text(text)
    libs = run("pkg-config", "--libs", "libcrypto", "libfyaml", "libgcrypt").stdout.split()
    p = run("gcc", "-std=c17", "-D_GNU_SOURCE", "-O0", "-w", "-fPIE", "-fno-lto", "-pie", "-Igateway", "-I.", "-o", tool,
            source, build / "tests/oracle/ask.o", build / "tests/oracle/decide_tool.o", build / "libketenpoort.a", *libs)
    if p.returncode != 0:
        return None
    try:
        return run(sys.executable, "tests/oracle/matrix.py", tool, "policy/wet-senb", "--first").returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        tool.unlink()


def main():
    build = ROOT / sys.argv[1]
    ok = bad = 0
    source = SOURCE.read_text().splitlines()
    with tempfile.TemporaryDirectory() as tmp, ThreadPoolExecutor(2) as pool:
        todo = list(mutants())
        for (line, was, now, _), saw in zip(todo, pool.map(lambda m: seen(build, tmp, *m),
                                                           ((i, t[3]) for i, t in enumerate(todo)))):
            if saw is None:
                continue
            ok, bad = ok + saw, bad + (not saw)
            if not saw:
                print(f"not seen: {line}: {was} -> {now}: {source[line - 1].strip()}", flush=True)
    print(f"{ok} passed, {bad} failed")
    sys.exit(1 if bad or not ok else 0)


main()
