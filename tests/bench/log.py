# SPDX-License-Identifier: EUPL-1.2
"""The log's part of make bench: bytes in its two stores, checking all of it, proving one entry of ten million.

    log.py BUILD
"""
import json
import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENTRIES = int(os.environ.get("LOG_ENTRIES", "300000"))
LEAVES = int(os.environ.get("LOG_LEAVES", "10000000"))
EXCHANGES = 200  # of each way to send
LIMIT = 2500
sys.path.insert(0, str(ROOT / "tests/scenario"))
import keten  # noqa: E402


def run(bench, *argv):
    return json.loads(subprocess.run([str(bench), *map(str, argv)], capture_output=True, text=True, check=True).stdout)


# ---- both stores, on a real gateway ---------------------------------------------------------------------

class Stores:
    """Bytes of the file, of the database's pages without the payloads', and of the log's own tables."""

    def __init__(self, k):
        k.stop()  # the write-ahead log is in the database then
        with sqlite3.connect(f"file:{k.dir}/state/ketenpoort.db?mode=ro", uri=True) as db:
            page = dict(db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
            owner = dict(db.execute("SELECT name, tbl_name FROM sqlite_schema WHERE type IN ('table', 'index')"))
            self.entries = db.execute("SELECT count(*) FROM entry").fetchone()[0]
            self.heads = db.execute("SELECT count(*) FROM checkpoint").fetchone()[0]
        db.close()
        of = {}
        for name, n in page.items():
            of[owner.get(name, name)] = of.get(owner.get(name, name), 0) + n
        self.file = (k.dir / "log/verstrekkingen.log").stat().st_size
        self.database = sum(n for table, n in of.items() if table != "payload")
        self.log = sum(of.get(table, 0) for table in ("entry", "body", "body_key", "checkpoint"))
        k.start()

    def since(self, before, n):
        return [(getattr(self, x) - getattr(before, x)) / n for x in ("file", "log", "database")]


def sealed(k):
    """The sealed bodies in the log file, as lengths by kind."""
    data, at, out = (k.dir / "log/verstrekkingen.log").read_bytes(), 256, {}
    while at < len(data):
        n = int.from_bytes(data[at:at + 4], "big")
        if data[at + 4:at + 8] == b"ENTR":
            out.setdefault(data[at + 17], []).append(int.from_bytes(data[at + 92:at + 96], "big"))
        at += n
    return {kind: sum(v) / len(v) for kind, v in out.items()}


def verified(k):
    """The command itself on both stores: entries, and CPU seconds (the median of five)."""
    k.stop()
    took = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        checks = json.loads(k.cli("log", "verify", "--json", check=True).stdout)["checks"]
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert [c["store"] for c in checks] == ["logfile", "database"], checks
    return checks[0]["size"], sorted(took)[2]


def stores(k, bench):
    """Rows of (what, bytes in the file, in the log's tables, in the database), what bodies take by kind, and what checking
    all of it takes."""
    pi, gemeente = (keten.ROOT / f"adapters/{x}/v1/samples" for x in ("pi", "gemeente"))
    assert k.justid.send((pi / "M01.xml").read_bytes()).status == 201
    assert k.gemeente.send((gemeente / "M07.json").read_bytes()).status == 201
    rows, ids = [], []
    a = Stores(k)
    for _ in range(EXCHANGES):
        answer = keten.send_plan(k)
        assert answer.status == 201, answer
        ids.append(answer.json()["id"])
    b = Stores(k)
    rows.append(("disclosure of a plan, alone in its group", *b.since(a, EXCHANGES)))
    for ident in ids:
        assert k.gemeente.collect(ident).status == 200
        assert k.gemeente.acknowledge(ident).status in (200, 201, 204)
    c = Stores(k)
    rows.append(("its delivery and acknowledgement", *c.since(b, EXCHANGES)))
    r = run(bench, "load", k.port, 64, 4, k.tls, "pi", "application/xml", pi / "M10.xml", 4711)
    d = Stores(k)
    rows.append((f"disclosure on 64 connections, {r['ok'] / max(1, d.heads - c.heads):.1f} to a group",
                 *d.since(c, r["ok"])))
    return rows, sealed(k), verified(k)


def commitments(build, elements, exchange_us, bare_us):
    """What they add to an exchange: the recorder's own code, beside its hashes alone."""
    us = run(ROOT / build / "tests/bench/bench", "commit", elements)["us"]
    print(f"commitments to {elements} elements: {us:.1f} us of an exchange's {exchange_us:.0f} us of CPU "
          f"({100 * us / exchange_us:.1f} %); their hashes alone {bare_us:.1f} us")


def main(build):
    bench = ROOT / build / "tests/bench/bench"
    with keten.Keten(workers=0) as k:
        rows, kinds, (size, cpu) = stores(k, bench)
    print(f"bytes in each store beside the payload (at most {LIMIT} for a disclosure):  log file   log's tables   database")
    for what, *sizes in rows:
        print(f"  {what:72} {sizes[0]:10.0f} {sizes[1]:14.0f} {sizes[2]:10.0f}")
    print("  sealed bodies: " + ", ".join(f"{name} {kinds[kind]:.0f}" for kind, name in (
        (1, "disclosure"), (3, "delivery"), (4, "acknowledgement"))) + "\n")
    with tempfile.TemporaryDirectory(prefix="bench-log-") as d:
        # One disclosure, its delivery and its acknowledgement, over and over; then disclosures only.
        for what, sizes in (("disclosure, delivery, acknowledgement", (1, 3, 4)), ("disclosures only", (1,))):
            v = run(bench, "log", d, ENTRIES, ",".join(f"{kinds[x]:.0f}" for x in sizes))
            print(f"log verify, {v['entries']} entries ({what}), {v['bytes'] / 1e6:.0f} MB: "
                  f"{v['entries'] / v['verify_us'] * 1e6:,.0f} entries/s of CPU (aim 300,000); "
                  f"{v['verify_us'] / v['hash_us']:.2f} times one SHA-256 over the file")
        p = run(bench, "proof", d, LEAVES)
    print(f"log verify, the command on file and database of {size} entries: {2 * size / cpu:,.0f} entries/s of CPU, its start "
          "included")
    print(f"inclusion proof over {p['leaves']:,} leaves, from tiles: p50 {p['p50_us'] / 1000:.2f} ms, "
          f"p99 {p['p99_us'] / 1000:.2f} ms, max of {p['proofs']} {p['max_us'] / 1000:.2f} ms (aim 5)")


if __name__ == "__main__":
    main(sys.argv[1])
