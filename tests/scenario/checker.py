# SPDX-License-Identifier: EUPL-1.2
"""Judge a run from outside: the senders' history, the recipients' histories, the exported log.

Knows nothing of the gateway's tables.  Columns as in a queue checker: lost, doubled, unlogged.
"""
import json
import socket
import struct


def ask(sock, obj):
    body = json.dumps(obj).encode()
    sock.sendall(struct.pack(">IIQ", 12 + len(body), 1, 1) + body)
    head = b""
    while len(head) < 16:
        got = sock.recv(16 - len(head))
        if not got:
            raise ConnectionError("the administration closed the line")
        head += got
    n = struct.unpack(">I", head[:4])[0] - 12
    out = b""
    while len(out) < n:
        got = sock.recv(n - len(out))
        if not got:
            raise ConnectionError("the administration closed the line")
        out += got
    return json.loads(out)


def export(k):
    """Every entry of the log, in order, as the administration gives it."""
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(20)
        s.connect(str(k.dir / "run/admin.sock"))
        size = ask(s, {"cmd": "log.head"})["size"]
        out = []
        for i in range(size):
            a = ask(s, {"cmd": "entry", "id": str(i)})
            out.append(a.get("body", {}))
        return out


def kind(b):
    return b.get("kind") or b.get("soort")


def ident(b):
    return b.get("id") or b.get("besluit", {}).get("id") or b.get("verstrekking") or ""


def lines(path):
    try:
        return [json.loads(x) for x in open(path)]
    except FileNotFoundError:
        return []


def check(sent, taken, pushed, log):
    """A list of faults; empty when all is well."""
    faults = []
    acked = {}
    for x in lines(sent):
        if x["what"] == "ack":
            acked[x["bericht"]] = (x["id"], x["index"])
        elif x["what"] == "odd":
            faults.append(("odd answer", x))
    released, handed = {}, {}
    for i, b in enumerate(log):
        if kind(b) == "vrijgave":
            released.setdefault(ident(b), []).append(i)
        elif kind(b) == "aflevering":
            handed.setdefault(ident(b), []).append(i)
    for bericht, (gid, index) in acked.items():
        if released.get(gid, []) != [index]:
            faults.append(("acknowledged, but logged at", gid, released.get(gid, []), "not", index))
    ids = [g for g, _ in acked.values()]
    for g in {g for g in ids if ids.count(g) > 1} if len(ids) < 2000 else set(ids) if len(set(ids)) != len(ids) else ():
        faults.append(("one id for two messages", g))
    got = {x["id"] for x in lines(taken) if x["what"] == "got"}
    got |= {x["id"] for x in lines(pushed) if 200 <= x["status"] < 300}
    for gid in got | {x["id"] for x in lines(pushed)}:
        if gid not in released:
            faults.append(("delivered, never released", gid))
        if gid not in handed:
            faults.append(("delivered, hand-over not logged", gid))
    for gid, index in acked.values():
        if gid not in got:
            faults.append(("acknowledged, never delivered", gid))
    return faults


def plant(sent, log):
    """Three runs, each with one fault, for the test of the checker itself."""
    def runs(taken, pushed):
        first = next(x for x in lines(sent) if x["what"] == "ack")
        at = first["index"]
        lost = log[:at] + [{}] + log[at + 1:]
        twice = log + [log[at]]
        hidden = [({} if kind(b) == "aflevering" and ident(b) == first["id"] else b) for b in log]
        return [(sent, taken, pushed, x) for x in (lost, twice, hidden)]
    return runs
