# SPDX-License-Identifier: EUPL-1.2
"""Every type that a format can send, through the real program.

Once the municipality has confirmed that the person is theirs, each sample is accepted and arrives: what is disclosed is
what matrix.csv allows in the column of the message, what is withheld has a rule or the row of the message behind it, and
both grounds are named.  A type that is of the past or has a route of its own is refused as it is read; one that the policy
has no row for is refused with its reason and logged.
"""
import csv
import datetime
import re

import docs
import keten

r = keten.Report()
SAMPLES = keten.ROOT / "adapters"
SRC = keten.ROOT / "adapters/catalogue/source"
CLOSED = {"M09": "berichttype-vervallen", "M25": "eigen-route"}
# The samples know more organisations than this gateway has partners.
STANDS_FOR = {"00000099000000010002": keten.OIN["pi"], "00000099000000020002": keten.OIN["reclassering"],
              "00000099000000030001": keten.OIN["gemeente"]}
SENDERS = {"pi": ("pi", "justid"), "reclassering": ("reclassering",), "gemeente": ("gemeente",)}
PARTNERS = dict(keten.PARTNERS)
CHANNELS = ("REINTEGRATIE", "RISICO_18B", "BIJ", "DOELGROEP", "PGA")
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
DAYS = f"van: {TODAY}, tot: {TODAY + datetime.timedelta(days=1)}"
# One partner with every hat, admitted to every channel.
PARTNERS["gemeente"] = dict(PARTNERS["gemeente"], rollen="[GN, GB, GW, GS, GM, BU, CO, ZV]",
                            kanalen=f"[{', '.join(f'{{kanaal: {c}}}' for c in CHANNELS[1:])}]",
                            gemandateerden=f"[{{functie: Adviseur openbare orde en veiligheid, {DAYS}}}]",
                            convenanten=f"[{{id: ZVH-TWENTE-2025, {DAYS}}}]")
PARTNERS["reclassering"] = dict(PARTNERS["reclassering"], kanalen="[{kanaal: RISICO_18B}]",
                                gemandateerden=f"[{{functie: Unitmanager toezicht, {DAYS}}}]")
MATRIX = {(x["element"], x["purpose"], x["recipient"]): x["decision"]
          for x in csv.DictReader(open(SRC / "matrix.csv", encoding="utf-8"))}
# The purpose of a message and, with the role of its recipient, its column.
COLUMN = {x["code"]: x["column"].split(">")[0] for x in csv.DictReader(open(SRC / "messages.csv", encoding="utf-8"))}
# Who passes on to the PI has its column.
READS = {"JUSTID": "PI", "DJI": "PI"}


def sample(kind, name):
    end = "json" if kind == "gemeente" else "xml"
    path = SAMPLES / kind / "v1/samples" / f"{name}.{end}"
    if not path.exists():
        return None, None
    text = path.read_text(encoding="utf-8")
    for a, b in STANDS_FOR.items():
        text = text.replace(a, b)
    # A decision of long ago is none.
    text = re.sub(r"(<(?:BesluitMandaat|TweedeBevestiging)>.*?<Datum>)[^<]*", rf"\g<1>{TODAY}", text, flags=re.S)
    oin = re.search(r"00000099\d{12}", text).group()
    sender = [n for n in SENDERS[kind] if keten.OIN[n] == oin]
    return text, (sender or [None])[0]


def accepted(kind, typ, a):
    """Look at a receipt with the study beside it."""
    if not r.check(f"{kind} {typ} is accepted", a.status == 201, a):
        return
    j = a.json()
    rol = j["ontvanger"]["rol"]
    column = (COLUMN[typ], READS.get(rol, rol))
    denied = [e for e in j["verstrekt"]
              if not e.startswith("bericht.") and MATRIX.get((e, *column)) not in ("ALLOW", "CONDITIONAL")]
    r.check(f"{kind} {typ}: what goes is in column {'>'.join(column)}", not denied and j["verstrekt"], denied)
    bare = [x for x in j["achtergehouden"] if not x.get("reden")]
    r.check(f"{kind} {typ}: what stays behind has a reason", not bare, bare)
    g = j["grondslag"]
    r.check(f"{kind} {typ} names a ground on both sides", all(g[x]["code"] and g[x]["tekst"] for x in g) and len(g) == 2, g)


def waiting(k):
    """In every mailbox that is open to anyone."""
    n = 0
    for name in PARTNERS:
        for channel in CHANNELS:
            a = getattr(k, name).ask("GET", f"{keten.BASE}/berichten?kanaal={channel}")
            n += len(a.json()["berichten"]) if a.status == 200 else 0
    return n


TYPES = sorted({t for f in docs.FORMATS.values() for t in f.types})
r.check("34 types and no M25, in the three formats together", len(TYPES) == 34 and "M25" not in TYPES, TYPES)

with keten.Keten(partners=PARTNERS) as k:
    seen = set()
    # The municipality confirms first; until then no plan goes to it.
    text, _ = sample("pi", "M10")
    a = k.pi.send(text)
    r.check("before the municipality confirmed, no plan", a.status == 403 and b"VERKEERDE_GEMEENTE" in a.body, a)
    text, _ = sample("pi", "M06")
    accepted("pi", "M06", k.pi.send(text))
    text, _ = sample("gemeente", "M07")
    accepted("gemeente", "M07", k.gemeente.send(text))
    text, _ = sample("pi", "M10")
    accepted("pi", "M10", k.pi.send(text.replace("-000000000010<", "-000000000910<")))
    n = 3
    for kind in docs.FORMATS:
        for typ in TYPES:
            text, sender = sample(kind, typ)
            if sender is None or (kind, typ) in (("pi", "M10"), ("pi", "M06"), ("gemeente", "M07")):
                continue
            a = getattr(k, sender).send(text)
            seen.add(typ)
            if typ in CLOSED:
                r.check(f"{kind} {typ} is refused as read", a.status == 400 and CLOSED[typ].encode() in a.body, a)
                continue
            accepted(kind, typ, a)
            n += a.status == 201
        text, _ = sample(kind, "M25-eigen-route")
        a = getattr(k, SENDERS[kind][-1]).send(text)
        r.check(f"{kind} M25 is sent to its own route",
                a.status == 400 and b"eigen-route" in a.body and b"Injus" in a.body, a)
    r.check("every type was sent by some side", seen | {"M06", "M07", "M10"} == set(TYPES), set(TYPES) - seen)
    r.check("what was accepted waits for its recipient", waiting(k) == n, (waiting(k), n))
    k.stop()
    a = k.cli("log", "verify")
    r.check("the log is whole, with every refusal in it", a.returncode == 0, a.stdout + a.stderr)

# A policy without a row for a type.
k = keten.Keten(partners=PARTNERS)
path = k.policy / "41-berichten-plan.yaml"
rows = path.read_text(encoding="utf-8")
path.write_text(re.sub(r"\n  M29:\n(?:    .*\n|\n)*", "\n", rows), encoding="utf-8")
with k:
    text, _ = sample("reclassering", "M29")
    a = k.reclassering.send(text)
    r.check("a type that the policy has no row for is refused: no ground",
            a.status == 403 and b"GEEN_GRONDSLAG" in a.body, a)
    r.check("nothing waits for anyone", waiting(k) == 0)
    text, _ = sample("pi", "M01")
    a = k.justid.send(text)
    r.check("the gateway goes on: M01 is accepted", a.status == 201, a)

r.done()
