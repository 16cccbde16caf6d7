#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""make bench: what an exchange costs, beside its floor, all in one run.

The machine's speed changes from minute to minute, so only the ratio counts.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/scenario"))
os.environ["KETENPOORT"] = str(ROOT / sys.argv[1] / "ketenpoort")
import keten  # noqa: E402
import log  # noqa: E402
import policy  # noqa: E402

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


def load(k, conns, seconds, doc, seed, who="pi"):
    ps = pids(k)
    before, wall = cpu_us(ps), time.monotonic()
    out = subprocess.run([BENCH, "load", str(k.port), str(conns), str(seconds), str(k.tls), who,
                          "application/xml", str(doc), str(seed)], capture_output=True, text=True)
    took = time.monotonic() - wall
    if out.returncode != 0:
        sys.exit(f"load failed: {out.stderr}\n{k.log.read_text()[-2000:]}")
    r = json.loads(out.stdout)
    r["cpu_us"] = (cpu_us(ps) - before) / max(1, r["ok"])
    r["rps"] = r["ok"] / r["seconds"]
    r["took"] = took
    return r


def large(k):
    """A plan of about 20 kB with 30 actions, made from the sample."""
    text = (SAMPLE / "M10.xml").read_text()
    first, last = text.index("<Actie>"), text.rindex("</Actie>") + len("</Actie>")
    have = re.findall(r"<Actie>.*?</Actie>", text, re.S)
    acts = "\n      ".join(re.sub("<ActieId>[^<]*", f"<ActieId>B-{i:02}", have[i % len(have)]) for i in range(30))
    acts = acts.replace("</Omschrijving>", " De casemanager belt hierover met de gemeente en legt de uitkomst vast in het "
                        "plan.</Omschrijving>")
    path = k.dir / "large.xml"
    at = text.index("<BerichtId>") + len("<BerichtId>")
    whole = text[:first] + acts + text[last:]
    path.write_text(whole[:at] + str(uuid.uuid4()) + whole[at + 36:])
    return path


def notice(k):
    """A notice of detention of about 2 kB, with all that it may carry."""
    text = (SAMPLE / "M01.xml").read_text()
    more = ("<Naam>Fenna Fictief</Naam>\n    <Telefoon>0546 000 000</Telefoon>\n"
            "    <Email>f.fictief@dji.example.nl</Email>\n    ")
    text = text.replace("<FunctionelePostbus>", more + "<FunctionelePostbus>").replace(
        "<HerkomstGegeven>", "<GemeenteTerugkeer>0141</GemeenteTerugkeer>\n    <HerkomstGegeven>")
    path = k.dir / "notice.xml"
    path.write_text(text)
    return path


class Doc:
    """A document, what it was answered with, and what its recipient got."""

    def __init__(self, k, who, path, name):
        self.who, self.path, self.name = who, path, name
        a = getattr(k, who).send(path.read_bytes())
        assert a.status == 201, (name, a)
        r = json.loads(a.body)
        self.receipt, self.size = len(a.body), path.stat().st_size
        self.elements = len(r["verstrekt"]) + len(r["achtergehouden"])
        self.out = k.dir / f"{name}.json"
        self.out.write_bytes(k.gemeente.collect(r["id"]).body)

    def bare(self, k, conns):
        """TLS and HTTP alone, on as many connections: median of three rounds."""
        rounds = []
        for _ in range(3):
            with subprocess.Popen([BENCH, "bare", k.tls, str(self.receipt)], stdout=subprocess.PIPE, text=True) as p:
                port = p.stdout.readline().strip()
                subprocess.run([BENCH, "load", port, str(conns), "0.7", str(k.tls), self.who, "application/xml",
                                str(self.path), "1"], check=True, capture_output=True)
                p.terminate()
                rounds.append(json.loads(p.stdout.readline())["tls"])
        return sorted(rounds)[1]

    def floor(self, k, conns):
        f = json.loads(subprocess.run(
            [BENCH, "floor", self.path, ROOT / "adapters/pi/v1/pi-v1.xsd", self.out, k.dir, str(self.elements)],
            capture_output=True, text=True, check=True).stdout)
        f["tls"] = self.bare(k, conns)
        for left in ("floor.db", "floor.db-wal", "floor.db-shm", "floor.log"):
            (k.dir / left).unlink(missing_ok=True)
        return f


def documents(k):
    """JustID's notice and the municipality's confirmation: then plans may go."""
    start = Doc(k, "justid", notice(k), "notice")
    a = k.gemeente.send((ROOT / "adapters/gemeente/v1/samples/M07.json").read_bytes())
    assert a.status == 201, a
    return start, Doc(k, "pi", SAMPLE / "M10.xml", "plan"), Doc(k, "pi", large(k), "large plan")


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


PARTS = (("TLS record and bare HTTP", "tls"), ("pre-scan", "prescan"), ("bare SAX2 parse", "sax"),
         ("SHA-256 of the document", "hash"), ("AES-256-GCM seal", "seal"),
         ("commitments, one per element", "commitments"), ("commit share, groups of 64", "commit"))


def table(rows):
    print("document    bytes conns   exch/s   p50 us   p99 us   CPU us/exch    floor   ratio   floor+XSD   ratio")
    for doc, conns, r, f in rows:
        low = sum(f[key] for _, key in PARTS)
        xsd = low - f["sax"] + f["domxsd"]
        print(f"{doc.name:10} {doc.size:6} {conns:5} {r['rps']:8.0f} {r['p50_us']:8} {r['p99_us']:8} "
              f"{r['cpu_us']:13.1f} {low:8.1f} {r['cpu_us'] / low:7.2f} {xsd:11.1f} {r['cpu_us'] / xsd:7.2f}")


def main():
    with keten.Keten(workers=0) as k:
        ready = started(k)
        start, plan, big = documents(k)
        rows = []
        for doc, conns in ((plan, 1), (plan, 16), (plan, 64), (start, 16), (big, 16)):
            load(k, conns, 0.5, doc.path, 1000 + conns, doc.who)  # warm
            floor = doc.floor(k, conns)
            rows.append((doc, conns, load(k, conns, SECONDS, doc.path, conns, doc.who), floor))
        load(k, 200, 1, plan.path, 3)
        rss = rss_kb(pids(k))
        push, got, push_s = delivered(k, SECONDS / 2)
    print(f"plan: {plan.size} bytes PI XML in, {plan.receipt} bytes receipt out, {plan.elements} elements decided, "
          "kept-alive mutual TLS")
    print(f"ready {ready} ms after start; {rss / 1024:.1f} MB resident (PSS) with 200 connections\n")
    print("floor of one exchange of the plan, CPU us (median of rounds, same run):")
    f = rows[2][3]
    for name, key in PARTS:
        print(f"  {name:32} {f[key]:8.1f}")
    print(f"  {'(DOM + XSD instead of SAX2)':32} {f['domxsd']:8.1f}\n")
    table(rows)
    print(f"\naccepted and delivered by push: {push['ok']} accepted, {got} delivered in {push_s:.1f} s "
          f"({got / push_s:.0f}/s), CPU {push['cpu_us']:.0f} us while accepting\n")
    log.main(sys.argv[1])
    log.commitments(sys.argv[1], plan.elements, rows[2][2]["cpu_us"], f["commitments"])
    print()
    policy.main(sys.argv[1])


main()
