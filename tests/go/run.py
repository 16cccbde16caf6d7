#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""make go-proof: a log of the real gateway, judged by the code of the Go checksum database (sumdb.go).

    run.py BUILD SUMDB
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
os.environ["KETENPOORT"] = str(ROOT / sys.argv[1] / "ketenpoort")
sys.path.insert(0, str(ROOT / "tests/scenario"))
import keten  # noqa: E402

ENTRIES = 300  # more than one full tile
CHANGES = 60   # of each kind of file
r = keten.Report()
rng = random.Random(1)


def ask(work, proofs):
    return subprocess.run([sys.argv[2], work / "log.vkey", work / "tiles", *sorted(proofs)], capture_output=True,
                          text=True, timeout=60)


def make(work):
    """A log, its tiles, its key, and proofs of some entries; half of them from an earlier head as well."""
    with keten.Keten() as k:
        doc = keten.sample("pi", "M01.xml")
        (work / "head.txt").write_text(k.cli("log", "head", check=True).stdout)
        for _ in range(ENTRIES - 8):
            a = k.justid.send(keten.fresh(doc))
            assert a.status == 201, a
        last = k.settle()
        fetched = k.justid.proof(a.json()["id"]).body
        for n, i in enumerate(sorted({0, 1, 255, 256, last["size"] - 1, *rng.sample(range(last["size"]), 15)})):
            more = ["--from", str(work / "head.txt")] if n % 2 else []
            k.cli("log", "prove", str(i), *more, "-o", str(work / f"{i}.tlog-proof"), check=True)
        (work / "fetched.tlog-proof").write_bytes(fetched)
        shutil.copytree(k.dir / "state/tlog", work / "tiles")
        shutil.copy(k.dir / "log/log.vkey", work / "log.vkey")
    return last["size"]


def change_each(work, kind, files, proofs):
    """One byte of one file, many times: never accepted."""
    accepted = []
    for _ in range(CHANGES):
        f = rng.choice(files)
        data = f.read_bytes()
        at = rng.randrange(len(data))
        f.write_bytes(data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1:])
        # Of the proofs only the changed one is given: the first that is wrong ends the run.
        p = ask(work, [f] if f in proofs else [])
        if p.returncode != 1:
            accepted.append((f.name, at, p))
        f.write_bytes(data)
    r.check(f"one changed byte of {kind}: refused {CHANGES - len(accepted)} of {CHANGES} times", not accepted, accepted[:2])


def main():
    with tempfile.TemporaryDirectory(prefix="sumdb-") as d:
        work = pathlib.Path(d)
        size = make(work)
        proofs = sorted(work.glob("*.tlog-proof"))
        p = ask(work, proofs)
        m = re.fullmatch(r"(\d+) entries, (\d+) proofs, (\d+) earlier\n", p.stdout)
        r.check("sumdb accepts checkpoint, tiles, entries and proofs of inclusion and of an earlier head",
                p.returncode == 0 and m and (int(m[1]), int(m[2])) == (size, len(proofs)) and int(m[3]) >= 8, p)
        tiles = [f for f in (work / "tiles/tile").rglob("*") if f.is_file()]
        change_each(work, "a tile", tiles, proofs)
        change_each(work, "the checkpoint", [work / "tiles/checkpoint"], proofs)
        change_each(work, "a proof", proofs, proofs)
        change_each(work, "the key", [work / "log.vkey"], proofs)
        p = ask(work, [proofs[0]])
        r.check("... and put back it is accepted again", p.returncode == 0, p)
    r.done()


main()
