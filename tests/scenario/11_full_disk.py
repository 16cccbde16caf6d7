# SPDX-License-Identifier: EUPL-1.2
"""A version becomes active while the log file has no room: afterwards the gateway decides with what its log says."""
import pathlib
import signal
import time

import keten
import versies

r = keten.Report()
S = keten.ROOT / "adapters"
FULL = pathlib.Path(keten.PROGRAM).parent / "full_disk.so"


def sample(kind, name):
    return (S / kind / "v1/samples" / name).read_text()


def send_plan(k):
    text = sample("pi", "M10.xml")
    at = text.index("<BerichtId>") + len("<BerichtId>")
    return k.pi.send(text[:at] + keten.new_id() + text[at + 36:])


def until(ok, timeout=15):
    end = time.monotonic() + timeout
    while not ok() and time.monotonic() < end:
        time.sleep(0.05)
    return ok()


def logged(k, word):
    return k.log.read_text(errors="replace").count(word)


k = keten.Keten()
log = k.dir / "log/verstrekkingen.log"
full = k.dir / "state/vol"
k.env.update(LD_PRELOAD=str(FULL), KETEN_LOG=str(log), KETEN_FULL=str(full))
with k:
    k.justid.send(sample("pi", "M01.xml"))
    k.gemeente.send(sample("gemeente", "M07.json"))
    r.check("a plan goes", send_plan(k).status == 201)
    versies.variant(k.policy, k.policy, "v-2")
    full.touch()
    k.proc.send_signal(signal.SIGHUP)
    r.check("the reload is refused", until(lambda: logged(k, " reload.refused ") == 1))
    a = send_plan(k)
    r.check("without room nothing is taken", a.status == 503, a)
    full.unlink()
    r.check("with room again messages go", until(lambda: send_plan(k).status == 201, 5))
    a = send_plan(k).json()["beleid"]
    admin = versies.Admin(k)
    b = admin.ask(cmd="status")["policy"]
    r.check("... by the version that the log says is active", a["sha256"] == b["sha256"], (a, b))
    admin.close()
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
r.done()
