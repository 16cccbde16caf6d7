#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The whole policy matrix, decided twice.

Reads the domain study's lists (adapters/catalogue/source: matrix.csv, messages.csv, elements.csv) and holds
what section (c) of the study says of conditions, blocks, stand-ins and cross-rules, in words of its own.  It
reads no policy file and nothing that was made from one.  decide_tool gives the real decision on the same
cases; every answer must be the expected one, letter by letter.

    cells     every element in every column, in every state of its condition, with the other facts all
              good and all bad, alone and with what could stand in for it
    mixtures  many elements at once on facts drawn by chance (a fixed seed)
    flows     every message type of the study that the policy knows, with what the study says it carries
    closed    every type from every role to every role, for every purpose and on every ground
    values    whole messages: how the facts are read, and what is left after the cut

    matrix.py TOOL POLICY            ends with `N passed, N failed`
    matrix.py TOOL POLICY --first    stops at the first part in which something differs
    matrix.py TOOL POLICY --plant    the same must fail on policies with one thing wrong
"""
import csv
import datetime
import itertools
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / "adapters/catalogue/source"
TODAY = 20780  # 2026-11-23

# ---- what the study says ---------------------------------------------------------------------------------


def table(name):
    with open(SOURCE / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


ELEMENTS = {r["id"]: r for r in table("elements.csv")}
MESSAGES = {r["code"]: r for r in table("messages.csv")}
MATRIX = {(r["purpose"], r["recipient"], r["element"]): r["condition"] or r["decision"] for r in table("matrix.csv")}
COLUMNS = list(dict.fromkeys((p, r) for p, r, _ in MATRIX))

ROLES = "PI JUSTID DJI RE GN GB GW GS GM BU CO ZV OM POL".split()
PHASES = [f"F{i}" for i in range(8)] + ["ONBEKEND"]
OPEN = {"id": "ID", "onderdak": "ONDERDAK", "werk": "WERK_INKOMEN", "schulden": "SCHULDEN", "zorg": "ZORG",
        "netwerk": "NETWERK"}
EVERY_OPEN = frozenset(OPEN.values())
PURPOSE = {"DM": "DETENTIEMELDING", "BIJ": "BIJ", "DGB": "DOELGROEP_51C", "18B": "RISICO_18B",
           "VL": "VERLOF_PP_ADVIES", "TZ": "TOEZICHT", "NZ": "NAZORG", "PGA": "PGA_WGS"}
PURPOSES = [*PURPOSE.values(), "DR_PLAN", "UITVOERING_BV", "INZAGE"]
GROUNDS = ("PBW_18A PBW_18B WJSG_51C_A WJSG_51C_B WJSG_51C_C WJSG_51C_D WJSG_51C_E BJSG_11A RECLREG_11_1 RECLREG_11_2 "
           "RECLREG_8_1 PM_40_2 RTVI_3 AVG_6_1_C AVG_6_1_E WGS2024 WGS_SCHULD").split()

# Never, for nobody; a message that carries one is refused whole.
BLOCKED = {"zorg.diagnose", "zorg.medicatie", "zorg.behandelverslag", "slachtoffer.gegevens",
           "gem.openbare_orde_informatie"}
# Has a route of its own (18b); everywhere else the refusal says so.
OWN_ROUTE = "risico."
# Header elements that nobody is offered: they carry the decision, or the gateway writes them.
STEERING = {"bericht." + x for x in "noodzaak_motivering besluit_mandaat bevestiging_tweede ontvanger_gemandateerde "
            "derde_geinformeerd bsn_geverifieerd convenant_id casus_id afweging".split()}
PRODUCED = {"bericht.policy_versie", "bericht.bewaren_tot"}

# What is sent instead, and whether it can be made out of what is held back.
INSTEAD = {"zorg.domein": "zorg.zorgvraag_aanwezig", "zorg.zorgaanbieder": "zorg.zorgvraag_aanwezig",
           "zorg.indicatie": "zorg.zorgvraag_aanwezig", "schulden.bedrag_exact": "schulden.bedrag_klasse",
           "schulden.bedrag_klasse": "schulden.aanwezig", "adres.terugkeeradres": "adres.gemeente_terugkeer",
           "netwerk.steunpersoon_naam_bereik": "netwerk.steunpersoon_relatie",
           "recl.bijzondere_voorwaarden": "recl.voorwaarden_relevant_gemeente",
           "contact.casemanager_naam": "contact.pi_functionele_postbus",
           "contact.casemanager_telefoon": "contact.pi_functionele_postbus",
           "contact.casemanager_email": "contact.pi_functionele_postbus",
           "persoon.bsn": "persoon.geslachtsnaam"}
# Another list of conditions, another person's mailbox or name does not follow from what is held back.
ONLY_IF_GIVEN = {"recl.bijzondere_voorwaarden", "contact.casemanager_naam", "contact.casemanager_telefoon",
                 "contact.casemanager_email", "persoon.bsn"}

REASON = {"C1": "NIET_NODIG", "C3": "NOODZAAK_ONTBREEKT", "C4": "VERKEERDE_FASE", "C5": "GEEN_TITEL",
          "C6": "GEEN_MANDAAT", "C7": "DERDE_NIET_GEINFORMEERD", "C8": "KWALITEIT_ONVOLDOENDE", "C9": "ALLEEN_DEEL",
          "C10": "BSN_NIET_GEVERIFIEERD", "C11": "GEEN_MANDAAT"}
WHOLE = {"C6", "C11"}  # failing refuses the message
# What a free text must not name, whatever the element.
TEXT = ("BSN_ANDER", "DIAGNOSE", "MEDICATIE", "DELICT", "SLACHTOFFER")
# C3: who may give reasons; C9: who issues the document, who sets the benefit or the plan.
MAY_MOTIVATE = {"PI", "RE", "GN"}
ISSUES = {"idbewijs.documentnummer": {"GB"}, "inkomen.bedrag": {"GW", "GS"}}


# What a prison may give although the matrix says no, in answer to a request and after the five answers of the policy
# rule; under Wjsg 51c(2)(c), resocialisation, and with the plan only.  The study has the test (h.2) and the form; which
# elements there are is the policy's.
EXCEPTION = {"M10": "WJSG_51C_C", "M11": "WJSG_51C_C"}
BY_WEIGHING = {("DR", "GN"): {"detentie.wijze_aanvang", "detentie.delictcategorie", "schulden.schuldeisers",
                              "schulden.betalingsregeling_cjib"},
               ("DR", "RE"): {"huisvesting.verhuurder"}}
UNDER_WJSG = {"PI", "JUSTID", "DJI"}


def purpose_of(column):
    """The purpose a message of this column names: inside the municipality a basic condition is arranged."""
    if column[0] == "DR":
        return "DR_PLAN" if column[1] in ("PI", "RE", "GN") else "UITVOERING_BV"
    return PURPOSE[column[0]]


def is_open(element, facts):
    bv = OPEN.get(ELEMENTS[element]["basisvoorwaarde"])
    return bool(facts["open"]) if bv is None else bv in facts["open"]


OVERRIDE = {}  # a condition, or a rule below, with a fault planted in it


def rule(f):
    """A rule that a fault can be planted in, by its name."""
    def call(*args):
        return OVERRIDE.get(f.__name__, f)(*args)
    call.plain = f
    return call


@rule
def counts_as(role, mandate):
    """Which recipient somebody is, is how he is addressed: a house in role ZV is no municipality, also when it has a
    mandate of one."""
    return role


@rule
def lacks_mandate(facts):
    """Role GN of one that acts for a college by mandate only, and has none in date: nobody's municipality."""
    return facts["to"] == "GN" and facts.get("zonder") == "J"


@rule
def text_refuses(category, column):
    """An offence may be named where the recipient may ever know its category; the rest to nobody."""
    return category != "DELICT" or MATRIX[(*column, "detentie.delictcategorie")] == "DENY"


@rule
def decided_18b(d):
    """A decision by a function, with its mark, on a day that has come and at most 30 days ago; d: days before today.
    That its day has come shows in the confirmation, which is no earlier."""
    return bool(d["functie"].strip() and d["kenmerk"].strip()) and 0 <= d["dag"] <= 30


@rule
def confirmed_18b(d):
    """Confirmed by another function than decided, on that day or later, and not after today."""
    return (decided_18b(d) and bool(d["functie2"].strip()) and d["functie"].split() != d["functie2"].lower().split()
            and 0 <= d["dag2"] <= d["dag"])


@rule
def weighed(facts, ground):
    """Was it weighed as it has to be, whatever the element?  Who may, ground_named() says."""
    return (set(facts.get("afweging", "")) == set("12345") and facts.get("doel51c") == ground[-1]
            and facts.get("correlatie") == facts.get("verzoek") == "J" and facts.get("grond") == ground)


@rule
def weighed_for(element, facts):
    """Does answer 5 or the motivation name it?"""
    return element in facts.get("omvang", ()) or element in facts["noemt"]


def exception_of(facts, code):
    """The ground for exceptions; a flow made for the case has that of the plan."""
    return EXCEPTION.get(code or "M10", "")


@rule
def ground_named(facts, code):
    """Does the message name a ground that it may go on?  That for exceptions counts where something was weighed."""
    named = facts.get("grond", "@")
    return named == "@" or (named == exception_of(facts, code) and "afweging" in facts and facts["from"] in UNDER_WJSG)


def holds(condition, element, facts):
    """Does a condition hold?  facts are those of a case, by the names decide_tool gives them."""
    f = facts
    if condition in OVERRIDE:
        return OVERRIDE[condition](element, f)
    if condition == "C1":
        return is_open(element, f)
    if condition == "C3":
        return f["tekens"] >= 30 and element in f["noemt"] and f["from"] in MAY_MOTIVATE
    if condition == "C4":
        return f["fase"] in ("F4", "F5", "F6")
    if condition == "C5":
        return f["titel"] == "J"
    if condition == "C6":
        return f["besluit"] == f["tweede"] == f["gemandateerde"] == "J"
    if condition == "C7":
        return f["derde"] == "J" or element == "netwerk.steunpersoon_relatie"
    if condition == "C8":
        return f["geinformeerd"] == "J"
    if condition == "C9":
        if element in ISSUES:
            return f["to"] in ISSUES[element]
        return element != "recl.dr_advies_reintegratie" or bool(f["open"])
    if condition == "C10":
        return f["bsn"] == "J" and not (f["to"] == "GN" and f["college"] == "N")
    if condition == "C11":
        return f["convenant"] == f["casus"] == "J"
    raise KeyError(condition)


def allowed(column, element, facts, carried=None, code=None):
    """The cell: (goes, why not, condition)."""
    if element in BLOCKED:
        return False, "BEROEPSGEHEIM", ""
    if carried is not None and element not in carried and not element.startswith("bericht."):
        return False, "GEEN_GRONDSLAG", ""
    cell = MATRIX[(*column, element)]
    if (cell == "DENY" and exception_of(facts, code) and element in BY_WEIGHING.get(column, ())
            and weighed(facts, exception_of(facts, code)) and weighed_for(element, facts)):
        return True, "", ""
    if cell in ("ALLOW", "DENY"):
        return cell == "ALLOW", "BEROEPSGEHEIM" if element.startswith(OWN_ROUTE) else "GEEN_GRONDSLAG", ""
    return holds(cell, element, facts), REASON[cell], cell


def stand_in(column, element, facts, offered, carried=None, code=None):
    while element in INSTEAD:
        made, element = element not in ONLY_IF_GIVEN, INSTEAD[element]
        if (made or element in offered) and allowed(column, element, facts, carried, code)[0]:
            return element
    return "-"


def rule_of(column, element, carried=None):
    """How the rule of a cell is called; the header has rules of its own.  There is none in a flow that does not exist,
    nor for what the message does not carry."""
    if column is None or carried is not None and element not in carried and not element.startswith("bericht."):
        return "-"
    return f"KOP-{element}" if element.startswith("bericht.") else f"{column[0]}-{column[1]}-{element}"


def refusal(why, offered, column, on=None, tested=";"):
    """Nothing goes.  on: the elements that are the cause, each with its condition, if any."""
    on = on or {}
    lines = [f"0{e}" if e in STEERING | PRODUCED else
             f"-{e} {rule_of(column, e)} {why} C{on.get(e, '')[1:] or 0} -" for e in offered]
    return [why, set(on), tested, sorted(lines)]


def names(conditions):
    return ",".join(sorted(conditions, key=lambda c: int(c[1:])))


def content(column, offered, facts, required=()):
    """What is in the message and must not be, or is not and must: the code and the elements."""
    for why, on in (("BEROEPSGEHEIM", {e for e in offered if e in BLOCKED}),
                    ("VRIJE_TEKST", {e for c, e in facts.get("tekst", ()) if text_refuses(c, column)}),
                    ("KWALITEIT_ONVOLDOENDE", set(required) - set(offered))):
        if on:
            return why, dict.fromkeys(on, "")
    return None, {}


def recipient(column, facts, code=None):
    """Whether it may go to this recipient now; code: the type, None when the flow is made for the case."""
    if lacks_mandate(facts):
        return "GEEN_MANDAAT"
    if facts["to"] == "GN" and column[0] in ("DR", "DM") and (code or column[0] == "DM") and code not in ALWAYS:
        if facts["college"] == "N":
            return "VERKEERDE_GEMEENTE"
        if column[0] == "DR" and code not in ASKS and facts["bevestigd"] != "J":
            return "VERKEERDE_GEMEENTE"
    if code and column[0] == "DR" and code not in SHORT and facts["kort"] == "J":
        return "NIET_NODIG"
    return None


def expected(column, offered, facts, carried=None, code=None, required=()):
    """What is to be said of a message whose type, roles, purpose, ground and agreement are right."""
    if not ground_named(facts, code):
        return refusal("GEEN_GRONDSLAG", offered, column)
    why, on = content(column, offered, facts, required)
    why = why or recipient(column, facts, code)
    if why:
        return refusal(why, offered, column, on)
    lines, whole, met, failed = [], {}, set(), set()
    for e in offered:
        goes, why, condition = allowed(column, e, facts, carried, code)
        if e in STEERING | PRODUCED:
            lines.append(f"0{e}")
            continue
        if condition:
            (met if goes else failed).add(condition)
        if goes:
            lines.append(f"+{e} {rule_of(column, e)}")
            continue
        if condition in WHOLE:
            whole[e] = condition
        lines.append(f"-{e} {rule_of(column, e, carried)} {why} C{condition[1:] or 0} "
                     f"{stand_in(column, e, facts, offered, carried, code)}")
    tested = f"{names(met)};{names(failed)}"
    if whole:
        return refusal(REASON[next(iter(whole.values()))], offered, column, whole, tested)
    return ["ok", set(), tested, sorted(lines)]


# ---- facts -----------------------------------------------------------------------------------------------

ALL = frozenset(ELEMENTS)
GOOD = {"open": EVERY_OPEN, "tekens": 30, "noemt": ALL, "fase": "F4", "titel": "J", "besluit": "J", "tweede": "J",
        "gemandateerde": "J", "derde": "J", "geinformeerd": "J", "bsn": "J", "college": "J", "convenant": "J",
        "casus": "J", "kort": "N", "bevestigd": "J", "vandaag": TODAY}
BAD = {"open": frozenset(), "tekens": 0, "noemt": frozenset(), "fase": "ONBEKEND", "titel": "N", "besluit": "N",
       "tweede": "N", "gemandateerde": "N", "derde": "N", "geinformeerd": "N", "bsn": "N", "college": "O",
       "convenant": "N", "casus": "N", "kort": "O", "bevestigd": "N", "vandaag": TODAY}


def product(**kw):
    return [dict(zip(kw, v)) for v in itertools.product(*kw.values())]


def states(condition, element, column):
    """Every state of what a condition looks at."""
    if condition in ("C1", "C9"):
        own = OPEN.get(ELEMENTS[element]["basisvoorwaarde"])
        sets = [frozenset(), EVERY_OPEN, *(frozenset([x]) for x in sorted(EVERY_OPEN))]
        if own is not None:
            sets.append(EVERY_OPEN - {own})
        found = product(open=sets)
        if condition == "C9":
            found += product(to=ROLES)
        return found
    if condition == "C3":
        named = (ALL, ALL - {element}, frozenset([element]), frozenset())
        return product(tekens=(0, 29, 30, 1000), noemt=named) + product(**{"from": ROLES, "tekens": (29, 30)})
    if condition == "C10":
        return product(bsn="JN", college="JNO")
    return {"C4": product(fase=PHASES), "C5": product(titel="JNO"), "C7": product(derde="JN"),
            "C6": product(besluit="JN", tweede="JN", gemandateerde="JN"), "C8": product(geinformeerd="JN"),
            "C11": product(convenant="JN", casus="JN")}[condition]


def words(facts):
    def one(v):
        if v == ALL:
            return "*"
        if isinstance(v, frozenset):
            return ",".join(sorted(":".join(x) if isinstance(x, tuple) else x for x in v))
        return str(v)
    return [f"{k}={one(v)}" for k, v in facts.items()]


class Case:
    """One case; `want` is what decide_tool is to answer: refusal, on which elements, lines."""

    def __init__(self, what, cell, want, args):
        self.what, self.cell, self.want, self.args = what, cell, want, args

    def line(self, i):
        return "\t".join([str(i), *self.args])


def offer(elements):
    return "offer=" + ",".join(sorted(elements))


# ---- cells -----------------------------------------------------------------------------------------------

# Who sends what to whom for which purpose (section (b)); several senders and recipients are every pair.
# M09 ended in 2023 and M25 has a route of its own: nothing of them goes here.  The study sends M24 to police and
# prosecution too, for which the matrix has no column, and M31 to whoever had the message that it corrects; here to the
# three parties of a plan.
THREE = "PI RE GN"
FLOWS = {"M01": ("JUSTID DJI", "GN", "DM"), "M02": ("JUSTID DJI", "GN", "DM"), "M03": ("JUSTID DJI", "GN", "DM"),
         "M04": ("PI", "RE", "DM"), "M05": ("PI", "RE", "TZ"), "M06": ("PI", "GN RE", "DR"), "M07": ("GN", "PI", "DR"),
         "M08": ("RE", "PI", "DR"), "M10": ("PI", "GN", "DR"), "M11": ("PI", "RE", "DR"), "M12": ("RE", "PI", "DR"),
         "M13": ("PI", "GN RE", "DR"), "M14": (THREE, THREE, "DR"), "M15": ("GN", "GB", "DR"), "M16": ("GN", "GW", "DR"),
         "M17": ("GN", "GS", "DR"), "M18": ("GN", "GM", "DR"), "M19": ("PI", "GN", "DR"), "M20": ("PI", "RE", "TZ"),
         "M21": ("RE", "GN", "NZ"), "M22": ("RE", "GN", "NZ"), "M23": ("PI", "BU", "18B"), "M24": ("PI RE", "RE", "18B"),
         "M26": ("DJI", "BU", "DGB"), "M27": ("PI", "CO", "VL"), "M28": ("PI", "RE", "VL"), "M29": (THREE, THREE, "DR"),
         "M30": (THREE, THREE, "DR"), "M31": (THREE, THREE, "DR"), "M32": (THREE, THREE, "DR"), "M33": ("GN", "JUSTID DJI PI", "DR"),
         "M34": ("GN", "RE", "NZ"), "M35": (THREE, "ZV", "PGA")}
# JUSTID is also told that somebody is no resident (M33); the column of the message is the prison's.
READS = {"JUSTID": "PI", "DJI": "PI"}
# No message type of the policy carries this column; the study names its sender in the heading.
ALONE = {("BIJ", "BU"): ("M25", "JUSTID")}


def listed(text, column):
    """The elements of a list of messages.csv; a wildcard is what the matrix allows of the group."""
    found = set()
    for item in filter(None, text.split(";")):
        if item.endswith(".*"):
            found |= {e for e in ELEMENTS if e.startswith(item[:-1]) and MATRIX[(*column, e)] != "DENY"}
        elif not item.startswith("*"):
            found.add(item)
    return found


def carries(code, column):
    m = MESSAGES[code]
    return listed(m["required"], column), listed(m["optional"], column)


def carriers(column):
    """For each element of a column the type and sender of a message that carries it; else of any."""
    run = [(code, f[0].split()[0]) for code, f in FLOWS.items()
           if f[2] == column[0] and column[1] in f[1].split()] or [ALONE[column]]
    by = dict.fromkeys(ELEMENTS, run[0])
    for code, sender in reversed(run):
        for e in set().union(*carries(code, column)):
            by[e] = (code, sender)
    return by


def companions(element):
    """What could stand in for an element, down the chain."""
    found = [element]
    while found[-1] in INSTEAD:
        found.append(INSTEAD[found[-1]])
    return found


def through_column(what, column, elements, facts, cell=None):
    args = [f"column={column[0]}-{column[1]}", f"doel={purpose_of(column)}", offer(elements), *words(facts)]
    return Case(f"{what} {'>'.join(column)}", cell or column, expected(column, sorted(elements), facts), args)


def cells(have):
    for column in have:
        by = carriers(column)
        for e in ELEMENTS:
            code, sender = by[e]
            cell, seen = MATRIX[(*column, e)], set()
            for ground in (GOOD, BAD):
                base = {**ground, "type": code, "from": sender, "to": column[1]}
                for state in [{}, *(states(cell, e, column) if cell[0] == "C" else [])]:
                    facts = {**base, **state}
                    for es in {frozenset([e]), frozenset(companions(e))}:
                        c = through_column(f"{e} [{cell}] {state}", column, es, facts, (*column, e))
                        if tuple(c.args) not in seen:
                            seen.add(tuple(c.args))
                            yield c


def mixtures(have, n):
    rng = random.Random(20261123)
    choice = {"open": [frozenset(s) for k in range(7) for s in itertools.combinations(sorted(EVERY_OPEN), k)],
              "tekens": [0, 29, 30, 31, 999], "fase": PHASES, "titel": "JNO", "college": "JJNO", "kort": "JNO",
              "bevestigd": "JNO", "noemt": [ALL, frozenset()]}
    choice.update({k: "JJN" for k in ("besluit", "tweede", "gemandateerde", "derde", "geinformeerd", "bsn",
                                      "convenant", "casus")})
    for column in have:
        code, sender = carriers(column)["persoon.geslachtsnaam"]
        for i in range(n):
            facts = {**GOOD, **{k: rng.choice(v) for k, v in choice.items()}, "type": code, "from": sender,
                     "to": column[1]}
            if i % 3 == 0:
                facts["noemt"] = frozenset(e for e in ELEMENTS if rng.random() < 0.5)
            part = rng.choice((0.02, 0.1, 0.5, 1.0))
            es = {e for e in ELEMENTS if rng.random() < part and (e not in BLOCKED or rng.random() < 0.01)}
            if es:
                yield through_column(f"mixture {i}", column, es, facts)


# ---- flows -----------------------------------------------------------------------------------------------

# Which ground the sender may name for a type; the policy accepts exactly one of these.
GROUND = {"M01": "WJSG_51C_C", "M02": "WJSG_51C_C", "M03": "WJSG_51C_C", "M04": "RECLREG_11_1", "M05": "RECLREG_11_2", "M12": "RECLREG_8_1 PBW_18A",
          "M15": "AVG_6_1_C AVG_6_1_E", "M16": "AVG_6_1_C AVG_6_1_E", "M17": "WGS_SCHULD AVG_6_1_C AVG_6_1_E",
          "M18": "AVG_6_1_C AVG_6_1_E", "M20": "RECLREG_8_1 RECLREG_11_2 PBW_18A", "M21": "AVG_6_1_E",
          "M22": "AVG_6_1_E", "M23": "PBW_18B", "M24": "PBW_18B", "M26": "WJSG_51C_C WJSG_51C_D",
          "M27": "WJSG_51C_D RTVI_3", "M28": "PM_40_2 RTVI_3", "M34": "AVG_6_1_E", "M35": "WGS2024"}
# Required by the study, but a person may not have it, or a list of nothing: its lack refuses nothing.
SOFT = {"persoon.voorvoegsel", "persoon.voornamen", "detentie.verwachte_einddatum",
        "drplan.ontbrekende_basisvoorwaarden", "schulden.bedreigende_situatie"}
# One way to reach the case manager is enough (R30, R32), where the type asks for any.
CONTACT = {"contact.casemanager_naam", "contact.casemanager_telefoon", "contact.casemanager_email",
           "contact.pi_functionele_postbus"}
# Cross-rule 4: M30 says only that something does not go, so it may always go; M06 is the question that a municipality
# confirms by answering, so it goes to one that the message does not contradict.
ALWAYS, ASKS = {"M30"}, {"M06"}
# Cross-rule 5, the shortest stays: a refusal, a correction of what was sent, and that somebody is no resident, which
# without would go on being reported to the wrong municipality.
SHORT = {"M30", "M31", "M33"}


# Carries what the study lists, and not one element more; of the others the policy may have added a stand-in.
EXACT = {"M14", "M29", "M30", "M34"}


def pairs(code):
    senders, recipients, purpose = FLOWS[code]
    for sender in senders.split():
        for to in recipients.split():
            yield sender, to, (purpose, READS.get(to, to))


def through_flow(what, code, column, elements, facts, extra=(), carried=None, required=()):
    args = [f"doel={purpose_of(column)}", offer(elements), *words(facts), *extra]
    want = expected(column, sorted(elements), facts, carried, code, required)
    return Case(f"{code} {facts['from']}>{facts['to']} {what}", (code, *column), want, args)


def flows(types):
    for code in types:
        for sender, to, column in pairs(code):
            required, optional = carries(code, column)
            es = required | optional | {"bericht.id", "bericht.noodzaak_motivering", "bericht.policy_versie"}
            base = {"type": code, "from": sender, "to": to}
            bad = {**GOOD, **BAD, "bevestigd": "J"}
            for name, ground in (("good", GOOD), ("bad", bad)):
                yield through_flow(name, code, column, es, {**ground, **base})
            for e in sorted(es):
                cell = MATRIX[(*column, e)]
                for state in states(cell, e, column) if cell[0] == "C" else []:
                    if not {"from", "to"} & set(state):
                        yield through_flow(f"{e} [{cell}] {state}", code, column, es, {**GOOD, **base, **state})
            for state in product(college="JNO", bevestigd="JNO", kort="JNO"):
                yield through_flow(f"{state}", code, column, es, {**GOOD, **base, **state})
            yield from mandates(code, column, es, {**GOOD, **base})
            yield from texts(code, column, es, {**GOOD, **base})
            yield from weighings(code, column, es, {**GOOD, **base})
            for e in sorted(BLOCKED):
                yield through_flow(e, code, column, es | {e}, {**GOOD, **base})
            if code in EXACT:
                yield through_flow("everything", code, column, ALL - BLOCKED, {**GOOD, **base}, (), required | optional)
            yield from lacks(code, column, required, es, {**GOOD, **base})


def mandates(code, column, es, facts):
    """A house that acts for the college is the municipality, as long as its mandate is in date; to any other recipient
    a mandate says nothing."""
    for state in product(namens="JN", zonder="JN", college="JN", bevestigd="JN", kort="JN"):
        yield through_flow(f"mandate {state}", code, column, es, {**facts, **state})


def texts(code, column, es, facts):
    """What a text names, in one element and in two, and before and after everything else that refuses a message."""
    one, there = "hulpvraag.toelichting", min(e for e in es if not e.startswith("bericht."))
    for category in TEXT:
        found = {**facts, "tekst": frozenset([(category, one)])}
        yield through_flow(f"text names {category}", code, column, es, found)
        yield through_flow(f"text names {category}, in an element that is there", code, column, es,
                           {**facts, "tekst": frozenset([(category, there)])})
        yield through_flow(f"text names {category}, and a blocked element", code, column, es | {"zorg.diagnose"}, found)
        yield through_flow(f"text names {category}, no mandate", code, column, es,
                           {**found, "zonder": "J", "college": "N", "kort": "J"})
    both = frozenset([("DELICT", one), ("DIAGNOSE", "drplan.actie"), ("DIAGNOSE", "drplan.mdo_verslag")])
    yield through_flow("texts name two", code, column, es, {**facts, "tekst": both})


ASKED = {"afweging": "12345", "doel51c": "C", "correlatie": "J", "verzoek": "J", "grond": "WJSG_51C_C",
         "omvang": frozenset(), "noemt": frozenset()}


def weighings(code, column, es, facts):
    """Exceptions: each part of it left out, in a message that may have any and in one that may not."""
    few = {**facts, **ASKED}
    if code not in EXCEPTION:
        for state in product(grond=("@", "WJSG_51C_C"), noemt=(ALL, frozenset())):
            if state["grond"] not in GROUND.get(code, "").split():
                yield through_flow(f"weighed {state}", code, column, es, {**few, **state})
        return
    marked = BY_WEIGHING[column]
    es = es | marked | {"persoon.skn", "bericht.afweging"} | BY_WEIGHING[("DR", "GN")]
    for state in product(afweging=("12345", "2345", "1345", "1245", "1235", "1234", ""), doel51c=("C", "D", ""),
                         grond=("@", "WJSG_51C_C", "WJSG_51C_A"), omvang=(frozenset(), ALL, frozenset([min(marked)])),
                         asked=("JJ", "JN", "JO", "NJ")):
        asked = state.pop("asked")
        yield through_flow(f"weighed {state} {asked}", code, column, es,
                           {**few, **state, "correlatie": asked[0], "verzoek": asked[1]})
    for named in (ALL, marked, {min(marked)}):
        yield through_flow(f"weighed, motivated {sorted(named)[:2]}", code, column, es,
                           {**few, "noemt": frozenset(named)})
    plain = {k: v for k, v in few.items() if k not in ("afweging", "doel51c", "omvang")}
    for ground in ("@", "WJSG_51C_C"):
        yield through_flow(f"not weighed, on {ground}", code, column, es, {**plain, "noemt": ALL, "grond": ground})
    every = {**few, "omvang": ALL}
    for end, day_, good in (("van", TODAY, True), ("van", TODAY + 1, False), ("tot", TODAY, True),
                            ("tot", TODAY - 1, False)):
        # Of the exception only: the plan has a ground of its own.
        c = through_flow(f"weighed, ground {end} {day_ - TODAY:+}", code, column, es, every,
                         [f"grond_{end}=WJSG_51C_C:{day_}"])
        if not good:
            c.want = expected(column, sorted(es), {**every, "afweging": ""}, None, code)
        yield c
    for sender in ROLES:
        for ground in ("@", "WJSG_51C_C"):
            yield through_column(f"weighed by {sender} on {ground}", column, es - BLOCKED,
                                 {**every, "from": sender, "grond": ground}, (code, *column))


def lacks(code, column, required, es, facts):
    """Each element that the study requires, left out; what may not be said comes first, who may not have it after."""
    worse = {**facts, "zonder": "J", "college": "N", "kort": "J"}
    for e in sorted(required):
        needs = set() if e in SOFT | CONTACT else {e}
        yield through_flow(f"without {e}", code, column, es - {e}, facts, (), None, needs)
        yield through_flow(f"without {e}, to the wrong one", code, column, es - {e}, worse, (), None, needs)
    e = min(required - SOFT - CONTACT, default=None)
    if e:
        yield through_flow(f"text, without {e}", code, column, es - {e},
                           {**worse, "tekst": frozenset([("MEDICATIE", "hulpvraag.toelichting")])}, (), None, {e})


# ---- closed ----------------------------------------------------------------------------------------------


def closed(types):
    """Who may not send what to whom, what for, on what ground, when: one element, refused whole."""
    one = ["persoon.geslachtsnaam"]
    may = {(code, a, b): c for code in types for a, b, c in pairs(code)}
    for code in MESSAGES:
        for a, b in itertools.product(ROLES, ROLES):
            if (code, a, b) not in may:
                why = "ROL_NIET_BEVOEGD?" if code in types else "GEEN_GRONDSLAG?"
                yield Case(f"{code} {a}>{b}", (code, a, b), refusal(why, [], None), [
                    "doel=" + (purpose_of(next(pairs(code))[2]) if code in types else "DR_PLAN"),
                    *words({**GOOD, "type": code, "from": a, "to": b})])
        # Acting for a college makes a house that is addressed as such no municipality.
        for a in ROLES if code in types else ():
            column = may.get((code, a, counts_as("ZV", "J")))
            doel = purpose_of(column or next(pairs(code))[2])
            facts = {**GOOD, "type": code, "from": a, "to": "ZV"}
            # Where a house is a recipient itself (M35), the mandate changes nothing either.
            es = sorted(set().union(*carries(code, column))) if column else []
            yield Case(f"{code} {a}>ZV with a mandate", (code, a, "ZV"),
                       expected(column, es, facts) if column else refusal("ROL_NIET_BEVOEGD?", es, None),
                       [f"doel={doel}", "namens=J", offer(es), *words(facts)])
    for (code, a, b), column in may.items():
        base = words({**GOOD, "type": code, "from": a, "to": b})
        doel = f"doel={purpose_of(column)}"
        for other in PURPOSES:
            if other != purpose_of(column):
                yield Case(f"{code} {a}>{b} for {other}", (code, a, b), refusal("DOEL_ONVERENIGBAAR", one, column),
                           [f"doel={other}", offer(one), *base])
        for other in ["", "AVG", "pbw_18a", "PBW_18", *GROUNDS]:
            if other not in GROUND.get(code, "PBW_18A").split():
                yield Case(f"{code} {a}>{b} on {other}", (code, a, b), refusal("GEEN_GRONDSLAG", one, column),
                           [doel, offer(one), f"grond={other}", *base])
        for ground in GROUND.get(code, "PBW_18A").split():
            ended = [doel, offer(one), f"grond_tot={ground}:{TODAY - 1}", f"grond={ground}", *base]
            yield Case(f"{code} {a}>{b} {ground} ended", (code, a, b), refusal("GEEN_GRONDSLAG", one, column), ended)
        yield Case(f"{code} {a}>{b} in 2021", (code, a, b), refusal("GEEN_GRONDSLAG", one, column),
                   [doel, offer(one), *base, "vandaag=18800"])
        if code in ALWAYS:
            yield from days(code, a, b, column, [doel, *base])
        yield Case(f"{code} {a}>{b} not agreed", (code, a, b), refusal("GLP_NIET_AKKOORD", one, column),
                   [doel, offer(one), *base, "afspraak=N"])


def days(code, a, b, column, args):
    """Ground, agreement and policy count from their first to their last day, both included."""
    good, one = ["ok", set(), ";", ["+bericht.id KOP-bericht.id"]], ["bericht.id"]
    for key, why in (("grond", "GEEN_GRONDSLAG"), ("afspraak", "GLP_NIET_AKKOORD")):
        of = "PBW_18A:" if key == "grond" else ""
        for end, day, want in (("van", TODAY, good), ("van", TODAY + 1, None), ("tot", TODAY, good),
                               ("tot", TODAY - 1, None)):
            yield Case(f"{code} {a}>{b} {key}_{end} {day - TODAY:+}", (code, a, b),
                       want or refusal(why, one, column), [offer(one), *args, f"{key}_{end}={of}{day}"])
    for day, want in ((19692, good), (19691, refusal("GEEN_GRONDSLAG", one, column))):  # 2023-12-01: the shareable plan
        yield Case(f"{code} {a}>{b} on day {day}", (code, a, b), want,
                   [offer(one), *args, "afspraak_van=0", f"vandaag={day}"])


# ---- values ----------------------------------------------------------------------------------------------


class Values(Case):
    """A whole message: words that must be in the answer, and beginnings that no word of it may have."""

    def __init__(self, what, column, sender, values, must, never=(), facts=()):
        code = carriers(column)["persoon.geslachtsnaam"][0]
        args = [f"column={column[0]}-{column[1]}", f"doel={purpose_of(column)}", f"type={code}", f"from={sender}",
                f"to={column[1]}", f"vandaag={TODAY}", *facts, *(f"v:{v}" for v in values)]
        super().__init__(what, column, None, args)
        self.must, self.never = must, never


def request(bv, value):
    return f"hulpvraag.{bv}={value}"


def action(bv, status, i=0):
    return [f"drplan.actie/{part}#{i}={v}" for part, v in
            (("actie_id", f"A{i}"), ("basisvoorwaarde", bv), ("omschrijving", "x"), ("actiehouder", "PI"),
             ("status", status))]


def held(element, condition, instead="-"):
    return f"-{element} {REASON[condition]} {condition} {instead}"


def values_open():
    gn, e = ("DR", "GN"), "schulden.bedrag_klasse"
    amount = f"{e}=TOT_5000"
    yes, no = [f"+{e}", f"={e}#0=TOT_5000"], [held(e, "C1", "schulden.aanwezig"), "=schulden.aanwezig#0=J"]
    for v, good in (("J", True), ("N", False), ("O", False)):
        yield Values(f"a request that says {v}", gn, "PI", [amount, request("schulden", v)], yes if good else no)
    yield Values("a request on something else", gn, "PI", [amount, request("zorg", "J")], no, ["=" + e + "#"])
    for status in "OPEN TOEGEWEZEN IN_BEHANDELING WACHT_OP_DERDE WACHTLIJST".split():
        yield Values(f"an action {status}", gn, "PI", [amount, *action("SCHULDEN", status)], yes)
    for status in "GEREED NIET_MOGELIJK VERVALLEN".split():
        yield Values(f"an action {status}", gn, "PI", [amount, *action("SCHULDEN", status)], no)
    both = [amount, *action("SCHULDEN", "GEREED"), *action("SCHULDEN", "OPEN", 1)]
    yield Values("one action done, one to do", gn, "PI", both, yes)
    gb = [*action("ID", "OPEN"), *action("SCHULDEN", "OPEN", 1), *action("ID", "GEREED", 2)]
    # The basic condition is open, so a finished action on it goes too.
    yield Values("all actions in a column that may have them all", ("DR", "GN"), "PI", gb,
                 [f"=drplan.actie/actie_id#{i}=A{i}" for i in range(3)])
    for i, (bv, status) in enumerate((("ID", "GEREED"), ("ZORG", "VERVALLEN"))):
        yield Values(f"no open action {i}", gn, "PI", [f"hulpvraag.toelichting/tekst=x",
                     f"hulpvraag.toelichting/basisvoorwaarde={bv}", *action(bv, status)],
                     [held("hulpvraag.toelichting", "C1")], ["=hulpvraag.toelichting"])
    two = ["hulpvraag.toelichting/tekst#0=x", "hulpvraag.toelichting/basisvoorwaarde#0=ID",
           "hulpvraag.toelichting/tekst#1=y", "hulpvraag.toelichting/basisvoorwaarde#1=ZORG", request("zorg", "J")]
    yield Values("what is said of an open one only", gn, "PI", two,
                 ["+hulpvraag.toelichting", "=hulpvraag.toelichting/tekst#0=y"], ["=hulpvraag.toelichting/tekst#1"])


def values_motivated():
    gn, e = ("DR", "GN"), "zorg.domein"
    yes, no = [f"+{e}", f"={e}#0=GGZ"], [held(e, "C3", "zorg.zorgvraag_aanwezig"), "=zorg.zorgvraag_aanwezig#0=J"]
    for what, text, good in (
            ("30 characters", "Plek alleen met " + e + " nu.", None), ("29 characters", e + " " + "x" * 17, False),
            ("30 characters with the element last", "x" * 18 + " " + e, True),
            ("29 characters of two bytes", e + " " + "é" * 17, False),
            ("spaces around it", e + " " + "x" * 17 + "   ", False),
            ("the element as a part of a word", "x" * 20 + " " + e + "en", False),
            ("another element", "x" * 20 + " zorg.indicatie", False),
            ("the element between words", "Nodig is " + e + " voor de plaatsing.", True),
            ("the element before a full stop", "Voor de plaatsing is nodig " + e + ".", True), ("nothing", "", False)):
        if good is None:
            good = len(text) >= 30
        yield Values(what, gn, "PI", [f"{e}=GGZ", f"bericht.noodzaak_motivering={text}"], yes if good else no,
                     ["=bericht.noodzaak"])


def values_header():
    for fase in PHASES[:8]:
        e = "detentie.vi_datum"
        good = fase in ("F4", "F5", "F6")
        yield Values(f"phase {fase}", ("DR", "GN"), "PI", [f"{e}=2027-01-05", f"detentie.fase={fase}"],
                     [f"+{e}"] if good else [held(e, "C4")])
    yield Values("no phase", ("DR", "GN"), "PI", ["detentie.vi_datum=2027-01-05"], [held("detentie.vi_datum", "C4")])
    for v, good in (("J", True), ("N", False), (None, False)):
        e = "detentie.titel"
        extra = [f"detentie.titel_na_detentie={v}"] if v else []
        yield Values(f"title after detention {v}", ("DR", "GN"), "PI", [f"{e}=GEVANGENISSTRAF", *extra],
                     [f"+{e}"] if good else [held(e, "C5")])
        e = "persoon.bsn"
        extra = [f"bericht.bsn_geverifieerd={v}"] if v else []
        yield Values(f"BSN verified {v}", ("DR", "GN"), "PI", [f"{e}=999990019", "persoon.geslachtsnaam=Fictief",
                     *extra], [f"+{e}"] if good else [held(e, "C10", "persoon.geslachtsnaam")])
        e = "netwerk.steunpersoon_naam_bereik"
        extra = [f"bericht.derde_geinformeerd={v}"] if v else []
        yield Values(f"the third person knows {v}", ("DR", "GN"), "PI", [f"{e}/naam=Fictief", f"{e}/relatie=OUDER",
                     *extra], [f"+{e}", f"={e}/naam#0=Fictief"] if good else
                     [held(e, "C7", "netwerk.steunpersoon_relatie"), "=netwerk.steunpersoon_relatie#0=OUDER"],
                     [] if good else [f"={e}"])


def values_parts():
    gn = ("DR", "GN")
    for code in "HVB GEVANGENIS ISD BBA PPC TA EBI VROUWEN DETENTIECENTRUM".split():
        coarse = code if code in ("HVB", "GEVANGENIS") else "OVERIG"
        yield Values(f"destination {code}", gn, "PI", [f"detentie.bestemming={code}"],
                     ["+detentie.bestemming", f"=detentie.bestemming#0={coarse}"])
    e, told = "persoon.communicatiebehoefte", ["medewerking.geinformeerd_op=2026-11-01"]
    yield Values("a need of the list", gn, "PI", [f"{e}#0=VOORLEZEN", *told], [f"+{e}", f"={e}#0=VOORLEZEN"])
    yield Values("a need of no list", gn, "PI", [f"{e}#0=AUTISME", *told], [held(e, "C8")], [f"={e}"])
    yield Values("one need of the list", gn, "PI", [f"{e}#0=AUTISME", f"{e}#1=VOORLEZEN", *told],
                 [f"={e}#0=VOORLEZEN"], [f"={e}#1"])
    yield Values("a need, and not told", gn, "PI", [f"{e}#0=VOORLEZEN"], [held(e, "C8")], [f"={e}"])
    e = "recl.dr_advies_reintegratie"
    parts = [f"{e}/basisvoorwaarde#0=ZORG", f"{e}/tekst#0=a", f"{e}/basisvoorwaarde#1=SCHULDEN", f"{e}/tekst#1=b"]
    yield Values("advice on what is open", gn, "PI", [*parts, request("schulden", "J")],
                 [f"+{e}", f"={e}/tekst#0=b"], [f"={e}/tekst#1"])
    yield Values("advice on nothing that is open", gn, "PI", [*parts, request("onderdak", "J")], [held(e, "C9")],
                 [f"={e}"])


def values_instead():
    gn = ("DR", "GN")
    for amount, klasse, some in (
            ("0.00", "GEEN", "N"), ("0.01", "TOT_1000", "J"), ("1000.00", "TOT_1000", "J"),
            ("1000.01", "TOT_5000", "J"), ("5000.00", "TOT_5000", "J"), ("5000.01", "TOT_20000", "J"),
            ("20000.00", "TOT_20000", "J"), ("20000.01", "TOT_50000", "J"), ("50000.01", "MEER", "J")):
        e = "schulden.bedrag_exact"
        line = f"-{e} GEEN_GRONDSLAG C0 "
        yield Values(f"an amount of {amount}", gn, "PI", [f"{e}={amount}", request("schulden", "J")],
                     [line + "schulden.bedrag_klasse", f"=schulden.bedrag_klasse#0={klasse}"], [f"={e}"])
        yield Values(f"an amount of {amount}, nothing open", gn, "PI", [f"{e}={amount}"],
                     [line + "schulden.aanwezig", f"=schulden.aanwezig#0={some}"], [f"={e}", "=schulden.bedrag"])
    e = "adres.terugkeeradres"
    home = [f"{e}/straat=Fictiefstraat", f"{e}/huisnummer=1", f"{e}/woonplaats=Almelo", f"{e}/gemeentecode=0141"]
    yield Values("an address too early", gn, "PI", home,
                 [held(e, "C4", "adres.gemeente_terugkeer"), "=adres.gemeente_terugkeer#0=0141"], [f"={e}"])
    both = ["recl.bijzondere_voorwaarden/voorwaarde=MELDPLICHT", "recl.voorwaarden_relevant_gemeente/basisvoorwaarde=ID",
            "recl.voorwaarden_relevant_gemeente/voorwaarde=MELDPLICHT_BESTAAT"]
    for given, line in ((both, "recl.voorwaarden_relevant_gemeente"), (both[:1], "-")):
        yield Values("conditions of the judgment", gn, "PI", [*given, "detentie.titel_na_detentie=J"],
                     ["-recl.bijzondere_voorwaarden GEEN_GRONDSLAG C0 " + line], ["=recl.bijzondere"])


def values_whole():
    """C6 and C11 as a message shows them: each left out in turn."""
    shown = {"bericht.besluit_mandaat": ["functie=directeur", "datum=2026-11-20", "kenmerk=18b-1"],
             "bericht.bevestiging_tweede": ["functie=plaatsvervanger", "datum=2026-11-20"],
             "bericht.ontvanger_gemandateerde": ["Fictief, P."]}
    pga = {"bericht.convenant_id": ["CONV-1"], "bericht.casus_id": ["CASUS-1"]}
    for column, sender, show, e, v in ((("18B", "BU"), "PI", shown, "risico.soort", "GEWELD"),
                                       (("PGA", "ZV"), "GN", pga, "persoon.geslachtsnaam", "Fictief")):
        for keep in itertools.chain.from_iterable(itertools.combinations(show, n) for n in range(len(show) + 1)):
            header = [f"{k}/{p}" if "=" in p else f"{k}={p}" for k in keep for p in show[k]]
            whole = len(keep) == len(show)
            condition = MATRIX[(*column, e)]
            yield Values(f"{condition} shows {', '.join(keep) or 'nothing'}", column, sender, [f"{e}={v}", *header],
                         [f"+{e}"] if whole else ["GEEN_MANDAAT", held(e, condition)],
                         [f"={k}" for k in show])


def day(before):
    return (datetime.date(1970, 1, 1) + datetime.timedelta(TODAY - before)).isoformat()


def values_18b():
    """C6 on whole messages: who decided when, and who confirmed it when."""
    column, e = ("18B", "BU"), "risico.soort"
    for functie, kenmerk, dag, functie2, dag2 in itertools.product(
            ("directeur", " "), ("18b-1", ""), (-1, 0, 1, 30, 31),
            ("plaatsvervanger", "", "directeur", "Directeur ", "plv directeur"), (-1, 0, 1, 2, 30, 31)):
        if (functie, kenmerk) != ("directeur", "18b-1") and (dag, dag2) not in ((0, 0), (30, 30)):
            continue
        d = {"functie": functie, "kenmerk": kenmerk, "dag": dag, "functie2": functie2, "dag2": dag2}
        shown = {"besluit_mandaat/functie": functie, "besluit_mandaat/kenmerk": kenmerk, "besluit_mandaat/datum": day(dag),
                 "bevestiging_tweede/functie": functie2, "bevestiging_tweede/datum": day(dag2),
                 "ontvanger_gemandateerde": "Fictief, P."}
        header = [f"bericht.{k}={v}" for k, v in shown.items() if v]
        yield Values(f"18b {d}", column, "PI", [f"{e}=GEWELD", *header],
                     ["ok", f"+{e}"] if confirmed_18b(d) else ["GEEN_MANDAAT", held(e, "C6")], ["=bericht.besluit"])
    for name, good in (("Fictief, P.", True), ("  ", False)):
        header = [f"bericht.{k}" for k in ("besluit_mandaat/functie=directeur", f"besluit_mandaat/datum={day(1)}",
                  "besluit_mandaat/kenmerk=18b-1", "bevestiging_tweede/functie=plaatsvervanger",
                  f"bevestiging_tweede/datum={day(0)}", f"ontvanger_gemandateerde={name}")]
        yield Values(f"18b to {name!r}", column, "PI", [f"{e}=GEWELD", *header],
                     ["ok", f"+{e}"] if good else ["GEEN_MANDAAT"])


# Sentences, what each names, and whether it does so when 999990019 is the person's own BSN.
SENTENCES = (("Komt langs voor een afspraak.", None), ("Heeft schizofrenie.", "DIAGNOSE"), ("Slikt methadon.", "MEDICATIE"),
             ("Zit voor een overval.", "DELICT"), ("Het slachtoffer woont daar.", "SLACHTOFFER"),
             ("Zijn broer is 999990020 daar.", "BSN_ANDER"), ("Zelf is hij 999990019 daar.", None),
             ("Dossier 999990021 ligt klaar.", None))  # the last is no BSN


def values_text():
    """Free text of a whole message, to who may know of offences and to who may not."""
    e = "hulpvraag.toelichting"
    for column in (("DR", "GN"), ("DR", "RE"), ("DR", "GW"), ("VL", "CO")):
        for text, names_ in SENTENCES:
            refuses = names_ is not None and text_refuses(names_, column)
            yield Values(f"text {text}", column, "PI", ["persoon.bsn=999990019", "persoon.geslachtsnaam=Fictief",
                         f"{e}/tekst={text}", f"{e}/basisvoorwaarde=ZORG", request("zorg", "J")],
                         ["VRIJE_TEKST", e] if refuses else ["ok", ""], ["="] if refuses else [])
    # A name is not read.
    yield Values("a name that is an illness", ("DR", "GN"), "PI", ["persoon.geslachtsnaam=Schizofrenie"], ["ok"])


def values_weighed():
    """The five answers of a whole message: how long, which purpose, what the last one names."""
    e, long_ = "detentie.delictcategorie", "Uit het dossier van deze zaak."
    good = {"andere_grondslag": long_, "zwaarwegend_belang": long_, "doel_51c": "C", "noodzaak": long_,
            "omvang_gevolgen": "Alleen " + e + " gaat mee."}
    assert len(long_) == 30
    other = ("persoon.bsn persoon.skn schulden.traject zorg.domein zorg.indicatie inkomen.bedrag drplan.actie "
             "detentie.titel").split()
    cases_ = [("all five", {}, True), ("29 characters", {"noodzaak": long_[1:]}, False),
              ("spaces around it", {"noodzaak": long_[1:] + "  "}, False), ("another purpose", {"doel_51c": "D"}, False),
              ("no purpose", {"doel_51c": ""}, False),
              ("another element", {"omvang_gevolgen": long_ + " schulden.schuldeisers"}, False),
              ("named in answer 4 only", {"noodzaak": long_ + " " + e, "omvang_gevolgen": long_}, False),
              ("eight elements", {"omvang_gevolgen": " ".join([e, *other[:7]])}, True),
              ("nine elements", {"omvang_gevolgen": " ".join([e, *other[:8]])}, False)]
    cases_ += [(f"no {k}", {k: ""}, False) for k in good if k != "doel_51c"]
    for what, change, goes in cases_:
        parts_ = {k: v for k, v in {**good, **change}.items() if v}
        for asked, there_ in (("J", "J"), ("J", "N"), ("", "J")):
            yield Values(f"weighed: {what} {asked}{there_}", ("DR", "GN"), "PI",
                         [f"{e}=VERMOGEN", *([f"bericht.correlatie_id=x"] if asked else []),
                          *(f"bericht.afweging/{k}={v}" for k, v in parts_.items())],
                         ["ok", f"+{e}" if goes and asked == there_ == "J" else f"-{e} GEEN_GRONDSLAG C0 -"],
                         ["=bericht.afweging"], ["grond=WJSG_51C_C", f"verzoek={there_}"])


def values(have):
    made = (values_open(), values_motivated(), values_header(), values_parts(), values_instead(), values_whole(),
            values_18b(), values_text(), values_weighed())
    return (c for c in itertools.chain(*made) if c.cell in have)


# ---- run -------------------------------------------------------------------------------------------------


def ask(tool, policy, lines):
    p = subprocess.run([tool, policy], input="\n".join(lines) + "\n", capture_output=True, text=True)
    if p.returncode != 0:
        sys.exit(f"decide_tool: {p.stderr}")
    return p.stdout.splitlines()


def there(tool, policy):
    """The columns that the policy has, and the types."""
    answers = ask(tool, policy, [f"c\tcolumn={p}-{r}\ttype=M10\tfrom=PI\tto={r}\tdoel={purpose_of((p, r))}\tvandaag={TODAY}"
                                 for p, r in COLUMNS])
    columns = [c for c, a in zip(COLUMNS, answers) if "no column" not in a]
    first = [(code, *next(pairs(code))) for code in FLOWS]
    answers = ask(tool, policy, [f"t\ttype={code}\tfrom={a}\tto={b}\tdoel={purpose_of(c)}\tvandaag={TODAY}"
                                 for code, a, b, c in first])
    return columns, [x[0] for x, a in zip(first, answers) if a.split("\t")[1] != "GEEN_GRONDSLAG?"]


def without_rule(word):
    return re.sub(r"^([+-]\S+) \S+", r"\1", word)


def differs(case, answer):
    """What is wrong with an answer; "" when nothing is."""
    got = answer.split("\t")[1:]
    if case.want is None:
        got = [without_rule(g) for g in got]
        bad = [f"lacks {m}" for m in case.must if m not in got]
        return "; ".join(bad + [f"has {g}" for n in case.never for g in got if g.startswith(n)])
    why, on, tested, lines = case.want
    if got[0] != why:
        return f"{got[0]}, expected {why}"
    if set(filter(None, got[1].split(","))) != on:
        return f"refused on {got[1] or 'nothing'}, expected {','.join(sorted(on))}"
    if got[2] != tested:
        return f"conditions {got[2]}, expected {tested}"
    bad = sorted(set(lines) ^ set(got[3:]))
    return "; ".join(f"{'expected ' if b in lines else ''}{b}" for b in bad[:4])


def parts(columns, types):
    yield "cells", list(cells(columns))
    yield "mixtures", list(mixtures(columns, 60))
    yield "flows", list(flows(types))
    yield "closed", list(closed(types))
    yield "values", list(values(columns))


def compare(tool, policy, cases):
    answers = ask(tool, policy, [c.line(i) for i, c in enumerate(cases)])
    if len(answers) != len(cases):
        sys.exit(f"decide_tool: {len(answers)} answers to {len(cases)} cases")
    return [(c, d) for c, a in zip(cases, answers) if (d := differs(c, a))]


def whole(tool, policy, first):
    columns, types = there(tool, policy)
    failed, n = 0, 2
    for name, have, every in (("columns", columns, COLUMNS), ("types", types, FLOWS)):
        if set(every) - set(have):
            failed += 1
            print(f"{name} that the policy has not: {sorted(set(every) - set(have))}")
    for name, cases in parts(columns, types):
        wrong = compare(tool, policy, cases)
        n, failed = n + len(cases), failed + len(wrong)
        print(f"{name:9} {len(cases):6} cases, {len(wrong)} differ")
        for c, d in wrong[:10]:
            print(f"  {c.what}: {d}")
        if wrong and first:
            break
    print(f"{len(columns)} columns of {len(COLUMNS)}, {len(types)} types of {len(FLOWS)}, "
          f"{len(columns) * len(ELEMENTS)} cells")
    return n - failed, failed


# ---- faults that must be seen ----------------------------------------------------------------------------


def outcome(column, element, was, now):
    """A cell of the policy, changed in a copy of its file."""
    name = f"50-elementen-{column[0].lower()}-{column[1].lower()}.yaml"
    return (name, f"  {element}:\n    uitkomst: {was}\n", f"  {element}:\n    uitkomst: {now}\n", "cells",
            (*column, element))


def row(code, was, now, part):
    """A flow of the policy, changed in a copy of its file."""
    return ("4?-*.yaml", f"\n  {code}:\n", (was, now), part, (code,))


def planted():
    """(file, text, other text, part of the test, beginning of the cell where it must show)."""
    gn, re, pi, gb = ("DR", "GN"), ("DR", "RE"), ("DR", "PI"), ("DR", "GB")
    yield outcome(gn, "persoon.skn", "geweigerd", "toegestaan")
    yield outcome(gn, "persoon.geslacht", "toegestaan", "geweigerd")
    yield outcome(gn, "zorg.domein", "C3", "C1")
    yield outcome(gn, "adres.terugkeeradres", "C4", "toegestaan")
    yield outcome(gn, "detentie.titel", "C5", "C4")
    yield outcome(gn, "persoon.communicatiebehoefte", "C8", "toegestaan")
    yield outcome(("DM", "GN"), "persoon.bsn", "C10", "toegestaan")
    yield outcome(("TZ", "RE"), "netwerk.steunpersoon_naam_bereik", "C7", "toegestaan")
    yield outcome(re, "gem.nazorg_afsluiting", "C5", "C6")
    yield outcome(pi, "zorg.indicatie", "C3", "C11")
    yield outcome(gn, "recl.dr_advies_reintegratie", "C9", "C1")
    yield outcome(("18B", "BU"), "risico.soort", "C6", "toegestaan")
    yield outcome(("18B", "RE"), "persoon.skn", "toegestaan", "C6")
    yield outcome(("BIJ", "BU"), "persoon.skn", "C6", "geweigerd")
    yield outcome(("DGB", "BU"), "persoon.bsn", "geweigerd", "C10")
    yield outcome(("PGA", "ZV"), "gem.pga_status", "C11", "C6")
    yield outcome(("DR", "GB"), "adres.terugkeeradres", "C4", "C5")
    yield outcome(("DR", "GM"), "recl.elektronisch_toezicht", "C9", "C5")
    yield outcome(("DR", "GS"), "schulden.bedrag_exact", "C1", "toegestaan")
    yield outcome(("VL", "CO"), "gem.lopende_voorziening", "C3", "C1")
    yield outcome(("VL", "RE"), "netwerk.crimineel_netwerk", "C3", "geweigerd")
    yield outcome(("NZ", "GN"), "contact.bewindvoerder", "C1", "C5")
    yield outcome(("NZ", "RE"), "werk.belastbaarheid_beperkt", "C8", "C3")
    terms = "60-voorwaarden.yaml"
    number = ("00-beleid.yaml", "motivering_tekens:")
    yield (*number, ("waarde: 30", "waarde: 31"), "cells", gn)
    yield (*number, ("waarde: 30", "waarde: 40"), "values", gn)
    yield (terms, "afzenders: [PI, RE, GN]", "afzenders: [PI, RE, GN, DJI]", "cells", gn)
    yield (terms, "afzenders: [PI, RE, GN]", "afzenders: [PI, RE]", "cells", pi)
    yield (terms, "fasen: [F4, F5, F6]", "fasen: [F3, F4, F5, F6]", "cells", gn)
    yield (terms, "fasen: [F4, F5, F6]", "fasen: [F4, F6]", "cells", gn)
    yield (terms, "zonder_kennisgeving: [netwerk.steunpersoon_relatie]",
           "zonder_kennisgeving: [netwerk.steunpersoon_relatie, netwerk.steunpersoon_naam_bereik]", "cells", gn)
    yield (terms, "ontvangers: [GB]", "ontvangers: [GB, GW]", "cells", (*gb, "idbewijs.documentnummer"))
    yield (terms, "ontvangers: [GW, GS]", "ontvangers: [GS]", "cells", ("DR", "GW", "inkomen.bedrag"))
    yield (terms, "codes: [HVB, GEVANGENIS, OVERIG]", "codes: [HVB, GEVANGENIS, OVERIG, EBI]", "values", gn)
    yield (terms, "recl.dr_advies_reintegratie:\n        deel: open", "recl.dr_advies_reintegratie:\n        deel: alles",
           "cells", (*gn, "recl.dr_advies_reintegratie"))
    yield (terms, "door: zorg.zorgvraag_aanwezig\n    hoe: aanwezig", "door: zorg.zorgvraag_aanwezig\n    hoe: meegegeven",
           "cells", (*gn, "zorg.domein"))
    yield (terms, "door: adres.gemeente_terugkeer\n    hoe: gemeente",
           "door: adres.gemeente_terugkeer\n    hoe: meegegeven", "cells", (*gn, "adres.terugkeeradres"))
    yield (terms, "weigercode: GEEN_TITEL", "weigercode: NIET_NODIG", "cells", (*gn, "detentie.titel"))
    yield ("80-vrije-tekst.yaml", "behalve: [DR-PI", "behalve: [DR-GN, DR-PI", "flows", ("M10",))
    yield ("80-vrije-tekst.yaml", "DR-RE, DM-RE", "DM-RE", "flows", ("M11",))
    yield ("80-vrije-tekst.yaml", "DR-RE, DM-RE", "DM-RE", "values", re)
    yield ("80-vrije-tekst.yaml", '"methadon*"', '"methadonx*"', "values", gn)
    for days_ in ("29", "31"):
        yield ("00-beleid.yaml", "besluit_18b_dagen:", ("waarde: 30", f"waarde: {days_}"), "values", ("18B", "BU"))
    skn = "  persoon.skn:\n    uitkomst: geweigerd\n"
    yield ("50-elementen-dr-gn.yaml", skn, skn + "    bij_afweging: ja\n", "flows", ("M10",))
    yield ("50-elementen-dr-gn.yaml", "  detentie.delictcategorie:\n", ("    bij_afweging: ja\n", ""), "flows", ("M10",))
    yield ("50-elementen-dr-gn.yaml", "  detentie.delictcategorie:\n", ("    bij_afweging: ja\n", ""), "values", gn)
    yield row("M10", "afweging: WJSG_51C_C", "afweging: WJSG_51C_D", "flows")
    yield row("M11", "    afweging: WJSG_51C_C\n", "", "flows")
    yield row("M14", "    bewaren: ", "    afweging: WJSG_51C_C\n    bewaren: ", "flows")
    yield row("M10", "gemeente_bevestigd: ja", "gemeente_bevestigd: nee", "flows")
    yield row("M10", "kort_verblijf: weigeren", "kort_verblijf: toestaan", "flows")
    yield row("M04", "van: {PI: RECLREG_11_1}", "van: {PI: RECLREG_11_1, DJI: RECLREG_11_1}", "closed")
    yield row("M04", "van: {PI: RECLREG_11_1}", "van: {PI: RECLREG_8_1}", "closed")
    yield row("M04", "      - detentie.titel\n", "", "flows")
    yield row("M06", "gemeente_bevestigd: vraagt", "gemeente_bevestigd: nee", "flows")
    yield row("M23", "      - risico.toelichting\n", "", "flows")
    yield row("M33", "kort_verblijf: toestaan", "kort_verblijf: weigeren", "flows")
    yield row("M11", "van: {PI: PBW_18A}", "van: {PI: PBW_18A, GN: PBW_18A}", "closed")
    yield ("10-gronden.yaml", "    geldig_vanaf: \"2021-07-01\"\n    datum_status: geverifieerd",
           "    geldig_tot: \"2026-11-22\"\n    datum_status: geverifieerd", "flows", ("M10",))


# A condition as somebody could have misread it.
MISREAD = (("C1", lambda e, f: bool(f["open"])), ("C3", lambda e, f: f["tekens"] > 30 and e in f["noemt"]),
           ("C4", lambda e, f: f["fase"] in ("F4", "F5", "F6", "ONBEKEND")), ("C5", lambda e, f: f["titel"] != "N"),
           ("C7", lambda e, f: f["derde"] == "J"), ("C8", lambda e, f: True), ("C9", lambda e, f: True),
           ("C10", lambda e, f: f["bsn"] == "J"), ("C10", lambda e, f: f["college"] != "N" or f["to"] != "GN"),
           ("C6", lambda e, f: f["besluit"] == f["gemandateerde"] == "J"),
           ("C6", lambda e, f: f["besluit"] == f["tweede"] == "J"),
           ("C11", lambda e, f: f["casus"] == "J"))


# A rule as somebody could have misread it, and the part of the test where that shows.
MISREAD_RULES = (
    ("counts_as", lambda role, mandate: "GN" if mandate == "J" else role, "closed"),
    ("lacks_mandate", lambda f: False, "flows"),
    ("lacks_mandate", lambda f: f.get("zonder") == "J", "flows"),
    ("lacks_mandate", lambda f: f["to"] == "GN" and "J" == f.get("zonder") != f.get("namens"), "flows"),
    ("text_refuses", lambda c, column: True, "flows"), ("text_refuses", lambda c, column: c != "DELICT", "flows"),
    ("text_refuses", lambda c, column: False, "flows"), ("text_refuses", lambda c, column: False, "values"),
    ("text_refuses", lambda c, column: c != "SLACHTOFFER" and MATRIX[(*column, "detentie.delictcategorie")] == "DENY",
     "values"),
    *(("weighed", lambda f, g, k=k: weighed.plain({**f, **k}, g), "flows") for k in (
        {"afweging": "12345"}, {"doel51c": "C"}, {"correlatie": "J"}, {"verzoek": "J"}, {"grond": "WJSG_51C_C"})),
    ("weighed_for", lambda e, f: True, "flows"), ("weighed_for", lambda e, f: e in f.get("omvang", ()), "flows"),
    ("weighed_for", lambda e, f: e in f["noemt"], "flows"),
    ("ground_named", lambda f, code: True, "flows"),
    ("ground_named", lambda f, code: f.get("grond", "@") in ("@", exception_of(f, code)), "flows"),
    ("ground_named", lambda f, code: f.get("grond", "@") == "@", "flows"),
    ("ground_named", lambda f, code: f.get("grond", "@") == "@" or "afweging" in f and f["grond"] == exception_of(f, code),
     "flows"),
    ("decided_18b", lambda d: bool(d["functie"].strip() and d["kenmerk"]) and 0 <= d["dag"] <= 31, "values"),
    ("decided_18b", lambda d: bool(d["functie"].strip()) and 0 <= d["dag"] <= 30, "values"),
    ("decided_18b", lambda d: bool(d["kenmerk"]) and 0 <= d["dag"] <= 30, "values"),
    ("confirmed_18b", lambda d: decided_18b(d) and d["functie2"] not in ("", d["functie"]) and 0 <= d["dag2"] <= d["dag"],
     "values"),
    ("confirmed_18b", lambda d: decided_18b(d) and bool(d["functie2"]) and 0 <= d["dag2"] <= d["dag"], "values"),
    ("confirmed_18b", lambda d: decided_18b(d) and d["functie2"].lower().split() not in ([], [d["functie"]])
     and 0 <= d["dag2"], "values"),
    ("confirmed_18b", lambda d: decided_18b(d) and d["functie2"].lower().split() not in ([], [d["functie"]])
     and d["dag2"] <= d["dag"], "values"),
    ("confirmed_18b", lambda d: decided_18b(d), "values"))


def spoil(policy, name, was, now):
    """Change the first `was` of a file; when now is a pair, what comes first after that."""
    for path in policy.glob(name):
        text = path.read_text()
        before, at, rest = text.partition(was)
        if at and isinstance(now, tuple) and now[0] in rest:
            path.write_text(before + at + rest.replace(*now, 1))
            return
        if at and isinstance(now, str):
            path.write_text(before + now + rest)
            return
    sys.exit(f"matrix.py --plant: {name} has no {was!r}")


def plants_in_policy(tool, policy, made):
    """Every fault in the policy is seen, in the cell or flow where it is."""
    ok = bad = 0
    with tempfile.TemporaryDirectory() as tmp:
        for name, was, now, part, cell in planted():
            copy = pathlib.Path(tmp) / "policy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(policy, copy)
            spoil(copy, name, was, now)
            wrong = compare(tool, copy, [c for c in made[part] if c.cell[:len(cell)] == cell])
            ok, bad = ok + bool(wrong), bad + (not wrong)
            if not wrong:
                print(f"not seen: {name}: {was!r} -> {now!r}")
    return ok, bad


def plants_in_rules(tool, policy, columns, types):
    """Misread each rule here, and the real decision must differ."""
    ok = bad = 0
    for i, (name, misread, part) in enumerate(MISREAD_RULES):
        OVERRIDE[name] = misread
        wrong = compare(tool, policy, {"flows": lambda: list(flows(types)), "closed": lambda: list(closed(types)),
                                       "values": lambda: list(values(columns))}[part]())
        OVERRIDE.clear()
        ok, bad = ok + bool(wrong), bad + (not wrong)
        if not wrong:
            print(f"not seen: {name} misread ({i})")
    return ok, bad


def plants_in_oracle(tool, policy, columns):
    """Misread each condition here, and the real decision must differ."""
    ok = bad = 0
    for i, (condition, misread) in enumerate(MISREAD):
        where = {c for c in columns if condition in {MATRIX[(*c, e)] for e in ELEMENTS}}
        if not where:
            continue
        OVERRIDE[condition] = misread
        wrong = compare(tool, policy, [c for c in cells(where) if MATRIX[c.cell] == condition])
        OVERRIDE.clear()
        ok, bad = ok + bool(wrong), bad + (not wrong)
        if not wrong:
            print(f"not seen: {condition} misread ({i})")
    return ok, bad


def main():
    tool, policy = sys.argv[1:3]
    if sys.argv[3:] == ["--plant"]:
        columns, types = there(tool, policy)
        ok, bad = map(sum, zip(plants_in_policy(tool, policy, dict(parts(columns, types))),
                               plants_in_oracle(tool, policy, columns),
                               plants_in_rules(tool, policy, columns, types)))
    else:
        ok, bad = whole(tool, policy, sys.argv[3:] == ["--first"])
    print(f"{ok} passed, {bad} failed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
