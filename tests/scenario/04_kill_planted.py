# SPDX-License-Identifier: EUPL-1.2
"""The kill campaign must fail on a gateway that acknowledges before it commits."""
import os
import pathlib
import subprocess
import sys

import keten

r = keten.Report()
here = pathlib.Path(__file__).resolve().parent
planted = pathlib.Path(keten.PROGRAM).parent / "late_disk.so"
env = dict(os.environ, KETEN_PRELOAD=str(planted), KETEN_CYCLES="8", KETEN_SEED="689296068",
           KETEN_DRAIN_S="5", KETEN_RESTARTS="8")
env.pop("KETEN_SOAK", None)
p = subprocess.run([sys.executable, str(here / "03_kill.py")], env=env, capture_output=True, text=True)
r.check("planted early acknowledgement: the campaign is red", planted.exists() and p.returncode != 0,
        p.stdout[-500:])
saw = [w for w in ("acknowledged, but logged at", "never delivered", "does not come back", "did not start",
                   "never released",
                   "rollback: ") if w in p.stdout + p.stderr]
r.check("... because of the log, not by accident", bool(saw), p.stdout[-800:] + p.stderr[-800:])
r.done()
