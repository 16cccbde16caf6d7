# SPDX-License-Identifier: EUPL-1.2
"""The life of a policy with the real program: keys, two signatures, its day, back, and what is damaged."""
import json
import os
import pathlib
import re
import signal
import subprocess
import time

import keten
import versies

r = keten.Report()
HIDDEN = "bankrekening.hulp_nodig"  # version 2 refuses it
SHIFT = pathlib.Path(keten.PROGRAM).parent / "shift_clock.so"


def status(k):
    return json.loads(k.cli("status", "--json", check=True).stdout)["policy"]


def state(k, version):
    return json.loads(k.cli("policy", "show", version, "--json", check=True).stdout)["policy"]["state"]


def refused(what, p, code, words):
    r.check(what, p.returncode == code and words in p.stderr, p)


def damage(k, sha):
    f = k.dir / "state/policy" / sha / "00-beleid.yaml"
    text = f.read_bytes()
    f.write_bytes(text + b"\n# een regel erbij\n")
    return f, text


def people(k, office):
    r.check("a person gets a key", office.person("beheer-a", "beheerder").returncode == 0)
    r.check("... in a file for its eyes only", os.stat(office.key["beheer-a"]).st_mode & 0o777 == 0o600)
    for who, rol in (("fg-a", "privacyfunctionaris"), ("jurist-a", "jurist")):
        office.person(who, rol)
    p = k.cli("person", "add", "nog-een", "--rol", "jurist", "--key-out", str(office.key["fg-a"]))
    refused("a key file is never overwritten", p, 2, "nooit overschreven")
    p = k.cli("person", "add", "fg-a", "--rol", "jurist", "--key-out", str(k.dir / "x.key"))
    refused("an id is given once", p, 3, "is er al")
    r.check("... and no key is left behind", not (k.dir / "x.key").exists())
    pub = k.dir / "fg.pub"
    pub.write_text(subprocess.run(["openssl", "pkey", "-in", str(office.key["fg-a"]), "-pubout"], check=True,
                                  capture_output=True, text=True).stdout)
    p = k.cli("person", "add", "jurist-b", "--rol", "jurist", "--pubkey", str(pub))
    refused("one key is not two persons", p, 3, "hoort al bij een andere persoon")
    p = k.cli("person", "add", "Jan Jansen", "--rol", "jurist", "--key-out", str(k.dir / "y.key"))
    refused("a name is no function", p, 2, "naar zijn functie")
    r.check("three persons are listed", k.cli("person", "list", "--plain").stdout.count("actief") == 3)


def first_version(k, office, folder, old):
    """Version 2, against everybody who would do it alone."""
    r.check("version 2 is proposed", office.step("propose", folder, "beheer-a").returncode == 0)
    refused("... once", office.step("propose", folder, "beheer-a"), 3, "al voorgesteld")
    refused("not activated by one", office.step("activate", "v-2", "beheer-a"), 3, "niet door een tweede")
    refused("not approved by who proposed", office.step("approve", "v-2", "beheer-a"), 3, "een ander dan")
    refused("nor with that one's key under another name",
            office.step("approve", "v-2", "fg-a", key=office.key["beheer-a"]), 3, "handtekening klopt niet")
    p = office.step("approve", "v-2", "fg-a")
    r.check("another approves", p.returncode == 0 and state(k, "v-2") == "goedgekeurd", p)
    r.check("... having seen what differs", "niet meer: " in p.stderr and HIDDEN in p.stderr and " eraf, " in p.stderr,
            p.stderr)
    whole = re.search(r"Alles: ketenpoort (policy diff [0-9a-f]{8} [0-9a-f]{8})$", p.stderr, re.M)
    r.check("... and where to read all of it", whole and HIDDEN in k.cli(*whole[1].split()).stdout, p.stderr)
    r.check("until it is activated nothing changes", status(k)["sha256"] == old and not status(k)["signed"])
    p = office.step("activate", "v-2", "fg-a", "--reden", "zie het advies van november")
    r.check("activated", p.returncode == 0, p)
    r.check("... and it runs", keten.until(lambda: status(k)["version"] == "v-2" and status(k)["signed"]), status(k))
    a = keten.send_plan(k).json()
    r.check("... and decides", a["beleid"]["versie"] == "v-2" and HIDDEN not in a["verstrekt"], a["beleid"])
    return a


def signed_only(k, sha2):
    """The folder of the configuration is nobody's policy any more."""
    versies.variant(k.policy, k.policy, "v-x")
    had = keten.logged(k, " reload.done ")
    k.proc.send_signal(signal.SIGHUP)
    r.check("SIGHUP reads again what is active", keten.until(lambda: keten.logged(k, " reload.done ") > had))
    r.check("... and not the folder", status(k)["sha256"] == sha2)
    eval_ = ("policy", "eval", "--doel", "DR_PLAN", "--rol", "GN", "--element", HIDDEN)
    r.check("'may I share this' answers by what is active", k.cli(*eval_).returncode == 3)
    r.check("... or by the version that is asked", k.cli(*eval_, "--policy", str(k.policy)).returncode == 0)
    os.kill(k.recorder(), signal.SIGKILL)
    r.check("a recorder that is killed comes back with it",
            keten.until(lambda: k.cli("status").returncode == 0 and status(k)["sha256"] == sha2))
    keten.until(lambda: keten.send_plan(k).status == 201)
    r.check("... and so do the workers", keten.send_plan(k).json()["beleid"]["sha256"] == sha2)


def killed_while_asked(k, sha2):
    """The supervisor asks which version is due, and only it can replace who should answer."""
    pid = k.recorder()
    os.kill(pid, signal.SIGSTOP)
    k.proc.send_signal(signal.SIGHUP)
    time.sleep(0.5)
    os.kill(pid, signal.SIGKILL)
    start = time.monotonic()  # who asks meanwhile waits for it
    back_again = keten.until(lambda: k.cli("status").returncode == 0 and status(k)["sha256"] == sha2)
    took = time.monotonic() - start
    r.check("a recorder that dies while it is asked is replaced at once", back_again and took < 3, took)
    r.check("... and messages go", keten.until(lambda: keten.send_plan(k).status == 201))


def explained(k, receipt, version):
    p = k.cli("policy", "explain", receipt["id"], "--json")
    x = json.loads(p.stdout)
    r.check(f"a decision of {version} is explained by {version}", x["policy"]["at_hand"]
            and x["policy"]["version"] == version, x.get("policy"))


def back(k, office, sha2, sha3):
    f, text = damage(k, sha2)
    refused("a damaged version is not gone back to", office.step("rollback", "v-2", "jurist-a"), 4, "beschadigd")
    r.check("... and the other goes on", status(k)["sha256"] == sha3 and keten.send_plan(k).status == 201)
    f.write_bytes(text)
    p = office.step("rollback", None, "jurist-a", "--reden", "te veel achtergehouden")
    r.check("one person goes back at once", p.returncode == 0 and keten.until(lambda: status(k)["sha256"] == sha2), p)
    refused("back from there has to be named", office.step("rollback", None, "jurist-a"), 3, "noem haar")
    r.check("what was gone back from has lapsed", state(k, "v-3") == "vervallen")
    k.cli("person", "revoke", "jurist-a", check=True)
    refused("a revoked key counts no more", office.step("rollback", "v-3", "jurist-a"), 3, "ingetrokken")


def shifted(k, seconds_before):
    """From the next start on it is so long before midnight, UTC."""
    now = time.time()
    shift = int(86400 - now % 86400 - seconds_before)
    k.env.update(LD_PRELOAD=str(SHIFT), KETEN_SHIFT_S=str(shift))
    return time.strftime("%Y-%m-%d", time.gmtime(now + shift + seconds_before + 60))


def at_midnight(k, office, folder, sha2):
    """Planned, and on its day active without a hand; damaged on its day, it is not, and the other goes on."""
    tomorrow = shifted(k, 14)
    k.start()
    office.step("propose", folder["4"], "beheer-a")
    office.step("approve", "v-4", "fg-a")
    p = office.step("activate", "v-4", "fg-a", "--vanaf", tomorrow)
    r.check("planned for tomorrow", p.returncode == 0 and state(k, "v-4") == "gepland", p)
    x = status(k)
    r.check("status says so", x["planned"] and x["planned"]["version"] == "v-4"
            and x["planned"]["from"].startswith(tomorrow) and x["sha256"] == sha2, x)
    sha4 = x["planned"]["sha256"]
    f, text = damage(k, sha4)
    r.check("damaged on its day, it is refused", keten.until(lambda: keten.logged(k, " reload.refused ") > 0, 20))
    r.check("... and the version before goes on", status(k)["sha256"] == sha2 and keten.send_plan(k).status == 201)
    f.write_bytes(text)
    r.check("sound again, it becomes active by itself", keten.until(lambda: status(k)["sha256"] == sha4), status(k))
    a = keten.send_plan(k)
    r.check("... and decides", a.json()["beleid"]["versie"] == "v-4", a)
    k.stop()


with keten.Keten() as k:
    k.justid.send(keten.sample("pi", "M01.xml"))
    k.gemeente.send(keten.sample("gemeente", "M07.json"))
    office = versies.Office(k)
    folder = {"2": versies.variant(k.policy, k.dir / "b2", "v-2", [HIDDEN]),
              "3": versies.variant(k.policy, k.dir / "b3", "v-3", ["persoon.voornamen"]),
              "4": versies.variant(k.policy, k.dir / "b4", "v-4", ["persoon.voorvoegsel"])}
    one = keten.send_plan(k).json()
    old = status(k)["sha256"]
    kept = k.dir / "state/policy" / old
    r.check("what runs from the folder is kept by its hash", {f.name: f.read_bytes() for f in kept.iterdir()}
            == {f.name: f.read_bytes() for f in k.policy.glob("*.yaml")})
    people(k, office)
    two = first_version(k, office, folder["2"], old)
    sha2 = two["beleid"]["sha256"]
    signed_only(k, sha2)
    killed_while_asked(k, sha2)
    explained(k, one, one["beleid"]["versie"])
    explained(k, two, "v-2")
    sha3 = office.through(folder["3"], "v-3")
    r.check("a second version", keten.until(lambda: status(k)["sha256"] == sha3))
    back(k, office, sha2, sha3)

    # --- beside a gateway that stands still
    k.stop()
    p = office.step("rollback", "v-3", "fg-a")
    r.check("ordered while it stood still", p.returncode == 0, p)
    k.start()
    r.check("... and run from the start", status(k)["sha256"] == sha3)
    p = office.step("rollback", "v-2", "fg-a")
    keten.until(lambda: status(k)["sha256"] == sha2)
    k.stop()
    f, text = damage(k, sha2)
    k.start(wait=False)
    r.check("it does not start on a damaged version", k.proc.wait(timeout=20) != 0)
    f.write_bytes(text)
    k.proc = None

    at_midnight(k, office, folder, sha2)
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
    steps = json.loads(k.cli("policy", "list", "--json", check=True).stdout)["items"]
    r.check("each step names its log entry", all(s["index"] > 0 and (s["person"] or s["step"] == "actief")
                                                 for v in steps for s in v["steps"]), steps)
r.done()
