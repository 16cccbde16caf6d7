# SPDX-License-Identifier: EUPL-1.2
"""A bare yes is refused with its place, what was expected is told in the receipt, and R30 holds."""
import json
import pathlib
import re
import shutil
import tempfile

import keten

S = keten.ROOT / "adapters"
r = keten.Report()
BV = ("ID", "ONDERDAK", "WERK_INKOMEN", "SCHULDEN", "ZORG", "NETWERK")


def without(text, *tags):
    """XML without these elements, whole."""
    for tag in tags:
        text, n = re.subn(rf"\s*<{tag}>.*?</{tag}>", "", text, flags=re.S)
        assert n > 0, tag
    return text


def size(k):
    return json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]


def lacks(receipt):
    return {g["basisvoorwaarde"]: {x["element"]: x for x in g["ontbreekt"]}
            for g in receipt["volledigheid"]["perBasisvoorwaarde"]}


def confirm(k):
    k.justid.send(keten.sample("pi", "M01.xml"))
    a = k.gemeente.send(keten.sample("gemeente", "M07.json"))
    r.check("the municipality confirmed", a.status == 201, a)
    return a.json()


with keten.Keten() as k:
    m07 = confirm(k)
    r.check("an answer of the municipality is counted too", "volledigheid" in m07, m07.keys())

    # --- a bare yes, in XML
    before = size(k)
    bare = without(keten.sample("pi", "M10.xml"), "Toelichtingen", "Acties")
    a = k.pi.send(keten.fresh(bare))
    faults = a.json().get("fouten", [])
    r.check("M10 with a bare yes: 400", a.status == 400 and b"onvolledig-bericht" in a.body, a)
    r.check("... every bare yes is named together, each with its condition",
            sorted(re.search(r"\((\w+)\)", f["detail"]).group(1) for f in faults)
            == sorted(("ID", "ONDERDAK", "WERK_INKOMEN", "SCHULDEN")), faults)
    r.check("... with the place where the explanation would stand",
            {f["plaats"] for f in faults} == {"/DeelbaarDRPlan/Hulpvraag/Toelichtingen/Toelichting"}, faults)
    r.check("... the element, the alternative and the reason",
            all(f["code"] == "onvolledig" and f["detail"].startswith("hulpvraag.toelichting of drplan.actie (")
                and "uitleg" in f["detail"] for f in faults), faults)
    r.check("... and nothing is in the log", size(k) == before)
    a = k.pi.send(keten.fresh(without(keten.sample("pi", "M11.xml"), "Toelichtingen", "Acties")))
    r.check("M11 with a bare yes: 400", a.status == 400 and b"/DeelbaarDRPlanReclassering/Hulpvraag/" in a.body, a)
    done = keten.sample("pi", "M10.xml").replace("<Status>OPEN</Status>", "<Status>GEREED</Status>")
    a = k.pi.send(keten.fresh(done))
    r.check("an action that is done explains nothing", a.status == 400
            and [re.search(r"\((\w+)\)", f["detail"]).group(1) for f in a.json()["fouten"]] == ["WERK_INKOMEN"], a)
    a = k.pi.send(keten.fresh(bare.replace("00000099000000010001", k.justid.oin)))
    r.check("whose OIN it is comes first", a.status == 403, a)

    # --- explained: the rest is expected and lacking, and told
    doc = keten.fresh(keten.sample("pi", "M10.xml"))
    a = k.pi.send(doc)
    r.check("M10 with explanation is accepted", a.status == 201, a)
    receipt = a.json()
    have = lacks(receipt)
    report = receipt["volledigheid"]
    r.check("each basic condition is counted", set(BV) <= set(have), have.keys())
    r.check("... and the whole adds up", report["verwacht"] == sum(
        g["verwacht"] for g in report["perBasisvoorwaarde"]) and report["verwacht"] - report["aanwezig"] == sum(
        len(x) for x in have.values()), report)
    for bv, element in (("ID", "idbewijs.aanvraag_status"), ("ONDERDAK", "huisvesting.behoefte_na"),
                        ("ID", "drplan.reintegratiedoel"), ("WERK_INKOMEN", "inkomen.aanvraag_status"),
                        ("ZORG", "zorg.overdracht_via_medische_dienst")):
        r.check(f"{bv}: {element} is expected and lacking", element in have.get(bv, {}), have)
    r.check("what is there is not named", "schulden.bedrag_klasse" not in have["SCHULDEN"], have)
    r.check("each lack has a label, a kind and a reason",
            all(x["naam"] and x["soort"] == "verwacht" and x["reden"] for g in have.values() for x in g.values()), have)
    r.check("no value is in it", not re.search(r"999900109|Voorbeeld|14350", json.dumps(report)), report)
    again = k.pi.send(doc)
    r.check("the same message again: the same receipt", again.status == 201 and again.body == a.body, again)
    k.add_partner("gemeente", status="opgeschort")
    gone = k.pi.send(keten.fresh(doc))
    r.check("a recipient that is suspended gets nothing new", gone.status == 403 and b"onbekende-ontvanger" in gone.body,
            gone)
    again = k.pi.send(doc)
    r.check("... and what was accepted keeps its receipt", again.status == 201 and again.body == a.body, again)
    other = k.pi.send(doc.replace("</Toelichting>", " </Toelichting>", 1))
    r.check("... but only that very document", other.status == 409, other)
    k.add_partner("gemeente", status="actief")
    r.check("the sender can read it later", k.pi.state(receipt["id"]).json()["volledigheid"] == report)
    r.check("the recipient is not told", "volledigheid" not in k.gemeente.state(receipt["id"]).json())
    filled = keten.sample("pi", "M10.xml").replace("<Soort>Geen</Soort>",
                                             "<Soort>Geen</Soort>\n    <AanvraagStatus>OPEN</AanvraagStatus>")
    b = k.pi.send(keten.fresh(filled))
    r.check("one element more: one lack less", b.status == 201
            and "idbewijs.aanvraag_status" not in lacks(b.json())["ID"]
            and b.json()["volledigheid"]["aanwezig"] == report["aanwezig"] + 1, b)
    p = k.cli("policy", "explain", receipt["id"])
    r.check("policy explain tells the operator", p.returncode == 0
            and re.search(r"VOLLEDIG\s+\d+ van \d+", p.stdout)
            and re.search(r"VERWACHT\s+huisvesting.behoefte_na \(ONDERDAK\): Zonder", p.stdout), p.stdout)
    p = k.cli("policy", "explain", receipt["id"], "--json")
    r.check("... and programs", {x["condition"]: x for x in json.loads(p.stdout)["completeness"]}["ONDERDAK"]["lacking"]
            == sorted(have["ONDERDAK"], key=lambda x: list(have["ONDERDAK"]).index(x)), p.stdout)

    # --- R30: somebody to call
    for name in ("M10.xml", "M11.xml", "M20.xml"):
        a = k.pi.send(keten.fresh(without(keten.sample("pi", name), "Casemanager")))
        faults = {f["plaats"]: f["detail"] for f in a.json().get("fouten", [])}
        r.check(f"{name[:3]} without case manager: 403", a.status == 403 and b"KWALITEIT_ONVOLDOENDE" in a.body, a)
        r.check("... the elements are named", set(faults) == {
            "contact.casemanager_naam", "contact.casemanager_telefoon", "contact.pi_functionele_postbus"}, faults)
        r.check("... and the rule", all("regel R30: naam en telefoon" in x for x in faults.values()), faults)
        ident = a.json()["instance"].rsplit("/", 1)[1]
        p = k.cli("policy", "explain", ident)
        r.check("... also in policy explain",
                re.search(r"ONTBREEKT\s+contact.casemanager_telefoon \(R30: naam en telefoon", p.stdout), p.stdout)
        p = json.loads(k.cli("policy", "explain", ident, "--json").stdout)
        r.check("... and for programs", len(p["missing"]) == 3 and all(x["rule"] == "R30" for x in p["missing"]), p)
    a = k.pi.send(keten.fresh(without(keten.sample("pi", "M20.xml"), "Telefoon", "FunctionelePostbus")))
    faults = {f["plaats"] for f in a.json().get("fouten", [])}
    r.check("a name alone will not do", a.status == 403 and faults == {
        "contact.casemanager_telefoon", "contact.pi_functionele_postbus"}, a)
    mailbox = re.sub(r"<Naam>Marleen de Wit</Naam>\s*<Telefoon>.*?</Email>\s*", "", keten.sample("pi", "M20.xml"), flags=re.S)
    assert "FunctionelePostbus" in mailbox
    a = k.pi.send(keten.fresh(mailbox))
    r.check("the functional mailbox alone will", a.status == 201, a)
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)

# --- the same in JSON, from a prison that speaks it: its format.tsv must say so
partners = dict(keten.PARTNERS, ander=dict(keten.PARTNERS["pi"], formaat="gemeente/v1"))
tmp = tempfile.TemporaryDirectory(prefix="keten-adapters-")
adapters = pathlib.Path(tmp.name) / "adapters"
shutil.copytree(S, adapters, ignore=shutil.ignore_patterns("*.[ch]", "__pycache__"))
f = adapters / "gemeente/v1/format.tsv"
f.write_text(f.read_text().replace("roles\t", "roles\tPI,"))
# This prison only sends in it: what goes to prisons has no profile, or the policy would not fit the format.
f = adapters / "gemeente/v1/profiles.tsv"
f.write_text("".join(x for x in f.read_text().splitlines(True)
                     if not re.search(r"\t(M14|M29|M30|M31|M32|M33)\b", x)))
with tmp, keten.Keten(partners=partners, adapters=adapters) as k:
    confirm(k)
    whole = keten.fresh(keten.sample("gemeente", "M10.json")).replace(k.pi.oin, k.ander.oin)
    doc = json.loads(keten.fresh(whole))
    doc["taken"] = [t for t in doc["taken"] if t["basisvoorwaarde"] != "ONDERDAK"]
    doc["hulpvragen"]["toelichtingen"] = [x for x in doc["hulpvragen"]["toelichtingen"]
                                          if x["basisvoorwaarde"] != "ONDERDAK"]
    a = k.ander.send(json.dumps(doc))
    faults = a.json().get("fouten", [])
    r.check("JSON with a bare yes: 400 with a pointer", a.status == 400
            and [f["plaats"] for f in faults] == ["/hulpvragen/toelichtingen"] and "(ONDERDAK)" in faults[0]["detail"], a)
    a = k.ander.send(whole)
    r.check("JSON with explanation: 201", a.status == 201 and "ONDERDAK" in lacks(a.json()), a)

r.done()
