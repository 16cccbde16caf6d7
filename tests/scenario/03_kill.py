# SPDX-License-Identifier: EUPL-1.2
"""kill -9 of any process at random moments under load.

Senders and recipients write down what they saw; afterwards the gateway drains and a checker
(checker.py, which reads only those histories and the exported log) says whether every acknowledged message is
logged exactly once and was delivered or can be collected, and whether anything was delivered unlogged.

30 cycles, 200 with KETEN_SOAK=1.
"""
import json
import os
import random
import re
import signal
import subprocess
import threading
import time

import checker
import keten
import sink

r = keten.Report()
CYCLES = int(os.environ.get("KETEN_CYCLES", "200" if os.environ.get("KETEN_SOAK") else "30"))
SEED = int(os.environ.get("KETEN_SEED", "0")) or random.SystemRandom().randint(1, 1 << 30)
rng = random.Random(SEED)
S = keten.ROOT / "adapters/pi/v1/samples"
DRAIN_S = float(os.environ.get("KETEN_DRAIN_S", "60"))
stop = threading.Event()


class History:
    def __init__(self, path):
        self.f, self.lock = open(path, "a"), threading.Lock()

    def write(self, **row):
        with self.lock:
            self.f.write(json.dumps(row) + "\n")
            self.f.flush()


def sender(k, name, doc, hist):
    """Offer messages; one whose fate is unknown is offered again until it is known."""
    p = keten.Partner(k, "pi", "application/xml")
    while not stop.is_set():
        ident = keten.new_id()
        text = re.sub(r"BerichtId>[0-9a-f-]{36}", "BerichtId>" + ident, doc, count=1)
        hist.write(what="offer", bericht=ident)
        while True:
            try:
                a = p.send(text, retry=False)
            except Exception:
                p.close()
                if stop.is_set():
                    break
                time.sleep(0.02)
                continue
            if a.status == 201:
                d = a.json()
                hist.write(what="ack", bericht=ident, id=d["id"], index=d["logboek"]["index"])
                time.sleep(0.01)
                break
            if a.status != 503:
                hist.write(what="odd", bericht=ident, status=a.status)
                break
            if stop.is_set():
                break
            time.sleep(0.02)
    p.close()


def collector(k, hist, drain_s=None):
    """The municipality: collect, acknowledge, write both down.

    Draining goes on while anything is still handed over: a slow machine is not a loss.
    """
    p = keten.Partner(k, "gemeente", "application/json")
    until = time.monotonic() + drain_s if drain_s else None
    while not stop.is_set() or until is not None:
        try:
            box = [m for m in p.mailbox() if m["status"] != "ontvangen"]
            if until is not None and not box:
                return
            for m in box:
                a = p.collect(m["id"], retry=False)
                if a.status == 200:
                    hist.write(what="got", id=m["id"])
                    until = time.monotonic() + drain_s if drain_s else None
                    b = p.acknowledge(m["id"], retry=False)
                    if b.status in (200, 201):
                        hist.write(what="acked", id=m["id"])
        except Exception:
            p.close()
            if until is not None and time.monotonic() > until:
                return
            time.sleep(0.02)
        if until is not None and time.monotonic() > until:
            return
        time.sleep(0.005)


def pids(k):
    kids = subprocess.run(["pgrep", "-P", str(k.proc.pid)], capture_output=True, text=True).stdout.split()
    return [int(x) for x in kids]


def restart(k):
    k.proc.wait()
    for _ in range(int(os.environ.get("KETEN_RESTARTS", "60"))):
        try:
            k.start()
            return
        except AssertionError:
            time.sleep(0.1)
    raise AssertionError("the gateway does not come back")


with keten.Keten() as k:
    assert k.justid.send((S / "M01.xml").read_bytes()).status == 201
    assert k.gemeente.send((keten.ROOT / "adapters/gemeente/v1/samples/M07.json").read_bytes()).status == 201
    sent, taken = k.dir / "sent.jsonl", k.dir / "taken.jsonl"
    hs, ht = History(sent), History(taken)
    out = sink.Sink(k, "reclassering", history=k.dir / "pushed.jsonl").start()
    k.add_partner("reclassering", aflevering="push", url=f"https://localhost:{out.port}/in", adres="127.0.0.1")
    k.justid.close()
    k.gemeente.close()
    threads = [threading.Thread(target=sender, args=(k, n, (S / d).read_text(), hs), daemon=True)
               for n, d in ((0, "M10.xml"), (1, "M10.xml"), (2, "M11.xml"), (3, "M14.xml"))]
    threads.append(threading.Thread(target=collector, args=(k, ht), daemon=True))
    for t in threads:
        t.start()
    killed = {"supervisor": 0, "child": 0}
    for cycle in range(CYCLES):
        time.sleep(rng.uniform(0.05, 0.6))
        if rng.random() < 0.25:
            os.kill(k.proc.pid, signal.SIGKILL)
            restart(k)
            killed["supervisor"] += 1
            continue
        kids = pids(k)
        if kids:
            try:
                os.kill(rng.choice(kids), signal.SIGKILL)
                killed["child"] += 1
            except ProcessLookupError:
                pass
    time.sleep(1)
    stop.set()
    for t in threads:
        t.join(timeout=40)
    # liveness: when the faults stop, everything drains
    collector(k, ht, drain_s=DRAIN_S)
    acked = sum(1 for x in open(sent) if '"ack"' in x)
    end, least = time.monotonic() + DRAIN_S, None
    while time.monotonic() < end:
        q = json.loads(k.cli("status", "--json").stdout or "{}")
        waiting = q.get("queue", {}).get("waiting", 1)
        if waiting == 0:
            break
        if least is None or waiting < least:
            end, least = time.monotonic() + DRAIN_S, waiting
        time.sleep(0.2)
    export = checker.export(k)
    r.check("the gateway ends cleanly", k.stop() == 0)
    p = k.cli("log", "verify")
    r.check("log verify: intact", p.returncode == 0, p.stdout + p.stderr)
    faults = checker.check(sent, taken, k.dir / "pushed.jsonl", export)
    r.check(f"seed {SEED}: {CYCLES} kills ({killed}), {acked} acknowledged: none lost, none twice, none unlogged",
            acked > 0 and not faults, faults[:10])
    # the checker itself must be able to fail
    planted = checker.plant(sent, export)
    r.check("the checker finds a lost, a doubled and an unlogged one when planted",
            all(checker.check(*x) for x in planted(taken, k.dir / "pushed.jsonl")))
    out.stop()
r.done()
