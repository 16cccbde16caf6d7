#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""make bench: what an exchange costs, beside its floor, all in one run.

The machine's speed changes from minute to minute, so only the ratio counts.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/scenario"))
os.environ["KETENPOORT"] = str(ROOT / sys.argv[1] / "ketenpoort")
import keten  # noqa: E402

BENCH = ROOT / sys.argv[1] / "tests/bench/bench"
SAMPLE = ROOT / "adapters/pi/v1/samples"
SECONDS = float(os.environ.get("SECS", "4"))


def cpu_us(pids):
    """User and system time of the gateway's processes, in microseconds."""
    total = 0
    for p in pids:
        try:
            for t in pathlib.Path(f"/proc/{p}/task").iterdir():
                total += int((t / "schedstat").read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            pass
    return total / 1000


def pids(k):
    kids = subprocess.run(["pgrep", "-P", str(k.proc.pid)], capture_output=True, text=True).stdout.split()
    return [str(k.proc.pid), *kids]


def rss_kb(ps):
    """Proportional set size: shared pages of the forks counted once."""
    total = 0
    for p in ps:
        try:
            for line in open(f"/proc/{p}/smaps_rollup"):
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except FileNotFoundError:
            pass
    return total


def load(k, conns, seconds, doc, seed):
    ps = pids(k)
    before, wall = cpu_us(ps), time.monotonic()
    out = subprocess.run([BENCH, "load", str(k.port), str(conns), str(seconds), str(k.tls), "pi",
                          "application/xml", str(doc), str(seed)], capture_output=True, text=True)
    took = time.monotonic() - wall
    if out.returncode != 0:
        sys.exit(f"load failed: {out.stderr}\n{k.log.read_text()[-2000:]}")
    r = json.loads(out.stdout)
    r["cpu_us"] = (cpu_us(ps) - before) / max(1, r["ok"])
    r["rps"] = r["ok"] / r["seconds"]
    r["took"] = took
    return r


def prepare(k):
    """JustID's notice and the municipality's confirmation: then plans may go."""
    a = k.justid.send((SAMPLE / "M01.xml").read_bytes())
    assert a.status == 201, a
    a = k.gemeente.send((ROOT / "adapters/gemeente/v1/samples/M07.json").read_bytes())
    assert a.status == 201, a


def started(k):
    for line in k.log.read_text().splitlines():
        if " gateway.ready " in line:
            return int(line.split("after_ms=")[1].split()[0])
    return -1


def delivered(k, seconds):
    """Accepted and delivered: the courier pushes to a sink over mutual TLS."""
    sys.path.insert(0, str(ROOT / "tests/scenario"))
    import sink
    s = sink.Sink(k, "reclassering")
    s.start()
    try:
        k.add_partner("reclassering", aflevering="push", url=f"https://localhost:{s.port}/ontvangst",
                      adres="127.0.0.1")
        r = load(k, 16, seconds, SAMPLE / "M11.xml", 77)
        end = time.monotonic() + 60
        while s.count < r["ok"] and time.monotonic() < end:
            time.sleep(0.05)
        return r, s.count, r["took"] + max(0, 60 - (end - time.monotonic()))
    finally:
        s.stop()


def main():
    doc, xsd = SAMPLE / "M10.xml", ROOT / "adapters/pi/v1/pi-v1.xsd"
    with keten.Keten(workers=0) as k:
        ready = started(k)
        prepare(k)
        out_doc = k.dir / "out.json"
        a = k.pi.send(doc.read_bytes())
        assert a.status == 201, a
        box = [m for m in k.gemeente.mailbox() if m["berichttype"] == "M10"]
        out_doc.write_bytes(k.gemeente.collect(box[0]["id"]).body)
        rows = []
        for conns in (1, 16, 64):
            load(k, conns, 0.5, doc, 1000 + conns)  # warm
            floor = json.loads(subprocess.run(
                [BENCH, "floor", doc, xsd, out_doc, k.dir, k.tls], capture_output=True, text=True,
                check=True).stdout)
            for f in ("floor.db", "floor.db-wal", "floor.db-shm", "floor.log"):
                (k.dir / f).unlink(missing_ok=True)
            rows.append((conns, load(k, conns, SECONDS, doc, conns), floor))
        load(k, 200, 1, doc, 3)
        rss = rss_kb(pids(k))
        push, got, push_s = delivered(k, SECONDS / 2)
    print(f"document: {doc.stat().st_size} bytes PI XML in, {len(a.body)} bytes receipt out, kept-alive mutual TLS")
    print(f"ready {ready} ms after start; {rss / 1024:.1f} MB resident (PSS) with 200 connections\n")
    print("floor of one exchange, CPU us (best of rounds, same run):")
    f = rows[-1][2]
    for name, key in (("TLS record and bare HTTP", "tls"), ("pre-scan", "prescan"), ("bare SAX2 parse", "sax"),
                      ("SHA-256 of the document", "hash"), ("AES-256-GCM seal", "seal"),
                      ("commit share, groups of 64", "commit")):
        print(f"  {name:32} {f[key]:8.1f}")
    print(f"  {'(DOM + XSD instead of SAX2)':32} {f['domxsd']:8.1f}\n")
    print("conns   exch/s   p50 us   p99 us   CPU us/exch    floor   ratio   floor+XSD   ratio")
    for conns, r, f in rows:
        low = sum(f[x] for x in ("tls", "prescan", "sax", "hash", "seal", "commit"))
        xsd_low = low - f["sax"] + f["domxsd"]
        print(f"{conns:5} {r['rps']:8.0f} {r['p50_us']:8} {r['p99_us']:8} {r['cpu_us']:13.1f} {low:8.1f} "
              f"{r['cpu_us'] / low:7.2f} {xsd_low:11.1f} {r['cpu_us'] / xsd_low:7.2f}")
    print(f"\naccepted and delivered by push: {push['ok']} accepted, {got} delivered in {push_s:.1f} s "
          f"({got / push_s:.0f}/s), CPU {push['cpu_us']:.0f} us while accepting")


main()
