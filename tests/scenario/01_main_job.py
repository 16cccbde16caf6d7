# SPDX-License-Identifier: EUPL-1.2
"""The main job with the real program: send, decide, collect, acknowledge, refuse, push, verify."""
import base64
import hashlib
import json
import re
import time

import docs
import keten
import sink

r = keten.Report()


def leaf_hash(b):
    return hashlib.sha256(b"\0" + b).digest()


def check_inclusion(index, size, leaf, path, root):
    """RFC 9162 2.1.3.2, written from the text of the standard."""
    fn, sn, h = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn % 2 == 1 or fn == sn:
            h = hashlib.sha256(b"\1" + p + h).digest()
            if fn % 2 == 0:
                while fn % 2 == 0 and fn != 0:
                    fn, sn = fn >> 1, sn >> 1
        else:
            h = hashlib.sha256(b"\1" + h + p).digest()
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and h == root


def receipt_ok(receipt):
    log = receipt["logboek"]
    note = log["checkpoint"].split("\n")
    return int(note[1]) == log["boomgrootte"] and check_inclusion(
        log["index"], log["boomgrootte"], base64.b64decode(log["blad"]),
        [base64.b64decode(x) for x in log["bewijs"]], base64.b64decode(note[2]))


with keten.Keten() as k:
    # --- before anything is confirmed, the plan may not go
    a = k.pi.send(keten.sample("pi", "M10.xml"))
    r.check("M10 before the municipality confirmed is refused", a.status == 403, a)
    r.check("... with VERKEERDE_GEMEENTE", b"VERKEERDE_GEMEENTE" in a.body, a)

    # --- M01, M07
    a = k.justid.send(keten.sample("pi", "M01.xml"))
    r.check("M01 is accepted", a.status == 201, a)
    box = k.gemeente.mailbox()
    r.check("the municipality has one message", len(box) == 1 and box[0]["berichttype"] == "M01", box)
    r.check("nobody else has it", k.ander.mailbox() == [] and k.reclassering.mailbox() == [])
    r.check("another party gets 404 for it", k.ander.collect(box[0]["id"]).status == 404)
    r.check("... the same as for what does not exist",
            k.ander.collect(box[0]["id"]).body == k.ander.collect(keten.new_id()).body)
    a = k.gemeente.collect(box[0]["id"])
    r.check("M01 is collected as JSON", a.status == 200 and a.json()["berichttype"] == "M01", a)
    r.check("... with its digest", "content-digest" in a.headers)
    r.check("M01 is acknowledged", k.gemeente.acknowledge(box[0]["id"]).status in (200, 201))
    r.check("... and its content is gone", k.gemeente.collect(box[0]["id"]).status == 410)
    a = k.gemeente.send(keten.sample("gemeente", "M07.json"))
    r.check("M07 is accepted", a.status == 201, a)

    # --- M10
    doc = keten.fresh(keten.sample("pi", "M10.xml"))
    a = k.pi.send(doc)
    r.check("M10 is accepted now", a.status == 201, a)
    m10 = a.json()
    held = {x["element"]: x for x in m10["achtergehouden"]}
    r.check("SKN is withheld and named", "persoon.skn" in held, sorted(held))
    r.check("behaviour is withheld", "detentie.gedrag_samenvatting" in held)
    r.check("C3 without motivation is withheld",
            any(x.get("voorwaarde") == "C3" for x in held.values()), held)
    r.check("both grounds are named", m10["grondslag"]["gever"]["code"] == "PBW_18A"
            and m10["grondslag"]["ontvanger"]["code"] != "", m10["grondslag"])
    r.check("disclosed and withheld do not meet", not set(m10["verstrekt"]) & set(held))
    r.check("the inclusion proof holds", receipt_ok(m10), m10["logboek"])
    again = k.pi.send(doc)
    r.check("the same message again: the same receipt", again.status == 201 and again.body == a.body, again)
    other = k.pi.send(doc.replace("Almelo", "Zwolle"))
    r.check("the same id, other content: 409", other.status == 409, other)
    mine = [m for m in k.gemeente.mailbox() if m["berichttype"] == "M10"]
    r.check("one M10 in the mailbox", len(mine) == 1, mine)
    got = k.gemeente.collect(mine[0]["id"])
    text = got.body.decode()
    r.check("the municipality's M10 is JSON", got.status == 200 and got.json()["berichttype"] == "M10")
    r.check("no SKN in it", "2144817" not in text)
    r.check("the sender sees the state", k.pi.state(m10["id"]).json()["id"] == m10["id"])
    seen = k.gemeente.state(m10["id"]).json()
    r.check("the recipient is not told what was withheld", "achtergehouden" not in seen, seen)
    proof = k.pi.proof(m10["id"])
    r.check("the proof file is one", proof.body.startswith(b"c2sp.org/tlog-proof@v1\n"), proof)

    # --- M11, M20, M04, M14, M30
    for kind, name, to in (("pi", "M11.xml", "reclassering"), ("pi", "M20.xml", "reclassering"),
                           ("pi", "M04.xml", "reclassering")):
        a = k.pi.send(keten.sample(kind, name))
        r.check(f"{name[:3]} is accepted", a.status == 201, a)
        box = [m for m in k.reclassering.mailbox() if m["id"] == a.json()["id"]]
        r.check(f"{name[:3]} waits for probation", len(box) == 1)
        got = k.reclassering.collect(box[0]["id"])
        r.check(f"{name[:3]} is XML in probation's format",
                got.status == 200 and b"urn:nl:ketenpoort:reclassering:v1" in got.body, got)
        r.check(f"{name[:3]} is acknowledged", k.reclassering.acknowledge(box[0]["id"]).status in (200, 201))
    for who, kind, name in (("pi", "pi", "M14.xml"), ("gemeente", "gemeente", "M14.json"),
                            ("reclassering", "reclassering", "M14.xml"), ("pi", "pi", "M30.xml"),
                            ("gemeente", "gemeente", "M30.json"), ("reclassering", "reclassering", "M30.xml")):
        a = getattr(k, who).send(keten.fresh(keten.sample(kind, name)))
        r.check(f"{name[:3]} from {who} is accepted", a.status == 201, a)

    # --- what is wrong is said, all together, and leaves nothing
    size = json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]
    bad = keten.sample("pi", "M10.xml").replace("<BSN>999900109</BSN>", "<BSN>999900108</BSN>") \
        .replace("<Geslacht>M</Geslacht>", "<Geslacht>Q</Geslacht>")
    a = k.pi.send(keten.fresh(bad))
    places = [f.get("plaats", "") for f in a.json().get("fouten", [])]
    r.check("two faults: 400 and both named", a.status == 400 and len(places) == 2, a)
    r.check("... with a place in the document", all(p.startswith("/DeelbaarDRPlan/") for p in places), places)
    r.check("... and no value", b"999900108" not in a.body)
    a = k.pi.send(keten.sample("pi", "M10.xml"), {"Content-Type": "application/json"})
    r.check("wrong media type: 415", a.status == 415, a)
    for path, status in (("/berichten/", 404), ("/nergens", 404), ("/berichten/xyz", 404)):
        a = k.pi.ask("GET", keten.BASE + path)
        r.check(f"GET {path}: {status} problem", a.status == status
                and a.headers["content-type"] == "application/problem+json", a)
    a = k.pi.ask("DELETE", keten.BASE + "/berichten")
    r.check("DELETE: 405 with Allow", a.status == 405 and "POST" in a.headers.get("allow", ""), a)
    r.check("every answer has the header set", all(h in a.headers for h in (
        "api-version", "cache-control", "strict-transport-security", "x-content-type-options")), a.headers)
    r.check("... and no Server", "server" not in a.headers)
    a = k.vreemd.send(keten.sample("pi", "M10.xml"), {"Content-Type": "application/xml"})
    r.check("a valid certificate of a stranger: 403", a.status == 403, a)
    a = k.pi.send(keten.sample("pi", "M10.xml").replace(k.pi.oin, k.justid.oin))
    r.check("somebody else's OIN in the document: 403", a.status == 403, a)
    r.check("none of that is in the log",
            json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"] == size)
    blocked = docs.make("pi", "M10", {"zorg.diagnose": "iets", "bericht.afzender_oin": k.pi.oin,
                                      "bericht.ontvanger_oin": k.gemeente.oin, "bericht.ontvanger_rol": "GN",
                                      "bericht.doel": "DR_PLAN", "bericht.grondslag": "PBW_18A",
                                      "bericht.bsn_geverifieerd": "J", "contact.pi_functionele_postbus":
                                      "post@pi.example", "bericht.traject_id":
                                      "5f0c2c1e-6a57-4b0e-9d83-0a4c2f7b1e10"})
    a = k.pi.send(blocked)
    r.check("a diagnosis: refused whole, named", a.status == 403 and b"zorg.diagnose" in a.body, a)
    faults = a.json().get("fouten", [])
    r.check("... with its place in the document of the sender",
            [f.get("code") for f in faults] == ["BEROEPSGEHEIM"] and faults[0]["plaats"].endswith("/Diagnose"), faults)
    told = keten.fresh(keten.sample("pi", "M10.xml")).replace("Huurt sinds 2019", "Slikt oxazepam; broer 9999.00.201")
    a = k.pi.send(told)
    faults = a.json().get("fouten", [])
    r.check("a medicine and a BSN in a free text: refused whole", a.status == 403 and b"VRIJE_TEKST" in a.body, a)
    r.check("... each with its place, category and character",
            sorted((f["plaats"].rsplit("/", 2)[-2:], f["code"]) for f in faults) ==
            [(["Toelichting[2]", "Tekst"], "VRIJE_TEKST")] * 2 and
            any("MEDICATIE" in f["detail"] and "teken 7 " in f["detail"] for f in faults) and
            any("BSN_ANDER" in f["detail"] for f in faults), faults)
    r.check("... and nothing of the text", b"oxazepam" not in a.body and b"9999" not in a.body, a)
    b = k.pi.send(told)
    r.check("the same again is refused again, with the same places",
            b.status == 403 and b.json().get("fouten") == faults, b)
    last = json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"] - 1
    shown = k.cli("policy", "explain", str(last), check=True).stdout
    r.check("the refusal is in the log with its code", "VRIJE_TEKST" in shown and "oxazepam" not in shown, shown)

    # --- push
    s = sink.Sink(k, "reclassering").start()
    s.statuses = [503, 202]
    k.add_partner("reclassering", aflevering="push", url=f"https://localhost:{s.port}/in", adres="127.0.0.1")
    a = k.pi.send(keten.fresh(keten.sample("pi", "M11.xml")))
    r.check("M11 to a pushing partner is accepted", a.status == 201, a)
    end = time.monotonic() + 30
    while s.count < 1 and time.monotonic() < end:
        time.sleep(0.05)
    r.check("it is pushed, again after a 503, with the same id",
            [x[:2] for x in s.seen] == [(a.json()["id"], 503), (a.json()["id"], 202)],
            [x[:2] for x in s.seen])
    r.check("the recipient can go on with the trace that the sender was answered in",
            s.head.get("traceparent") == a.headers["traceparent"] != "", s.head)
    time.sleep(1)
    state = k.pi.state(a.json()["id"]).json()
    r.check("the sender sees that it was received", state.get("status") == "ontvangen", state)
    s.stop()
    imposter = sink.Sink(k, "reclassering", certificate="ander").start()
    k.add_partner("reclassering", aflevering="push", url=f"https://localhost:{imposter.port}/in",
                  adres="127.0.0.1")
    k.pi.send(keten.fresh(keten.sample("pi", "M11.xml")))
    time.sleep(3)
    r.check("an endpoint with another's certificate gets no byte", imposter.seen == [], imposter.seen)
    imposter.stop()

    # --- command line on the running gateway
    for argv in (["status"], ["partner", "list"], ["partner", "show", "pi"], ["queue", "list"], ["log", "head"],
                 ["log", "show", m10["id"]], ["policy", "explain", m10["id"]], ["policy", "check"], ["version"]):
        p = k.cli(*argv, "--json")
        ok = p.returncode == 0 and json.loads(p.stdout).get("version") is not None
        r.check(f"{' '.join(argv[:2])} --json", ok, p.stdout + p.stderr)
    f = k.dir / "M10.xml"
    f.write_text(doc)
    argv = ("adapter", "convert", str(f), "--from", "pi/v1", "--to", "gemeente/v1", "--bevestigd", "J")
    p = k.cli(*argv, "--gemeente", "0141")
    r.check("adapter convert writes what the gateway delivered", p.returncode == 0 and p.stdout.strip() == text.strip(),
            p.stderr)
    r.check("... and says what it withheld", all(e in p.stderr for e in held), p.stderr)
    p = k.cli(*argv, "--gemeente", "0193")
    r.check("... and refuses as the gateway does: exit 3, nothing written",
            p.returncode == 3 and p.stdout == "" and "VERKEERDE_GEMEENTE" in p.stderr, p.stdout + p.stderr)
    p = json.loads(k.cli(*argv, "--gemeente", "0141", "--json").stdout)
    r.check("... and what it lacks, as the receipt", p["completeness"] == m10["volledigheid"], p["completeness"])
    f.write_text(re.sub("<(Toelichtingen|Acties)>.*?</\\1>", "", doc, flags=re.S))
    a = k.pi.send(keten.fresh(f.read_text()))
    p = k.cli(*argv, "--gemeente", "0141", "--json")
    r.check("... and refuses a bare yes with the gateway's faults: exit 4", p.returncode == 4 and a.status == 400
            and [(x["place"], x["code"], x["detail"]) for x in json.loads(p.stdout)["faults"]]
            == [(x["plaats"], x["code"], x["detail"]) for x in a.json()["fouten"]], (p.stdout, a))

    # --- a partner that could send nothing and get nothing is not stored
    def head():
        return json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]
    size = head()
    book = k.cli("partner", "list", "--json").stdout
    f = k.dir / "vreemd.yaml"
    for rollen, formaat, why in (("GN", "gemeente/v9", "gemeente/v1"), ("PI", "gemeente/v1", "Voor PI: pi/v1"),
                                 ("GN", "loket/v1", "adapter list")):
        f.write_text(f"id: vreemd\nnaam: Vreemd\noin: \"{k.vreemd.oin}\"\nrollen: [{rollen}]\nformaat: {formaat}\n"
                     "gemeente: \"0344\"\nloket: nazorg@utrecht.example\n")
        p = k.cli("partner", "add", str(f))
        r.check(f"partner add {rollen} with {formaat}: exit 4", p.returncode == 4 and p.stdout == ""
                and "er is niets opgeslagen" in p.stderr and why in p.stderr, p)
    # What was sent before may be under way still: the log grows by that, not by a partner.
    kinds = [json.loads(k.cli("log", "show", str(i), "--json", check=True).stdout)["body"]["kind"]
             for i in range(size, head())]
    r.check("... and neither book nor log changed", k.cli("partner", "list", "--json").stdout == book
            and "partner" not in kinds, kinds)
    p = k.cli("adapter", "test", "--json")
    r.check("adapter test: every format is right", p.returncode == 0 and json.loads(p.stdout)["passed"], p.stdout)
    p = k.cli("log", "verify")
    r.check("log verify: intact", p.returncode == 0, p.stdout + p.stderr)
    r.check("the operators' log holds no BSN", b"999900109" not in k.log.read_bytes())

    c = json.loads(k.cli("status", "--json").stdout)["certificate"]
    r.check("status tells how long the certificate is valid", c and 0 < c["days_left"] < 4000, c)

    # --- reload
    before = k.pi.send(keten.fresh(keten.sample("pi", "M14.xml"))).json()["beleid"]["sha256"]
    f = k.policy / "00-beleid.yaml"
    f.write_text(f.read_text() + "\n# een regel erbij\n")
    import os
    import signal
    os.kill(k.proc.pid, signal.SIGHUP)
    end, after = time.monotonic() + 20, before
    while after == before and time.monotonic() < end:
        time.sleep(0.1)
        after = k.pi.send(keten.fresh(keten.sample("pi", "M14.xml"))).json()["beleid"]["sha256"]
    r.check("SIGHUP: another policy decides", after != before)
    good = f.read_text()
    f.write_text("dit is: [geen beleid\n")
    os.kill(k.proc.pid, signal.SIGHUP)
    time.sleep(1.5)
    a = k.pi.send(keten.fresh(keten.sample("pi", "M14.xml")))
    r.check("a bad policy never replaces a good one",
            a.status == 201 and a.json()["beleid"]["sha256"] == after, a)
    r.check("... and is reported", b"reload.refused" in k.log.read_bytes())

    # A recorder that does not answer: the old policy stays, in the log as well.
    def active():
        return json.loads(k.cli("status", "--json").stdout)["policy"]["sha256"]
    rec = k.recorder()
    f.write_text("# nog een regel\n" + good)
    os.kill(rec, signal.SIGSTOP)
    os.kill(k.proc.pid, signal.SIGHUP)
    time.sleep(6.5)
    os.kill(rec, signal.SIGCONT)
    end = time.monotonic() + 20
    while k.log.read_bytes().count(b"reload.refused") < 2 and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(0.5)
    a = k.pi.send(keten.fresh(keten.sample("pi", "M14.xml")))
    r.check("a reload that the recorder did not confirm is taken back",
            a.status == 201 and a.json()["beleid"]["sha256"] == after and active() == after, (a, active()))
    f.write_text("")

    # --- stop and offline
    r.check("SIGTERM ends cleanly", k.stop() == 0, k.log.read_text()[-800:])
    p = k.cli("log", "verify")
    r.check("log verify offline: intact", p.returncode == 0, p.stdout + p.stderr)
    p = k.cli("partner", "list", "--json")
    r.check("partner list offline", p.returncode == 0, p.stderr)

r.done()
