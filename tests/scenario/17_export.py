# SPDX-License-Identifier: EUPL-1.2
"""Exports with the real program: each form read by Python's standard library and judged by the format definitions of
others, each row compared with what the log says, the manifest and its signature checked by openssl."""
import base64
import csv
import hashlib
import http.server
import io
import json
import pathlib
import re
import shutil
import ssl
import subprocess
import threading
import time

import keten
import versies
from notes import checkpoint, sha, verified

DEFINITIONS = keten.ROOT / "tests/data/standards"
AJV = keten.ROOT / "tests/npm/check.js"
NAMES = keten.element_names()
REASON = [""] + re.findall(r"^    X\((\w+),", re.search(r"#define WEIGER_LIST.*?\n\n", (
    keten.ROOT / "adapters/terms.h").read_text(), re.S).group(0), re.M)
REGISTER = "https://register.example/verwerkingen/"
TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
r = keten.Report()


# ---- the receiver's side: only what came in the folder, and the public key ----------------------------------------

def judge(folder, vkey):
    """The manifest, when it, its signature and the data file belong together; else why not."""
    manifest = (folder / "manifest.json").read_bytes()
    text = verified((folder / "manifest.json.sig").read_text(), vkey)
    if text is None:
        return "not signed"
    said = dict(line.split(" ", 1) for line in text.splitlines()[1:])
    origin = vkey.split("+")[0]
    if text.splitlines()[0] != "ketenpoort export v1" or said["log"] != origin:
        return "another statement"
    if said["manifest"] != hashlib.sha256(manifest).hexdigest():
        return "another manifest"
    m = json.loads(manifest)
    data = (folder / m["file"]["name"]).read_bytes()
    if (m["file"]["size"], m["file"]["sha256"]) != (len(data), hashlib.sha256(data).hexdigest()):
        return "another file"
    if (m["log"], m["format"], str(m["count"])) != (origin, said["format"], said["count"]):
        return "the manifest says another thing"
    return dict(m, entry=int(said["entry"]), data=data.decode())


def rows_of(m):
    """The rows of an export, by index, as NDJSON has them."""
    if m["format"] == "ndjson":
        return {x["index"]: x for x in map(json.loads, m["data"].splitlines())}
    return {int(x["index"]): x for x in csv.DictReader(io.StringIO(m["data"], newline=""), strict=True)}


def plain(value):
    """An OTLP value."""
    kind, v = next(iter(value.items()))
    if kind == "arrayValue":
        return [plain(x) for x in v["values"]]
    return int(v) if kind == "intValue" else v


def spans_of(m):
    return [s for line in m["data"].splitlines() for rs in json.loads(line)["resourceSpans"]
            for ss in rs["scopeSpans"] for s in ss["spans"]]


def logregel(span):
    """A span as Logboek Dataverwerkingen words it."""
    out = dict(trace_id=span["traceId"], span_id=span["spanId"], name=span["name"],
               status=("Unset", "Ok", "Error")[span["status"]["code"]],
               start_time=int(span["startTimeUnixNano"]) // 10**6, end_time=int(span["endTimeUnixNano"]) // 10**6,
               attributes={a["key"]: plain(a["value"]) for a in span["attributes"]})
    if "parentSpanId" in span:
        out["parent_span_id"] = span["parentSpanId"]
    return out


# ---- what the log says ------------------------------------------------------------------------------------------------

def bits(body, name):
    raw = bytes.fromhex(body["besluit"].get(name, ""))
    return [NAMES[e] for e in range(8 * len(raw)) if raw[e // 8] >> e % 8 & 1]


def told(index, b):
    """A body of `log show --json`, in the words of the NDJSON row; by the format at the top of ledger/body.c."""
    row = dict(index=index, id=b.get("id"), kind=b["kind"], trace_id=b["trace_id"], span_id=b["span_id"])
    if "besluit" not in b:
        s = b["stap"]
        return dict(row, oin=s.get("oin"), subject=s.get("onderwerp"), outcome=s.get("uitkomst"),
                    number=s.get("nummer", 0))
    d = b["besluit"]
    shared = bits(b, "gedeeld")
    held = [e for e in bits(b, "aangeboden") if e not in shared]
    return dict(row, type=d["type"], purpose=d["doel"], sender=dict(oin=b["van"]["oin"], role=b["van"]["rol"]),
                recipient=dict(oin=b["naar"]["oin"], role=b["naar"]["rol"]), ground_giver=d.get("grond_gever"),
                ground_receiver=d.get("grond_ontvanger"),
                policy=dict(version=d["beleid"], sha256=b["attributes"]["adl.core.policies"]["beleid"][7:]),
                refusal=d.get("weigering"), refused_on=bits(b, "op"), disclosed=shared, in_part=bits(b, "deel"),
                withheld=[dict(element=e, code=REASON[ord(c) - 64]) for e, c in zip(held, d.get("redenen", ""))])


def flat(row):
    """A row of NDJSON as a row of CSV."""
    out = {k: "" if row.get(k) is None else str(row[k]) for k in (
        "index", "leaf", "id", "kind", "time", "type", "purpose", "ground_giver", "ground_receiver", "refusal", "oin",
        "subject", "outcome", "number")}
    for side in ("sender", "recipient"):
        out[side] = row.get(side, {}).get("oin", "")
        out[f"{side}_role"] = row.get(side, {}).get("role", "")
    out["policy_version"] = row.get("policy", {}).get("version", "")
    out["policy_sha256"] = row.get("policy", {}).get("sha256", "")
    for names in ("refused_on", "disclosed", "in_part"):
        out[names] = " ".join(row.get(names, []))
    out["withheld"] = " ".join(f"{x['element']}:{x['code']}" for x in row.get("withheld", []))
    return out


def ajv(k, definition, good, bad):
    """All of the good are valid and none of the bad, says another validator."""
    d = k.dir / f"ajv-{time.monotonic_ns()}"
    d.mkdir()
    for i, x in enumerate(good):
        (d / f"r{i}.json").write_text(json.dumps(x))
    for i, x in enumerate(bad):
        (d / f"r{i}-planted.json").write_text(json.dumps(x))
    p = subprocess.run(["node", str(AJV), str(DEFINITIONS / definition), str(d)], capture_output=True, text=True,
                       timeout=120)
    shutil.rmtree(d)
    return p.returncode == 0 and f"{len(good) + len(bad) + 3} passed, 0 failed" in p.stdout, p.stdout[-500:]


def without(x, *keys):
    return {k: v for k, v in x.items() if k not in keys}


class Collector(http.server.ThreadingHTTPServer):
    """Takes OTLP over HTTP; answers as it is told to, one after the other, then well."""
    daemon_threads = True

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            c = self.server
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, answer = c.answers.pop(0) if c.answers else (200, b"{}")
            c.seen.append((self.path, self.headers["Content-Type"], json.loads(body)))
            if status is None:  # gone before the answer
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *a):
            pass

    def __init__(self, tls=None):
        super().__init__(("127.0.0.1", 0), self.Handler)
        self.seen, self.answers = [], []
        if tls:
            ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            ctx.load_cert_chain(*map(str, tls))
            self.socket = ctx.wrap_socket(self.socket, server_side=True)
        self.url = f"{'https://localhost' if tls else 'http://127.0.0.1'}:{self.server_address[1]}/v1/traces"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *a):
        pass


with keten.Keten() as k:
    vkey = (k.dir / "log/log.vkey").read_text().strip()
    number = 0

    def export(form, *argv, code=0):
        """One export in a folder of its own; the folder."""
        global number
        number += 1
        folder = k.dir / f"uit{number}"
        more = dict(ldv=["--register", REGISTER], fsc=["--oin", keten.OIN["vreemd"]]).get(form, [])
        p = k.cli("log", "export", "--format", form, "--to-dir", str(folder), *more, *argv)
        r.check(f"log export --format {form} {' '.join(argv)[:60]}: exit {code}", p.returncode == code, p)
        return folder

    def judged(form, *argv):
        return judge(export(form, *argv), vkey)

    def show(index):
        return json.loads(k.cli("log", "show", str(index), "--json", check=True).stdout)["body"]

    versies.Office(k).person("fg-a", "privacyfunctionaris")
    k.justid.send(keten.sample("pi", "M01.xml"))
    k.gemeente.send(keten.sample("gemeente", "M07.json"))
    plan = keten.send_plan(k).json()["id"]
    k.gemeente.collect(plan)
    k.gemeente.acknowledge(plan)
    a = k.pi.send(keten.fresh(keten.sample("pi", "M10.xml")), {"traceparent": f"00-{TRACE}-{PARENT}-01"})
    r.check("a trace that a partner began is answered in", a.headers.get("traceparent", "").startswith(f"00-{TRACE}-"), a)
    traced = a.json()["id"]
    a = k.pi.send(keten.fresh(keten.sample("pi", "M10.xml")).replace("Huurt sinds 2019", "Slikt oxazepam"))
    r.check("a refusal is among them", a.status == 403, a)

    # --- rows, beside what the log says
    def rows(when):
        size = json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]
        folder = export("ndjson", "--kind", "alle")
        m = judge(folder, vkey)
        r.check(f"{when}: manifest, file and signature belong together", isinstance(m, dict), m)
        got = rows_of(m)
        r.check("... only the owner reads it", oct(folder.stat().st_mode)[-3:] == "700" and
                {oct(f.stat().st_mode)[-3:] for f in folder.iterdir()} == {"600"})
        r.check("... every entry is in it", m["count"] == len(got) == size and sorted(got) == list(range(size)) and
                (m["first"], m["last"], m["destroyed"], m["left_out"]) == (0, size - 1, 0, 0), m)
        wrong = [i for i in got if told(i, show(i)) != without(got[i], "leaf", "time")]
        r.check("... and says what log show says", not wrong, [(told(i, show(i)), got[i]) for i in wrong[:1]])
        ok, head, root = checkpoint(m["checkpoint"], vkey)
        r.check("... under the newest checkpoint", ok and head == size, (head, size))
        body = show(m["entry"])
        r.check("... the log says that it was made", m["entry"] == size and body["kind"] == "raadpleging" and
                without(body["stap"], "digest") == dict(onderwerp="ndjson", uitkomst="export", nummer=size) and
                body["stap"]["digest"] == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest(), body)
        proof = k.cli("log", "prove", str(size - 1), check=True).stdout
        skeleton = base64.b64decode(re.search("^extra (.*)$", proof, re.M).group(1))[:76]
        r.check("... a row's leaf is the one that log prove proves",
                got[size - 1]["leaf"] == sha(b"\0", skeleton).hex(), got[size - 1])
        cells = judged("csv", "--kind", "alle")
        table = rows_of(cells)
        r.check("... CSV has the same rows, and one more", all(flat(got[i]) == table[i] for i in got) and
                len(table) == size + 1, [x for i in got for x in (flat(got[i]), table[i]) if flat(got[i]) != table[i]])
        r.check("... of lines as RFC 4180 has them, without a formula", cells["data"].count("\r\n") ==
                cells["data"].count("\n") == size + 2 and not re.search(r'(^|,)"?[=+\-@\t]', cells["data"]))
        return got

    got = rows("running")
    decisions = {i: x for i, x in got.items() if x["kind"] in ("vrijgave", "weigering")}
    r.check("there are entries of many kinds", {x["kind"] for x in got.values()} >= {
        "vrijgave", "weigering", "aflevering", "ontvangst", "partner", "beleid"}, {x["kind"] for x in got.values()})

    # --- LDV
    m = judged("ldv")
    spans = spans_of(m)
    regels = [logregel(s) for s in spans]
    by_index = {x["attributes"]["ketenpoort.index"]: x for x in regels}
    r.check("LDV: a span per decision", m["count"] == len(spans) and sorted(by_index) == sorted(decisions), m)
    documents = [json.loads(x) for x in m["data"].splitlines()]
    planted = json.loads(json.dumps(documents[0]))
    planted["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["startTimeUnixNano"] = 1790000000000000000
    misspelt = json.loads(m["data"].splitlines()[0].replace('"traceId"', '"trace_id"'))
    ok, why = ajv(k, "otlp-traces.schema.json", documents, [planted, misspelt])
    r.check("... as OTLP defines it", ok, why)
    first = regels[0]
    ok, why = ajv(k, "ldv-logregel.schema.json", regels, [
        without(first, "status"), dict(first, trace_id="0" * 32),
        dict(first, attributes=without(first["attributes"], "dpl.core.processing_activity_id")),
        dict(first, attributes=without(first["attributes"], "dpl.core.data_subject_id_type"))])
    r.check("... as Logboek Dataverwerkingen defines it", ok, why)
    bodies = {i: show(i) for i in decisions}
    wrong = [i for i, x in by_index.items() if (x["trace_id"], x["span_id"], x["name"], x["start_time"], x["end_time"],
             x["attributes"].get("dpl.core.data_subject_id_type")) !=
             (bodies[i]["trace_id"], bodies[i]["span_id"], bodies[i]["name"], bodies[i]["start_time"],
              bodies[i]["end_time"], bodies[i]["attributes"].get("dpl.core.data_subject_id_type"))
             or x["attributes"]["ketenpoort.disclosed"] != decisions[i]["disclosed"]
             or x["attributes"]["ketenpoort.leaf"] != decisions[i]["leaf"]]
    r.check("... and says what the log says", not wrong, wrong)
    r.check("... a refusal is no error", {x["status"] for i, x in by_index.items()
            if decisions[i]["kind"] == "weigering"} == {"Unset"} and
            {x["status"] for i, x in by_index.items() if decisions[i]["kind"] == "vrijgave"} == {"Ok"})
    r.check("... an activity is the register's", all(x["attributes"]["dpl.core.processing_activity_id"] == (
        f"{REGISTER}VW-{dict(DETENTIEMELDING='DM', DR_PLAN='DR')[decisions[i]['purpose']]}"
        f"-{decisions[i]['sender']['role']}-{decisions[i]['recipient']['role']}") for i, x in by_index.items()), regels)
    listed = {x["activity"] for x in json.loads(k.cli("policy", "register", "--json", check=True).stdout)["activities"]}
    r.check("... which policy register lists", all(
        x["attributes"]["dpl.core.processing_activity_id"][len(REGISTER):] in listed for x in regels), listed)
    x = next(x for x in regels if x["attributes"]["ketenpoort.id"] == traced)
    r.check("... the trace that a partner began goes on", (x["trace_id"], x.get("parent_span_id")) == (TRACE, PARENT)
            and sum("parent_span_id" in y for y in regels) == 1, x)

    # --- ADL
    m = judged("adl")
    records = [json.loads(x) for x in m["data"].splitlines()]
    r.check("ADL: a record per decision", m["count"] == len(records) == len(decisions), m)
    first = records[0]
    both = dict(first, attributes=dict(first["attributes"], **{"adl.core.request": {}}))
    ok, why = ajv(k, "adl-log-record.schema.json", records, [
        both, without(first, "span_id"), dict(first, event_name="adl.evaluation"), dict(first, status="OK")])
    r.check("... as ADL defines it, in attributes or in body", ok, why)
    wrong = [x for x in records for d in [decisions[x["resource"]["ketenpoort.index"]]]
             if x["body"]["adl.core.response"]["decision"] != (d["kind"] == "vrijgave")
             or x["body"]["adl.core.response"]["context"]["disclosed"] != d["disclosed"]
             or x["body"]["adl.core.response"]["context"]["withheld"] != {w["element"]: w["code"] for w in d["withheld"]}
             or x["attributes"]["adl.core.policies"] != {"beleid": "sha256:" + d["policy"]["sha256"]}
             or x["body"]["adl.core.request"]["subject"]["id"] != d["recipient"]["oin"]]
    r.check("... and says what the log says", not wrong, wrong[:1])

    # --- FSC: nothing came in over it
    m = judged("fsc", "--partner", keten.OIN["pi"])
    answer = json.loads(m["data"])
    r.check("FSC: what did not come over it is left out, and counted", m["count"] == 0 and m["left_out"] == sum(
        keten.OIN["pi"] in (x["sender"]["oin"], x["recipient"]["oin"]) for x in decisions.values()) > 0, m)
    record = dict(transaction_id=traced, direction="DIRECTION_INCOMING", grant_hash="$1$3$x", created_at=1790000000,
                  source=dict(type="SOURCE_TYPE_SOURCE", outway_peer_id="1"), service_name="xyz",
                  destination=dict(type="DESTINATION_TYPE_DESTINATION", service_peer_id="1"))
    ok, why = ajv(k, "fsc-logs.schema.json", [answer, dict(answer, records=[record])], [
        without(answer, "pagination"), dict(answer, records=[without(record, "grant_hash")])])
    r.check("... in the answer of GET /logs", ok, why)

    # --- each filter narrows
    def indices(*argv):
        m = judged("ndjson", *argv)
        r.check("... its filters are in the manifest", list(m["filters"].values()) == [
            v for _, v in sorted(zip(argv[::2], argv[1::2]), key=lambda x: [
                "--from", "--to", "--last", "--type", "--partner", "--kind"].index(x[0]))], m["filters"])
        return set(rows_of(m))

    def those(ok):
        return {i for i, x in decisions.items() if ok(x)}
    today = time.strftime("%Y-%m-%d", time.gmtime())
    for argv, want in (
            ([], those(lambda x: True)),
            (["--type", "M10"], those(lambda x: x["type"] == "M10")),
            (["--partner", keten.OIN["justid"]], those(lambda x: x["sender"]["oin"] == keten.OIN["justid"])),
            (["--kind", "weigering"], those(lambda x: x["kind"] == "weigering")),
            (["--kind", "ontvangst,aflevering"], {i for i, x in got.items() if x["kind"] in ("ontvangst", "aflevering")}),
            (["--from", "2001-01-01", "--to", "2001-12-31"], set()),
            (["--from", "2001-01-01", "--to", today], those(lambda x: True)),
            (["--last", "1d", "--type", "M07"], those(lambda x: x["type"] == "M07"))):
        have = indices(*argv)
        r.check(f"exactly those of {' '.join(argv) or 'no filter'}", have == want, (have, want))
        p = k.cli("log", "export", "--format", "ndjson", "--dry-run", "--json", *argv)
        r.check("... as a dry run counts", json.loads(p.stdout)["count"] == len(want), p)
    size = json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]
    k.cli("log", "export", "--format", "csv", "--dry-run", check=True)
    r.check("a dry run is not logged", json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"] == size)

    # --- what was changed is seen
    folder = export("csv")
    for name, at, why in (("verstrekkingen.csv", 300, "another file"), ("manifest.json", 75, "another manifest"),
                          ("manifest.json.sig", 60, "not signed"), ("manifest.json.sig", 1, "not signed")):
        f = folder / name
        was = f.read_bytes()
        f.write_bytes(was[:at] + bytes([was[at] ^ 1]) + was[at + 1:])
        r.check(f"byte {at} of {name} changed: {why}", judge(folder, vkey) == why, judge(folder, vkey))
        f.write_bytes(was)
    f = folder / "verstrekkingen.csv"
    was = f.read_bytes()
    f.write_bytes(was[:was.rindex(b'\r\n', 0, -2) + 2])
    r.check("a row left out: another file", judge(folder, vkey) == "another file")
    f.write_bytes(was)
    other = export("csv", "--type", "M10")
    shutil.copy(other / "manifest.json", folder / "manifest.json")
    r.check("another export's manifest: not this one's", judge(folder, vkey) == "another manifest")
    kop = k.dir / "kop.txt"
    shutil.copy(other / "manifest.json.sig", kop)
    p = k.cli("log", "verify", "--from", str(kop))
    r.check("the signature is no tree head", p.returncode not in (0, 11), p)
    p = k.cli("log", "prove", "3", "--from", str(kop))
    r.check("... for log prove neither", p.returncode == 7, p)

    # --- to a collector
    c = Collector()

    def post(url, *argv, code=0):
        global number
        number += 1
        folder = k.dir / f"uit{number}"
        p = k.cli("log", "export", "--format", "ldv", "--register", REGISTER, "--to-dir", str(folder), "--post", url,
                  "--json", *argv)
        r.check(f"... exit {code}", p.returncode == code, p)
        return folder, json.loads(p.stdout)

    folder, said = post(c.url)
    m = judge(folder, vkey)
    r.check("a collector gets each document as it is in the file", [x[2] for x in c.seen] == [
        json.loads(x) for x in m["data"].splitlines()] and c.seen[0][:2] == ("/v1/traces", "application/json"), c.seen)
    r.check("... and confirms it", (said["documents"], said["confirmed"]) == (1, 1), said)
    for what, answer, code in (
            ("rejects a span", (200, b'{"partialSuccess":{"rejectedSpans":"1"}}'), 4),
            ("only warns", (200, b'{"partialSuccess":{"rejectedSpans":"0","errorMessage":"x"}}'), 0),
            ("answers a page", (200, b"<html>"), 4), ("accepts for later", (202, b"{}"), 4),
            ("refuses", (400, b"{}"), 4), ("is busy", (503, b"{}"), 9), ("sends elsewhere", (307, b""), 4),
            ("is gone", (None, b""), 9),
            ("answers at length", (200, b"{" + b" " * (65536 - 2) + b"}"), 0),
            ("answers at too great length", (200, b"{" + b" " * (65536 - 1) + b"}"), 1)):
        c.answers = [answer]
        folder, said = post(c.url, code=code)
        r.check(f"a collector that {what}: {'confirmed' if code == 0 else 'not confirmed'}, and the folder is there",
                said["confirmed"] == (code == 0) and isinstance(judge(folder, vkey), dict), said)
    n = len(c.seen)
    c.shutdown()
    c.server_close()
    folder, said = post(c.url, code=9)
    r.check("a collector that is not there: not confirmed", said["confirmed"] == 0 and len(c.seen) == n)
    c = Collector((k.tls / "gemeente.pem", k.tls / "gemeente.key"))
    folder, said = post(c.url, "--ca", str(k.tls / "ca.pem"))
    r.check("over TLS", said["confirmed"] == 1 and len(c.seen) == 1, said)
    folder, said = post(c.url, code=9)
    r.check("not to one that nobody vouches for", said["confirmed"] == 0 and len(c.seen) == 1, said)
    folder, said = post(c.url.replace("localhost", "127.0.0.2"), "--ca", str(k.tls / "ca.pem"), code=9)
    r.check("... or that shows another's certificate", said["confirmed"] == 0 and len(c.seen) == 1, said)
    size = json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]

    # --- no person in it
    admin = versies.Admin(k)
    raw = [admin.entry(i) for i in range(size)]
    admin.close()
    actors = {b["stap"]["actor"] for b in raw if "actor" in b.get("stap", {})}
    persons = {b["attributes"]["dpl.core.data_subject_id"] for b in raw if
               "dpl.core.data_subject_id" in b.get("attributes", {})}
    out = {f: f.read_text() for d in k.dir.glob("uit*") for f in d.iterdir()}
    r.check("the log has keyed ids of an officer and of persons", actors and persons)
    r.check("no export has the officer", not [f for f, text in out.items() for x in actors if x in text])
    r.check("the pseudonym is in LDV and ADL only", {f.name for f, text in out.items() for x in persons if
            x[5:] in text} == {"ldv.json", "adl.ndjson"})
    r.check("no number of a person", not [f for f, text in out.items() if re.search(
        r"(?<![0-9a-f])9999[0-9]{5}(?![0-9a-f])", text)])
    p = k.cli("log", "verify")
    r.check("log verify: intact", p.returncode == 0, p)

    # --- beside a stopped gateway
    k.stop()
    again = rows("stopped")
    r.check("the same rows, and what was taken out since", all(again[i] == got[i] for i in got) and
            {again[i]["kind"] for i in set(again) - set(got)} == {"raadpleging"})
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
    p = k.cli("log", "verify", "--key", str(k.dir / "keys"))
    r.check("... with its contents", p.returncode == 0, p)
    taken = sorted(pathlib.Path(d).name for d in k.dir.glob("uit*.part"))
    r.check("nothing half is left", not taken, taken)
r.done()
