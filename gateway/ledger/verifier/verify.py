#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Is this copy of a Ketenpoort disclosure log what it was?

    verify.py --vkey FILE [--from CHECKPOINT] [--proof FILE] [--receipt FILE] [--json] [COPY]

COPY is the append-only log file or a folder of tiles.  --from is a checkpoint that was kept elsewhere, --proof
a .tlog-proof file, --receipt the JSON that a partner got; without a COPY only these are checked.  All bytes are
described in FORMAT.md, one folder up.  Needs Python 3.9 and the command openssl 3.  Exit: 0 intact, 6 changed, 7
cannot be checked, 11 intact but the tail is not signed, 12 shorter, older or forked against what was given.
"""
import argparse, base64, functools, hashlib, itertools, json, mmap, os, pathlib, subprocess, sys, tempfile

INTACT, CHANGED, UNABLE, UNSIGNED, FORKED = 0, 6, 7, 11, 12
NAMES = {0: "intact", 6: "changed", 7: "unable", 11: "unsigned", 12: "forked"}
SKELETON, SEALED_MAX, NOTE_MAX, HEADER, KINDS, WIDTH = 76, 2424, 65536, 256, 10, 256

class Verdict(Exception):
    """What was found, and the entries that it concerns."""
    def __init__(self, outcome, why, first=0, last=0):
        self.outcome, self.why, self.first, self.last = outcome, why, first, max(first, last)

# ---- the tree of RFC 6962 ------------------------------------------------------------------------------------------
def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()
class Tree:
    """Roots of the full subtrees so far, the largest first."""
    def __init__(self, leaves=()):
        self.size, self.roots = 0, []
        for leaf in leaves:
            self.append(leaf)
    def append(self, leaf):
        n, self.size = self.size, self.size + 1
        while n & 1:
            leaf, n = sha256(b"\1", self.roots.pop(), leaf), n >> 1
        self.roots.append(leaf)
    def root(self):
        return functools.reduce(lambda r, l: sha256(b"\1", l, r), self.roots[::-1]) if self.roots else sha256()
def included(index, size, leaf, path, root):
    """RFC 9162, 2.1.3.2."""
    fn, sn, h = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        right = fn & 1 or fn == sn
        h = sha256(b"\1", p, h) if right else sha256(b"\1", h, p)
        while right and not fn & 1 and fn:
            fn, sn = fn >> 1, sn >> 1
        fn, sn = fn >> 1, sn >> 1
    return index < size and sn == 0 and h == root

# ---- keys, signed notes, checkpoints; ValueError when the form is not right ----------------------------------------
def unbase64(text):
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("not in the one form of base64")
    return raw
def decimal(text):
    if not text.isascii() or not text.isdigit() or str(int(text)) != text or int(text) >> 64:
        raise ValueError("not a number")
    return int(text)
def read_vkey(line):
    """name+id+key  ->  (name, id, the 32 bytes of an Ed25519 public key)"""
    name, ident, key = line.split("+", 2)
    raw = unbase64(key)
    if len(raw) != 33 or raw[0] != 1 or sha256(name.encode(), b"\n", raw)[:4].hex() != ident:
        raise ValueError("not an Ed25519 key with its id")
    return name, bytes.fromhex(ident), raw[1:]
def read_note(note):
    """text, empty line, signature lines  ->  (text, [(name, id, signature)])"""
    if len(note) > NOTE_MAX or note[-1:] != b"\n" or any(c < 32 and c != 10 for c in note):
        raise ValueError("not a note")
    text, gap, lines = note.rpartition(b"\n\n")
    signatures = []
    for line in lines.decode().split("\n")[:-1]:
        dash, name, blob = line.split(" ")
        raw = unbase64(blob)
        if dash != "\u2014" or not name or "+" in name or any(c.isspace() for c in name) or len(raw) < 5:
            raise ValueError("not a signature line")
        signatures.append((name, raw[:4], raw[4:]))
    if not gap or not 1 <= len(signatures) <= 64:
        raise ValueError("no signature")
    return text + b"\n", signatures
def read_checkpoint(text):
    """origin, size and root, a line each  ->  (origin, size, root)"""
    origin, size, root, *more = text.decode().split("\n")[:-1]
    if not origin or len(origin.encode()) > 160 or len(unbase64(root)) != 32 or "" in more:
        raise ValueError("not a checkpoint")
    return origin, decimal(size), unbase64(root)
@functools.lru_cache(maxsize=None)
def signature_ok(public, text, signature):
    """Ed25519 over the text, by openssl."""
    with tempfile.TemporaryDirectory() as d:
        for name, data in (("key", bytes.fromhex("302a300506032b6570032100") + public), ("text", text), ("sig", signature)):
            pathlib.Path(d, name).write_bytes(data)
        p = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", f"{d}/key",
                            "-rawin", "-in", f"{d}/text", "-sigfile", f"{d}/sig"], capture_output=True)
    said = p.stdout + p.stderr
    if b"Signature Verified Successfully" not in said and b"Signature Verification Failure" not in said:
        raise Verdict(UNABLE, f"openssl cannot check a signature: {said.decode(errors='replace')[:200]}")
    return p.returncode == 0 and b"Signature Verified Successfully" in said
def open_note(note, key):
    """(size, root) of a checkpoint that the log of this key signed; None when it is not one."""
    try:
        text, signatures = read_note(note)
        origin, size, root = read_checkpoint(text)
    except ValueError:
        return None
    mine = [s for name, ident, s in signatures if (name, ident) == key[:2]]
    good = mine and origin == key[0] and all(len(s) == 64 and signature_ok(key[2], text, s) for s in mine)
    return (size, root) if good else None

# ---- the walk: every entry, and the root at every checkpoint -------------------------------------------------------
class Walk:
    def __init__(self, key=None, given=(), proved=()):
        self.key, self.given, self.proved = key, given, proved
        self.tree, self.good, self.notes, self.bodies, self.signed, self.forked = Tree(), 0, [], 0, 0, []
    def compare(self):  # with what was given; what is wrong in the copy itself says more and goes before
        for size, root in self.given:
            if size == self.tree.size and root != self.tree.root():
                self.forked.append(Verdict(FORKED, f"another log than the checkpoint of {size} entries", 0, size - 1))
    def entry(self, skeleton, leaf, sealed=None):
        """Everything is recomputed from the bytes as they are stored."""
        self.compare()
        i = self.tree.size
        if skeleton[0] != 1 or not 1 <= skeleton[1] <= KINDS or skeleton[2:4] != b"\0\0":
            raise Verdict(CHANGED, f"entry {i} was changed: its skeleton is not of the form", i)
        if sha256(b"\0", skeleton) != leaf or sealed is not None and sha256(sealed) != skeleton[12:44]:
            raise Verdict(CHANGED, f"entry {i} was changed: it is not what its hashes say", i)
        self.bodies += sealed is not None
        self.tree.append(leaf)
        for index, size, path, root in self.proved:
            if index == i and not included(i, size, leaf, path, root):
                self.forked.append(Verdict(FORKED, f"entry {i} is not the one that was proved", i))
    def checkpoint(self, note, number):
        """One that the log itself holds, behind `number` entries."""
        try:
            _, size, root = read_checkpoint(read_note(note)[0])
        except ValueError:
            size, root = None, None
        if size != number:
            raise Verdict(CHANGED, f"the checkpoint after {self.good} entries is damaged", self.good)
        if root != self.tree.root():
            raise Verdict(CHANGED, f"entries {self.good} up to {size} do not add up to it", self.good, size - 1)
        self.good = size
        self.notes.append((size, note))
    def end(self, rest):
        """The newest signature vouches for all before it; where it is not good, the first such is sought."""
        size, newest = self.tree.size, [note for n, note in self.notes if n == self.good > 0][:1]
        if newest and not open_note(newest[0], self.key):
            first = max([0] + [n for n, _ in itertools.takewhile(lambda x: open_note(x[1], self.key), self.notes)])
            raise Verdict(CHANGED, f"from entry {first} on not signed by this log", first, self.good - 1)
        self.compare()
        if self.forked:
            raise self.forked[0]
        promised = max([n for n, _ in self.given] + [0])
        if promised > size:
            raise Verdict(FORKED, f"entry {size} is missing: a checkpoint covers {promised}", size, promised - 1)
        self.signed = max(self.good, promised)
        if self.signed < size or rest:
            raise Verdict(UNSIGNED, f"intact; from entry {self.signed} on not signed yet", self.signed, size - 1)

# ---- the log file --------------------------------------------------------------------------------------------------
def number(data, at, n=4):
    return int.from_bytes(data[at:at + n], "big")
def read_record(data, at):
    """A whole record that agrees with itself -> (kind, number, its parts, its end); else None."""
    n, kind = number(data, at), bytes(data[at + 4:at + 8])
    low, room = {b"ENTR": (128, SEALED_MAX), b"CHKP": (52, NOTE_MAX)}.get(kind, (1, -1))
    r = bytes(data[at:at + n]) if low <= n <= low + room else b""
    if not r or len(r) != n or number(r, 92 if kind == b"ENTR" else 16) != n - low:
        return None
    if kind == b"CHKP":
        return (kind, number(r, 8, 8), (r[20:-32],), at + n) if sha256(r[:-32]) == r[-32:] else None
    skeleton, sealed, leaf = r[16:92], r[96:-32], r[-32:]
    right = sha256(b"\0", skeleton) == leaf and sha256(sealed) == skeleton[12:44]
    return (kind, number(r, 8, 8), (skeleton, leaf, sealed), at + n) if right else None
def walk_file(data, walk):
    """Returns how many bytes lie behind the last whole record."""
    head, at = bytes(data[:224]), HEADER
    if len(data) < HEADER and walk.given:
        raise Verdict(FORKED, "entry 0 is missing: the file has no header", 0, max(n for n, _ in walk.given) - 1)
    if len(data) < HEADER or head[:8] != b"KPLOG/1\n" or sha256(head) != data[224:256]:
        raise Verdict(CHANGED, "the header fails its check")
    if head[10:10 + number(head, 8, 2)] != walk.key[0].encode():
        raise Verdict(CHANGED, "the file is of another log than the key")
    while at < len(data):
        record = read_record(data, at)
        if record is None or record[1] != walk.tree.size:
            break
        kind, n, parts, at = record
        walk.entry(*parts) if kind == b"ENTR" else walk.checkpoint(*parts, n)
    # A checkpoint is written after what is before it was synced: behind a torn tail there is none.
    look, i = at, walk.tree.size
    while (look := data.find(b"CHKP", look + 4)) >= 0:
        if read_record(data, look - 4):
            if data[at + 4:at + 8] == b"ENTR" and 128 <= number(data, at) <= 128 + SEALED_MAX:
                raise Verdict(CHANGED, f"entry {i} was changed: its record fails its check", i)
            raise Verdict(CHANGED, f"an entry from {walk.good} up to {i} was changed", walk.good, i)
    return len(data) - at

# ---- tiles ---------------------------------------------------------------------------------------------------------
def read_tiles(folder, level, count, item, span=1):
    """The items of a level, from the partial tile of the right width or the full one; each covers span entries."""
    for first in range(0, count, WIDTH):
        width = min(WIDTH, count - first)
        *high, low = [f"{int(x):03d}" for x in f"{first // WIDTH:,}".split(",")]
        name = f"{folder}/tile/{level}/" + "".join(f"x{x}/" for x in high) + low
        files = [(path, w) for path, w in ((f"{name}.p/{width}", width), (name, WIDTH)) if os.path.isfile(path)]
        data = pathlib.Path(files[0][0]).read_bytes() if files else b""
        if not files or len(data) != files[0][1] * item:
            raise Verdict(CHANGED, f"tile {level}/{first // WIDTH} is missing or has another length", first * span)
        yield from (data[k * item:(k + 1) * item] for k in range(width))
def walk_tiles(folder, walk):
    """Returns the leaf hashes."""
    note, leaves = pathlib.Path(folder, "checkpoint").read_bytes(), []
    try:
        size = read_checkpoint(read_note(note)[0])[1]
    except ValueError:
        raise Verdict(CHANGED, "the checkpoint is damaged")
    entries, hashes = read_tiles(folder, "entries", size, 2 + SKELETON), read_tiles(folder, 0, size, 32)
    for i, (slot, leaf) in enumerate(zip(entries, hashes)):
        if slot[:2] != SKELETON.to_bytes(2, "big"):
            raise Verdict(CHANGED, f"entry {i} was changed: it has another length", i)
        walk.entry(slot[2:], leaf)
        leaves.append(leaf)
    walk.checkpoint(note, size)
    return leaves
def check_above(folder, below, level=1):
    """Each hash of a tile is the root of a full tile below it."""
    span = WIDTH ** level
    hashes = list(read_tiles(folder, level, len(below) // WIDTH, 32, span))
    for i, h in enumerate(hashes):
        if h != Tree(below[i * WIDTH:(i + 1) * WIDTH]).root():
            raise Verdict(CHANGED, f"a tile of level {level} is not what is below it", i * span, (i + 1) * span - 1)
    if hashes:
        check_above(folder, hashes, level + 1)

# ---- what partners hold: (index, leaf hash or None, path, checkpoint) ----------------------------------------------
def read_proof(data):
    head, _, note = data.partition(b"\n\n")
    lines = head.decode().split("\n")
    leaf = sha256(b"\0", unbase64(lines.pop(1)[6:])) if lines[1].startswith("extra ") else None
    if lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("index "):
        raise ValueError("not a proof")
    return decimal(lines[1][6:]), leaf, [unbase64(x) for x in lines[2:]], note
def read_receipt(data):
    log = json.loads(data)["logboek"]
    return log["index"], unbase64(log["blad"]), [unbase64(x) for x in log["bewijs"]], log["checkpoint"].encode()

# ---- all together --------------------------------------------------------------------------------------------------
def check(args, walk):
    """What is raised is the verdict; nothing raised is intact."""
    given, proved, path = [], [], args.vkey
    try:
        key = read_vkey(pathlib.Path(path).read_text().partition("\n")[0])
        brought = ((args.earlier, lambda note: (None, None, None, note)), (args.proof, read_proof),
                   (args.receipt, read_receipt))
        for path, read in [x for x in brought if x[0]]:
            index, leaf, way, note = read(pathlib.Path(path).read_bytes())
            head = open_note(note, key)
            if not head or leaf and not included(index, head[0], leaf, way, head[1]):
                raise ValueError("not signed by this log, or not leading to what is signed")
            if index is not None and not leaf and not args.copy:
                raise ValueError("it does not hold the entry: a copy of the log is needed")
            given.append(head)
            proved.append((index, head[0], way, head[1]))
    except (ValueError, KeyError, IndexError, TypeError) as e:
        raise Verdict(UNABLE, f"{path}: {e}")
    walk.__init__(key, given, proved)
    if args.copy and os.path.isdir(args.copy):
        leaves = walk_tiles(args.copy, walk)
        walk.end(0)
        check_above(args.copy, leaves)
    elif args.copy:
        with open(args.copy, "rb") as f:
            data = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ) if os.path.getsize(args.copy) else b""
        walk.end(walk_file(data, walk))
def main(argv):
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, more in (("copy", {"nargs": "?"}), ("--vkey", {"required": True}), ("--from", {"dest": "earlier"}),
                       ("--proof", {}), ("--receipt", {}), ("--json", {"action": "store_true"})):
        p.add_argument(name, **more)
    args = p.parse_args(argv)
    if not args.copy and not args.proof and not args.receipt:
        p.error("nothing to check")
    walk, found = Walk(), Verdict(INTACT, "intact")
    try:
        check(args, walk)
    except (Verdict, OSError) as e:
        found = e if isinstance(e, Verdict) else Verdict(UNABLE, str(e))
    out = {"result": NAMES[found.outcome], "why": found.why, "size": walk.tree.size, "signed_size": walk.signed,
           "bodies": walk.bodies}
    out.update({} if found.outcome in (INTACT, UNABLE) else {"first": found.first, "last": found.last})
    print(json.dumps(out) if args.json else "\n".join(f"{k:12} {v}" for k, v in out.items()))
    return found.outcome

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
