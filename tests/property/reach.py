#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Can every data element get where the law lets it go?

Reads the domain study's lists (adapters/catalogue/source) and the tables of the formats, and nothing
that made those tables.

  per message    what messages.csv lists for a type stands in the format of its sender, and what the matrix
                 also allows stands in the format of its recipient
  per element    an element that the matrix gives to a side is in some message which that side receives; one
                 that a side supplies (`bron`) and a message of that side lists is in some message it sends

What cannot be reached is printed, and must stand with its reason in reach.tsv; a row there that is no longer
true is a fault as well.

    reach.py [ADAPTERS]      another folder of formats
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ADAPTERS = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "adapters"
SOURCE = ADAPTERS / "catalogue/source"

# Which roles of the matrix and messages.csv, and which sources of elements.csv, are behind a format.
SIDES = {"pi": {"PI", "JUSTID", "DJI"}, "reclassering": {"RE"},
         "gemeente": {"GN", "GB", "GW", "GS", "GM", "BU", "CO", "ZV", "GEM"}}
EVERYBODY = {"ALLE", "afzender"}
# Types that do not run: ended in 2023, an existing route of its own, no agreement yet.
NOT_RUNNING = {"M09", "M25", "M35"}

passed = failed = 0


def check(what, ok, why=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAIL {what} {why}")


def rows(path):
    lines = [x.rstrip("\n") for x in open(path, encoding="utf-8") if x.strip() and not x.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, x.split("\t"))) for x in lines[1:]]


def read_csv(name):
    with open(SOURCE / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


ELEMENTS = {r["id"]: set(r["bron"].split("/")) for r in read_csv("elements.csv")}
MESSAGES = {r["code"]: r for r in read_csv("messages.csv")}
MATRIX = {(r["element"], r["purpose"], r["recipient"]) for r in read_csv("matrix.csv")
          if r["decision"] in ("ALLOW", "CONDITIONAL")}
COLUMNS = sorted({(p, r) for _, p, r in MATRIX})


def tables():
    """kind -> type -> the elements it carries, over all versions of the format."""
    out = {}
    for path in sorted(ADAPTERS.glob("*/*/types.tsv")):
        for r in rows(path):
            out.setdefault(path.parts[-3], {}).setdefault(r["type"], set()).add(r["element"])
    return out


def listed(code, by=None):
    """The elements of a message's row; a correction has those of the sender's other messages."""
    out = set()
    for name in (MESSAGES[code]["required"] + ";" + MESSAGES[code]["optional"]).split(";"):
        if name.endswith(".*"):
            out |= {e for e in ELEMENTS if e.startswith(name[:-1])}
        elif name in ELEMENTS:
            out.add(name)
        elif name.startswith("*same"):
            out |= set().union(*(listed(c) for c in MESSAGES if c != code and by is not None and sent(c, by)))
    return out


def roles(code, which):
    """The roles that send, or receive, a message: the words in capitals; `any` and `all` are everybody."""
    text = MESSAGES[code][which]
    if text.startswith(("any", "all")):
        return set().union(*SIDES.values())
    return set(re.findall(r"\b[A-Z]{2,6}\b", text))


def sent(code, kind):
    return bool(roles(code, "sender") & SIDES[kind])


def received(code, kind):
    return bool(roles(code, "recipient") & SIDES[kind])


def given(code, kind):
    """Of the listed elements those that the matrix allows this side, in the column of the message."""
    purpose = MESSAGES[code]["column"].split(">")[0]
    recipients = roles(code, "recipient") & SIDES[kind]
    return {e for e in listed(code) if any((e, purpose, r) in MATRIX for r in recipients)}


def messages_hold(held):
    """Every type that runs, in every format that takes part in it, carries what its row says."""
    for code in MESSAGES:
        for kind in SIDES:
            for takes_part, wanted in ((sent(code, kind), listed(code)), (received(code, kind), given(code, kind))):
                if not takes_part or code in NOT_RUNNING:
                    continue
                if not check(f"{kind} has {code}", code in held[kind]):
                    continue
                # A format that both sends and receives a type holds what may arrive.
                if sent(code, kind) and received(code, kind):
                    wanted = wanted & given(code, kind)
                gone = wanted - held[kind][code]
                check(f"{kind} {code}", not gone, sorted(gone))


def unreachable(held):
    """(element, kind, what) that should be in some message of the side and is in none."""
    out = set()
    for e, bron in ELEMENTS.items():
        if e == "bericht.type":  # the root element, or berichttype: no table lists it
            continue
        if e.startswith("bericht."):
            bron = bron | {"afzender"} if bron != {"gateway"} else bron
        for kind in SIDES:
            gets = {c for c in held[kind] if received(c, kind)}
            gives = {c for c in held[kind] if sent(c, kind)}
            may_get = e.startswith("bericht.") or any((e, p, r) in MATRIX for p, r in COLUMNS if r in SIDES[kind])
            may_give = bool(bron & (SIDES[kind] | EVERYBODY)) and (
                e.startswith("bericht.") or any(e in listed(c, kind) for c in MESSAGES if sent(c, kind)))
            if may_get and not any(e in held[kind][c] for c in gets):
                out.add((e, kind, "ontvangen"))
            if may_give and not any(e in held[kind][c] for c in gives):
                out.add((e, kind, "zenden"))
    return out


def elements_reach(held):
    excused = {(r["element"], r["format"], r["what"]): r["reason"]
               for r in rows(pathlib.Path(__file__).with_suffix(".tsv"))}
    everything = {e for kind in held for t in held[kind].values() for e in t} | {"bericht.type"}
    nowhere = {(e, "*", "*") for e in ELEMENTS if e not in everything}
    found = {x for x in unreachable(held) if (x[0], "*", "*") not in nowhere} | nowhere
    for key in sorted(found):
        check("cannot be reached: " + " ".join(key), key in excused)
    for key, reason in sorted(excused.items()):
        check("no longer true: " + " ".join(key), key in found)
        check("a reason: " + " ".join(key), len(reason) > 20)
        if key in found:
            print("never", *key, "-", reason)
    check("elements in some format", len(everything) > len(ELEMENTS) / 2)
    print(f"{len(found)} ways, of {2 * len(SIDES) * len(ELEMENTS)}, cannot be gone")


held = tables()
for kind in SIDES:
    check(f"{kind} has tables", kind in held)
check("every format is a side", set(held) == set(SIDES), sorted(held))
messages_hold(held)
elements_reach(held)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
