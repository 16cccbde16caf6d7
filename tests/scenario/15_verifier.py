# SPDX-License-Identifier: EUPL-1.2
"""Two verifiers that share no code judge damaged copies of one log: `ketenpoort log verify` and verify.py.

KETEN_SOAK: a log of 1,000 entries and each of the eight mutations of each entry.  KETEN_SEED: another sample.
"""
import base64
import contextlib
import hashlib
import io
import json
import os
import pathlib
import random
import re
import shutil
import struct
import subprocess
import sys
import threading
import time
import types

import keten

VERIFY = keten.ROOT / "gateway/ledger/verifier/verify.py"
SOAK = bool(os.environ.get("KETEN_SOAK"))
SEED = int(os.environ.get("KETEN_SEED", "1"))
ENTRIES = 1000 if SOAK else 300
SAMPLE = ENTRIES if SOAK else 22         # entries that get each of the eight mutations
FLIPS = 1000 if SOAK else 24             # of each store
r = keten.Report()
rng = random.Random(SEED)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# ---- a log of some size, with all that an auditor may have kept ---------------------------------------

def send_some(k, kind, doc, n, receipts):
    """From a few connections at once, so that groups have more than one entry."""
    def one(name):
        p = keten.Partner(k, name, "application/xml")
        for _ in range(n // 6):
            a = p.send(re.sub(r"(BerichtId>)[0-9a-f-]{36}", lambda m: m.group(1) + keten.new_id(), doc, count=1))
            assert a.status in (201, 403), a
            if a.status == 201:
                receipts.append((a.body, p.proof(a.json()["id"]).body))
        p.close()
    threads = [threading.Thread(target=one, args=(kind,)) for _ in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def make_log(into):
    receipts = []
    doc = (keten.ROOT / "adapters/pi/v1/samples/M01.xml").read_text()
    with keten.Keten() as k:
        send_some(k, "justid", doc, ENTRIES // 2, receipts)
        mid = k.settle()
        shutil.copytree(k.dir / "state/tlog", into / "tiles.old")
        shutil.copy(k.dir / "log/verstrekkingen.log", into / "old.log")
        send_some(k, "justid", doc, ENTRIES // 2, receipts)
        last = k.settle()
        k.stop()
        for a, b in (("state/tlog", "tiles"), ("log/verstrekkingen.log", "clean.log"), ("log/log.vkey", "log.vkey"),
                     ("keys/log.key", "log.key")):
            (shutil.copytree if a.endswith("tlog") else shutil.copy)(k.dir / a, into / b)
    (into / "mid.txt").write_text(mid["note"])
    (into / "head.txt").write_text(last["note"])
    return mid["size"], last["size"], receipts


# ---- the log as records, so that an attacker can write files of the right form ----------------------------

class Record:
    def __init__(self, raw):
        self.raw = raw
        self.entry = raw[4:8] == b"ENTR"
        self.number = int.from_bytes(raw[8:16], "big")

    def again(self, number=None, skeleton=None, sealed=None, note=None):
        """Another record of the right form."""
        n = self.number if number is None else number
        if not self.entry:
            note = self.raw[20:-32] if note is None else note
            raw = struct.pack(">I4sQI", 52 + len(note), b"CHKP", n, len(note)) + note
            return Record(raw + sha(raw))
        sealed = self.raw[96:-32] if sealed is None else sealed
        skeleton = self.raw[16:92] if skeleton is None else skeleton
        return Record(struct.pack(">I4sQ76sI", 128 + len(sealed), b"ENTR", n, skeleton, len(sealed)) + sealed +
                      sha(b"\0", skeleton))

    def other(self):
        """Another content that agrees with itself, as an insider would write it."""
        sealed = bytearray(self.raw[96:-32])
        sealed[rng.randrange(len(sealed))] ^= 1 << rng.randrange(8)
        skeleton = self.raw[16:28] + sha(bytes(sealed)) + self.raw[60:92]
        return self.again(skeleton=skeleton, sealed=bytes(sealed))


def split(data):
    at, out = 256, []
    while at < len(data):
        n = int.from_bytes(data[at:at + 4], "big")
        out.append(Record(data[at:at + n]))
        at += n
    return out


def renumber(records, checkpoints=False):
    i, out = 0, []
    for x in records:
        out.append(x.again(number=i) if x.entry or checkpoints else x)
        i += x.entry
    return out


def root_of(leaves):
    """RFC 6962, as it stands there."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1", root_of(leaves[:k]), root_of(leaves[k:]))


def sign(text, seed, work):
    """A signature line of the log's name under the log's id."""
    (work / "k").write_bytes(bytes.fromhex("302e020100300506032b657004220420") + seed)
    (work / "t").write_bytes(text)
    out = subprocess.run(["openssl", "pkeyutl", "-sign", "-inkey", work / "k", "-keyform", "DER", "-rawin", "-in",
                          work / "t"], capture_output=True, check=True).stdout
    name, ident, _ = (work / "log.vkey").read_text().split("+", 2)
    return text + b"\n" + "\u2014 {} {}\n".format(
        name, base64.b64encode(bytes.fromhex(ident) + out).decode()).encode()


class Log:
    """The clean log, and where things are in it."""

    def __init__(self, work):
        self.work = work
        data = (work / "clean.log").read_bytes()
        self.header, self.records = data[:256], split(data)
        self.at = [k for k, x in enumerate(self.records) if x.entry]
        self.size = len(self.at)
        self.heads = sorted({x.number for x in self.records if not x.entry} | {0})
        pem = (work / "log.key").read_text().split("-----")[2]
        self.seed = base64.b64decode(pem)[-32:]

    def group(self, i):
        """The last checkpoint at or before entry i."""
        return max(h for h in self.heads if h <= i)

    def bytes(self, records):
        return self.header + b"".join(x.raw for x in records)

    def rewritten(self, i, seed):
        """Another history from entry i on, with one checkpoint at its end."""
        k = self.at[i]
        tail = [x.other() for x in self.records[k:] if x.entry]
        leaves = [x.raw[-32:] for x in self.records[:k] + tail if x.entry]
        name = (self.work / "log.vkey").read_text().split("+")[0]
        note = sign(f"{name}\n{len(leaves)}\n{base64.b64encode(root_of(leaves)).decode()}\n".encode(), seed, self.work)
        mark = next(x for x in self.records if not x.entry)
        return self.bytes(self.records[:k] + tail + [mark.again(number=len(leaves), note=note)])


# ---- the mutations: (bytes, exit, first from, first to, with the kept head) ------------------------------------

def edit(log, i):
    v, k, how = list(log.records), log.at[i], rng.randrange(4)
    if how == 0:
        v[k] = v[k].other()
        return log.bytes(v), 6, log.group(i), i
    raw = bytearray(v[k].raw)
    lo, hi = ((16, 28), (28, 92), (0, len(raw)))[how - 1]      # kind and time; digests; anywhere
    at = rng.randrange(lo, hi)
    raw[at] ^= 1 << rng.randrange(8)
    v[k] = Record(bytes(raw))
    return log.bytes(v), 6, i if at >= 8 else log.group(i), i


def delete(log, i):
    v, k, how = list(log.records), log.at[i], rng.randrange(3)
    del v[k]
    if how:
        v = renumber(v, checkpoints=how == 2)
    exact = how == 0 and v[k].entry
    return log.bytes(v), 6, i if exact else log.group(i), i


def insert(log, i):
    v, k, how = list(log.records), log.at[i], rng.randrange(3)
    j = rng.choice([x for x in range(log.size) if x != i])
    v.insert(k, v[log.at[j]] if how == 0 else v[k].other())
    if how:
        v = renumber(v, checkpoints=how == 2)
    return log.bytes(v), 6, i if how == 0 else log.group(i), i


def swap(log, i):
    v, j = list(log.records), rng.choice([x for x in range(log.size) if x != i])
    a, b, how = log.at[i], log.at[j], rng.randrange(2)
    v[a], v[b] = v[b], v[a]
    if how:
        v[a], v[b] = v[a].again(number=i), v[b].again(number=j)
    return log.bytes(v), 6, min(i, j) if how == 0 else log.group(min(i, j)), min(i, j)


def reorder(log, i):
    """One entry to another place, or two groups with their checkpoints exchanged."""
    v, how = list(log.records), rng.randrange(3)
    ends = [k for k, x in enumerate(v) if not x.entry]
    if how == 2:
        g = rng.randrange(len(ends) - 2)
        a, b, c = ends[g] + 1, ends[g + 1] + 1, ends[g + 2] + 1
        first = v[ends[g]].number
        return log.bytes(v[:a] + v[b:c] + v[a:b] + v[c:]), 6, first, first
    j = rng.choice([x for x in range(log.size) if x != i])
    x = v.pop(log.at[i])
    v.insert(log.at[j] - (j > i) if j < i else log.at[j], x)
    low = min(i, j)
    if how:
        v = renumber(v)
    k = log.at[low]
    exact = how == 0 and v[k].entry
    return log.bytes(v), 6, low if exact else log.group(low), low


def truncate(log, i):
    """Anywhere in the record of entry i, its front included."""
    before, raw = log.bytes(log.records[:log.at[i]]), log.records[log.at[i]].raw
    return before + raw[:rng.choice((0, rng.randrange(len(raw))))], 12, i, i


def replace(log, i):
    """Another history: signed by another key, or by the right one after it was stolen."""
    if rng.randrange(2):
        return log.rewritten(i, b"\7" * 32), 6, log.group(i), i
    return log.rewritten(i, log.seed), 12, 0, i


def roll_back(log, i):
    """As the file was at the last checkpoint before entry i."""
    n = log.group(i)
    k = max([k + 1 for k, x in enumerate(log.records) if not x.entry and x.number == n] + [0])
    return log.bytes(log.records[:k]), 12, n, n


MUTATIONS = (edit, delete, insert, swap, reorder, truncate, replace, roll_back)


# ---- the two verifiers ---------------------------------------------------------------------------------------

def load(plant=None):
    """verify.py as a module; plant: what to take out of it."""
    text = VERIFY.read_text()
    for old, new in plant or ():
        assert old in text, old
        text = text.replace(old, new)
    m = types.ModuleType("verify")
    exec(compile(text, str(VERIFY), "exec"), m.__dict__)
    return m


def by_python(m, argv):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = m.main([*argv, "--json"])
    d = json.loads(out.getvalue())
    return code, d.get("first"), d


def by_gateway(argv, copy):
    p = subprocess.run([keten.PROGRAM, "log", "verify", *argv, "--file", str(copy), "--json"], capture_output=True,
                       text=True, timeout=120)
    d = json.loads(p.stdout)["checks"][0]
    return p.returncode, d.get("first"), d


class Court:
    """Asks both about each copy, and keeps what was wrong."""

    def __init__(self, work, m):
        self.work, self.m, self.n, self.wrong = work, m, 0, []

    def judge(self, what, copy, code, low, high, kept="head.txt"):
        argv = ["--vkey", str(self.work / "log.vkey")] + (["--from", str(self.work / kept)] if kept else [])
        a, b = by_python(self.m, [*argv, str(copy)]), by_gateway(argv, copy)
        codes = code if isinstance(code, tuple) else (code,)
        self.n += 1
        ok = a[0] in codes and a[:2] == b[:2] and (a[1] is None or low <= a[1] <= high)
        if not ok:
            self.wrong.append((what, "expected", code, low, high, "verify.py", a, "log verify", b))
        return ok


def campaign(court, log, entries, mutations=MUTATIONS):
    """Each mutation of each of these entries; counts by mutation."""
    copy = log.work / "copy.log"
    for i in entries:
        for mutate in mutations:
            data, code, low, high = mutate(log, i)
            copy.write_bytes(data)
            # What is not a matter of what was kept shows without it as well.
            kept = "head.txt" if code == 12 or rng.randrange(2) else None
            court.judge(f"{mutate.__name__} {i}", copy, code, low, high, kept)


def flip_file(court, log, n):
    """One bit anywhere.  Behind the last entry only the tail is in doubt; a head that was kept proves the entries."""
    clean, copy = (log.work / "clean.log").read_bytes(), log.work / "copy.log"
    last = len(clean) - len(log.records[-1].raw)
    for _ in range(n):
        at = rng.randrange(len(clean)) if rng.randrange(8) else rng.choice((rng.randrange(256), rng.randrange(last, len(clean))))
        data = bytearray(clean)
        data[at] ^= 1 << rng.randrange(8)
        copy.write_bytes(data)
        where, k, entry = 256, 0, 0
        while k < len(log.records) and where + len(log.records[k].raw) <= at:
            where += len(log.records[k].raw)
            entry += log.records[k].entry
            k += 1
        low = 0 if at < 256 else log.group(entry if log.records[k].entry else entry - 1)
        kept = rng.choice(("head.txt", None))
        court.judge(f"bit at {at}", copy, 11 if at >= last else 6, low, log.size if kept else entry, kept)


def damage_tiles(court, log, n):
    """A bit, a byte more or less, no file at all, an entry with its leaf hash, the folder as it was."""
    clean, copy = log.work / "tiles", log.work / "copy.tiles"
    files = [f.relative_to(clean) for f in keten.tile_files(clean)]
    for k in range(n):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(clean, copy)
        f = copy / (files[k % len(files)] if k % 7 else "checkpoint")
        data, how = bytearray(f.read_bytes()), rng.randrange(5)
        if how < 2 or f.name == "checkpoint":
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        elif how == 2:
            data += b"\0"
        elif how == 3:
            del data[-1]
        else:
            f.unlink()
        if f.exists():
            f.write_bytes(data)
        court.judge(f"{f.relative_to(copy)} {how}", copy, 6, 0, log.size, rng.choice(("head.txt", None)))
    for i in rng.sample(range(log.size), 3):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(clean, copy)
        x = log.records[log.at[i]].other()
        for f in [f for f in files if re.search("tile/(0|entries)/", str(f))]:
            item = 78 if "entries" in str(f) else 32
            if int(re.search(r"/(\d{3})(?:\.p/\d+)?$", str(f)).group(1)) == i // 256:
                data = bytearray((copy / f).read_bytes())
                data[i % 256 * item:(i % 256 + 1) * item] = b"\0\x4c" + x.raw[16:92] if item == 78 else x.raw[-32:]
                (copy / f).write_bytes(data)
        court.judge(f"tiles, entry {i} with its leaf", copy, 6, 0, i, None)


# ---- all of it --------------------------------------------------------------------------------------------------

def run(work):
    mid, size, receipts = make_log(work)
    log, m = Log(work), load()
    r.check(f"a log of {size} entries in {len(log.heads) - 1} groups", log.size == size >= ENTRIES and
            any(b - a > 1 for a, b in zip(log.heads, log.heads[1:])), (log.size, size))
    v = ["--vkey", str(work / "log.vkey")]
    p = subprocess.run([sys.executable, str(VERIFY), *v, str(work / "clean.log")], capture_output=True, text=True)
    r.check("verify.py by itself: intact, exit 0", p.returncode == 0 and "intact" in p.stdout, p)
    r.check("verify.py has under 300 lines and no import but the standard library's", len(
        VERIFY.read_text().splitlines()) < 300 and set(re.findall(r"(?m)^(?:import|from) (.*)", VERIFY.read_text())) ==
        {"argparse, base64, functools, hashlib, itertools, json, mmap, os, pathlib, subprocess, sys, tempfile"})

    court = Court(work, m)
    for copy in ("clean.log", "tiles"):
        for kept in ("mid.txt", "head.txt", None):
            court.judge(f"{copy} {kept}", work / copy, 0, None, None, kept)
    for copy in ("old.log", "tiles.old"):
        court.judge(f"{copy} and the newest head", work / copy, 12, mid, mid)
        court.judge(f"{copy} and its own head", work / copy, 0, None, None, "mid.txt")
    unsigned = work / "copy.log"
    unsigned.write_bytes(log.bytes(log.records[:-1]))
    court.judge("the last checkpoint gone", unsigned, 11, log.heads[-2], log.heads[-2], None)
    unsigned.write_bytes(log.bytes(log.records) + b"\0\0\0")
    court.judge("bytes behind the end", unsigned, 11, size, size)
    unsigned.write_bytes(b"")
    court.judge("an empty file against a head", unsigned, 12, 0, 0)
    again = next(x for x in log.records if not x.entry)
    last = log.records[-1]
    unsigned.write_bytes(log.bytes(log.records + [again.again(number=size)]))
    court.judge("an older checkpoint filed at the end", unsigned, 6, size, size)
    unsigned.write_bytes(log.bytes(log.records[:-1] + [again.again(number=size), last]))
    court.judge("an older checkpoint filed before the newest", unsigned, 6, log.heads[-2], log.heads[-2])
    other = last.raw[20:-32].split(b"\n")
    other[2] = base64.b64encode(sha(b"other"))
    unsigned.write_bytes(log.bytes(log.records + [last.again(note=b"\n".join(other))]))
    court.judge("a second checkpoint of another root", unsigned, 6, size, size)
    head = bytearray(log.header[:224])
    head[10] ^= 1
    unsigned.write_bytes(bytes(head) + sha(bytes(head)) + log.bytes(log.records)[256:])
    court.judge("a file of another log's name", unsigned, 6, 0, 0)
    (work / "rubbish.txt").write_text("rubbish\n")
    court.judge("a head that nobody signed", work / "clean.log", 7, None, None, "rubbish.txt")
    court.judge("no such file", work / "nowhere.log", 7, None, None)
    r.check(f"{court.n} copies, whole, old and odd", not court.wrong, court.wrong[:2])

    def count(what, run, *args):
        c, start = Court(work, m), time.monotonic()
        run(c, log, *args)
        r.check(f"{what}: {c.n - len(c.wrong)} of {c.n} as they must be, {time.monotonic() - start:.1f} s", not c.wrong,
                "\n".join(map(str, c.wrong[:5])))
    chosen = range(log.size) if SOAK else sorted({0, 1, size - 1, *rng.sample(range(size), SAMPLE)})
    count("mutations", campaign, chosen)
    count("bits of the file", flip_file, FLIPS)
    count("tiles", damage_tiles, FLIPS)
    count("a stolen key", stolen)
    held(m, log, work, receipts, v)
    planted(work, log)


def stolen(court, log):
    """The limit of it: who has the key and all copies can write another history, unless somebody kept a head."""
    copy = log.work / "copy.log"
    copy.write_bytes(log.rewritten(log.size // 2, log.seed))
    court.judge("stolen key, nothing kept", copy, 0, None, None, None)
    court.judge("stolen key, a head kept", copy, 12, 0, 0)


def held(m, log, work, receipts, v):
    """What partners hold, without the log, with it, and against another history."""
    some = rng.sample(receipts, 5)
    for n, (receipt, proof) in enumerate(some):
        (work / "receipt").write_bytes(receipt)
        (work / "proof").write_bytes(proof)
        i = json.loads(receipt)["logboek"]["index"]
        w, both = ["--receipt", str(work / "receipt")], ["--receipt", str(work / "receipt"), "--proof", str(work / "proof")]
        got = [by_python(m, [*v, *w])[0], by_python(m, [*v, *both, str(work / "clean.log")])[0]]
        r.check(f"receipt and proof of entry {i}: alone, and in the log", got == [0, 0], got)
        log_b = json.loads(receipt)
        log_b["logboek"]["index"] += 1
        (work / "bad").write_text(json.dumps(log_b))
        got = by_python(m, [*v, "--receipt", str(work / "bad")])
        r.check("... with another index: cannot be checked", got[0] == 7, got)
        (work / "copy.log").write_bytes(log.rewritten(i, log.seed))
        got = by_python(m, [*v, *both, str(work / "copy.log")])
        r.check("... against another history under the right key: forked there", got[:2] == (12, i), got)
        (work / "copy.log").write_bytes(truncate(log, i)[0])
        got = by_python(m, [*v, *w, str(work / "copy.log")])
        r.check("... against a log that ends before it: the first missing entry", got[:2] == (12, i), got)


def planted(work, log):
    """The campaign can fail: verifiers with one thing taken out."""
    faults = {
        "no leaf recomputed": [('sha256(b"\\0", skeleton) == leaf and ', ""), ('sha256(b"\\0", skeleton) != leaf or ', "")],
        "no body hashed": [(" and sha256(sealed) == skeleton[12:44]", ""),
                           (" or sealed is not None and sha256(sealed) != skeleton[12:44]", "")],
        "no root compared": [("if root != self.tree.root():", "if False:")],
        "no signature asked": [("all(len(s) == 64 and signature_ok(key[2], text, s) for s in mine)", "True")],
        "no earlier head": [("if promised > size:", "if False:")],
    }
    entries = rng.sample(range(log.size), 12)
    for what, plant in faults.items():
        court = Court(work, load(plant))
        campaign(court, log, entries, (edit, edit, replace, truncate))
        (work / "copy.log").write_bytes(log.rewritten(entries[0], b"\7" * 32))
        court.judge("another key, nothing kept", work / "copy.log", 6, log.group(entries[0]), entries[0], None)
        r.check(f"planted: {what}: seen {len(court.wrong)} times", court.wrong)


if __name__ == "__main__":
    import tempfile
    with tempfile.TemporaryDirectory(prefix="verifier-") as d:
        run(pathlib.Path(d))
    r.done()
