# SPDX-License-Identifier: EUPL-1.2
"""Hostile documents against the real gateway, while others go on with their work.

Each costs the worker less than a quarter of a second of CPU (schedstat, never the clock on the wall) and is
refused with the status that fits; nothing of it is kept.  Then two partners send them in a loop, and a third
one's exchanges all succeed.
"""
import glob
import json
import re
import threading
import time

import keten

r = keten.Report()
CPU_MAX_S = 0.25
BODY = 256 * 1024
EXCHANGES = 40
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NS = ' xmlns="urn:nl:ketenpoort:pi:v1"'
ROOT = "DeelbaarDRPlan"


def many(piece, room=400, size=BODY):
    """The piece again and again ({} counts), up to the size."""
    out, n, i = [], room, 0
    while True:
        x = piece.replace("{}", str(i))
        if n + len(x.encode()) > size:
            return "".join(out)
        out.append(x)
        n, i = n + len(x.encode()), i + 1


def inside(body, close=True):
    return f"{XML}<{ROOT}{NS}>{body}" + (f"</{ROOT}>" if close else "")


def value(body):
    return inside(f"<Kop><BerichtId>{body}</BerichtId></Kop>")


def laughs(n=12):
    rows = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 9}">' for i in range(1, n))
    return f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{rows}]><{ROOT}{NS}>&l{n - 1};</{ROOT}>'


def doctype(encoding):
    return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><{ROOT}{NS}>&b;</{ROOT}>'


def external(what):
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "{what}">]><{ROOT}{NS}>&b;</{ROOT}>'


XMLS = {
    "nothing": "",
    "deep": inside(many("<a>"), close=False),
    "deep, closed": inside("<a>" * 37000 + "</a>" * 37000),
    "wide": inside(many("<a/>")),
    "wide, known names": inside("<Kop>" + many("<BerichtId/>") + "</Kop>"),
    "many names": inside(many("<n{}/>")),
    "one list": inside("<Justitiabele><Nationaliteiten>" + many("<Nationaliteit>0001</Nationaliteit>")
                       + "</Nationaliteiten></Justitiabele>"),
    "attributes of one element": f"{XML}<{ROOT}{NS}" + many(' a{}=""') + "/>",
    "one attribute, again and again": f"{XML}<{ROOT}{NS}" + many(' a=""') + "/>",
    "a long attribute": f'{XML}<{ROOT}{NS} a="' + many("x" * 64) + '"/>',
    "namespaces of one element": f"{XML}<{ROOT}{NS}" + many(' xmlns:n{}="urn:{}"') + "/>",
    "a namespace for each element": inside(many('<n{}:a xmlns:n{}="urn:x"/>')),
    "a long name": f"{XML}<" + many("n" * 64) + "/>",
    "a long text": value(many("k" * 64)),
    "character references": value(many("&#x41;")),
    "ampersands": value(many("&amp;")),
    "CDATA": value(many("<![CDATA[]]>")),
    "CDATA of brackets": value("<![CDATA[" + many("]" * 64) + "]]>"),
    "comments": inside(many("<!---->")),
    "comments that do not end": inside(many("<!--"), close=False),
    "instructions": XML + many("<?a b?>") + f"<{ROOT}{NS}/>",
    "blanks": inside(many(" " * 64)),
    "blanks in a tag": f"{XML}<{ROOT}{NS}" + many("\n" * 64) + "/>",
    "a billion laughs": laughs(),
    "one entity, many times": '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "' + "a" * 100000 + f'">]><{ROOT}{NS}>'
                              + many("&a;", 110000) + f"</{ROOT}>",
    "a file": external("file:///etc/passwd"),
    "an address": external("http://127.0.0.1:1/x"),
    "DOCTYPE in UTF-16, little": doctype("UTF-16").encode("utf-16-le"),
    "DOCTYPE in UTF-16, big, marked": doctype("UTF-16").encode("utf-16"),
    "DOCTYPE in UTF-32": doctype("UTF-32").encode("utf-32"),
    "DOCTYPE in UTF-7": '<?xml version="1.0" encoding="UTF-7"?>' + doctype("UTF-7")[37:].encode("utf-7").decode(),
    "EBCDIC": doctype("IBM037").encode("cp037"),
    "Latin-1": value("caf\u00e9").encode("latin-1"),
    "overlong": value("@").encode().replace(b"@", b"\xc0\xbc\xe0\x80\xbc"),
    "a surrogate": value("@").encode().replace(b"@", b"\xed\xa0\xbd"),
    "NUL": value("a\0b"),
    "only NUL": b"\0" * BODY,
    "only angles": many("<"),
}
JSONS = {
    "nothing": "",
    "deep arrays": many("["),
    "deep objects": many('{"a":'),
    "deep, closed": '{"berichttype":"M14","taken":' + "[" * 100000 + "]" * 100000 + "}",
    "wide": '{"berichttype":"M14","taken":[' + many("0,") + "0]}",
    "empty objects": '{"berichttype":"M14","taken":[' + many("{},") + "{}]}",
    "many keys": '{"berichttype":"M14"' + many(',"{}":0') + "}",
    "as many keys as may be": '{"berichttype":"M14"' + "".join(f',"k{i}":0' for i in range(19900)) + "}",
    "one key, again and again": '{"berichttype":"M14"' + many(',"a":0') + "}",
    "a key twice": '{"berichttype":"M14","berichttype":"M14"}',
    "a huge number": '{"berichttype":"M14","a":' + many("9" * 64) + "}",
    "a huge exponent": '{"berichttype":"M14","a":1e' + many("9" * 64) + "}",
    "many numbers": '{"berichttype":"M14","taken":[' + "1e308," * 19900 + "0]}",
    "a long string": '{"berichttype":"' + many("k" * 64) + '"}',
    "escapes": '{"berichttype":"M14","a":"' + many("\\u0041") + '"}',
    "backslashes": '{"berichttype":"' + many("\\"),
    "a lone surrogate": '{"berichttype":"M14","a":"\\ud83d"}',
    "NUL": '{"berichttype":"M14\\u0000"}',
    "a long key": '{"berichttype":"M14","' + many("k" * 64) + '":1}',
    "blanks": '{"berichttype":"M14"' + many(" " * 64) + "}",
    "BOM": b'\xef\xbb\xbf{"berichttype":"M14"}',
    "UTF-16": '{"berichttype":"M14"}'.encode("utf-16"),
    "UTF-32": '{"berichttype":"M14"}'.encode("utf-32"),
    "Latin-1": '{"berichttype":"M14","a":"caf\u00e9"}'.encode("latin-1"),
    "overlong": b'{"berichttype":"\xc1\x8d14"}',
    "more than one": '{"berichttype":"M14"}' + many("{}"),
    "no JSON": '{"berichttype":"M14","a":NaN,/* c */}',
}


def cpu(pids):
    """Seconds that these processes ran, on whatever core."""
    ns = 0
    for pid in pids:
        for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
            with open(path) as f:
                ns += int(f.read().split()[0])
    return ns / 1e9


def raw(doc):
    return doc.encode() if isinstance(doc, str) else doc


def one_by_one(k, who, docs, worker):
    worst, what = 0.0, ""
    for name, doc in docs.items():
        before = cpu(worker)
        a = who.send(raw(doc))
        took = cpu(worker) - before
        if took > worst:
            worst, what = took, name
        r.check(f"{who.name}, {name}: 400", a.status == 400
                and a.headers["content-type"] == "application/problem+json", a)
        r.check(f"{who.name}, {name}: {took * 1000:.1f} ms of CPU", took < CPU_MAX_S, f"{took:.3f} s")
        places = [f.get("plaats") for f in a.json().get("fouten", [])] if a.status == 400 else []
        r.check(f"{who.name}, {name}: 1 to 32 places", 1 <= len(places) <= 32 or not doc, a)
    print(f"{who.name}: the worst is {what}: {worst * 1000:.1f} ms")


def too_large(k, who, size, body=True):
    """The status that comes back, whether or not the body was sent."""
    who.close()
    who.connect()
    who.conn.putrequest("POST", keten.BASE + "/berichten")
    who.conn.putheader("Content-Type", who.media)
    who.conn.putheader("Content-Length", str(size))
    who.conn.endheaders()
    try:
        if body:
            who.conn.send(b" " * size)
    except OSError:
        pass  # the gateway does not wait for what it will not read
    try:
        status = who.conn.getresponse().status
    except Exception as e:
        status = repr(e)
    who.close()
    return status


def media(k):
    text = (keten.ROOT / "adapters/pi/v1/samples/M10.xml").read_bytes()
    for m in ("text/xml", "application/json", "application/xml; charset=utf-16", "application/xml; charset=iso-8859-1",
              "application/xml; charset=utf-7", "application/xml;x=y", "multipart/form-data; boundary=x", "*/*", "xml"):
        a = k.justid.send(text, {"Content-Type": m})
        r.check(f"media type {m}: 415", a.status == 415, a)
    for m in ("application/json; charset=utf-16", "text/plain", "application/xml"):
        a = k.ander.send(b"{}", {"Content-Type": m})
        r.check(f"media type {m}: 415", a.status == 415, a)


def good(text):
    """The sample under a message id of its own."""
    return re.sub(r"(BerichtId>)[0-9a-f-]{36}", lambda m: m.group(1) + keten.new_id(), text, count=1)


def beside_each_other(k, worker):
    stop = threading.Event()
    sent = {"justid": [], "ander": []}

    def attack(name, docs):
        p, i, names = keten.Partner(k, name, getattr(k, name).media), 0, list(docs)
        while not stop.is_set():
            try:
                sent[name].append(p.send(raw(docs[names[i % len(names)]])).status)
            except Exception as e:
                sent[name].append(repr(e))
            i += 1
        p.close()

    threads = [threading.Thread(target=attack, args=a) for a in
               (("justid", XMLS), ("justid", XMLS), ("ander", JSONS), ("ander", JSONS))]
    before = cpu(worker)
    for t in threads:
        t.start()
    text = (keten.ROOT / "adapters/pi/v1/samples/M04.xml").read_text()
    bad = []
    for _ in range(EXCHANGES):
        a = k.pi.send(good(text), retry=False)
        steps = [a.status]
        if a.status == 201:
            ident = a.json()["id"]
            steps.append(k.reclassering.collect(ident, retry=False).status)
            steps.append(k.reclassering.acknowledge(ident, retry=False).status)
        if steps not in ([201, 200, 200], [201, 200, 201]):
            bad.append((steps, a))
        time.sleep(0.02)
    stop.set()
    for t in threads:
        t.join()
    spent, n = cpu(worker) - before, sum(map(len, sent.values()))
    r.check(f"{EXCHANGES} good exchanges succeed meanwhile", not bad, bad[:3])
    for name, statuses in sent.items():
        r.check(f"{len(statuses)} hostile documents of {name}: all 400", set(statuses) == {400}
                and len(statuses) >= EXCHANGES, sorted(set(map(str, statuses))))
    r.check(f"... at {spent / max(n, 1) * 1000:.1f} ms of CPU each", spent / max(n, 1) < CPU_MAX_S)


with keten.Keten(workers=1) as k:
    worker = k.children()["worker"]
    size = json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]
    one_by_one(k, k.justid, XMLS, worker)
    one_by_one(k, k.ander, JSONS, worker)
    for who in (k.justid, k.ander):
        before = cpu(worker)
        r.check(f"{who.name}: 1 byte over the limit: 413", too_large(k, who, BODY + 1) == 413)
        r.check(f"{who.name}: 1 MB: 413", too_large(k, who, 1024 * 1024) == 413)
        r.check(f"{who.name}: 1 GB, announced only: 413", too_large(k, who, 1 << 30, body=False) == 413)
        r.check(f"{who.name}: ... for little", cpu(worker) - before < CPU_MAX_S)
    media(k)
    r.check("none of that is in the log", json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"] == size)
    beside_each_other(k, worker)
    r.check("the worker is the one it was", k.children()["worker"] == worker, (worker, k.children()))
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
r.done()
