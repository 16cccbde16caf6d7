# SPDX-License-Identifier: EUPL-1.2
"""What has a channel of its own: who may be sent it, on what approval, and where it lies."""
import datetime
import json
import re
import time

import keten
import sink

r = keten.Report()
SAMPLES = keten.ROOT / "adapters/pi/v1/samples"
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
CHANNELS = ("REINTEGRATIE", "RISICO_18B", "BIJ", "DOELGROEP", "PGA")
DELEGATE = "Adviseur openbare orde en veiligheid"
SECRET = "Quirine van Verzonnen"  # a delegate by name, who must be named nowhere


def day(n):
    return (TODAY + datetime.timedelta(days=n)).isoformat()


def between(a, b):
    return f"van: {day(a)}, tot: {day(b)}"


def sample(name):
    """A sample from the prison of this gateway, with an id of its own."""
    text = (SAMPLES / f"{name}.xml").read_text(encoding="utf-8")
    text = text.replace("00000099000000010002", keten.OIN["pi"]).replace("00000099000000030001", keten.OIN["ander"])
    return re.sub(r"(<BerichtId>)[^<]*", lambda m: m.group(1) + keten.new_id(), text)


def approved(text, decided=-1, confirmed=0, second="Plaatsvervangend directeur", delegate=DELEGATE):
    """The approvals of an 18b message; second None: one confirmation only."""
    text = re.sub(r"(<BesluitMandaat>.*?<Datum>)[^<]*", rf"\g<1>{day(decided)}", text, flags=re.S)
    if second is None:
        text = re.sub(r"\s*<TweedeBevestiging>.*?</TweedeBevestiging>", "", text, flags=re.S)
    else:
        text = re.sub(r"(<TweedeBevestiging>\s*<Functie>)[^<]*(</Functie>\s*<Datum>)[^<]*",
                      rf"\g<1>{second}\g<2>{day(confirmed)}", text)
    return re.sub(r"(<OntvangerGemandateerde>)[^<]*", rf"\g<1>{delegate}", text)


def to(text, oin, rol=None):
    text = re.sub(r"(<OntvangerOIN>)[^<]*", rf"\g<1>{oin}", text)
    return text if rol is None else re.sub(r"(<OntvangerRol>)[^<]*", rf"\g<1>{rol}", text)


def box(partner, channel=None):
    a = partner.ask("GET", keten.BASE + "/berichten" + ("" if channel is None else f"?kanaal={channel}"))
    return a, [m["id"] for m in a.json()["berichten"]] if a.status == 200 else None


def size(k):
    return json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]


def refused(k, what, text, code=b"GEEN_MANDAAT"):
    before = size(k)
    a = k.pi.send(text)
    r.check(f"{what}: refused, {code.decode()}", a.status == 403 and code in a.body, a)
    r.check("... and logged", size(k) == before + 1)


GEMEENTE = dict(keten.PARTNERS["gemeente"], rollen="[GN, BU]", kanalen="[{kanaal: RISICO_18B}]",
                gemandateerden=f"[{{functie: {DELEGATE}, {between(-5, 5)}}}, {{naam: {SECRET}, {between(-9, -1)}}}]")
ZVH = dict(naam="ZVH Voorbeeld", rollen="[GN, ZV]", formaat="gemeente/v1", loket="loket@zvh.example",
           mandaten=f"[{{gemeente: \"0355\", {between(-5, 5)}}}]", kanalen="[{kanaal: PGA}]",
           convenanten=f"[{{id: ZVH-TWENTE-2025, {between(-5, 5)}}}, {{id: ZVH-OUD, {between(-9, -1)}}}]")
PARTNERS = dict(keten.PARTNERS, gemeente=GEMEENTE, ander=ZVH)

with keten.Keten(partners=PARTNERS) as k:
    # --- 18b, as it should be
    a = k.pi.send(approved(sample("M23")))
    r.check("M23 with two confirmations is accepted", a.status == 201, a)
    m23 = a.json().get("id")
    r.check("it is in the mailbox of 18b", box(k.gemeente, "RISICO_18B")[1] == [m23], box(k.gemeente, "RISICO_18B"))
    for asked in (None, "REINTEGRATIE"):
        r.check(f"... and not in that of reintegration ({asked})", box(k.gemeente, asked)[1] == [])
    row = box(k.gemeente, "RISICO_18B")[0].json()["berichten"][0]
    left = datetime.datetime.fromisoformat(row["beschikbaarTot"].replace("Z", "+00:00")) \
        - datetime.datetime.now(datetime.timezone.utc)
    r.check("it says its channel and waits seven days", row["kanaal"] == "RISICO_18B"
            and datetime.timedelta(days=6.9) < left <= datetime.timedelta(days=7), row)
    for channel in ("BIJ", "DOELGROEP", "PGA"):
        a = box(k.gemeente, channel)[0]
        r.check(f"{channel} is closed to it: 403", a.status == 403 and b"kanaal-niet-toegelaten" in a.body, a)
    for asked in ("18B", "risico_18b", "", "RISICO_18B&x=1"):
        r.check(f"?kanaal={asked}: 400", box(k.gemeente, asked)[0].status == 400)
    r.check("another parameter: 400", k.gemeente.ask("GET", keten.BASE + "/berichten?channel=BIJ").status == 400)

    # --- 18b, as it should not be
    for what, how in (("one confirmation", dict(second=None)),
                      ("the same function twice", dict(second=" vestigings-DIRECTEUR ")),
                      ("a delegate who is unknown", dict(delegate="Wijkteam")),
                      ("a delegate whose days are over", dict(delegate=SECRET)),
                      ("a decision of tomorrow", dict(decided=1, confirmed=1)),
                      ("a decision of 31 days ago", dict(decided=-31)),
                      ("a confirmation before the decision", dict(confirmed=-2)),
                      ("a confirmation of tomorrow", dict(confirmed=1))):
        refused(k, what, approved(sample("M23"), **how))
    a = k.pi.send(approved(sample("M23"), decided=-30))
    r.check("a decision of 30 days ago will do", a.status == 201, a)
    ident = a.json().get("id")
    k.add_partner("gemeente", gemandateerden=f"[{{functie: {DELEGATE}, {between(-9, -1)}}}]")
    refused(k, "a delegate who no longer is", approved(sample("M23")))
    k.add_partner("gemeente")

    # --- who is not admitted
    before = size(k)
    a = k.pi.send(to(approved(sample("M23")), keten.OIN["ander"], "GN"))
    r.check("a recipient without the channel: 403, with the reason", a.status == 403
            and b"onbekende-ontvanger" in a.body and "kanaal" in a.json()["detail"], a)
    r.check("... of which nothing is logged", size(k) == before)
    k.add_partner("gemeente", kanalen="[]", gemandateerden="[]")
    r.check("closed again, its mailbox is closed: 403", box(k.gemeente, "RISICO_18B")[0].status == 403)
    r.check("... and what waited is not there", k.gemeente.collect(m23).status == 404)
    r.check("... nor known", k.gemeente.state(m23).status == 404)
    r.check("... but to the sender it is", k.pi.state(m23).status == 200)
    k.add_partner("gemeente")
    got = k.gemeente.collect(m23)
    r.check("open again, it can be collected", got.status == 200 and b"Proef" in got.body, got)
    r.check("... and acknowledged", k.gemeente.acknowledge(m23).status == 201)
    r.check("... and is gone", box(k.gemeente, "RISICO_18B")[1] == [ident])

    # --- the two hats of a ZVH
    a = k.pi.send(sample("M35"))
    r.check("M35 under a covenant that runs is accepted", a.status == 201, a)
    m35 = a.json().get("id")
    r.check("it is in the mailbox of PGA", box(k.ander, "PGA")[1] == [m35], box(k.ander, "PGA"))
    r.check("... and not in that of the other hat", box(k.ander)[1] == [])
    for covenant in ("ZVH-ANDERS", "ZVH-OUD"):
        refused(k, f"M35 under covenant {covenant}", sample("M35").replace("ZVH-TWENTE-2025", covenant))
    refused(k, "M35 without a case", re.sub(r"\s*<CasusId>.*?</CasusId>", "", sample("M35")))
    m10 = to(sample("M10"), keten.OIN["ander"], "GN")
    refused(k, "M10 to a ZVH without mandate for that municipality", m10)
    refused(k, "M10 to a ZVH under the WGS", to(sample("M10"), keten.OIN["ander"], "ZV"), b"ROL_NIET_BEVOEGD")
    m01 = to((SAMPLES / "M01.xml").read_text(encoding="utf-8"), keten.OIN["ander"])
    a = k.justid.send(m01)
    r.check("nor does it get a notice", a.status == 403 and b"GEEN_MANDAAT" in a.body, a)
    k.add_partner("ander", mandaten=f"[{{gemeente: \"0141\", {between(-5, 5)}}}]")
    m01 = re.sub(r"(<BerichtId>)[^<]*", lambda m: m.group(1) + keten.new_id(), m01)
    a = k.justid.send(m01)
    r.check("with a mandate it does", a.status == 201, a)
    r.check("... in the mailbox of that hat only", box(k.ander)[1] == [a.json().get("id")]
            and box(k.ander, "PGA")[1] == [m35])

    # --- an endpoint of its own
    doors = {"REINTEGRATIE": sink.Sink(k, "gemeente").start(), "RISICO_18B": sink.Sink(k, "gemeente").start()}
    url = {c: f"https://localhost:{s.port}/{c.lower()}" for c, s in doors.items()}
    k.add_partner("gemeente", aflevering="push", url=url["REINTEGRATIE"], adres="127.0.0.1",
                  kanalen=f"[{{kanaal: RISICO_18B, aflevering: push, url: \"{url['RISICO_18B']}\", adres: 127.0.0.1}}]")
    pushed = k.pi.send(approved(sample("M23"))).json().get("id")
    end = time.monotonic() + 30
    while doors["RISICO_18B"].count < 1 and time.monotonic() < end:
        time.sleep(0.05)
    r.check("18b is pushed to its own door", [x[0] for x in doors["RISICO_18B"].seen] == [pushed])
    r.check("... and to no other", doors["REINTEGRATIE"].seen == [])
    for s in doors.values():
        s.stop()

    # --- the operator
    p = k.cli("status", "--json")
    waiting = json.loads(p.stdout)["queue"]["kanalen"]
    r.check("status counts per channel", tuple(waiting) == CHANNELS and waiting["RISICO_18B"] == 1
            and waiting["PGA"] == 1 and waiting["REINTEGRATIE"] == 1, p.stdout)
    p = k.cli("queue", "list", "--kanaal", "PGA", "--json")
    r.check("queue list of one channel", [m["id"] for m in json.loads(p.stdout)["items"]] == [m35], p.stdout)
    p = k.cli("queue", "list", "--kanaal", "18B")
    r.check("... of one that does not exist: exit 2", p.returncode == 2 and "18B" in p.stderr, p.stderr)
    p = k.cli("partner", "show", "gemeente")
    r.check("partner show names the delegates", SECRET in p.stdout and "RISICO_18B" in p.stdout, p.stdout)
    r.check("no log line does", SECRET not in k.log.read_text(errors="replace"))
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)

r.done()
