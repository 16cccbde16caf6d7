# SPDX-License-Identifier: EUPL-1.2
"""Every type that a format can send, through the real program.

A type that the policy has no row for is refused with its reason and logged; one that has a route of
its own, or that is of the past, is refused as it is read.  Nothing crashes and nothing arrives.
"""
import re

import docs
import keten

r = keten.Report()
SAMPLES = keten.ROOT / "adapters"
POLICY = (keten.ROOT / "policy/wet-senb/40-berichten.yaml").read_text(encoding="utf-8")
KNOWN = set(re.findall(r"^  (M\d\d):", POLICY.split("\nberichten:")[1], re.M))
CLOSED = {"M09": "berichttype-vervallen", "M25": "eigen-route"}
# The samples know more organisations than this gateway has partners.
STANDS_FOR = {"00000099000000010002": keten.OIN["pi"], "00000099000000020002": keten.OIN["reclassering"],
              "00000099000000030001": keten.OIN["gemeente"]}
SENDERS = {"pi": ("pi", "justid"), "reclassering": ("reclassering",), "gemeente": ("gemeente",)}
PARTNERS = dict(keten.PARTNERS)
PARTNERS["gemeente"] = dict(PARTNERS["gemeente"], rollen="[GN, GB, GW, GS, GM, BU, CO, ZV]",
                            kanalen="[{kanaal: RISICO_18B}, {kanaal: BIJ}, {kanaal: DOELGROEP}, {kanaal: PGA}]")
PARTNERS["reclassering"] = dict(PARTNERS["reclassering"], kanalen="[{kanaal: RISICO_18B}]")


def sample(kind, name):
    end = "json" if kind == "gemeente" else "xml"
    path = SAMPLES / kind / "v1/samples" / f"{name}.{end}"
    if not path.exists():
        return None, None
    text = path.read_text(encoding="utf-8")
    for a, b in STANDS_FOR.items():
        text = text.replace(a, b)
    oin = re.search(r"00000099\d{12}", text).group()
    sender = [n for n in SENDERS[kind] if keten.OIN[n] == oin]
    return text, (sender or [None])[0]


TYPES = sorted({t for f in docs.FORMATS.values() for t in f.types})
r.check("34 types and no M25, in the three formats together", len(TYPES) == 34 and "M25" not in TYPES, TYPES)

with keten.Keten(partners=PARTNERS) as k:
    sent = set()
    for kind in docs.FORMATS:
        for typ in TYPES:
            text, sender = sample(kind, typ)
            if sender is None or typ in KNOWN:
                continue
            a = getattr(k, sender).send(text)
            sent.add(typ)
            if typ in CLOSED:
                r.check(f"{kind} {typ} is refused as read", a.status == 400 and CLOSED[typ].encode() in a.body, a)
            else:
                r.check(f"{kind} {typ} is refused: no ground in the policy",
                        a.status == 403 and b"GEEN_GRONDSLAG" in a.body, a)
        text, _ = sample(kind, "M25-eigen-route")
        a = getattr(k, SENDERS[kind][-1]).send(text)
        r.check(f"{kind} M25 is sent to its own route",
                a.status == 400 and b"eigen-route" in a.body and b"Injus" in a.body, a)
    r.check("every type without a row in the policy was sent by some side", sent >= set(TYPES) - KNOWN,
            sorted(set(TYPES) - KNOWN - sent))
    for name in PARTNERS:
        r.check(f"nothing waits for {name}", getattr(k, name).mailbox() == [])
    a = k.justid.send((SAMPLES / "pi/v1/samples/M01.xml").read_text(encoding="utf-8"))
    r.check("the gateway goes on: M01 is accepted", a.status == 201, a)
    k.stop()
    a = k.cli("log", "verify")
    r.check("the log is whole, with every refusal in it", a.returncode == 0, a.stdout + a.stderr)

r.done()
