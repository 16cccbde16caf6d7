# SPDX-License-Identifier: EUPL-1.2
"""Two versions of one format side by side, and a new format, without a line of C.

A copy of the adapters folder gets gemeente/v2 (other keys, another form of date, other codes) and, while the
gateway runs, a kind of format that it has never heard of (loket/v1, in XML).  One municipality reads v1, the
next v2, the third the new one; the PI sends each the same plan.
"""
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET

import docs
import keten

r = keten.Report()
NS = "urn:nl:ketenpoort:loket:v1"
PLACES = {"gemeente": "0141", "ander": "0355", "vreemd": "0363"}
FORM = {"gemeente": "gemeente/v1", "ander": "gemeente/v2", "vreemd": "loket/v1"}


# ---- tables ----------------------------------------------------------------

def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def table(path, change):
    """Rewrite the rows of a table; change(cells) -> cells, or None for a row that goes."""
    out, named = [], False
    for line in lines(path):
        if line.startswith("#") or not line.strip() or not named:
            named |= not line.startswith("#") and bool(line.strip())
            out.append(line)
            continue
        cells = change(line.split("\t"))
        if cells is not None:
            out.append("\t".join(cells))
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def new_folder(adapters, kind, version):
    """Another folder with the tables of gemeente/v1, without its samples and schema."""
    new = adapters / kind / version
    new.mkdir(parents=True)
    for f in (adapters / "gemeente/v1").glob("*.tsv"):
        shutil.copy(f, new)
    table(new / "profiles.tsv", lambda c: [c[0].replace("-gemeente-v1", f"-{kind}-{version}")] + c[1:])
    return new


def make_v2(adapters):
    new = new_folder(adapters, "gemeente", "v2")
    names = {"natuurlijkPersoon": "persoon", "burgerservicenummer": "bsn", "taken[]": "acties[]",
             "geslachtsaanduiding": "geslacht"}

    def path(c):
        if c[2] in ("datum_jaar", "datum_maand") or c[1] == "persoon.voorvoegsel":
            return None
        c[0] = "/".join(names.get(x, x) for x in c[0].split("/"))
        if c[2] == "datum_vol" or c[1] == "drplan.actie/deadline":
            c[2] = "dmy"
        c[2] = {"drplan.actie/basisvoorwaarde": "code", "persoon.geslachtsnaam": "naam",
                "detentie.verwachte_einddatum": "leeg"}.get(c[1], c[2])
        return c

    table(new / "paths.tsv", path)
    table(new / "format.tsv", lambda c: [c[0], {"version": "v2"}.get(c[0], c[1])] + c[2:])
    table(new / "codes.tsv", lambda c: [c[0], {"man": "mannelijk", "vrouw": "vrouwelijk"}.get(c[1], c[1])] + c[2:])
    with open(new / "codes.tsv", "a", encoding="utf-8") as f:
        f.write("BASISVOORWAARDE\tDAK\tONDERDAK\n")
    return new


def make_loket(adapters):
    new = new_folder(adapters, "loket", "v1")

    def path(c):
        if c[2] in ("datum_jaar", "datum_maand"):
            return None
        c[0] = "/".join(x[0].upper() + x[1:] for x in c[0].split("/"))
        c[2] = {"datum_vol": "dmy", "bool": "-"}.get(c[2], c[2])
        return c

    values = {"kind": "loket", "version": "v1", "syntax": "xml", "media": "application/xml", "namespace": NS}
    table(new / "paths.tsv", path)
    table(new / "types.tsv", lambda c: [c[0], "Loketbericht" + c[0]] + c[2:])
    if (new / "closed.tsv").exists():  # what this format does not take, by root
        table(new / "closed.tsv", lambda c: ["Loketbericht" + c[0]] + c[1:])
    table(new / "format.tsv", lambda c: [c[0], values.get(c[0], c[1])] + c[2:])
    return new


def publish(adapters):
    subprocess.run(["python3", "-B", str(adapters / "catalogue/schema.py")], check=True)


# ---- messages ----------------------------------------------------------------

def header(who, to, rol, doel, grond, place):
    return {"bericht.id": keten.new_id(), "bericht.afzender_oin": keten.OIN[who],
            "bericht.ontvanger_oin": keten.OIN[to], "bericht.ontvanger_rol": rol, "bericht.doel": doel,
            "bericht.grondslag": grond, "bericht.tijdstip": "2026-11-23T10:00:00Z",
            "bericht.traject_id": f"5f0c2c1e-6a57-4b0e-9d83-0a4c2f7b{place}", "bericht.bsn_geverifieerd": "J"}


def person(place):
    return {"persoon.bsn": docs.bsn(random.Random(int(place))), "persoon.geslachtsnaam": "Voorbeeld",
            "persoon.voornamen": "Jan", "persoon.geboortedatum": "1988-03-17"}


def m01(to, place):
    v = dict(header("justid", to, "GN", "DETENTIEMELDING", "WJSG_51C_C", place), **person(place))
    v["adres.gemeente_inschrijving"] = place
    return docs.make("pi", "M01", v)


def m07(form, who, place):
    v = dict(header(who, "pi", "PI", "DR_PLAN", "PBW_18A", place), **person(place))
    v["gem.inschrijving_bevestigd"] = "J"
    v["contact.gemeente_coordinator_bereik/telefoon"] = "0301234567"
    return docs.make(form, "M07", v)


def m10(to, place):
    """The PI's sample, for this municipality and person."""
    text = (keten.ROOT / "adapters/pi/v1/samples/M10.xml").read_text()
    head = header("pi", to, "GN", "DR_PLAN", "PBW_18A", place)
    for tag, value in (("BerichtId", head["bericht.id"]), ("OntvangerOIN", keten.OIN[to]),
                       ("TrajectId", head["bericht.traject_id"]), ("BSN", person(place)["persoon.bsn"]),
                       ("GebDatum", "17-03-1988"), ("Geslacht", "V"), ("GemeenteInschrijving", place),
                       ("GemeenteTerugkeer", place)):
        text, n = re.subn(f"<{tag}>[^<]*<", f"<{tag}>{value}<", text, count=1)
        assert n == 1, tag
    return text


def deliver(k, to, typ):
    """The newest message of the type in a partner's mailbox."""
    box = [m for m in getattr(k, to).mailbox() if m["berichttype"] == typ]
    return getattr(k, to).collect(box[-1]["id"]) if box else None


def adds(k, name, form):
    """partner add of a municipality that reads this format."""
    more = dict(naam=f"Gemeente {name}", rollen="[GN]", formaat=form, gemeente=f'"{PLACES[name]}"',
                loket=f"nazorg@{name}.example")
    try:
        k.add_partner(name, **more)
        return True
    except AssertionError as e:
        print(e)
        return False


def plan_in(form, body):
    """(surname, date of birth, deadline, basic condition, sex) as this format spells them."""
    if form == "loket/v1":
        t = ET.fromstring(body)
        if t.tag != f"{{{NS}}}LoketberichtM10":
            return t.tag

        def get(up, path):
            return up.findtext("/".join(f"{{{NS}}}{x}" for x in path.split("/")))

        a = [x for x in t.iter(f"{{{NS}}}Taken") if get(x, "TaakId") == "A-03"][0]
        p = [x for x in t if x.tag == f"{{{NS}}}NatuurlijkPersoon"][0]
        return (get(p, "Naam/Geslachtsnaam"), get(p, "Geboorte/Datum"), get(a, "Deadline"), get(a, "Basisvoorwaarde"),
                get(p, "Geslachtsaanduiding"))
    d = json.loads(body)
    who, tasks, sex = ("natuurlijkPersoon", "taken", "geslachtsaanduiding") if form == "gemeente/v1" \
        else ("persoon", "acties", "geslacht")
    a, p = [x for x in d[tasks] if x["taakId"] == "A-03"][0], d[who]
    return p["naam"]["geslachtsnaam"], p["geboorte"]["datum"], a["deadline"], a["basisvoorwaarde"], p[sex]


WANT = {"gemeente/v1": ("Voorbeeld", "1988-03-17", "2025-10-24", "ONDERDAK", "vrouw"),
        "gemeente/v2": ("van Voorbeeld", "17-03-1988", "24-10-2025", "DAK", "vrouwelijk"),
        "loket/v1": ("Voorbeeld", "17-03-1988", "2025-10-24", "ONDERDAK", "vrouw")}


def exchange(k, who):
    """M01, M07, M10 with one municipality."""
    form, place, p = FORM[who], PLACES[who], getattr(k, who)
    a = k.justid.send(m01(who, place))
    r.check(f"{form}: M01 is accepted", a.status == 201, a)
    a = p.send(m07(form, who, place))
    r.check(f"{form}: its M07 is accepted", a.status == 201, a)
    got = deliver(k, "pi", "M07")
    r.check(f"{form}: the PI reads that M07", got is not None and got.status == 200
            and keten.OIN[who].encode() in got.body, got)
    a = k.pi.send(m10(who, place))
    r.check(f"{form}: M10 is accepted", a.status == 201, a)
    got = deliver(k, who, "M10")
    media = "application/xml" if form == "loket/v1" else "application/json"
    r.check(f"{form}: it is collected as {media}", got is not None and got.status == 200
            and got.headers["content-type"].startswith(media), got)
    have = plan_in(form, got.body) if got is not None and got.status == 200 else None
    r.check(f"{form}: the plan is spelled as this version does", have == WANT[form], have)
    return got


def schema_ok(adapters, form, body, where):
    """What was delivered, judged by the published schema."""
    name = adapters / form / (form.replace("/", "-") + (".xsd" if form == "loket/v1" else ".schema.json"))
    if not name.exists():
        return f"no {name}"
    where.mkdir()
    doc = where / ("M10.xml" if form == "loket/v1" else "M10.json")
    doc.write_bytes(body)
    argv = ["xmllint", "--nonet", "--noout", "--schema", str(name), str(doc)] if form == "loket/v1" else \
        ["node", str(keten.ROOT / "tests/npm/check.js"), str(name), str(where)]
    p = subprocess.run(argv, capture_output=True, text=True)
    return "" if p.returncode == 0 else p.stdout + p.stderr


with tempfile.TemporaryDirectory(prefix="keten-adapters-") as tmp:
    adapters = pathlib.Path(tmp) / "adapters"
    shutil.copytree(keten.ROOT / "adapters", adapters, ignore=shutil.ignore_patterns("*.[ch]", "__pycache__"))
    make_v2(adapters)
    publish(adapters)
    docs.ROOT = adapters
    docs.FORMATS["gemeente/v1"] = docs.FORMATS["gemeente"]
    docs.FORMATS["gemeente/v2"] = docs.Format("gemeente", "v2")
    v2 = json.loads((adapters / "gemeente/v2/gemeente-v2.schema.json").read_text())
    r.check("the schema of v2 names itself", v2["$id"] == "urn:nl:ketenpoort:gemeente:v2", v2["$id"])
    some = {n: keten.PARTNERS[n] for n in ("pi", "justid", "reclassering", "gemeente")}
    with keten.Keten(adapters=adapters, partners=some) as k:
        r.check("partner add takes gemeente/v2", adds(k, "ander", "gemeente/v2"))
        shown = json.loads(k.cli("partner", "show", "ander", "--json").stdout)
        r.check("... and shows it", "gemeente/v2" in json.dumps(shown), shown)
        got = {who: exchange(k, who) for who in ("gemeente", "ander")}

        # --- each in its own version only
        a = k.ander.send(m07("gemeente/v1", "ander", PLACES["ander"]))
        r.check("v1 from who speaks v2: 400", a.status == 400, a)
        r.check("... with places", len(a.json().get("fouten", [])) > 0 and all(
            x.get("plaats") is not None for x in a.json()["fouten"]), a)
        a = k.gemeente.send(m07("gemeente/v2", "gemeente", PLACES["gemeente"]))
        r.check("v2 from who speaks v1: 400", a.status == 400, a)

        # --- a municipality moves from v1 to v2, and what it sent before still stands
        adds(k, "gemeente", "gemeente/v2")
        a = k.gemeente.send(m07("gemeente/v2", "gemeente", PLACES["gemeente"]))
        r.check("after partner add with v2 the first one speaks v2", a.status == 201, a)

        # --- a kind that the gateway has never heard of, while it runs
        make_loket(adapters)
        publish(adapters)
        docs.FORMATS["loket/v1"] = docs.Format("loket", "v1")
        k.vreemd.media = "application/xml"
        before = k.log.read_bytes().count(b"reload.done")
        os.kill(k.proc.pid, signal.SIGHUP)
        end = time.monotonic() + 20
        while k.log.read_bytes().count(b"reload.done") == before and time.monotonic() < end:
            time.sleep(0.05)
        r.check("the new format loads", k.log.read_bytes().count(b"reload.done") > before, k.log.read_text()[-600:])
        r.check("partner add takes loket/v1", adds(k, "vreemd", "loket/v1"))
        got["vreemd"] = exchange(k, "vreemd")
        for who, answer in got.items():
            why = schema_ok(adapters, FORM[who], answer.body, pathlib.Path(tmp) / who) if answer else "nothing"
            r.check(f"{FORM[who]}: what was delivered is valid to its schema", why == "", why)
        r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
r.done()
