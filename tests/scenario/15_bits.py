# SPDX-License-Identifier: EUPL-1.2
"""One bit of the database or of a tile changes while the gateway is down: nobody ever gets what is not right.

Bits of records (entry, sealed body, its key, checkpoint, payload, the proof in a message) are all detected, the gateway
starts, the record that was hit is answered with 503 and all others as before.  Bits anywhere in the pages of the log, of the
payloads and of the queue's index may also hit SQLite's own bytes; then the gateway may say so and not start.  What has no
checksum of its own is not among them: partners, trajectories, and of a message what its sealed entry does not repeat.

KETEN_SOAK: 1,000 bits.  KETEN_SEED: other ones.
"""
import collections
import contextlib
import os
import pathlib
import random
import shutil
import sqlite3
import tempfile
import types

import keten

SOAK = bool(os.environ.get("KETEN_SOAK"))
SEED = int(os.environ.get("KETEN_SEED", "1"))
RECORDS, ANYWHERE, TILES = (600, 200, 200) if SOAK else (20, 8, 10)
COLUMNS = (("entry", "skeleton"), ("entry", "leaf"), ("body", "sealed"), ("body_key", "wrapped"), ("checkpoint", "note"),
           ("payload", "sealed"), ("payload", "wrapped"), ("message", "proof"))
PAGES = ("entry", "body", "checkpoint", "payload", "queue_due")
r = keten.Report()
rng = random.Random(SEED)


def verifier():
    m = types.ModuleType("verify")
    exec((keten.ROOT / "gateway/ledger/verifier/verify.py").read_text(), m.__dict__)
    return m


class Bench:
    """A gateway with some messages, as it was when it was stopped, and what it then answers."""

    def __init__(self, k, kept):
        self.k, self.kept = k, kept
        self.sent = [(k.justid, k.justid.send(keten.sample("pi", "M01.xml"))),
                     (k.gemeente, k.gemeente.send(keten.sample("gemeente", "M07.json")))]
        self.sent += [(k.pi, keten.send_plan(k)) for _ in range(8)]
        self.ids = [(who, a.json()["id"]) for who, a in self.sent if a.status == 201]
        assert len(self.ids) == 10, self.sent
        self.plans = [ident for who, ident in self.ids if who is k.pi]
        for ident in self.plans[:3]:
            assert k.gemeente.collect(ident).status == 200
        assert k.gemeente.acknowledge(self.plans[0]).status in (200, 201, 204)
        self.size = k.settle()["size"]
        k.stop()
        for d in ("state", "log"):
            shutil.copytree(k.dir / d, kept / d)
        self.db = (kept / "state/ketenpoort.db").read_bytes()
        self.good = self.run()[1]

    def restore(self):
        for d in ("state", "log"):
            shutil.rmtree(self.k.dir / d)
            shutil.copytree(self.kept / d, self.k.dir / d)

    def ask(self):
        """message -> its answers: (status, what was given)"""
        k, out = self.k, collections.defaultdict(dict)
        for who, ident in self.ids:
            a, p = who.state(ident), who.proof(ident)
            out[ident]["state"] = (a.status, a.body if a.status == 200 else None)
            out[ident]["proof"] = (p.status, p.body if p.status == 200 else None)
        for ident in self.plans:
            a = k.gemeente.collect(ident)
            out[ident]["payload"] = (a.status, a.body if a.status == 200 else None)
        return out

    def run(self, data=None):
        """(lines of the log, answers; None when it did not start, exit of log verify --key)"""
        k = self.k
        self.restore()
        if data is not None:
            (k.dir / "state/ketenpoort.db").write_bytes(data)
        k.log.write_text("")
        k._had, got = 0, None
        try:
            k.start()
            got = self.ask()
            for who in (k.pi, k.justid, k.gemeente):
                who.close()  # a stop waits for who is still there
            k.stop()
        except AssertionError:
            k.proc.kill()
            k.proc.wait()
            k.proc = None
        verdict = k.cli("log", "verify", "--key", str(k.dir / "keys"), "--json").returncode
        return k.log.read_text(errors="replace"), got, verdict

    def flip(self, at):
        data = bytearray(self.db)
        data[at] ^= 1 << rng.randrange(8)
        return self.run(bytes(data))

    def differs(self, got):
        return {i for i in self.good if got[i] != self.good[i]}

    def wrong(self, got):
        """Anything that was given and is not what it was."""
        return [(i, what) for i in self.good for what, a in got[i].items()
                if a[0] == 200 and a != self.good[i][what]]


def places(b):
    """column -> offsets in the database where its values lie, each (from, length); and the pages of the log's tables."""
    out, pages = {}, []
    with contextlib.closing(sqlite3.connect(f"file:{b.kept}/state/ketenpoort.db?mode=ro", uri=True)) as db:
        def of(ids):
            return f"message WHERE hex(id) IN ({','.join(repr(i.replace('-', '').upper()) for i in ids)})"
        # What is asked for: receipts of all, payloads of the plans.
        used = {"message": " WHERE n IN (SELECT n FROM " + of([i for _, i in b.ids]) + ")",
                "checkpoint": " WHERE size IN (SELECT tree_size FROM " + of([i for _, i in b.ids]) + ")",
                "payload": " WHERE n IN (SELECT n FROM " + of(b.plans) + ")"}
        for table, column in COLUMNS:
            values = [v[0] for v in db.execute(f"SELECT {column} FROM {table}{used.get(table, '')}")]
            values = [v if isinstance(v, bytes) else v.encode() for v in values if v]
            out[table, column] = [(b.db.find(v), len(v)) for v in values if b.db.count(v) == 1]
        size = db.execute("PRAGMA page_size").fetchone()[0]
        marks = ",".join("?" * len(PAGES))
        pages = [p for p, in db.execute(f"SELECT pageno FROM dbstat WHERE name IN ({marks})", PAGES)]
    return out, pages, size


def records(b, where):
    """A bit of a record: always detected, and only that record is held back."""
    bad, hit = [], 0
    for n in range(RECORDS):
        column = COLUMNS[n % len(COLUMNS)]
        start, length = rng.choice(where[column])
        at = start + rng.randrange(length)
        log, got, verdict = b.flip(at)
        ok = got is not None and not b.wrong(got) and len(b.differs(got)) <= 1 and (".damaged " in log or verdict == 6)
        hit += got is not None and len(b.differs(got)) == 1
        if not ok:
            bad.append((column, at, got and (b.wrong(got), b.differs(got)), verdict, log[-600:]))
    r.check(f"bits of records: {RECORDS - len(bad)} of {RECORDS} detected before use, others served; in {hit} a record was "
            "held back", not bad and hit, bad[:2])


def anywhere(b, pages, size):
    """Any bit of these pages: nothing that is not right is given, and whatever is not given is told."""
    bad, ends = [], collections.Counter()
    for _ in range(ANYWHERE):
        at = (rng.choice(pages) - 1) * size + rng.randrange(size)
        log, got, verdict = b.flip(at)
        if got is None:
            end, ok = "did not start", "not_started" in log
        elif b.differs(got):
            end, ok = "held back", not b.wrong(got) and (".damaged " in log or verdict == 6)
        else:
            end, ok = "all served", True
        ends[end] += 1
        if not ok:
            bad.append((at // size + 1, at % size, end, got and b.wrong(got), verdict, log[-600:]))
    r.check(f"bits of pages: {ANYWHERE - len(bad)} of {ANYWHERE} gave nothing that is not right, and said so: {dict(ends)}",
            not bad, bad[:2])


def tiles(b, m):
    """A bit of a tile under a running gateway: what it proves from then on is right, or it proves nothing."""
    k, bad = b.k, []
    b.restore()
    k.log.write_text("")
    k._had = 0
    k.start()
    key = m.read_vkey((k.dir / "log/log.vkey").read_text().partition("\n")[0])
    files = [*keten.tile_files(k.dir / "state/tlog"), k.dir / "state/tlog/checkpoint"]
    for n in range(TILES):
        f = files[n % len(files)]
        clean = f.read_bytes()
        data = bytearray(clean)
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        f.write_bytes(data)
        seen = k.cli("log", "verify", "--file", str(k.dir / "state/tlog"), "--vkey", str(k.dir / "log/log.vkey")).returncode
        for i in (rng.randrange(b.size), 0):
            p = k.cli("log", "prove", str(i))
            if p.returncode == 0:
                index, leaf, path, note = m.read_proof(p.stdout.encode())
                head = m.open_note(note, key)
                right = head and index == i and m.included(index, head[0], leaf, path, head[1])
            else:
                right = p.returncode == 6
            if not right or seen != 6:
                bad.append((str(f), i, seen, p))
        f.write_bytes(clean)
    k.stop()
    r.check(f"bits of tiles: {TILES - len(bad)} of {TILES} seen by log verify, and no wrong proof made of them", not bad, bad[:2])


def main():
    with tempfile.TemporaryDirectory(prefix="bits-") as d, keten.Keten(workers=1) as k:
        b = Bench(k, pathlib.Path(d))
        log, got, verdict = b.run()
        r.check("nothing changed: all is served twice alike", got is not None and not b.differs(got) and verdict == 0 and
                ".damaged" not in log, (got and b.differs(got), verdict))
        where, pages, size = places(b)
        r.check("the records are found in the file", all(where.values()) and pages, {c: len(v) for c, v in where.items()})
        records(b, where)
        anywhere(b, pages, size)
        tiles(b, verifier())
    r.done()


main()
