# SPDX-License-Identifier: EUPL-1.2
"""Proof files with the real program: made, checked by the program and by plain Python, changed, shredded."""
import base64
import hashlib
import json
import pathlib
import re
import struct
import subprocess
import time

import keten
from notes import checkpoint, sha

S = keten.ROOT / "adapters"
SHIFT = pathlib.Path(keten.PROGRAM).parent / "shift_clock.so"
LATER = 3400  # days: past the longest retention
NAMES = keten.element_names()
OUTCOME = {1: "disclosed", 2: "in_part", 3: "withheld"}
r = keten.Report()


def included(index, size, leaf, path, root):
    """RFC 9162 2.1.3.2."""
    fn, sn, h = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            h = sha(b"\1", p, h)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            h = sha(b"\1", h, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and h == root and index < size


def continued(m, old, n, new, path):
    """RFC 9162 2.1.4.2."""
    if m == n:
        return not path and old == new
    path = list(path)
    if m & (m - 1) == 0:
        path.insert(0, old)
    if not path:
        return False
    fn, sn = m - 1, n - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = sha(b"\1", c, fr), sha(b"\1", c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = sha(b"\1", sr, c)
        fn, sn = fn >> 1, sn >> 1
    return fr == old and sr == new and sn == 0


def judge(text, vkey):
    """What a .tlog-proof proves, from the formats at the top of opening.c, entry.c and commit.h; or None."""
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("extra "):
        return None
    extra = base64.b64decode(lines[1][6:])
    index = int(lines[2].removeprefix("index "))
    ok, size, root = checkpoint(note, vkey)
    skeleton, rest = extra[:76], extra[76:]
    if not ok or not included(index, size, sha(b"\0", skeleton), [base64.b64decode(x) for x in lines[3:]], root):
        return None
    out = dict(index=index, size=size, kind=skeleton[1], time=struct.unpack(">Q", skeleton[4:12])[0], shown={})
    while rest:
        tag, n = struct.unpack(">BH", rest[:3])
        part, rest = rest[3:3 + n], rest[3 + n:]
        if tag == 1:
            hashes = [part[i:i + 32] for i in range(0, n, 32)]
            if sha(b"\3", part) != skeleton[44:76]:
                return None
            out["offered"] = len(hashes)
        elif tag == 2:
            for i in range(0, n, 21):
                at, opening = part[i], part[i + 1:i + 21]
                if sha(b"\2", opening) != hashes[at]:
                    return None
                element, outcome, _ = struct.unpack(">HBB", opening[16:])
                out["shown"][NAMES[element]] = OUTCOME[outcome]
        else:
            n, = struct.unpack(">H", part[:2])
            ok, was, old = checkpoint(part[2:2 + n].decode(), vkey)
            path = [part[i:i + 32] for i in range(2 + n, len(part), 32)]
            if not ok or not continued(was, old, size, root, path):
                return None
            out["earlier"] = was
    return out


def later(days):
    """The environment of a program that lives so many days later."""
    return dict(LD_PRELOAD=str(SHIFT), KETEN_SHIFT_S=str(days * 86400))


with keten.Keten() as k:
    vkey = (k.dir / "log/log.vkey").read_text().strip()
    away = k.dir / "elders"  # a stranger's desk: the file, the key and nothing else
    away.mkdir()
    (away / "log.vkey").write_text(vkey + "\n")
    f = away / "regel.tlog-proof"

    def check(path=f, *more, key=True):
        argv = [keten.PROGRAM, "-c", str(away / "geen.yaml"), "log", "check-proof", str(path), *more]
        p = subprocess.run(argv + (["--vkey", str(away / "log.vkey")] if key else []), capture_output=True, text=True,
                           timeout=60)
        return p

    def prove(*argv, out=f):
        return k.cli("log", "prove", *argv, "-o", str(out))

    kop = away / "kop.txt"
    kop.write_text(k.cli("log", "head", check=True).stdout)
    k.justid.send((S / "pi/v1/samples/M01.xml").read_text())
    k.gemeente.send((S / "gemeente/v1/samples/M07.json").read_text())
    a = k.pi.send((S / "pi/v1/samples/M10.xml").read_text())
    r.check("M10 is accepted", a.status == 201, a)
    m10 = a.json()
    index = m10["logboek"]["index"]
    held = {x["element"]: x["code"] for x in m10["achtergehouden"]}
    gone = m10["verstrekt"]
    r.check("there is something of both kinds", len(gone) > 5 and len(held) > 2, m10)
    offered = sorted(set(gone) | set(held), key=NAMES.index)

    # --- the entry itself, by id and by index
    for name in (m10["id"], str(index)):
        p = prove(name)
        r.check("log prove writes a file", p.returncode == 0 and f.stat().st_size < 4000, p)
        got = judge(f.read_text(), vkey)
        r.check("... that plain Python and openssl find proven", got is not None and got["index"] == index
                and got["kind"] == 1 and "offered" not in got, got)
        p = check()
        r.check("... and check-proof too", p.returncode == 0 and "bewezen" in p.stdout
                and f"{index}, vrijgave" in p.stdout, p)
    r.check("without a file it is the output", k.cli("log", "prove", str(index)).stdout == f.read_text())
    p = k.cli("log", "prove", str(index), "--from", str(kop), "-o", str(f))
    got = judge(f.read_text(), vkey)
    r.check("an earlier head is continued", p.returncode == 0 and got["earlier"] == int(
        kop.read_text().split("\n")[1]) < got["size"], (p, got))
    p = check(f, "--json")
    r.check("... check-proof says so", json.loads(p.stdout)["earlier_size"] == got["earlier"], p)

    # --- elements: exactly these
    x, y = gone[3], sorted(held)[0]
    p = prove(str(index), "--elementen", f"{x},{y}")
    got = judge(f.read_text(), vkey)
    r.check("two elements are shown, as the receipt says", p.returncode == 0
            and got["shown"].keys() == {x, y} and got["shown"][x] in ("disclosed", "in_part")
            and got["shown"][y] == "withheld" and got["offered"] == len(offered), (p, got))
    p = check(f, "--json")
    said = json.loads(p.stdout)
    r.check("check-proof says the same, with the code", p.returncode == 0 and said["result"] == "proven"
            and {e["element"]: e["outcome"] for e in said["elements"]} == got["shown"]
            and {e["element"]: e["code"] for e in said["elements"]}[y] == held[y], p)
    p = check(f, "--lang", "en")
    r.check("... in English", p.returncode == 0 and "withheld" in p.stdout and "proven" in p.stdout, p)
    extra = base64.b64decode(f.read_text().split("\n")[1][6:])
    r.check("the file holds the salts of these two only",
            len(extra) == 76 + 3 + 32 * len(offered) + 3 + 2 * 21, len(extra))
    p = prove(str(index), "--alles")
    everything = judge(f.read_text(), vkey)
    r.check("all are shown with --alles, in the catalogue's order", p.returncode == 0
            and list(everything["shown"]) == offered and
            {e for e, o in everything["shown"].items() if o == "withheld"} == set(held), everything)
    said = json.loads(check(f, "--json").stdout)
    r.check("... and every other element is seen not to have been offered",
            said["not_offered"] == [n for n in NAMES if n not in offered], said)

    # --- an element that was not offered
    absent = [n for n in NAMES if n not in offered and NAMES.index(offered[0]) < NAMES.index(n) <
              NAMES.index(offered[-1])][0]
    f.unlink()
    p = prove(str(index), "--elementen", absent)
    beside = [max((o for o in offered if NAMES.index(o) < NAMES.index(absent)), key=NAMES.index),
              min((o for o in offered if NAMES.index(o) > NAMES.index(absent)), key=NAMES.index)]
    r.check("what was not offered is not shown behind one's back: exit 3, nothing written", p.returncode == 3
            and not f.exists() and absent in p.stderr and all(b in p.stderr for b in beside), p)
    p = prove(str(index), "--elementen", absent, "--buren")
    got = judge(f.read_text(), vkey)
    r.check("... with --buren its neighbours are", p.returncode == 0 and list(got["shown"]) == beside, (p, got))
    said = json.loads(check(f, "--json").stdout)
    r.check("... and it is proven not offered", absent in said["not_offered"] and
            not set(said["not_offered"]) & set(offered), said)

    # --- wrong questions
    for argv, code in ((["9999"], 2), ([keten.new_id()], 2), ([str(index), "--elementen", "zorg.nergens"], 2),
                       ([str(index), "--alles", "--elementen", x], 2), ([str(index), "--from", "/nergens"], 7),
                       ([str(index), "--from", str(f)], 7 if f.stat().st_size <= 4096 else 2)):
        p = k.cli("log", "prove", *argv)
        r.check(f"log prove {' '.join(argv)[:40]}: exit {code}", p.returncode == code and p.stdout == "", p)

    # --- not proven, no key, no file
    prove(str(index), "--elementen", f"{x},{y}", "--from", str(kop))
    good = f.read_bytes()
    bad, ends, kept = away / "anders.tlog-proof", {}, 0
    for at in range(0, len(good), 7):
        bad.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1:])
        code = check(bad).returncode
        ends[code] = ends.get(code, 0) + 1
    r.check("no changed byte is proven (exit 6 or 2)", set(ends) == {2, 6} and ends[6] > 100, ends)
    extra = bytearray(base64.b64decode(good.split(b"\n")[1][6:]))
    lines = good.split(b"\n")
    for what, at, part in (("kind", 1, "inclusion"), ("time", 11, "inclusion"), ("body", 20, "inclusion"),
                           ("root", 60, "inclusion"), ("commitment", 76 + 3 + 5, "elements")):
        extra[at] ^= 2
        bad.write_bytes(b"\n".join([lines[0], b"extra " + base64.b64encode(extra), *lines[2:]]))
        p = check(bad, "--json")
        r.check(f"another {what}: not proven, exit 6, {part}", p.returncode == 6 and
                json.loads(p.stdout)["part"] == part and judge(bad.read_text(), vkey) is None, p)
        extra[at] ^= 2
    start = 76 + 3 + 32 * len(offered) + 3
    for what, at in (("salt", 5), ("element", 18), ("outcome", 19), ("code", 20)):
        extra[start + at] ^= 1
        bad.write_bytes(b"\n".join([lines[0], b"extra " + base64.b64encode(extra), *lines[2:]]))
        p = check(bad)
        r.check(f"another {what} of an element: not proven", p.returncode == 6 and "niet bewezen" in p.stdout, p)
        extra[start + at] ^= 1
    r.check("no key: exit 7", check(key=False).returncode == 7)
    other = k.dir / "anders.vkey"
    other.write_text("keten.test/2026+00000000+AQ==\n")
    r.check("a key that is none: exit 7", check(f, "--vkey", str(other), key=False).returncode == 7)
    r.check("another file: exit 2", check(kop).returncode == 2)
    r.check("no file: exit 2", check(away / "nergens").returncode == 2)

    # --- the proof that a partner fetches, and the same without its entry
    fetched = away / "partner.tlog-proof"
    fetched.write_bytes(k.pi.proof(m10["id"]).body)
    leaf = m10["logboek"]["blad"]
    got = judge(fetched.read_text(), vkey)
    r.check("what a partner fetches stands on its own", check(fetched).returncode == 0 and got["index"] == index, got)
    r.check("... and is of the leaf in its receipt", check(fetched, "--entry", leaf).returncode == 0)
    fetched.write_text(re.sub("extra .*\n", "", fetched.read_text()))
    r.check("a proof without its entry cannot be checked: exit 7", check(fetched).returncode == 7)
    r.check("with the leaf of the receipt it is", check(fetched, "--entry", leaf).returncode == 0)
    other = base64.b64encode(hashlib.sha256(b"anders").digest()).decode()
    r.check("... and with another leaf it is not: exit 6", check(fetched, "--entry", other).returncode == 6)
    r.check("--entry beside a file that has one: it must be the same", check(f, "--entry", leaf).returncode == 0
            and check(f, "--entry", other).returncode == 6)

    # --- a refusal
    a = k.pi.send(re.sub(r"(BerichtId>)[0-9a-f-]{36}", r"\g<1>" + keten.new_id(),
                         (S / "pi/v1/samples/M10.xml").read_text()).replace("Huurt sinds 2019", "Slikt oxazepam"))
    size = json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]
    p = prove(str(size - 1), "--alles")
    got = judge(f.read_text(), vkey)
    r.check("a refusal: all that was offered is shown as withheld", a.status == 403 and p.returncode == 0
            and got["kind"] == 2 and set(got["shown"].values()) == {"withheld"}, (p, got))

    # --- every entry that there is, with the gateway running and stopped
    def every(when):
        ok = 0
        for i in range(size):
            p = prove(str(i), "--alles")
            got = p.returncode == 0 and judge(f.read_text(), vkey)
            ok += bool(got) and got["index"] == i and "offered" in got and check().returncode == 0
        r.check(f"each of {size} entries is proved, {when}", ok == size, ok)
    every("running")
    kop.write_text(k.cli("log", "head", check=True).stdout)
    k.stop()
    every("stopped")

    # --- years later: the bodies are gone, the log is not
    r.check("the shifted clock is there", SHIFT.exists(), SHIFT)
    k.env.update(later(LATER))
    k.add_partner("ander", naam="Gemeente Zeist, later")
    k.start()
    end = time.monotonic() + 30
    while prove(str(index), "--elementen", x).returncode == 0 and time.monotonic() < end:
        time.sleep(0.2)
    p = prove(str(index))
    r.check("shredded, with the gateway running: the entry is proved", p.returncode == 0
            and judge(f.read_text(), vkey), p)
    k.stop()
    p = prove(str(index), "--elementen", x)
    r.check("shredded: no element can be shown, exit 3", p.returncode == 3 and "vernietigd" in p.stderr, p)
    p = k.cli("log", "show", str(index))
    r.check("... nor can the entry be read", p.returncode == 2, p)
    p = prove(str(index), "--from", str(kop))
    got = judge(f.read_text(), vkey)
    r.check("... but it is still proven to be there", p.returncode == 0 and got and got["index"] == index
            and got["earlier"] >= size, (p, got))
    r.check("... to check-proof as well", check().returncode == 0)
    f.write_bytes(good)
    r.check("... and what was proven before stays proven", check().returncode == 0 and judge(f.read_text(), vkey))
    p = k.cli("log", "verify", "--from", str(kop))
    r.check("log verify: intact", p.returncode == 0, p)

r.done()
