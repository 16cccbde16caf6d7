# SPDX-License-Identifier: EUPL-1.2
"""The canary sweep.

(a) One unknown thing per document: refused, or passed over by rule, and never in an output or a row.
(b) Every element filled with a value of its own: only what matrix.csv allows arrives, and no value
    stands in clear in any file, command line, environment, log line, or in the memory of the
    supervisor or the idle courier.

KETEN_PLANT=1 plants a fault (a document written beside the database) that (b) must find.
"""
import csv
import datetime
import os
import pathlib
import re
import subprocess
import time

import docs
import keten

r = keten.Report()
SRC = keten.ROOT / "adapters/catalogue/source"
# Of every type one sender, the recipient with its role, and the ground that the sender names.
WHO = {
    "M01": ("justid", "gemeente", "GN", "WJSG_51C_C"), "M02": ("justid", "gemeente", "GN", "WJSG_51C_C"),
    "M03": ("justid", "gemeente", "GN", "WJSG_51C_C"), "M04": ("pi", "reclassering", "RE", "RECLREG_11_1"),
    "M05": ("pi", "reclassering", "RE", "RECLREG_11_2"), "M06": ("pi", "gemeente", "GN", "PBW_18A"),
    "M07": ("gemeente", "pi", "PI", "PBW_18A"), "M08": ("reclassering", "pi", "PI", "PBW_18A"),
    "M10": ("pi", "gemeente", "GN", "PBW_18A"), "M11": ("pi", "reclassering", "RE", "PBW_18A"),
    "M12": ("reclassering", "pi", "PI", "RECLREG_8_1"), "M13": ("pi", "gemeente", "GN", "PBW_18A"),
    "M14": ("pi", "gemeente", "GN", "PBW_18A"), "M15": ("gemeente", "gemeente", "GB", "AVG_6_1_E"),
    "M16": ("gemeente", "gemeente", "GW", "AVG_6_1_E"), "M17": ("gemeente", "gemeente", "GS", "WGS_SCHULD"),
    "M18": ("gemeente", "gemeente", "GM", "AVG_6_1_E"), "M19": ("pi", "gemeente", "GN", "PBW_18A"),
    "M20": ("pi", "reclassering", "RE", "RECLREG_8_1"), "M21": ("reclassering", "gemeente", "GN", "AVG_6_1_E"),
    "M22": ("reclassering", "gemeente", "GN", "AVG_6_1_E"), "M23": ("pi", "gemeente", "BU", "PBW_18B"),
    "M24": ("pi", "reclassering", "RE", "PBW_18B"), "M26": ("justid", "gemeente", "BU", "WJSG_51C_D"),
    "M27": ("pi", "gemeente", "CO", "WJSG_51C_D"), "M28": ("pi", "reclassering", "RE", "PM_40_2"),
    "M29": ("pi", "reclassering", "RE", "PBW_18A"), "M30": ("gemeente", "reclassering", "RE", "PBW_18A"),
    "M31": ("reclassering", "pi", "PI", "PBW_18A"), "M32": ("pi", "gemeente", "GN", "PBW_18A"),
    "M33": ("gemeente", "justid", "JUSTID", "PBW_18A"), "M34": ("gemeente", "reclassering", "RE", "AVG_6_1_E"),
    "M35": ("pi", "gemeente", "ZV", "WGS2024"),
}
FORMAT = {"justid": "pi", "pi": "pi", "gemeente": "gemeente", "reclassering": "reclassering"}
DOEL = {"DM": "DETENTIEMELDING", "TZ": "TOEZICHT", "NZ": "NAZORG", "18B": "RISICO_18B", "DGB": "DOELGROEP_51C",
        "VL": "VERLOF_PP_ADVIES", "PGA": "PGA_WGS"}
PURPOSE = {x["code"]: x["column"].split(">")[0] for x in csv.DictReader(open(SRC / "messages.csv", encoding="utf-8"))}
# JustID passes on to the PI, and reads its column.
COLUMN = {t: (PURPOSE[t], w[2].replace("JUSTID", "PI")) for t, w in WHO.items()}
# Whose values are looked for in files and memory: between them every element of the others.
AT_REST = ("M01", "M04", "M07", "M10", "M11", "M17", "M20", "M22", "M23", "M31", "M34")
# One municipality in all its roles.
PARTNERS = dict(keten.PARTNERS)
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
DAYS = f"van: {TODAY}, tot: {TODAY + datetime.timedelta(days=1)}"
DELEGATE, COVENANT = "Zqxwvgemandateerde", "ZVH-CANARY-2026"
SEPARATE = ", ".join(f"{{kanaal: {c}}}" for c in ("RISICO_18B", "BIJ", "DOELGROEP", "PGA"))
PARTNERS["gemeente"] = dict(PARTNERS["gemeente"], rollen="[GN, GB, GW, GS, GM, BU, CO, ZV]", kanalen=f"[{SEPARATE}]",
                            gemandateerden=f"[{{functie: {DELEGATE}, {DAYS}}}]",
                            convenanten=f"[{{id: {COVENANT}, {DAYS}}}]")
PARTNERS["reclassering"] = dict(PARTNERS["reclassering"], kanalen="[{kanaal: RISICO_18B}]",
                                gemandateerden=f"[{{functie: {DELEGATE}, {DAYS}}}]")
# What C6 and C11 ask; these stand in the partner's record too, and are no canaries.
STEER = {"bericht.besluit_mandaat/datum": str(TODAY), "bericht.bevestiging_tweede/datum": str(TODAY),
         "bericht.ontvanger_gemandateerde": DELEGATE, "bericht.convenant_id": COVENANT}
BLOCKED = {"zorg.diagnose", "zorg.medicatie", "zorg.behandelverslag", "slachtoffer.gegevens",
           "gem.openbare_orde_informatie"}
TRAJECT = "5f0c2c1e-6a57-4b0e-9d83-0a4c2f7b1e10"

MATRIX = {(x["element"], x["purpose"], x["recipient"]): x["decision"]
          for x in csv.DictReader(open(SRC / "matrix.csv", encoding="utf-8"))}


def header(typ):
    a, b, rol, ground = WHO[typ]
    inside = "UITVOERING_BV" if rol in ("GB", "GW", "GS", "GM") else "DR_PLAN"
    return {"bericht.afzender_oin": keten.OIN[a], "bericht.ontvanger_oin": keten.OIN[b],
            "bericht.ontvanger_rol": rol, "bericht.doel": DOEL.get(COLUMN[typ][0], inside),
            "bericht.grondslag": ground, "bericht.tijdstip": "2026-11-23T10:00:00Z",
            "bericht.traject_id": TRAJECT, "bericht.bsn_geverifieerd": "J"}


FIXED = {"adres.gemeente_inschrijving": "0141", "adres.gemeente_feitelijk": "0141",
         "adres.gemeente_terugkeer": "0141", "detentie.fase": "F4", "detentie.kortverblijf_klasse": "K3",
         "gem.inschrijving_bevestigd": "J", "detentie.titel_na_detentie": "J"}


def filled(typ, seed):
    """(text, values, canary) of a document with every element the type may carry."""
    canary = docs.Canary(seed)
    values = header(typ)
    elements = docs.FORMATS[FORMAT[WHO[typ][0]]].types[typ]
    values.update({k: v for k, v in FIXED.items() if k in elements})
    values.update({k: v for k, v in STEER.items() if k.split("/")[0] in elements})
    if "detentie.aanvangsdatum" in elements:
        # Before every end date, or it is a short stay, of which there is no plan.
        start = canary.value("detentie.verlof_periode/van")
        canary.used[start] = "detentie.aanvangsdatum"
        values["detentie.aanvangsdatum"] = start
    if "hulpvraag.toelichting" in elements:
        # Every request for help is a yes, and a bare yes is refused: explain each.
        conditions = docs.CODES["BASISVOORWAARDE"]
        values["hulpvraag.toelichting/basisvoorwaarde"] = conditions
        values["hulpvraag.toelichting/tekst"] = [canary.value("hulpvraag.toelichting/tekst") for _ in conditions]
    skip = BLOCKED | {"bericht.policy_versie", "bericht.bewaren_tot"}
    if typ != "M31":  # says what it corrects
        skip |= {"bericht.correlatie_id"}
    text = docs.make(FORMAT[WHO[typ][0]], typ, values, "all", canary, skip=skip)
    return text, values, canary


def forms(token):
    """How a value may be spelled in one of the formats."""
    out = {token}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", token):
        out.add("-".join(reversed(token.split("-"))))
    return out


def memory(pid):
    out = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as mem:
        for line in maps:
            m = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if m is None or "[v" in line:
                continue
            a, b = int(m.group(1), 16), int(m.group(2), 16)
            if b - a > 1 << 28:
                continue
            try:
                mem.seek(a)
                out.append(mem.read(b - a))
            except OSError:
                pass
    return b"".join(out)


def roles(k):
    """role -> pids, by what each process has open: the recorder its database, a worker a TCP socket."""
    out = {"supervisor": [k.proc.pid], "worker": [], "recorder": [], "courier": []}
    for pid in subprocess.run(["pgrep", "-P", str(k.proc.pid)], capture_output=True, text=True).stdout.split():
        links = []
        for fd in pathlib.Path(f"/proc/{pid}/fd").iterdir():
            try:
                links.append(os.readlink(fd))
            except OSError:
                pass
        if any("ketenpoort.db" in x for x in links):
            out["recorder"].append(int(pid))
        else:
            tcp = {x for x in links if x.startswith("socket:")}
            listen = {f"socket:[{line.split()[9]}]" for line in open("/proc/net/tcp").readlines()[1:]
                      if line.split()[3] == "0A"}
            out["worker" if tcp & listen else "courier"].append(int(pid))
    return out


def haystacks(k):
    """Everything at rest: (name, bytes)."""
    for p in sorted(k.dir.rglob("*")):
        if p.is_file() and p.suffix not in (".pem", ".key"):
            yield str(p.relative_to(k.dir)), p.read_bytes()
    ps = roles(k)
    for pid in [x for v in ps.values() for x in v]:
        for what in ("cmdline", "environ"):
            yield f"/proc/{pid}/{what}", pathlib.Path(f"/proc/{pid}/{what}").read_bytes()
    for role in ("supervisor", "courier"):
        for pid in ps[role]:
            yield f"memory of the {role}", memory(pid)


def allowed(element, typ):
    return element.startswith("bericht.") or MATRIX.get((element, *COLUMN[typ])) != "DENY"


def sweep(k, typ, seed):
    text, values, canary = filled(typ, seed)
    a = getattr(k, WHO[typ][0]).send(text)
    if not r.check(f"{typ} with every element filled is accepted", a.status == 201, a):
        return None
    ident = a.json()["id"]
    got = getattr(k, WHO[typ][1]).collect(ident)
    body = got.body.decode()
    leaked = sorted({leaf for t, leaf in canary.used.items()
                     if any(f in body for f in forms(t)) and not allowed(leaf.split("/")[0], typ)})
    r.check(f"{typ}: nothing the matrix denies arrives", not leaked, leaked)
    listed = set(a.json()["verstrekt"])
    unlisted = sorted({leaf for t, leaf in canary.used.items() if any(f in body for f in forms(t))
                       and leaf.split("/")[0] not in listed and not leaf.startswith("bericht.")})
    r.check(f"{typ}: nothing arrives that the receipt does not list", not unlisted, unlisted)
    steer = [leaf for t, leaf in canary.used.items() if t in body and leaf.split("/")[0] in (
        "bericht.noodzaak_motivering", "bericht.besluit_mandaat", "bericht.convenant_id", "bericht.casus_id",
        "bericht.bevestiging_tweede", "bericht.ontvanger_gemandateerde")]
    r.check(f"{typ}: steering elements go to nobody",
            not steer and DELEGATE not in body and COVENANT not in body, steer)
    offered = {x.split("/")[0] for x in values if not x.startswith("bericht.")}
    named = listed | {x["element"] for x in a.json()["achtergehouden"]}
    r.check(f"{typ}: every offered element is named, disclosed or withheld",
            offered - {"persoon.voorvoegsel"} <= named, sorted(offered - named))
    expect = [leaf for t, leaf in canary.used.items()
              if MATRIX.get((leaf.split("/")[0], *COLUMN[typ])) == "ALLOW"
              and not any(f in body for f in forms(t)) and "/" not in leaf]
    r.check(f"{typ}: everything the matrix allows without condition arrives", not expect, expect)
    return canary


def unknown_things(k):
    base = (keten.ROOT / "adapters/pi/v1/samples/M10.xml").read_text()
    token = "ZQXWVUTSRPNM"
    tries = {
        "element": base.replace("</Kop>", f"<Geheim>{token}</Geheim></Kop>"),
        "element with its own namespace": base.replace("</Kop>", f'<g:X xmlns:g="urn:x">{token}</g:X></Kop>'),
        "attribute": base.replace("<Kop>", f'<Kop extra="{token}">'),
        "xsi attribute": base.replace("<Kop>", '<Kop xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                                      f'xsi:type="{token}">'),
        "text between elements": base.replace("<Kop>", f"{token}<Kop>"),
        "processing instruction": base.replace("<Kop>", f"<?x {token}?><Kop>"),
        "comment": base.replace("<Kop>", f"<!-- {token} --><Kop>"),
        "comment in a value": base.replace("<BSN>9999", f"<BSN><!--{token}-->9999"),
        "CDATA between elements": base.replace("<Kop>", f"<![CDATA[{token}]]><Kop>"),
        "DOCTYPE": base.replace("?>\n", f'?>\n<!DOCTYPE x [<!ENTITY e "{token}">]>\n', 1),
        "entity": base.replace("<Naam>", f"<Naam>&{token};", 1),
    }
    js = (keten.ROOT / "adapters/gemeente/v1/samples/M07.json").read_text()
    tries_json = {
        "key": js.replace('"kop": {', f'"kop": {{"geheim": "{token}",', 1),
        "key at the root": js.replace("{", f'{{"{token}": 1,', 1),
        "duplicate key": js.replace('"kop": {', f'"kop": {{"doel": "{token}",', 1),
        "NUL": js.replace('"kop": {', '"kop": {"doel": "a\\u0000%s",' % token, 1),
    }
    ids = []
    for who, group in (("pi", tries), ("gemeente", tries_json)):
        for what, text in group.items():
            text = re.sub(r'(BerichtId>|"berichtId": ")[0-9a-f-]{36}',
                          lambda m: m.group(1) + keten.new_id(), text, count=1)
            a = getattr(k, who).send(text)
            ids.append((what, a))
            if what.startswith("comment"):
                r.check(f"unknown {what}: refused or passed over", a.status in (201, 400), a)
            else:
                r.check(f"unknown {what}: 400", a.status == 400, a)
            r.check(f"unknown {what}: not in the answer", token.encode() not in a.body, a)
    for m in k.gemeente.mailbox():
        got = k.gemeente.collect(m["id"])
        r.check("... nor in what was delivered", token.encode() not in got.body)
    return token


with keten.Keten(partners=PARTNERS) as k:
    assert k.justid.send((keten.ROOT / "adapters/pi/v1/samples/M01.xml").read_bytes()).status == 201
    a = k.gemeente.send((keten.ROOT / "adapters/gemeente/v1/samples/M07.json").read_bytes())
    assert a.status == 201, a
    tokens = {unknown_things(k): "unknown thing"}
    for i, typ in enumerate(WHO):
        c = sweep(k, typ, 100 + i)
        if c is not None and typ in AT_REST:
            tokens.update(c.used)
    if os.environ.get("KETEN_PLANT"):
        (k.dir / "state/plant").write_text(filled("M10", 100 + list(WHO).index("M10"))[0])
    time.sleep(1.5)  # a tick: tiles are written, the WAL is moved
    found = []
    for name, data in haystacks(k):
        for t, leaf in tokens.items():
            if any(f.encode() in data for f in forms(t)):
                found.append((name, leaf))
    r.check(f"{len(tokens)} values: none in clear at rest, in a process list or in idle memory", not found,
            found[:20])
    r.check("no core dump", not list(k.dir.rglob("core*")))
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
r.done()
