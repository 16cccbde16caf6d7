# SPDX-License-Identifier: EUPL-1.2
"""The examples of gateway/ledger/FORMAT.md, taken out of the page and checked: by arithmetic that is written here from
its text, by verify.py, and by the program."""
import base64
import hashlib
import hmac
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

import keten

LEDGER = keten.ROOT / "gateway/ledger"
r = keten.Report()


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def blocks(page):
    out = {}
    for kind, name, text in re.findall(r"(?ms)^```(hex|text|fields) (\S+)\n(.*?)^```$", page):
        out[kind, name] = bytes.fromhex(text) if kind == "hex" else text
    return out


# ---- AES-256-GCM: openssl has the block cipher on its command line, the rest is arithmetic --------------------------

def ctr(key, nonce, counter, data):
    return subprocess.run(["openssl", "enc", "-aes-256-ctr", "-K", key.hex(), "-iv",
                           (nonce + struct.pack(">I", counter)).hex()], input=data, capture_output=True, check=True).stdout


def times(x, y):
    """The field of GCM, NIST SP 800-38D 6.3."""
    z = 0
    for i in range(127, -1, -1):
        if y >> i & 1:
            z ^= x
        x = x >> 1 ^ (0xe1 << 120 if x & 1 else 0)
    return z


def gcm_open(key, nonce, aad, sealed):
    """What was sealed; None when the tag does not fit."""
    data, tag = sealed[:-16], sealed[-16:]
    zeros = subprocess.run(["openssl", "enc", "-aes-256-ecb", "-nopad", "-K", key.hex()], input=b"\0" * 16,
                           capture_output=True, check=True).stdout
    h, y = int.from_bytes(zeros, "big"), 0
    pad = [x + b"\0" * (-len(x) % 16) for x in (aad, data)]
    text = pad[0] + pad[1] + struct.pack(">QQ", 8 * len(aad), 8 * len(data))
    for i in range(0, len(text), 16):
        y = times(y ^ int.from_bytes(text[i:i + 16], "big"), h)
    if ctr(key, nonce, 1, y.to_bytes(16, "big")) != tag:
        return None
    return ctr(key, nonce, 2, data)


# ---- the page, section by section -------------------------------------------------------------------------------------

def check_fields(b):
    """Each table of fields says what stands in its example, and covers it without gaps."""
    raw = {name: v for (kind, name), v in b.items() if kind == "hex"}
    raw["vkey-raw"] = base64.b64decode(b["text", "vkey"].split("+", 2)[2])
    raw["note-signature"] = base64.b64decode(b["text", "note"].split(" ")[-1])
    n = 0
    for (kind, name), text in b.items():
        if kind != "fields":
            continue
        at = 0
        for line in text.splitlines()[1:]:
            offset, length, shown = line.split()[:3]
            part = raw[name][int(offset):int(offset) + int(length)].hex()
            good = int(offset) == at and (part.startswith(shown[:-3]) if shown.endswith("...") else part == shown)
            if not good:
                r.check(f"{name}: {line}", False, part)
            at, n = at + int(length), n + 1
        if at != len(raw[name]):
            r.check(f"{name}: its fields cover it", False, (at, len(raw[name])))
    r.check(f"{n} fields are in their examples as the page says", n > 50, n)


def check_entry(b):
    skeleton, record = b["hex", "skeleton-3"], b["hex", "entry-3"]
    version, kind, reserved, ms, body, root = struct.unpack(">BBHQ32s32s", skeleton)
    r.check("skeleton: version, kind, reserved, a time of this age",
            (version, kind, reserved) == (1, 1, 0) and 1.7e12 < ms < 2.5e12, (version, kind, reserved, ms))
    r.check("leaf hash", sha(b"\0", skeleton) == b["hex", "leaf-3"] == record[-32:])
    sealed = record[96:-32]
    r.check("the record holds skeleton and sealed body", record[16:92] == skeleton and sha(sealed) == body)
    aad, wrapped, key = struct.pack(">Q", 3), b["hex", "wrapped-3"], b["hex", "body-key-3"]
    r.check("the wrapped key opens", gcm_open(b["hex", "year-key"], wrapped[:12], aad, wrapped[12:]) == key)
    text = gcm_open(key, b"\0" * 12, aad, sealed)
    r.check("the sealed body opens", text is not None and text.decode() + "\n" == b["text", "body-3"])
    r.check("... and not under another index", gcm_open(key, b"\0" * 12, struct.pack(">Q", 4), sealed) is None)
    d = json.loads(text)
    r.check("... to canonical JSON", json.dumps(d, sort_keys=True, separators=(",", ":")).encode() == text)
    check_commitments(b, d["besluit"], key, root)


def check_commitments(b, decision, key, root):
    def bits(hexa):
        v = bytes.fromhex(hexa)
        return [e for e in range(8 * len(v)) if v[e // 8] >> e % 8 & 1]
    offered, shared, part = (bits(decision.get(x, "")) for x in ("aangeboden", "gedeeld", "deel"))
    held = [e for e in offered if e not in shared]
    salts = ctr(hmac.new(key, b"ketenpoort/commit/1", hashlib.sha256).digest(), b"\0" * 12, 0, b"\0" * 16 * len(offered))
    items = []
    for n, e in enumerate(offered):
        outcome, code = (3, ord(decision["redenen"][held.index(e)]) - 64) if e in held else (2 if e in part else 1, 0)
        items.append(salts[16 * n:16 * n + 16] + struct.pack(">HBB", e, outcome, code))
    made = [sha(b"\2", x) for x in items]
    listed = b["hex", "commitments-3"]
    r.check(f"{len(items)} commitments, {len(held)} of withheld elements", b"".join(made) == listed and held)
    r.check("their root", sha(b"\3", listed) == root)
    opened = {int(name.rsplit("-", 1)[1]): v for (kind, name), v in b.items() if kind == "hex" and "opening" in name}
    r.check("the openings open, one disclosed and one withheld", {v[18] for v in opened.values()} == {1, 3} and
            all(v == items[n] and sha(b"\2", v) == listed[32 * n:32 * n + 32] for n, v in opened.items()))
    r.check("an entry without elements has the root hash(03)", b["hex", "entry-0"][16 + 44:16 + 76] == sha(b"\3"))


def check_tree(b):
    leaves = b["hex", "leaves"]
    a = [leaves[i:i + 32] for i in range(0, 128, 32)]
    r.check("the nodes", b["hex", "node-0-1"] == sha(b"\1", a[0], a[1]) and b["hex", "node-2-3"] == sha(b"\1", a[2], a[3]))
    origin, size, root = b["text", "note"].split("\n")[:3]
    r.check("the root in the note", (origin, size) == ("keten.test/2026", "4") and
            base64.b64decode(root) == sha(b"\1", b["hex", "node-0-1"], b["hex", "node-2-3"]))
    name, ident, key = b["text", "vkey"].strip().split("+", 2)
    raw = base64.b64decode(key)
    r.check("the key's id", sha(name.encode(), b"\n", raw)[:4].hex() == ident and raw[0] == 1 and len(raw) == 33)
    r.check("the tiles", b["hex", "tile-0"] == leaves and b["hex", "tile-entries"] == b"".join(
        b"\0\x4c" + b["hex", f"entry-{i}"][16:92] for i in range(4)))


def lay_out(b, d):
    """The example as files."""
    (d / "t/tile/0/000.p").mkdir(parents=True)
    (d / "t/tile/entries/000.p").mkdir(parents=True)
    for name, data in (("log", b"".join([b["hex", "header"]] + [
            b["hex", x] for i in range(4) for x in (f"entry-{i}", f"checkpoint-{i + 1}")])),
            ("t/tile/0/000.p/4", b["hex", "tile-0"]), ("t/tile/entries/000.p/4", b["hex", "tile-entries"]),
            ("t/checkpoint", b["text", "note"].encode()), ("vkey", b["text", "vkey"].encode()),
            ("proof", b["text", "proof"].encode()), ("receipt", b["text", "receipt"].encode())):
        (d / name).write_bytes(data)


def check_verifiers(d):
    def ask(*argv):
        return subprocess.run([str(x) for x in argv], capture_output=True, text=True, cwd=d)
    verify = [sys.executable, LEDGER / "verifier/verify.py", "--vkey", "vkey"]
    for copy in ("log", "t"):
        p = ask(*verify, "--from", "t/checkpoint", "--proof", "proof", "--receipt", "receipt", copy)
        r.check(f"verify.py on {copy}, with note, proof and receipt", p.returncode == 0, p)
        p = ask(keten.PROGRAM, "log", "verify", "--vkey", "vkey", "--from", "t/checkpoint", "--file", copy)
        r.check(f"log verify on {copy}", p.returncode == 0, p)
    for what in ("receipt", "proof"):
        r.check(f"verify.py on the {what} alone", ask(*verify, f"--{what}", what).returncode == 0)
    entry = base64.b64decode((d / "proof").read_text().split("\n")[1].split(" ")[1])
    (d / "proof").write_text((d / "proof").read_text().replace("extra ", "extra " + "A" * 4))
    r.check("... and not with another entry in it", ask(*verify, "--proof", "proof").returncode == 7 and len(entry) == 76)
    data = bytearray((d / "log").read_bytes())
    data[-400] ^= 1
    (d / "log").write_bytes(data)
    r.check("... and both see one bit of it changed", [ask(*verify, "log").returncode, ask(
        keten.PROGRAM, "log", "verify", "--vkey", "vkey", "--file", "log").returncode] == [6, 6])


def main():
    b = blocks((LEDGER / "FORMAT.md").read_text())
    check_fields(b)
    check_entry(b)
    check_tree(b)
    with tempfile.TemporaryDirectory(prefix="format-") as d:
        lay_out(b, pathlib.Path(d))
        check_verifiers(pathlib.Path(d))
    r.done()


main()
