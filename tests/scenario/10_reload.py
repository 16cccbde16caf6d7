# SPDX-License-Identifier: EUPL-1.2
"""Reloads under load: each message is decided by one version, and no good request fails.

Two policies that each refuse other elements take turns, first by a changed folder and SIGHUP, then by signed
orders, while partners send on kept connections.  KETEN_RELOADS says how many reloads there are.
"""
import collections
import json
import os
import re
import signal
import threading
import time

import keten
import versies

r = keten.Report()
RELOADS = int(os.environ.get("KETEN_RELOADS", "100"))
SENDERS = 4
# Of the sample plan; both lists are spread over the whole of the column.
DENY = {"1": ("persoon.voornamen", "adres.gemeente_herkomst_gegeven", "contact.casemanager_email"),
        "2": ("persoon.voorvoegsel", "bankrekening.hulp_nodig", "contact.pi_functionele_postbus")}


class Sender(threading.Thread):
    """One partner's connection: the same plan again and again, each under an id of its own."""

    def __init__(self, k, doc):
        super().__init__(daemon=True)
        self.partner = keten.Partner(k, "pi", "application/xml")
        self.doc, self.stop, self.got, self.bad, self.again = doc, False, [], [], 0

    def one(self):
        doc = re.sub(r"(BerichtId>)[0-9a-f-]{36}", lambda m: m.group(1) + keten.new_id(), self.doc, count=1)
        for retry in (True, False):
            try:
                return self.partner.send(doc, retry=False)
            except OSError as e:
                # Only a connection that the end of a generation has closed, before it answered.
                self.partner.close()
                self.again += 1
                if not retry:
                    raise e
        return None

    def run(self):
        while not self.stop:
            try:
                a = self.one()
            except Exception as e:  # noqa: BLE001 - it is told
                self.bad.append(repr(e))
                continue
            if a.status == 201:
                self.got.append(a.json())
            else:
                self.bad.append(repr(a))
        self.partner.close()


def lists(receipt):
    return (tuple(sorted(receipt["verstrekt"])), tuple(sorted(x["element"] for x in receipt["achtergehouden"])))


def progress(senders):
    return [len(s.got) + len(s.bad) for s in senders]


def under_way(senders):
    """There were answers since, as many as there are senders."""
    was, end = sum(progress(senders)), time.monotonic() + 20
    while sum(progress(senders)) < was + len(senders) and time.monotonic() < end:
        time.sleep(0.002)


def replace(k, folder):
    """A new policy in the place of the configured one, file by file and each at once."""
    for f in folder.glob("*.yaml"):
        new = k.policy / (f.name + ".new")
        new.write_bytes(f.read_bytes())
        os.replace(new, k.policy / f.name)


def by_folder(k, admin, senders, n, folder, sha):
    seen = 0
    for i in range(n):
        v = "12"[i % 2]
        replace(k, folder[v])
        k.proc.send_signal(signal.SIGHUP)
        seen += versies.wait_active(admin, sha[v])
        under_way(senders)
    return seen


def by_order(k, admin, office, senders, n, sha):
    seen = 0
    for i in range(n):
        v = "12"[i % 2]
        p = office.step("rollback", sha[v], "fg-a")
        seen += p.returncode == 0 and versies.wait_active(admin, sha[v])
        under_way(senders)
    return seen


def settled(k):
    """No generation of workers is ending: the same processes for a while."""
    was, since, end = None, time.monotonic(), time.monotonic() + 30
    while time.monotonic() < end:
        now = sorted(sum(k.children().values(), []))
        if now != was:
            was, since = now, time.monotonic()
        if time.monotonic() - since > 0.7 and len(now) == 4:
            return True
        time.sleep(0.05)
    return False


def entries(admin):
    size = admin.ask(cmd="log.head")["size"]
    return [(i, admin.entry(i)) for i in range(size)]


def check_log(admin, by_index, names):
    """The log names the versions in the order in which they became active, and never an older one after."""
    active, wrong, decided = None, [], 0
    for i, body in entries(admin):
        if body["kind"] == "beleid" and body["stap"]["uitkomst"] == "actief":
            active = body["stap"]["digest"]
        if body["kind"] not in ("vrijgave", "weigering"):
            continue
        decided += 1
        policy = body["attributes"]["adl.core.policies"]["beleid"].removeprefix("sha256:")
        if policy != active:
            wrong.append((i, policy, active))
        if i in by_index and by_index[i] != policy:
            wrong.append((i, "the receipt says", by_index[i]))
    r.check(f"log: each of {decided} decisions names the version that was active there", not wrong, wrong[:3])
    r.check("... and every receipt's entry is in it", len(by_index) <= decided)


with keten.Keten() as k:
    k.justid.send(keten.sample("pi", "M01.xml"))
    k.gemeente.send(keten.sample("gemeente", "M07.json"))
    plan = keten.sample("pi", "M10.xml")
    office = versies.Office(k)
    office.person("beheer-a", "beheerder")
    office.person("fg-a", "privacyfunctionaris")
    folder = {v: versies.variant(k.policy, k.dir / f"beleid-{v}", f"2026.12.{v}", DENY[v]) for v in DENY}
    sha = {}
    admin = versies.Admin(k)
    for v in DENY:
        p = k.cli("policy", "check", str(folder[v]), "--json", check=True)
        sha[v] = json.loads(p.stdout)["policy"]["sha256"]

    replace(k, folder["2"])
    k.proc.send_signal(signal.SIGHUP)
    r.check("the first version is active", versies.wait_active(admin, sha["2"]))
    senders = [Sender(k, plan) for _ in range(SENDERS)]
    for s in senders:
        s.start()
    under_way(senders)
    start = time.monotonic()
    half = RELOADS // 2
    r.check(f"{half} reloads by SIGHUP: each became active", by_folder(k, admin, senders, half, folder, sha) == half)
    took = time.monotonic() - start
    r.check("the last generation of workers took over", settled(k))
    for v in DENY:  # from here on only what is signed
        office.through(folder[v], f"2026.12.{v}")
        versies.wait_active(admin, sha[v])
    again = sum(s.again for s in senders)
    start = time.monotonic()
    r.check(f"{RELOADS - half} reloads by order: each became active",
            by_order(k, admin, office, senders, RELOADS - half, sha) == RELOADS - half)
    print(f"took {took:.1f} s and {time.monotonic() - start:.1f} s")
    r.check("... and none of these closed a connection", sum(s.again for s in senders) == again,
            (again, [s.again for s in senders]))
    for s in senders:
        s.stop = True
    for s in senders:
        s.join(30)
    got = [x for s in senders for x in s.got]
    bad = [x for s in senders for x in s.bad]
    r.check(f"{len(got)} requests, none failed ({again} sent again after a generation ended)", got and not bad, bad[:3])

    # --- no mixture
    seen = collections.defaultdict(collections.Counter)
    for x in got:
        seen[x["beleid"]["sha256"]][lists(x)] += 1
    r.check("both versions decided", set(seen) == set(sha.values()), set(seen))
    r.check("each version always gave the same two lists", all(len(c) == 1 for c in seen.values()),
            [len(c) for c in seen.values()])
    for v, other in (("1", "2"), ("2", "1")):
        given, held = next(iter(seen[sha[v]]), ((), ()))
        r.check(f"version {v} held back what it refuses, and gave what the other refuses",
                set(DENY[v]) <= set(held) and set(DENY[other]) <= set(given), (given, held))
    r.check("the receipt names version and hash together",
            {(x["beleid"]["versie"], x["beleid"]["sha256"]) for x in got} == {(f"2026.12.{v}", sha[v]) for v in DENY})
    check_log(admin, {x["logboek"]["index"]: x["beleid"]["sha256"] for x in got}, sha)
    admin.close()
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
r.done()
