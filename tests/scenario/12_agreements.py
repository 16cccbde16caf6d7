# SPDX-License-Identifier: EUPL-1.2
"""Agreements and exceptions with the real program.

An agreement that ended yesterday stops its flows, and says so by name.  What the matrix denies goes in answer to a
request (M29) with the five answers of the policy rule, is logged, and goes in no other way.
"""
import datetime
import json
import os
import pathlib
import re
import signal
import time

import keten

S = keten.ROOT / "adapters"
r = keten.Report()
NAAM = "detentie.delictcategorie"
WAARDE = "VERMOGEN"

ANTWOORDEN = {
    "AndereGrondslag": "Geen andere wet geeft hier een grond voor dit ene gegeven.",
    "ZwaarwegendBelang": "Een veilige en geordende terugkeer is een zwaarwegend belang.",
    "Doel51c": "C",
    "Noodzaak": "Zonder dit gegeven kan het traject niet worden gekozen; niemand anders leest mee.",
    "OmvangGevolgen": f"Alleen {NAAM}; er volgt geen besluit uit.",
}


def plan(vraag=None, grond="PBW_18A", antwoorden=None):
    """The plan with the element that the matrix denies, as an answer to vraag."""
    x = keten.fresh((S / "pi/v1/samples/M10.xml").read_text())
    x = x.replace("<Grondslag>PBW_18A<", f"<Grondslag>{grond}<")
    x = x.replace("    <GedragSamenvatting>", f"    <DelictCategorie>{WAARDE}</DelictCategorie>\n    <GedragSamenvatting>")
    if vraag:
        x = x.replace("</TrajectId>", f"</TrajectId><CorrelatieId>{vraag}</CorrelatieId>")
    if antwoorden:
        parts = "".join(f"<{k}>{v}</{k}>" for k, v in antwoorden.items())
        x = x.replace("</BSNGeverifieerd>", f"</BSNGeverifieerd><Afweging>{parts}</Afweging>")
    return x


def vraag(k, who="gemeente"):
    """A request of the municipality to the PI; its id."""
    d = json.loads((S / "gemeente/v1/samples/M29.json").read_text())
    d["kop"].update(berichtId=keten.new_id(), ontvangerOin=keten.OIN["pi"], ontvangerRol="PI",
                    afzenderOin=keten.OIN[who])
    a = getattr(k, who).send(json.dumps(d))
    r.check("the request (M29) is accepted", a.status == 201, a)
    return d["kop"]["berichtId"]


def held(a):
    return {x["element"]: x for x in a.json()["achtergehouden"]}


def explained(k, a, *args):
    return k.cli("policy", "explain", a.json()["id"], *args, check=True).stdout


def received(k, a):
    got = k.gemeente.collect(a.json()["id"])
    assert got.status == 200, got
    return got.body.decode()


def change(k, *pairs):
    """Other agreements, and the gateway decides by them."""
    f = pathlib.Path(k.policy) / "35-afspraken.yaml"
    text = f.read_text()
    for a, b in pairs:
        assert text.count(a) == 1, a
        text = text.replace(a, b)
    f.write_text(text)
    before = k.log.read_bytes().count(b"reload.done")
    os.kill(k.proc.pid, signal.SIGHUP)
    end = time.monotonic() + 30
    while k.log.read_bytes().count(b"reload.done") == before and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.2)


def days(k, first, last):
    """What 35-afspraken says of the agreement on the plan."""
    text = (pathlib.Path(k.policy) / "35-afspraken.yaml").read_text()
    at = text.index("  GLP-DR:")
    part = re.search(r'    begin: "[0-9-]+"\n(    einde: "[0-9-]+"\n)?', text[at:])
    old = text[at:at + part.end()]
    return old, old[:part.start()] + f'    begin: "{first}"\n    einde: "{last}"\n'


with keten.Keten() as k:
    r.check("M01 is accepted", k.justid.send((S / "pi/v1/samples/M01.xml").read_text()).status == 201)
    r.check("M07 is accepted", k.gemeente.send((S / "gemeente/v1/samples/M07.json").read_text()).status == 201)

    # --- exceptions
    a = k.pi.send(plan())
    r.check("without answers the plan goes", a.status == 201, a)
    r.check("... and the element is withheld", NAAM in held(a))
    r.check("... and is not in the document", WAARDE not in received(k, a))
    text = explained(k, a)
    r.check("explain tells that the five answers were missing",
            "vijf antwoorden van bericht.afweging" in text and "antwoord 1" in text, text)

    ident = vraag(k)
    a = k.pi.send(plan(ident, "WJSG_51C_C", ANTWOORDEN))
    r.check("an answer with the five answers goes", a.status == 201, a)
    r.check("... with the element", NAAM in a.json()["verstrekt"] and NAAM not in held(a), held(a))
    r.check("... which the recipient can read", WAARDE in received(k, a))
    r.check("... and without the answers themselves", "zwaarwegend" not in received(k, a))
    text = explained(k, a)
    r.check("explain tells that it went by exception", "Bij uitzondering verstrekt" in text, text)
    entry = json.loads(explained(k, a, "--json"))
    line = [e for e in entry["elements"] if e["element"] == NAAM][0]
    r.check("... also to programs", line["outcome"] == "disclosed" and "WJSG_51C_C" in line["exception"]["nl"], line)
    shown = k.cli("log", "show", a.json()["id"], "--json", check=True).stdout
    r.check("the entry keeps a digest of the answers", re.search(r'afweging[\\": ]+[0-9a-f]{64}', shown), shown[:900])
    r.check("... and not the answers", "zwaarwegend" not in shown and "traject niet" not in shown)

    # --- each way in which it is no answer
    for what, doc in (
            ("to no request", plan(keten.new_id(), "WJSG_51C_C", ANTWOORDEN)),
            ("without the request's id", plan(None, "WJSG_51C_C", ANTWOORDEN)),
            ("with a short answer", plan(ident, "WJSG_51C_C", dict(ANTWOORDEN, Noodzaak="Het moet."))),
            ("for another purpose", plan(ident, "WJSG_51C_C", dict(ANTWOORDEN, Doel51c="D"))),
            ("that does not name the element", plan(ident, "WJSG_51C_C", dict(
                ANTWOORDEN, OmvangGevolgen="Alleen wat hierboven staat, zonder gevolgen."))),
            ("on the ground of the plan", plan(ident, "PBW_18A", ANTWOORDEN))):
        a = k.pi.send(doc)
        r.check(f"an answer {what} goes without it", a.status == 201 and NAAM in held(a), a)
        r.check("... in the document too", WAARDE not in received(k, a))
    a = k.pi.send(plan(ident, "WJSG_51C_C"))
    r.check("the ground without the answers is refused", a.status == 403 and b"GEEN_GRONDSLAG" in a.body, a)
    text = k.cli("policy", "eval", "--doel", "DR_PLAN", "--rol", "GN", "--element", NAAM).stdout
    r.check("eval names the exception", "UITZONDERING" in text and "WJSG_51C_C" in text, text)

    # --- an agreement ends
    today = datetime.datetime.now(datetime.timezone.utc).date()
    yesterday = today - datetime.timedelta(days=1)
    change(k, days(k, "2023-12-01", today))
    a = k.pi.send(keten.fresh((S / "pi/v1/samples/M10.xml").read_text()))
    if datetime.datetime.now(datetime.timezone.utc).date() == today:
        r.check("on its last day an agreement holds", a.status == 201, a)
    change(k, days(k, "2023-12-01", yesterday))
    a = k.pi.send(keten.fresh((S / "pi/v1/samples/M10.xml").read_text()))
    r.check("on the day after its end its flows stop", a.status == 403 and b"GLP_NIET_AKKOORD" in a.body, a)
    r.check("... and the sender is told which, and until when",
            "GLP-DR" in a.json()["detail"] and str(yesterday) in a.json()["detail"], a)
    ident = a.json()["instance"].rsplit("/", 1)[1]
    text = k.cli("policy", "explain", ident, check=True).stdout
    r.check("... and so is who asks for an explanation",
            re.search(rf"AFSPRAAK\s+GLP-DR .*akkoord, vanaf 2023-12-01 tot en met {yesterday}", text), text)
    a = k.justid.send(keten.fresh((S / "pi/v1/samples/M01.xml").read_text()))
    r.check("another agreement's flow goes on", a.status == 201, a)

r.done()
