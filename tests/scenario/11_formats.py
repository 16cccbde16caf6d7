# SPDX-License-Identifier: EUPL-1.2
"""A policy that does not fit the installed formats never runs: the one before it goes on, and it is said why."""
import json
import pathlib
import re
import shutil
import signal
import tempfile
import time

import keten
import versies

r = keten.Report()
S = keten.ROOT / "adapters"
WANTED = "netwerk.ondersteunend_aanwezig"  # every plan to a municipality holds it
PLACE = re.compile(rf"50-elementen-dr-gn\.yaml:(\d+):\d+: M10 from PI to GN, gemeente/v1: {re.escape(WANTED)} must be in it")


def lines(k, word):
    return [x for x in k.log.read_text(errors="replace").splitlines() if f" {word} " in x]


def hup(k, word):
    """Reload, and wait for how it ends; the seconds that it took."""
    had, start = len(lines(k, word)), time.monotonic()
    k.proc.send_signal(signal.SIGHUP)
    while len(lines(k, word)) == had and time.monotonic() - start < 20:
        time.sleep(0.005)
    r.check(f"SIGHUP ends with {word}", len(lines(k, word)) == had + 1, k.log.read_text(errors="replace")[-800:])
    return time.monotonic() - start


def sha(k):
    return json.loads(k.cli("status", "--json", check=True).stdout)["policy"]["sha256"]


def goes_on(k, what, was):
    got = [keten.send_plan(k) for _ in range(20)]
    r.check(f"{what}: the one before goes on, and every plan is 201", all(a.status == 201 for a in got)
            and {a.json()["beleid"]["sha256"] for a in got} == {was} and sha(k) == was,
            [a for a in got if a.status != 201][:1])


def kept(k):
    return {f.name for f in (k.dir / "state/policy").iterdir()}


formats = pathlib.Path(tempfile.mkdtemp(prefix="keten-adapters-"))
for kind in ("pi", "reclassering", "gemeente"):
    shutil.copytree(S / kind, formats / kind)

with keten.Keten(adapters=formats) as k:
    k.justid.send(keten.sample("pi", "M01.xml"))
    k.gemeente.send(keten.sample("gemeente", "M07.json"))
    first, had = sha(k), kept(k)
    r.check("a plan goes", keten.send_plan(k).status == 201)

    # --- a policy that denies what the document must hold
    column = k.policy / "50-elementen-dr-gn.yaml"
    good = column.read_text()
    bad = versies.variant(k.policy, k.dir / "krap", "v-krap", [WANTED])
    column.write_text((bad / column.name).read_text())
    took = hup(k, "reload.refused")
    found = PLACE.search(lines(k, "reload.refused")[-1])
    line = good[:good.index(f"  {WANTED}:\n")].count("\n") + 1
    r.check("the log names place and element", found and int(found[1]) == line, lines(k, "reload.refused")[-1])
    goes_on(k, "refused", first)
    r.check("... and it is not kept as a version", kept(k) == had)
    p = k.cli("policy", "check", str(bad), "--lang", "en")
    r.check("policy check says the same", p.returncode == 4 and "POL-FORMAAT" in p.stdout
            and f"gemeente/v1: {WANTED} must be in it" in p.stdout, p)
    office = versies.Office(k)
    office.person("beheer-a", "beheerder")
    p = office.step("propose", bad, "beheer-a", "--lang", "en")
    r.check("and propose takes it no more", p.returncode == 4 and PLACE.search(p.stderr) and kept(k) == had, p)

    # --- one that fits
    column.write_text(good + "\n# een regel erbij\n")
    again = hup(k, "reload.done")
    second = sha(k)
    r.check("one that fits becomes active", second != first and keten.send_plan(k).json()["beleid"]["sha256"] == second)
    print(f"reload: refused in {took * 1000:.0f} ms, done in {again * 1000:.0f} ms")

    # --- formats that ask for more than the policy surely gives
    table = formats / "gemeente/v1/profiles.tsv"
    was = table.read_text()
    table.write_text(was.replace("drplan-gemeente-v1\tM10\tpersoon.bsn\to", "drplan-gemeente-v1\tM10\tpersoon.bsn\tv"))
    r.check("(the table was changed)", table.read_text() != was)
    hup(k, "reload.refused")
    r.check("a format that asks for what goes under a condition is refused", "persoon.bsn must be in it, but goes under "
            "a condition only (DR-GN, C10)" in lines(k, "reload.refused")[-1], lines(k, "reload.refused")[-1])
    goes_on(k, "with the formats before", second)
    k.stop()

    # --- at the start there is none before it
    k.start(wait=False)
    r.check("it does not start on what does not fit", k.proc.wait(timeout=20) != 0)
    r.check("... and says which element", "persoon.bsn must be in it" in k.log.read_text(errors="replace")[-1500:],
            k.log.read_text(errors="replace")[-800:])
    k.proc = None
    table.write_text(was)
    k.start()
    r.check("mended, it starts", keten.send_plan(k).status == 201)
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
shutil.rmtree(formats)
r.done()
