# SPDX-License-Identifier: EUPL-1.2
"""Make documents out of the tables, in another language than the gateway's.

make(kind, type, values, fill) -> text.  `values` maps leaf -> canonical value (or
a list of them for a repeating one).  fill "v" adds every mandatory element, "all" every
element the type may carry, each with a value of its own.
"""
import json
import pathlib
import random
import uuid
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2] / "adapters"


def rows(path):
    lines = [x.rstrip("\n") for x in open(path, encoding="utf-8") if not x.startswith("#") and x.strip()]
    names = lines[0].split("\t")
    return [dict(zip(names, (x + "\t" * 20).split("\t"))) for x in lines[1:]]


def leaf_name(r):
    part = r.get("part", "")
    return r["element"] + ("/" + part if part not in ("", "-") else "")


LEAVES = {leaf_name(r): r for r in rows(ROOT / "catalogue/leaves.tsv")}
ELEMENTS = {(r.get("element") or r.get("id")): r for r in rows(ROOT / "catalogue/elements.tsv")}
CODES = {}
for _r in rows(ROOT / "catalogue/codes.tsv"):
    CODES.setdefault(_r["list"], []).append(_r["code"])


class Format:
    def __init__(self, kind, version="v1"):
        d = ROOT / kind / version
        self.conf = {r["key"]: r["value"] for r in rows(d / "format.tsv")}
        self.paths = rows(d / "paths.tsv")
        self.types = {}
        self.root = {}
        for r in rows(d / "types.tsv"):
            self.types.setdefault(r["type"], {})[r["element"]] = r["presence"]
            self.root[r["type"]] = r["root"]
        self.codes = {}
        for r in rows(d / "codes.tsv"):
            self.codes[(r["list"], r["canonical"])] = r["code"]

    def live(self, typ):
        return [p for p in self.paths if p["leaf"].split("/")[0] in self.types[typ]]


FORMATS = {k: Format(k) for k in ("pi", "reclassering", "gemeente")}


def codelist(leaf):
    r = LEAVES[leaf]
    return r.get("codelist") or r.get("codes") or r.get("list") or ""


class Canary:
    """A value of its own for every leaf, right for its type and easy to find again."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.used = {}  # token -> leaf

    def token(self, leaf, n):
        while True:
            t = "".join(self.r.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(n))
            if t not in self.used:
                self.used[t] = leaf
                return t

    def value(self, leaf):
        d = LEAVES[leaf]
        kind = d["type"].replace("LEAF_", "").lower()
        lo, hi = int(d.get("min") or 0), int(d.get("max") or 0)
        if kind == "text":
            n = max(lo, min(hi, 12))
            return self.token(leaf, n) if n >= 8 else "x" * max(1, n)
        if kind == "code":
            return CODES[codelist(leaf).replace("CL_", "")][0] if codelist(leaf).replace("CL_", "") in CODES \
                else CODES[codelist(leaf)][0]
        if kind in ("date", "date_part"):
            lo, hi = (10, 39) if leaf.endswith("/van") else (70, 99) if leaf.endswith("/tot") else (40, 69)
            while True:
                v = f"19{self.r.randint(lo, hi)}-{self.r.randint(1, 12):02d}-{self.r.randint(1, 28):02d}"
                if v not in self.used:
                    self.used[v] = leaf
                    return v
        if kind == "timestamp":
            return "2026-11-23T10:00:00Z"
        if kind == "int":
            return str(max(lo, min(hi, 3)))
        if kind == "decimal":
            v = f"{self.r.randint(100000, 999999)}.{self.r.randint(10, 99)}"
            self.used[v] = leaf
            return v
        if kind == "uuid":
            v = str(uuid.UUID(int=self.r.getrandbits(128), version=4))
            self.used[v] = leaf
            return v
        if kind == "oin":
            return "00000099000000001000"
        if kind == "bsn":
            v = bsn(self.r)
            self.used[v] = leaf
            return v
        if kind == "digits":
            n = max(lo, min(hi, 9))
            v = "".join(self.r.choice("123456789") for _ in range(n))
            if n >= 7:
                self.used[v] = leaf
            return v
        if kind == "email":
            t = self.token(leaf, 12)
            del self.used[t]
            t = t.lower()
            self.used[t] = leaf
            return f"{t}@voorbeeld.example"
        if kind == "phone":
            v = "030" + "".join(self.r.choice("0123456789") for _ in range(7))
            self.used[v] = leaf
            return v
        if kind == "postcode":
            return "3511AB"
        raise ValueError(kind)


def bsn(r):
    """A number of the test range 9999xxxxx that passes the 11-test."""
    while True:
        d = [9, 9, 9, 9] + [r.randint(0, 9) for _ in range(5)]
        if sum(x * w for x, w in zip(d, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0:
            return "".join(map(str, d))


def external(fmt, leaf, conv, value, values):
    js = fmt.conf["syntax"] == "json"
    if conv == "code":
        name = codelist(leaf)
        for key in ((name, value), (name.replace("CL_", ""), value)):
            if key in fmt.codes:
                return fmt.codes[key]
        return value
    if conv == "dmy":
        return "-".join(reversed(value.split("-")))
    if conv == "naam":
        pre = values.get("persoon.voorvoegsel")
        return f"{pre} {value}" if pre else value
    if conv == "int":
        return int(value) if js else value
    if conv == "bool":
        return (value == "J") if js else ("true" if value == "J" else "false")
    if conv == "decimaal":
        return float(value) if js else value
    if conv == "datum_vol":
        return value
    return value


def make(kind, typ, values, fill="v", canary=None, skip=()):
    """The document as text; `values` is completed in place with what was filled in."""
    fmt = FORMATS[kind]
    canary = canary or Canary(1)
    elements = fmt.types[typ]
    for p in fmt.live(typ):
        leaf = p["leaf"]
        element = leaf.split("/")[0]
        if leaf in values or element in skip or leaf == "persoon.voorvoegsel":
            continue
        mandatory = elements[element] == "v" and ("/" not in leaf or int(LEAVES[leaf].get("min") or 0) > 0)
        if fill == "all" or mandatory:
            v = canary.value(leaf)
            values[leaf] = [v] if "[]" in p["path"] else v
    tree = {}
    for p in fmt.live(typ):
        leaf, conv = p["leaf"], p["conv"]
        if leaf not in values or conv in ("datum_jaar", "datum_maand"):
            continue
        if conv == "naam" or leaf != "persoon.voorvoegsel" or fmt.conf["syntax"] == "json":
            place(tree, p["path"].split("/"), values[leaf], lambda v: external(fmt, leaf, conv, v, values))
    for p in fmt.live(typ):  # lists whose container must be there, empty or not
        if elements[p["leaf"].split("/")[0]] == "l" and "[]" in p["path"]:
            place(tree, p["path"].split("/"), [], lambda v: v)
    if fmt.conf["syntax"] == "json":
        return json.dumps({"berichttype": fmt.root[typ], **tree}, ensure_ascii=False)
    root = fmt.root[typ]
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{fmt.conf["namespace"]}">'
            + xml(ordered(tree, fmt.live(typ))) + f"</{root}>\n")


def place(tree, path, value, conv):
    head, rest = path[0], path[1:]
    if head.endswith("[]"):
        items = tree.setdefault(head[:-2], [])
        for i, v in enumerate(value if isinstance(value, list) else [value]):
            while len(items) <= i:
                items.append({} if rest else None)
            if rest:
                place(items[i], rest, v, conv)
            else:
                items[i] = conv(v)
        return
    if not rest:
        tree[head] = conv(value[0] if isinstance(value, list) else value)
        return
    place(tree.setdefault(head, {}), rest, value, conv)


def ordered(tree, live):
    """The tree's keys in table order."""
    def walk(t, paths):
        if not isinstance(t, dict):
            return t
        order = []
        for p in paths:
            k = p[0].replace("[]", "")
            if k not in order:
                order.append(k)
        out = {}
        for k in order:
            if k in t:
                below = [p[1:] for p in paths if p[0].replace("[]", "") == k and len(p) > 1]
                v = t[k]
                out[k] = [walk(x, below) for x in v] if isinstance(v, list) else walk(v, below)
        return out
    return walk(tree, [p["path"].split("/") for p in live])


def xml(t):
    out = []
    for k, v in t.items():
        for x in v if isinstance(v, list) else [v]:
            out.append(f"<{k}>{xml(x) if isinstance(x, dict) else escape(str(x))}</{k}>")
    return "".join(out)
