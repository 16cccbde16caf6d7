# SPDX-License-Identifier: EUPL-1.2
"""Backups with the real program: made under load, opened by openssl and tar alone, damaged, restored, destroyed."""
import base64
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import threading
import time

import keten

SHIFT = pathlib.Path(keten.PROGRAM).parent / "shift_clock.so"
CANARY = "Zqxwvgbackupkanarie"
r = keten.Report()


def openssl(*args):
    subprocess.run(["openssl", *map(str, args)], check=True, capture_output=True)


def offline_key(folder, name, kind):
    """A key that never lies where the gateway is; as README.md of gateway/backup says."""
    openssl("req", "-x509", "-nodes", "-newkey", *kind, "-keyout", folder / f"{name}.key",
            "-out", folder / f"{name}.pem", "-subj", "/CN=backup", "-days", "3650")


def plan():
    """The sample plan with a value of our own in it."""
    text = keten.fresh(keten.sample("pi", "M10.xml"))
    return re.sub(r"(<Achternaam>)[^<]*", r"\g<1>" + CANARY, text)


def load(k, stop, sent):
    sender = keten.Partner(k, "pi", "application/xml")
    while not stop.is_set():
        a = sender.send(plan())
        sent.append((a.status, a.json().get("id") if a.status == 201 else None))
    sender.close()


def create(k, *more):
    a = k.cli("backup", "create", "--to", str(k.dir / "backup"), "--recipient", str(k.dir / "off.pem"), "--json", *more)
    if a.returncode != 0:
        raise AssertionError(a.stdout + a.stderr)
    return json.loads(a.stdout)


def verify(k, folder, *more):
    a = k.cli("backup", "verify", str(folder), "--json", *more)
    return a.returncode, json.loads(a.stdout) if a.stdout.startswith("{") else {"why": a.stderr}


def with_key(k, name="off"):
    return ["--key", str(k.dir / f"{name}.key"), "--cert", str(k.dir / f"{name}.pem")]


def head(k, name):
    (k.dir / name).write_text(json.loads(k.cli("log", "head", "--json", check=True).stdout)["note"])
    return str(k.dir / name)


def unpack_alone(k, folder, to, parts):
    """What README.md tells somebody without our program."""
    to.mkdir()
    stream = b""
    for part in parts:
        stream += subprocess.run(["openssl", "cms", "-decrypt", "-inform", "DER", "-in", str(part), "-inkey",
                                  str(k.dir / "off.key")], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(to)], input=stream, check=True)
    return sorted(str(p.relative_to(to)) for p in to.rglob("*") if p.is_file())


def holds(folder, needles):
    """The files in which one of these stands in clear."""
    return [f"{p.name}: {n[:12]!r}" for p in folder.rglob("*") if p.is_file() for n in needles if n in p.read_bytes()]


def secrets(k):
    """Every key of the gateway, and what is in a message."""
    keys = [p.read_bytes() for p in (k.dir / "keys").glob("*.key")]
    return keys + [CANARY.encode(), b"999900109", CANARY.encode("utf-16-le")]


def move(k, root):
    """On with the gateway restored at root: certificates in place, another port."""
    k.conf, k.port, old = root / "ketenpoort.yaml", keten.free_port(), k.port
    shutil.copytree(k.tls, root / "tls")
    k.conf.write_text(k.conf.read_text().replace(f":{old}", f":{k.port}"))
    for p in keten.OIN:
        getattr(k, p).close()
    k.log, k._had = root / "gateway.log", 0


def damage(k, good):
    """A bit in each kind of file."""
    for name in ("manifest.json", "manifest.sig", "keys.cms", "data-0001.cms"):
        for where in (0.1, 0.5, 0.9):
            bad = k.dir / "bad" / good.name
            shutil.copytree(good, bad)
            data = bytearray((bad / name).read_bytes())
            data[int(len(data) * where)] ^= 1
            (bad / name).write_bytes(data)
            rc, a = verify(k, bad)
            r.check(f"a bit flipped at {where:.0%} of {name} is found", rc == 6, f"{rc} {a}")
            rc, a = verify(k, bad, *with_key(k))
            r.check("  and with the key", rc == 6, f"{rc} {a}")
            shutil.rmtree(bad)
    shutil.copytree(good, k.dir / "bad" / good.name)
    (k.dir / "bad" / good.name / "data-0001.cms").unlink()
    rc, a = verify(k, k.dir / "bad" / good.name)
    r.check("a part that is missing is found", rc == 6, f"{rc} {a}")
    shutil.rmtree(k.dir / "bad")


def killed(k):
    """kill -9 in the midst of it leaves nothing in clear and nothing that looks whole."""
    before = {p.name for p in (k.dir / "backup").iterdir()}
    seen, tmp = False, k.dir / "state" / "backup.tmp"
    for i in range(60):
        p = subprocess.Popen([keten.PROGRAM, "-c", str(k.conf), "backup", "create", "--to", str(k.dir / "backup"),
                              "--recipient", str(k.dir / "off.pem")], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
        keten.until(lambda: tmp.exists() and any(tmp.iterdir()) or p.poll() is not None, 5)
        p.send_signal(signal.SIGKILL)
        p.wait()
        seen = tmp.exists()
        if seen:
            break
        before = {x.name for x in (k.dir / "backup").iterdir()}
        time.sleep(1.1)
    r.check("killed while the copy lies there", seen)
    new = {p.name for p in (k.dir / "backup").iterdir()} - before
    r.check("no folder that looks whole is left", all(n.endswith(".part") for n in new), new)
    r.check("list does not show it", not any(n.split(".")[0] in k.cli("backup", "list", str(k.dir / "backup")).stdout for n in new))
    for n in new:
        shutil.rmtree(k.dir / "backup" / n)
    k.stop()
    k.start()
    r.check("the copy is gone after a new start", not tmp.exists())


def main():
    k = keten.Keten()
    offline_key(k.dir, "off", ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"])
    offline_key(k.dir, "other", ["rsa:3072"])
    (k.dir / "backup").mkdir()
    with k:
        run(k)
    r.done()


def run(k):
    for who, kind, name in ((k.justid, "pi", "M01.xml"), (k.gemeente, "gemeente", "M07.json")):
        assert who.send(keten.sample(kind, name)).status == 201
    first = keten.send_plan(k).json()["id"]
    k.gemeente.collect(first)
    k.gemeente.acknowledge(first)
    early = create(k)
    time.sleep(1.1)
    stop, sent = threading.Event(), []
    loads = [threading.Thread(target=load, args=(k, stop, sent)) for _ in range(4)]
    for t in loads:
        t.start()
    keten.until(lambda: len(sent) > 200)
    start, n = time.monotonic(), len(sent)
    made = create(k, "--days", "14")
    took, during = time.monotonic() - start, len(sent) - n
    stop.set()
    for t in loads:
        t.join()
    good = pathlib.Path(made["path"])
    print(f"     {took:.2f} s for {made['size']} entries, {made['bytes']} bytes; {during} messages meanwhile")
    r.check("no message failed meanwhile", all(s == 201 for s, _ in sent) and during > 0, {s for s, _ in sent})
    r.check("the log file reaches as far as the database", made["signed_size"] == made["size"], made)
    entry = json.loads(k.cli("log", "verify", "--json", check=True).stdout)
    r.check("the log is green afterwards", entry["result"] == "intact", entry)
    r.check("nothing in clear is left behind", not (k.dir / "state" / "backup.tmp").exists())
    r.check("the folder is ours alone", good.stat().st_mode & 0o777 == 0o700 and
            all(p.stat().st_mode & 0o77 == 0 for p in good.iterdir()))
    found = holds(good, secrets(k))
    r.check("no value and no key in it in clear", not found, found)
    r.check("  (the search finds them where they are)", len(holds(k.dir / "keys", secrets(k))) >= 5)

    rc, a = verify(k, good)
    r.check("verify without the key", rc == 0 and a["size"] == made["size"] and not a["opened"], a)
    rc, a = verify(k, good, *with_key(k))
    r.check("verify with the key reads every body", rc == 0 and a["opened"] and a["bodies"] == made["size"], a)
    r.check("verify leaves nothing in the temporary folder", not list(pathlib.Path("/tmp").glob("ketenpoort-*")))
    rc, a = verify(k, good, *with_key(k, "other"))
    r.check("another key: 7", rc == 7, f"{rc} {a}")
    rc, a = verify(k, good, "--key", str(k.dir / "other.key"), "--cert", str(k.dir / "off.pem"))
    r.check("a key and a certificate that do not belong together: 7", rc == 7, f"{rc} {a}")
    now = head(k, "head.txt")
    rc, a = verify(k, early["path"], "--head", now)
    r.check("an old one against a newer head: 12, with the first missing entry",
            rc == 12 and a["shorter"] and a["first"] == early["size"], f"{rc} {a}")

    alone = unpack_alone(k, good, k.dir / "alone", sorted(good.glob("data-*.cms")))
    r.check("openssl and tar alone open it", {"state/ketenpoort.db", "log/verstrekkingen.log", "log/log.vkey",
                                              "ketenpoort.yaml"} <= set(alone), alone[:9])
    keys = unpack_alone(k, good, k.dir / "alone-keys", [good / "keys.cms"])
    r.check("the keys are only in keys.cms", "keys/log.key" in keys and not [f for f in alone if f.endswith(".key")], keys)
    r.check("the key that cosigns other logs stays here", (k.dir / "keys/getuige.key").exists() and
            "keys/getuige.key" not in keys, keys)
    ours = {p.read_bytes() for p in (k.dir / "keys").glob("*.key") if p.name.startswith(("kek-", "body-"))}
    theirs = [k.dir / "alone-keys" / f for f in keys if f.startswith(("keys/kek-", "keys/body-"))]
    r.check("no key of the gateway that wraps others is in it", len(theirs) >= 2 and
            not ours & {p.read_bytes() for p in theirs}, keys)
    a = k.cli("log", "verify", "--file", str(k.dir / "alone/log/verstrekkingen.log"), "--vkey",
              str(k.dir / "alone/log/log.vkey"))
    r.check("its proofs are checkable without any key", a.returncode == 0, a.stdout)
    as_documented(k, good, made)
    damage(k, good)
    killed(k)
    destroyed(k, early)
    restored(k, good, made, early, now, first, [i for s, i in sent if i])


def as_documented(k, good, made):
    """The commands of README.md, as they stand there."""
    text = (keten.ROOT / "gateway/backup/README.md").read_text()
    at = text.index("## Without our program")
    blocks = re.findall(r"(?m)((?:^    .*\n)+)", text[at:])
    r.check("README.md has its two pieces of shell", len(blocks) == 2 and "tar -x" in blocks[0], blocks)
    to = k.dir / "documented"
    to.mkdir()
    for f in [*good.iterdir(), k.dir / "off.key"]:
        shutil.copy(f, to / f.name.replace("off.key", "backup.key"))
    key = base64.b64decode((k.dir / "log/log.vkey").read_text().strip().split("+", 2)[2])[1:]
    der = bytes.fromhex("302a300506032b6570032100") + key
    subprocess.run(["openssl", "pkey", "-pubin", "-inform", "DER", "-out", str(to / "log.pub.pem")], input=der, check=True)
    env = dict(os.environ, ORIGIN="keten.test/2026")
    runs = [subprocess.run(["sh", "-e", "-c", b], cwd=to, env=env, capture_output=True, text=True) for b in blocks]
    r.check("without our program: unpacked", runs[0].returncode == 0 and (to / "state/ketenpoort.db").exists()
            and (to / "keys/log.key").exists(), runs[0])
    r.check("... and the signature on the manifest is checked", runs[1].returncode == 0
            and "Signature Verified Successfully" in runs[1].stdout, runs[1])
    (to / "state/tlog").mkdir()
    a = subprocess.run([keten.PROGRAM, "-c", str(to / "ketenpoort.yaml"), "log", "verify", "--key", str(to / "keys"),
                        "--json"], capture_output=True, text=True)
    got = {c["store"]: c for c in json.loads(a.stdout)["checks"]}
    r.check("... and it is what our program restores", a.returncode == 0
            and got["contents"]["bodies"] == made["size"], a.stdout)
    a = subprocess.run(["python3", str(keten.ROOT / "gateway/ledger/verifier/verify.py"),
                        "--vkey", str(to / "log/log.vkey"), str(to / "log/verstrekkingen.log")], capture_output=True, text=True)
    r.check("... and the verifier in Python finds it intact", a.returncode == 0, a.stdout + a.stderr)
    shutil.rmtree(to)


def destroyed(k, early):
    """After its time the keys go, and with them what is personal."""
    old, env = pathlib.Path(early["path"]), k.env
    a = json.loads(k.cli("backup", "prune", str(k.dir / "backup"), "--json").stdout)
    r.check("nothing is destroyed before its time", a["destroyed"] == [] and (old / "keys.cms").exists(), a)
    # Fifteen days later, for the command alone: the gateway runs on today's clock.
    k.env = dict(env, LD_PRELOAD=str(SHIFT), KETEN_SHIFT_S=str(15 * 86400))
    listed = json.loads(k.cli("backup", "list", str(k.dir / "backup"), "--json").stdout)["items"]
    r.check("list shows what is due", listed and all(x["state"] == "due" for x in listed), listed)
    dry = json.loads(k.cli("backup", "prune", str(k.dir / "backup"), "--dry-run", "--json").stdout)
    r.check("--dry-run destroys nothing", old.name in dry["destroyed"] and (old / "keys.cms").exists(), dry)
    k.env = env
    only = k.dir / "old"
    only.mkdir()
    shutil.copytree(old, only / old.name)
    k.env = dict(env, LD_PRELOAD=str(SHIFT), KETEN_SHIFT_S=str(15 * 86400))
    a = k.cli("backup", "prune", str(only), "--json")
    r.check("prune destroys the keys", a.returncode == 0 and not (only / old.name / "keys.cms").exists(), a.stderr)
    rc, a = verify(k, only / old.name)
    r.check("what is left is still checkable", rc == 0 and not a["has_keys"], f"{rc} {a}")
    rc, a = verify(k, only / old.name, *with_key(k))
    r.check("and opens no more, with the offline key", rc == 7, f"{rc} {a}")
    k.env = env
    size = json.loads(k.cli("log", "head", "--json").stdout)["size"]
    body = json.loads(k.cli("log", "show", str(size - 1), "--json").stdout)["body"]
    r.check("it is in the log", "sleutels-vernietigd" in json.dumps(body), body)
    # With the keys of the gateway itself, and the offline key, the bodies stay shut.
    shut = unpack_alone(k, only / old.name, k.dir / "shut", sorted((only / old.name).glob("data-*.cms")))
    conf = k.dir / "shut/ketenpoort.yaml"
    (k.dir / "shut/state/tlog").mkdir()
    conf.write_text(re.sub("keys_dir: .*", f"keys_dir: {k.dir}/keys", conf.read_text()))
    a = subprocess.run([keten.PROGRAM, "-c", str(conf), "log", "verify", "--key", str(k.dir / "keys"), "--json"],
                       capture_output=True, text=True)
    checks = {c["store"]: c for c in json.loads(a.stdout)["checks"]}
    r.check("no body opens with the keys of the gateway", checks["contents"]["bodies"] == 0 and
            checks["logfile"]["result"] == "intact" and checks["database"]["result"] == "intact", a.stdout)
    shutil.rmtree(k.dir / "shut")


def restored(k, good, made, early, now, first, sent):
    vkey = str(k.dir / "log/log.vkey")
    root = k.dir / "restored"

    def restore(folder, *more):
        return k.cli("backup", "restore", str(folder), *with_key(k), "--to", str(root), "--vkey", vkey, *more)

    a = restore(good)
    r.check("restoring asks for a head", a.returncode == 2 and not root.exists(), a.stderr)
    a = restore(early["path"], "--head", now)
    r.check("an old one is noticed: 12, with the first missing entry", a.returncode == 12 and
            f"regel {early['size']} " in a.stderr and not root.exists(), a.stderr)
    root.mkdir()
    (root / "something").write_text("of somebody")
    a = restore(good, "--without-head")
    r.check("a folder that is not empty stays as it is", a.returncode == 1 and
            (root / "something").read_text() == "of somebody", a.stderr)
    shutil.rmtree(root)
    a = restore(good, "--without-head", "--dry-run")
    r.check("--dry-run changes nothing", a.returncode == 0 and not root.exists(), a.stderr)
    a = k.cli("backup", "restore", str(good), *with_key(k), "--to", str(root), "--without-head", "--dry-run")
    r.check("without a key of the log --dry-run does not say that it is whole", a.returncode == 7, a.stdout + a.stderr)
    held = k.dir / "held"
    held.mkdir(mode=0o750)
    a = k.cli("backup", "restore", str(good), *with_key(k, "other"), "--to", str(held), "--vkey", vkey,
              "--without-head")
    r.check("after a failure a folder that was there is there, empty", a.returncode != 0 and held.is_dir() and
            not list(held.iterdir()) and held.stat().st_mode & 0o777 == 0o750, (a.returncode, list(held.iterdir())))
    link = k.dir / "link"
    link.symlink_to(held)
    a = k.cli("backup", "restore", str(good), *with_key(k), "--to", str(link), "--vkey", vkey, "--without-head")
    r.check("a link is no place to restore to", a.returncode == 1 and not list(held.iterdir()) and link.is_symlink(),
            a.stderr)
    mine = k.dir / "head-then.txt"
    mine.write_text(made["note"])
    a = restore(good, "--head", str(mine))
    r.check("restored against the head of its own time", a.returncode == 0, a.stdout + a.stderr)
    r.check("it says what will be offered again", "opnieuw aangeboden" in a.stdout, a.stdout)
    a = subprocess.run([keten.PROGRAM, "-c", str(root / "ketenpoort.yaml"), "log", "verify", "--from", str(mine),
                        "--key", str(root / "keys")], capture_output=True, text=True)
    r.check("log verify is green: the same root at its size", a.returncode == 0, a.stdout + a.stderr)
    k.stop()
    move(k, root)
    k.start()
    a = k.pi.state(first)
    r.check("a receipt is read by its id", a.status == 200 and a.json()["id"] == first, a)
    waiting = [m["id"] for m in k.gemeente.mailbox()]
    mine = [i for i in waiting if i in sent]
    r.check("what waited waits again", len(mine) > 90 and all(k.pi.state(i).status == 200 for i in mine), len(mine))
    a = k.gemeente.collect(mine[0])
    r.check("and is collected", a.status == 200 and CANARY in a.body.decode(), a)
    r.check("what was destroyed stays so", k.gemeente.collect(first).status in (404, 410))
    r.check("the gateway goes on", keten.send_plan(k).status == 201)
    tiles = root / "state/tlog/checkpoint"
    r.check("the tiles are made again", keten.until(tiles.exists, 90))
    a = k.cli("log", "verify", "--from", now)
    r.check("whoever kept a newer head sees the loss", a.returncode == 12, a.stdout)

    # With that newer head it forks by now: never restored.  With an older backup the loss is accepted, and logged.
    lost = k.dir / "lost"
    a = k.cli("backup", "restore", early["path"], *with_key(k), "--to", str(lost), "--vkey", vkey, "--head", now,
              "--accept-loss", "--json")
    j = json.loads(a.stdout) if a.returncode == 0 else {}
    r.check("a loss is accepted when it is said so", a.returncode == 0 and j["first"] == early["size"], a.stderr)
    a = subprocess.run([keten.PROGRAM, "-c", str(lost / "ketenpoort.yaml"), "log", "show", str(j["index"]), "--json"],
                       capture_output=True, text=True)
    r.check("and stands in the log", "teruggezet-met-verlies" in a.stdout, a.stdout + a.stderr)
    a = k.cli("backup", "create", "--to", str(k.dir / "backup"), "--recipient", str(k.dir / "off.pem"), "--json")
    newer = json.loads(a.stdout)["path"]
    gone = k.dir / "gone"
    a = k.cli("backup", "restore", newer, *with_key(k), "--to", str(gone), "--vkey", vkey, "--head",
              forked_head(k, lost), "--accept-loss")
    r.check("a fork is never restored", a.returncode == 12 and "afgesplitst" in a.stderr and not gone.exists(),
            a.stdout + a.stderr)


def forked_head(k, lost):
    """A head of the other branch: the same log, continued elsewhere."""
    a = subprocess.run([keten.PROGRAM, "-c", str(lost / "ketenpoort.yaml"), "log", "head", "--json"],
                       capture_output=True, text=True, check=True)
    path = k.dir / "forked-head.txt"
    path.write_text(json.loads(a.stdout)["note"])
    return str(path)


main()
