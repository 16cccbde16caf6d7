# SPDX-License-Identifier: EUPL-1.2
"""Two gateways: one cosigns the log of the other, refuses a fork, notices a rollback, and is missed."""
import base64
import hashlib
import http.client
import json
import pathlib
import shutil
import socket
import ssl
import subprocess
import time

import keten

r = keten.Report()
SHIFT = pathlib.Path(keten.PROGRAM).parent / "shift_clock.so"
GATEWAY = "00000099000000001000"  # what demo-ca.sh gives a gateway
PATH = keten.BASE + "/getuige/add-checkpoint"
WITNESS = "00000099000000000141"  # the municipality's gateway


class Other(keten.Keten):
    """The municipality's own gateway: certificates of the same authority, its own log."""

    def __init__(self, first):
        self.first = first
        super().__init__(partners={}, workers=1)
        self.partner("keten-a", GATEWAY, naam="Keten A", rollen="[PI]", formaat="pi/v1",
                     logboek=json.dumps((first.dir / "log/log.vkey").read_text().strip()))

    def _certificates(self):
        shutil.copytree(self.first.tls, self.tls)

    def _configuration(self, workers, extra):
        super()._configuration(workers, extra)
        text = self.conf.read_text()
        for old, new in (("tls/gateway.", "tls/gemeente."), ("keten.test/2026", "almelo.test/2026")):
            assert old in text
            text = text.replace(old, new)
        self.conf.write_text(text)

    def partner(self, name, oin, **fields):
        f = self.dir / f"partner-{name}.yaml"
        f.write_text(f"id: {name}\noin: \"{oin}\"\n" + "".join(f"{k}: {v}\n" for k, v in fields.items()))
        return self.cli("partner", "add", str(f), check=True)


def witnesses(k):
    return json.loads(k.cli("log", "witness", "--json", check=True).stdout)


def state(k):
    w = witnesses(k)["items"]
    return w[0] if w else {}


def size(k):
    return json.loads(k.cli("status", "--json", check=True).stdout)["log"]["size"]


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def cosigned(text, vkey):
    """A cosignature, by the words of c2sp.org/tlog-cosignature: when it was made and the size, or None."""
    name, ident, key = vkey.split("+", 2)
    key = base64.b64decode(key)
    body, _, sigs = text.partition("\n\n")
    body += "\n"
    if key[0] != 4 or sha(name.encode(), b"\n", key)[:4].hex() != ident:
        return None
    for line in sigs.splitlines():
        dash, who, sig = line.split(" ")
        sig = base64.b64decode(sig)
        if dash != "—" or who != name or sig[:4].hex() != ident or len(sig) != 4 + 8 + 64:
            continue
        at = int.from_bytes(sig[4:12], "big")
        if openssl_ok(key[1:], f"cosignature/v1\ntime {at}\n{body}".encode(), sig[12:]):
            return at, int(body.split("\n")[1])
    return None


def openssl_ok(public, message, signature):
    d = pathlib.Path(a.dir)
    for name, data in (("m", message), ("s", signature), ("p", bytes.fromhex("302a300506032b6570032100") + public)):
        (d / f"check-{name}").write_bytes(data)
    return subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", d / "check-p", "-keyform", "DER",
                           "-rawin", "-in", d / "check-m", "-sigfile", d / "check-s"],
                          capture_output=True).returncode == 0


def checkpoint(k, n, root, origin="keten.test/2026", key="log.key"):
    """A checkpoint of this tree, signed with the log's own key as only its operator can."""
    text = f"{origin}\n{n}\n{base64.b64encode(root).decode()}\n"
    (k.dir / "note").write_text(text)
    sig = subprocess.run(["openssl", "pkeyutl", "-sign", "-inkey", k.dir / "keys" / key, "-rawin", "-in",
                          k.dir / "note"], capture_output=True, check=True).stdout
    name, ident, _ = (k.dir / "log/log.vkey").read_text().split("+", 2)
    return f"{text}\n— {name} {base64.b64encode(bytes.fromhex(ident) + sig).decode()}\n"


def post(k, body, who="gateway", headers=None):
    """As the other gateway asks, with its certificate."""
    c = ssl.create_default_context(cafile=str(a.tls / "ca.pem"))
    c.load_cert_chain(str(a.tls / f"{who}.pem"), str(a.tls / f"{who}.key"))
    h = http.client.HTTPSConnection("localhost", k.port, context=c, timeout=20)
    h._create_connection = lambda address, *rest: socket.create_connection(("127.0.0.1", address[1]), *rest)
    h.request("POST", PATH, body.encode(), headers or {"Content-Type": "text/plain"})
    x = h.getresponse()
    out = keten.Answer(x.status, dict((n.lower(), v) for n, v in x.getheaders()), x.read())
    h.close()
    return out


def attach(k, b):
    """From now on the municipality's gateway is witness of k's log."""
    k.add_partner("gemeente", getuige=json.dumps(witnesses(b)["vkey"]),
                  getuige_url=f"https://localhost:{b.port}{keten.BASE}/getuige", getuige_adres="127.0.0.1")


def is_signed(k, n):
    s = state(k)
    return s.get("state") == "signed" and s["size"] >= n


def confirmed():
    """The municipality knows the registration: from now on plans may go to it."""
    assert a.justid.send(keten.sample("pi", "M01.xml")).status == 201
    assert a.gemeente.send(keten.sample("gemeente", "M07.json")).status == 201


def test_signed(b):
    r.check("before a witness is named the list is empty", witnesses(a)["items"] == [])
    attach(a, b)
    a.start()
    n = size(a)
    r.check("the witness signs what is published", keten.until(lambda: is_signed(a, n), 20), (state(a), n))
    folder = a.dir / "state/tlog/getuigen"
    vkey = (folder / "gemeente.vkey").read_text().strip()
    got = cosigned((folder / "gemeente.checkpoint").read_text(), vkey)
    r.check("its cosignature lies beside the tiles and holds in plain Python",
            got is not None and got[1] == state(a)["size"] and abs(got[0] - time.time()) < 120, got)
    r.check("and is by the key that the witness says is its own", vkey == witnesses(b)["vkey"])
    whole = (folder / "gemeente.checkpoint").read_text()
    forged = whole.replace(f"\n{got[1]}\n", f"\n{got[1] + 1}\n", 1)
    r.check("under another size it does not hold", forged != whole and cosigned(forged, vkey) is None)
    x = a.cli("log", "verify", "--json")
    w = json.loads(x.stdout)["witnesses"]
    r.check("log verify compares with what was cosigned", x.returncode == 0 and
            [(v["partner"], v["holds"], v["size"]) for v in w] == [("gemeente", True, got[1])], w)
    x = subprocess.run(["python3", keten.ROOT / "gateway/ledger/verifier/verify.py", "--vkey", a.dir / "log/log.vkey",
                        "--from", folder / "gemeente.checkpoint", a.dir / "log/verstrekkingen.log"],
                       capture_output=True, text=True)
    r.check("and so can the verifier that shares no code", x.returncode == 0, x.stdout + x.stderr)
    (folder / "gemeente.checkpoint").write_text(forged)
    x = a.cli("log", "verify")
    r.check("a cosignature that does not hold: not checked, and no alarm of the log", x.returncode == 7, x.stdout)
    (folder / "gemeente.checkpoint").write_text(whole)
    line = a.cli("status", check=True).stdout
    r.check("status tells of witnesses", "getuigen" in line and "1 van 1" in line, line)
    old = state(a)["size"]
    confirmed()
    a.stop()
    a.start()  # publishes at once
    r.check("and what was added since, with a proof that it only grew",
            keten.until(lambda: is_signed(a, old + 1), 20), (state(a), old))
    return old


def test_refused(b):
    """The witness itself, asked by hand with the certificate of the first gateway."""
    n = state(a)["size"]
    a.stop()  # it would answer for itself
    root = bytes(32)
    x = post(b, f"old 0\n\n{checkpoint(a, n, root)}")
    r.check("another old size: 409 and the size it knows", x.status == 409 and x.body == f"{n}\n".encode() and
            x.headers["content-type"] == "text/x.tlog.size", x)
    x = post(b, f"old {n}\n\n{checkpoint(a, n, root)}")
    r.check("another root of the same size: 422", x.status == 422 and b"geen-voortzetting" in x.body, x)
    x = post(b, f"old {n}\n{base64.b64encode(root).decode()}\n\n{checkpoint(a, n + 1, root)}")
    r.check("a larger tree without a proof that holds: 422", x.status == 422, x)
    good = checkpoint(a, n, root)
    at = good.rindex("=") - 20
    x = post(b, f"old {n}\n\n{good[:at]}{'A' if good[at] != 'A' else 'B'}{good[at + 1:]}")
    r.check("a false signature: 403", x.status == 403 and b"handtekening-onjuist" in x.body, x)
    x = post(b, f"old 0\n\n{checkpoint(a, n, root, origin='elders.test/2026')}")
    r.check("a log that is not known: 404", x.status == 404 and b"onbekend-logboek" in x.body, x)
    for bad in ("", "old\n\n", f"old 07\n\n{good}", f"old {n + 1}\n\n{good}", f"old {n}\n{good}", "x" * 20000,
                f"old {n}\n" + 64 * f"{base64.b64encode(root).decode()}\n" + f"\n{good}"):
        x = post(b, bad)
        if not r.check(f"no request: 400 ({bad[:12]!r})", x.status == 400, x):
            break
    x = post(b, good, who="pi")
    r.check("a stranger: 403, before anything is read", x.status == 403 and b"onbekende-partij" in x.body, x)
    x = post(b, f"old {n}\n\n{checkpoint(a, n, root)}")
    r.check("and the size that it knows is still the same", x.status == 422, x)


def test_missed(b):
    """No witness for longer than was agreed: nothing is accepted, and again when there is one."""
    b.stop()
    a.start()
    r.check("a witness that is away is silent, no alarm of the log",
            keten.until(lambda: state(a).get("state") == "silent", 20) and
            a.cli("log", "verify").returncode == 0, state(a))
    r.check("and messages go on", keten.send_plan(a).status == 201)
    a.stop()
    a.env.update(LD_PRELOAD=str(SHIFT), KETEN_SHIFT_S=str(71 * 3600))
    a.start()
    r.check("an hour before the end too", keten.send_plan(a).status == 201)
    a.stop()
    a.env.update(KETEN_SHIFT_S=str(73 * 3600))
    a.start()
    x = keten.send_plan(a)
    r.check("an hour after it: 503, with the reason", x.status == 503 and b"getuige-ontbreekt" in x.body, x)
    r.check("status says so", "TE LANG GELEDEN" in a.cli("status", check=True).stdout)
    r.check("and the list", witnesses(a)["missing"] is True)
    r.check("mailboxes stay open", a.gemeente.ask("GET", keten.BASE + "/berichten").status == 200)
    a.stop()
    b.start()
    a.start()
    r.check("when it is back it signs", keten.until(lambda: state(a).get("state") == "signed", 20), state(a))
    r.check("and messages are accepted again", keten.send_plan(a).status == 201)
    a.stop()
    for name in ("LD_PRELOAD", "KETEN_SHIFT_S"):
        del a.env[name]


class Kept:
    """A copy of all that the first gateway has, and what its witness signed after it was made."""

    def __init__(self):
        self.dir, self.seen, self.size = a.dir / f"copy-{time.monotonic_ns()}", "", size(a)
        for part in ("state", "log", "keys"):
            shutil.copytree(a.dir / part, self.dir / part, ignore=shutil.ignore_patterns("*.sock"))

    def put_back(self):
        for part in ("state", "log", "keys"):
            shutil.rmtree(a.dir / part)
            shutil.copytree(self.dir / part, a.dir / part)

    def see(self):
        self.seen = (a.dir / "state/tlog/getuigen/gemeente.checkpoint").read_text()


def test_rollback(b, kept):
    """An old copy of everything that the first gateway has: it agrees with itself, and the witness does not."""
    kept.put_back()
    a.start()
    r.check("an old backup agrees with itself", a.cli("log", "verify").returncode == 0)
    with (a.dir / "state/tlog/getuigen/gemeente.checkpoint").open("w") as f:
        f.write(kept.seen)
    x = a.cli("log", "verify")
    r.check("with what the witness signed since it does not: 12, and from which entry", x.returncode == 12 and
            f"vanaf regel {kept.size}" in x.stdout, x.stdout)
    r.check("but the witness has seen more", keten.until(lambda: state(a).get("state") == "ahead", 20), state(a))
    r.check("and the log of the program says so", keten.logged(a, "witness.ahead") >= 1)
    a.stop()


def test_copies():
    """Each published checkpoint also lies in two other places; a log that is shorter than those does not start."""
    places = [a.dir / "elders-1", a.dir / "elders-2"]
    text = a.conf.read_text()
    a.conf.write_text(text + "".join(f"checkpoint_copy_{i + 1}: {p.name}\n" for i, p in enumerate(places)))
    for p in places:
        p.mkdir()
    old = Kept()
    a.start()
    files = [p / "keten.test_2026.checkpoint" for p in places]
    r.check("a copy in both", keten.until(lambda: all(f.exists() for f in files), 20))
    assert keten.send_plan(a).status == 201
    a.stop()
    a.start()
    n = size(a)
    r.check("and the next one over it", keten.until(lambda: all(f.read_text().split("\n")[1] == str(n) for f in files), 20),
            (n, [f.read_text() for f in files]))
    r.check("status tells of both", "2 van 2" in a.cli("status", check=True).stdout)
    x = a.cli("log", "verify")
    r.check("log verify compares with them", x.returncode == 0 and x.stdout.count("elders bewaard") == 2, x.stdout)
    shutil.rmtree(places[1])
    a.stop()
    assert a.start() and keten.send_plan(a).status == 201
    r.check("without the second place it starts and works, and says so",
            keten.until(lambda: "1 van 2" in a.cli("status", check=True).stdout, 20) and
            keten.logged(a, "checkpoint.not_copied") > 0)
    a.stop()
    old.put_back()
    x = a.cli("log", "verify")
    r.check("an old backup beside a newer copy: 12", x.returncode == 12 and f"vanaf regel {old.size}" in x.stdout, x.stdout)
    a.start(wait=False)
    code = a.proc.wait(timeout=30)
    a.proc = None
    r.check("and it does not start: rollback", code != 0 and keten.logged(a, "rollback") >= 1, code)
    a.conf.write_text(text)


def restart_keeps(b):
    before = json.loads(b.cli("status", "--json", check=True).stdout)["log"]["size"]
    b.stop()
    b.start()
    x = post(b, f"old 0\n\n{checkpoint(a, 10000, bytes(32))}")
    r.check("a witness that starts again still knows", x.status == 409 and int(x.body) > 0, x)
    r.check("cosigning is no entry in its own log",
            json.loads(b.cli("status", "--json", check=True).stdout)["log"]["size"] <= before + 1)


a = keten.Keten()
try:
    with Other(a) as other:
        test_signed(other)
        a.stop()
        copy = Kept()
        a.start()
        test_refused(other)
        restart_keeps(other)
        test_missed(other)
        test_copies()
        copy.see()
        test_rollback(other, copy)
finally:
    a.__exit__(None, None, None)
r.done()
