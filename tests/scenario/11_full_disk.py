# SPDX-License-Identifier: EUPL-1.2
"""A version becomes active while the log file has no room: afterwards the gateway decides with what its log says."""
import pathlib
import signal

import keten
import versies

r = keten.Report()
FULL = pathlib.Path(keten.PROGRAM).parent / "full_disk.so"

k = keten.Keten()
log = k.dir / "log/verstrekkingen.log"
full = k.dir / "state/vol"
k.env.update(LD_PRELOAD=str(FULL), KETEN_LOG=str(log), KETEN_FULL=str(full))
with k:
    k.justid.send(keten.sample("pi", "M01.xml"))
    k.gemeente.send(keten.sample("gemeente", "M07.json"))
    r.check("a plan goes", keten.send_plan(k).status == 201)
    versies.variant(k.policy, k.policy, "v-2")
    full.touch()
    k.proc.send_signal(signal.SIGHUP)
    r.check("the reload is refused", keten.until(lambda: keten.logged(k, " reload.refused ") == 1))
    a = keten.send_plan(k)
    r.check("without room nothing is taken", a.status == 503, a)
    full.unlink()
    r.check("with room again messages go", keten.until(lambda: keten.send_plan(k).status == 201, 5))
    a = keten.send_plan(k).json()["beleid"]
    admin = versies.Admin(k)
    b = admin.ask(cmd="status")["policy"]
    r.check("... by the version that the log says is active", a["sha256"] == b["sha256"], (a, b))
    admin.close()
    r.check("log verify: intact", k.cli("log", "verify").returncode == 0)
r.done()
