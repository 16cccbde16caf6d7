# SPDX-License-Identifier: EUPL-1.2
"""A municipality without a system: the plan as a page, with what was held back named; profiles told."""
import base64
import hashlib
import html.parser
import json
import os
import re
import sys
import time

import docs
import keten
import sink

S = keten.ROOT / "adapters"
sys.path.insert(0, str(keten.ROOT / "tests/lib"))
import json_schema  # noqa: E402

r = keten.Report()
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
URN = "urn:nl:ketenpoort:profiel:"
LABEL = {e: row.get("label") or row["nl"] for e, row in docs.ELEMENTS.items()}


class Page(html.parser.HTMLParser):
    """Text per section, and whether every element is closed."""
    VOID = {"meta", "br"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.stack, self.sections, self.tags, self.at, self.ok = [], {"": ""}, set(), "", True
        self.style, self.labels = "", []
        self.feed(text)
        self.ok = self.ok and not self.stack

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "section":
            self.at = dict(attrs)["aria-labelledby"]
            self.sections[self.at] = ""
        if tag == "th":
            self.labels.append("")
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        self.ok = self.ok and bool(self.stack) and self.stack.pop() == tag
        if tag == "section":
            self.at = ""

    def handle_data(self, data):
        if self.stack and self.stack[-1] == "style":
            self.style += data
            return
        self.sections[self.at] += " " + data
        if self.stack and self.stack[-1] == "th":
            self.labels[-1] += data

def collect(who, ident, accept):
    return who.ask("GET", f"{keten.BASE}/berichten/{ident}/inhoud",
                   headers={} if accept is None else {"Accept": accept})


def size(k):
    return json.loads(k.cli("log", "head", "--json", check=True).stdout)["size"]


with keten.Keten() as k:
    k.justid.send(keten.sample("pi", "M01.xml"))
    k.gemeente.send(keten.sample("gemeente", "M07.json"))
    # A text that would be markup, if anything were left unescaped.
    doc = keten.fresh(keten.sample("pi", "M10.xml")).replace("Marleen de Wit", "Marleen &lt;b&gt; &amp; de \"Wit\"")
    a = k.pi.send(doc)
    r.check("M10 is accepted", a.status == 201, a)
    m10 = a.json()
    ident = m10["id"]

    # --- the profile is told
    r.check("the sender's receipt names the profile", m10.get("profiel") == "drplan-gemeente-v1", m10.get("profiel"))
    row = [m for m in k.gemeente.mailbox() if m["id"] == ident][0]
    r.check("the mailbox names it", row.get("profiel") == "drplan-gemeente-v1", row)
    r.check("the recipient's view names it", k.gemeente.state(ident).json().get("profiel") == "drplan-gemeente-v1")
    own = collect(k.gemeente, ident, None)
    r.check("own format without Accept", own.status == 200
            and own.headers["content-type"] == "application/json", own)
    r.check("... with a link to the profile",
            own.headers.get("link") == f'<{URN}drplan-gemeente-v1>; rel="profile"', own.headers)
    schema = json_schema.load(S / "gemeente/v1/profiles/drplan-gemeente-v1.schema.json")
    whole = json_schema.load(S / "gemeente/v1/gemeente-v1.schema.json")
    v = json_schema.Validator([schema, whole])
    r.check("the document satisfies the schema of its profile", v.check(own.json(), schema, schema) is None,
            v.check(own.json(), schema, schema))

    # --- the page
    before = size(k)
    a = collect(k.gemeente, ident, BROWSER)
    page = Page(a.body.decode())
    r.check("as a page", a.status == 200 and a.headers["content-type"] == "text/html; charset=utf-8", a)
    if os.environ.get("KETEN_PAGE"):
        open(os.environ["KETEN_PAGE"], "wb").write(a.body)
    r.check("collecting it is in the log", size(k) == before + 1, (before, size(k)))
    csp = a.headers["content-security-policy"]
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    r.check("only its own style may apply", csp.startswith("default-src 'none'; ")
            and f"style-src 'sha256-{digest}'" in csp and "unsafe" not in csp, csp)
    r.check("... and the other headers are as ever", a.headers["cache-control"] == "no-store"
            and a.headers["x-content-type-options"] == "nosniff", a.headers)
    r.check("every element is closed", page.ok)
    r.check("nothing is fetched, nothing runs",
            not page.tags & {"script", "img", "link", "iframe", "form", "object", "a", "b"}, page.tags)
    r.check("the case manager is on top, as it was written",
            'Marleen <b> & de "Wit"' in page.sections["bel"], page.sections["bel"])
    r.check("who sent it, to whom", "PI Voorbeeld" in page.sections[""] and "Gemeente Almelo" in page.sections[""])
    r.check("the ground in words", m10["grondslag"]["gever"]["tekst"] in page.sections[""])
    r.check("until when to keep it", "daarna vernietigen" in page.sections[""])
    r.check("each basic condition has its heading", all(
        x in page.sections for x in ("bv-id", "bv-onderdak", "bv-werk-inkomen", "bv-schulden", "bv-zorg", "bv-netwerk")))
    r.check("no value that was withheld", "2144817" not in a.body.decode())

    # --- what was held back
    could = {x["element"] for x in m10["achtergehouden"] if "voorwaarde" in x}
    never = {x["element"] for x in m10["achtergehouden"]} - could
    r.check("this plan has both kinds", could and never, m10["achtergehouden"])
    for e in sorted(could):
        r.check(f"{e} is named with its reason", LABEL[e] in page.sections["niet"], page.sections["niet"])
    for e in sorted(never):
        r.check(f"{e} is not named at all", LABEL[e] not in page.labels, page.labels)

    # --- the same page beforehand, from the command line
    f = k.dir / "M10.xml"
    f.write_text(doc)
    p = k.cli("adapter", "convert", str(f), "--from", "pi/v1", "--to", "gemeente/v1", "--bevestigd", "J",
              "--gemeente", "0141", "--html", "-o", str(k.dir / "M10.html"))
    tried = Page((k.dir / "M10.html").read_text())
    r.check("adapter convert --html: section by section the page that the recipient got", p.returncode == 0 and tried.ok
            and {s: t for s, t in tried.sections.items() if s} == {s: t for s, t in page.sections.items() if s}, p)
    r.check("... which says that nothing was disclosed", "niets is verstrekt" in tried.sections[""], tried.sections[""])

    # --- Accept
    for accept, status, kind in ((None, 200, "application/json"), ("*/*", 200, "application/json"),
                                 ("application/json, text/html", 200, "application/json"),
                                 ("application/json;q=0.5, text/html", 200, "text/html; charset=utf-8"),
                                 ("text/html;q=0, */*", 200, "application/json"),
                                 ("text/plain", 406, "application/problem+json"),
                                 ("text/html;q=0", 406, "application/problem+json")):
        had = size(k)
        a = collect(k.gemeente, ident, accept)
        r.check(f"Accept {accept}: {status} {kind}", a.status == status and a.headers["content-type"] == kind, a)
        r.check("... logged when it was given, and only then", size(k) == had + (status == 200))
    had = size(k)
    a = k.gemeente.ask("HEAD", f"{keten.BASE}/berichten/{ident}/inhoud", headers={"Accept": "text/html"})
    r.check("HEAD would be collecting without reading: 405, use GET",
            a.status == 405 and a.headers.get("allow") == "GET" and a.body == b"", a)
    for who in (k.pi, k.ander, k.reclassering):
        a = collect(who, ident, "text/html")
        r.check(f"the page is not for {who.name}: 404", a.status == 404, a)
    r.check("a page of nothing: 404", collect(k.gemeente, keten.new_id(), "text/html").status == 404)
    r.check("... and nothing of that is in the log", size(k) == had)
    k.gemeente.acknowledge(ident)
    r.check("acknowledged: the page is gone too", collect(k.gemeente, ident, "text/html").status == 410)

    # --- whoever receives can read it, whatever its format
    for who, kind, names in ((k.pi, "pi", ("M04.xml", "M14.xml", "M20.xml", "M30.xml")),
                             (k.gemeente, "gemeente", ("M14.json", "M30.json")),
                             (k.reclassering, "reclassering", ("M14.xml", "M30.xml"))):
        for name in names:
            a = who.send(re.sub(r'(BerichtId>|"berichtId": ")[0-9a-f-]{36}',
                                lambda m: m.group(1) + keten.new_id(), keten.sample(kind, name), count=1))
            r.check(f"{name[:3]} of {who.name} is accepted", a.status == 201, a)
    read = set()
    for who in (k.pi, k.reclassering, k.gemeente):
        for m in who.mailbox():
            if m["status"] != "gereed":
                continue
            a = collect(who, m["id"], BROWSER)
            page = Page(a.body.decode())
            r.check(f"{m['berichttype']} as a page for {who.name}", a.status == 200 and page.ok
                    and a.headers["content-type"] == "text/html; charset=utf-8" and m["profiel"] in a.body.decode(), a)
            r.check("... with sections of its own", len(page.sections) > 2, page.sections)
            read.add((who.name, m["berichttype"]))
    r.check("every type of the policy was read by whom it is for", read >= {
        ("pi", "M07"), ("pi", "M14"), ("pi", "M30"), ("reclassering", "M04"), ("reclassering", "M20"),
        ("gemeente", "M01"), ("gemeente", "M14"), ("gemeente", "M30")}, read)

    # --- probation's XML as it is, and a push tells the profile
    a = k.pi.send(keten.fresh(keten.sample("pi", "M11.xml")))
    b = collect(k.reclassering, a.json()["id"], "text/html")
    r.check("a page from XML", b.status == 200 and Page(b.body.decode()).ok, b)
    b = collect(k.reclassering, a.json()["id"], "application/xml")
    r.check("XML has its profile", b.headers.get("link") == f'<{URN}drplan-reclassering-v1>; rel="profile"'
            and b.headers["content-type"] == "application/xml", b.headers)
    s = sink.Sink(k, "reclassering").start()
    k.add_partner("reclassering", aflevering="push", url=f"https://localhost:{s.port}/in", adres="127.0.0.1")
    k.pi.send(keten.fresh(keten.sample("pi", "M11.xml")))
    end = time.monotonic() + 20
    while s.count < 1 and time.monotonic() < end:
        time.sleep(0.05)
    r.check("a pushed document has its profile", s.head.get("link") ==
            f'<{URN}drplan-reclassering-v1>; rel="profile"' and s.head.get("content-type") == "application/xml", s.head)
    s.stop()
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)

r.done()
