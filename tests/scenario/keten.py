# SPDX-License-Identifier: EUPL-1.2
"""A gateway and its partners, for scenario tests.  Python's standard library only.

    with Keten() as k:            a fresh gateway with five partners
        k.pi.send(document)       -> Answer(status, headers, body)
"""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KETENPOORT", str(ROOT / "build/release/ketenpoort"))
BASE = "/gegevensuitwisseling/v1"

OIN = {
    "pi": "00000099000000010001",
    "justid": "00000099000000000001",
    "reclassering": "00000099000000020001",
    "gemeente": "00000099000000000141",
    "ander": "00000099000000000355",
    "vreemd": "00000099000000009009",
}

PARTNERS = {
    "pi": dict(naam="PI Voorbeeld", rollen="[PI]", formaat="pi/v1"),
    "justid": dict(naam="JustID Voorbeeld", rollen="[JUSTID, DJI]", formaat="pi/v1"),
    "reclassering": dict(naam="Reclassering Voorbeeld", rollen="[RE]", formaat="reclassering/v1"),
    "gemeente": dict(naam="Gemeente Almelo", rollen="[GN, GB, GW, GS, GM]", formaat="gemeente/v1",
                     gemeente='"0141"', loket="nazorg@almelo.example"),
    "ander": dict(naam="Gemeente Zeist", rollen="[GN]", formaat="gemeente/v1",
                  gemeente='"0355"', loket="nazorg@zeist.example"),
}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"<{self.status} {self.body[:300]!r}>"


class Partner:
    """One organisation's side: a kept connection with its certificate."""

    def __init__(self, keten, name, media):
        self.keten, self.name, self.media = keten, name, media
        self.oin = OIN[name]
        self.conn = None

    def context(self):
        tls = self.keten.tls
        c = ssl.create_default_context(cafile=str(tls / "ca.pem"))
        c.load_cert_chain(str(tls / f"{self.name}.pem"), str(tls / f"{self.name}.key"))
        return c

    def connect(self, timeout=20):
        self.conn = http.client.HTTPSConnection("localhost", self.keten.port,
                                                context=self.context(), timeout=timeout)
        # No name service is needed for this machine itself.
        self.conn._create_connection = lambda address, *rest: socket.create_connection(
            ("127.0.0.1", address[1]), *rest)
        self.conn.connect()
        self.conn.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        if self.conn is not None:
            self.conn.close()
            self.conn = None

    def ask(self, method, path, body=None, headers=None, retry=True):
        """One request; a connection that idled away is opened again once."""
        if self.conn is None:
            self.connect()
        try:
            self.conn.request(method, path, body, headers or {})
            r = self.conn.getresponse()
            return Answer(r.status, dict((k.lower(), v) for k, v in r.getheaders()), r.read())
        except (OSError, http.client.HTTPException):
            self.close()
            if not retry:
                raise
            return self.ask(method, path, body, headers, retry=False)

    def send(self, document, headers=None, retry=True):
        h = {"Content-Type": self.media}
        h.update(headers or {})
        if isinstance(document, str):
            document = document.encode()
        return self.ask("POST", BASE + "/berichten", document, h, retry)

    def mailbox(self):
        a = self.ask("GET", BASE + "/berichten")
        assert a.status == 200, a
        return a.json()["berichten"]

    def collect(self, ident, retry=True):
        return self.ask("GET", f"{BASE}/berichten/{ident}/inhoud", retry=retry)

    def acknowledge(self, ident, status="ontvangen", retry=True):
        return self.ask("POST", f"{BASE}/berichten/{ident}/ontvangstbevestigingen",
                        json.dumps({"status": status}), {"Content-Type": "application/json"}, retry)

    def state(self, ident):
        return self.ask("GET", f"{BASE}/berichten/{ident}")

    def proof(self, ident):
        return self.ask("GET", f"{BASE}/verstrekkingen/{ident}/bewijs")


class Keten:
    """A gateway in a folder of its own, with certificates and partners."""

    def __init__(self, keep=False, workers=2, env=None, partners=PARTNERS, extra="",
                 adapters=ROOT / "adapters"):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="keten-"))
        self.tls = self.dir / "tls"
        self.log = self.dir / "gateway.log"
        self.keep, self.env = keep, dict(os.environ, **(env or {}))
        self.port = free_port()
        self.proc = None
        self.partners, self.adapters = partners, adapters
        self._certificates()
        self._configuration(workers, extra)
        self.cli("init", "--host", f"localhost:{self.port}", check=True)
        for name in partners:
            self.add_partner(name)
        media = {"pi": "application/xml", "justid": "application/xml",
                 "reclassering": "application/xml"}
        for name in OIN:
            setattr(self, name, Partner(self, name, media.get(name, "application/json")))

    def _certificates(self):
        pairs = [x for n in OIN for x in (n, OIN[n])]
        subprocess.run(["sh", str(ROOT / "certs/demo-ca.sh"), str(self.tls), *pairs],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _configuration(self, workers, extra):
        self.conf = self.dir / "ketenpoort.yaml"
        self.policy = self.dir / "policy"
        shutil.copytree(ROOT / "policy/wet-senb", self.policy)
        self.conf.write_text(f"""
state_dir: state
log_dir: log
keys_dir: keys
run_dir: run
policy_dir: policy
adapters_dir: {self.adapters}
listen: 127.0.0.1:{self.port}
host: localhost:{self.port}
workers: {workers}
tls_cert: tls/gateway.pem
tls_key: tls/gateway.key
tls_ca: tls/ca.pem
tls_crl: tls/crl.pem
origin: keten.test/2026
allow_loopback: true
{extra}""")

    def add_partner(self, name, **more):
        fields = dict(self.partners.get(name, {}), **more)
        fields.setdefault("aflevering", "mailbox")
        f = self.dir / f"partner-{name}.yaml"
        f.write_text(f"id: {name}\noin: \"{OIN[name]}\"\n" +
                     "".join(f"{k}: {v}\n" for k, v in fields.items()))
        return self.cli("partner", "add", str(f), check=True)

    def cli(self, *args, check=False):
        r = subprocess.run([PROGRAM, "-c", str(self.conf), *args], capture_output=True, text=True,
                           env=self.env, timeout=120)
        if check and r.returncode != 0:
            raise AssertionError(f"{args}: exit {r.returncode}\n{r.stdout}{r.stderr}")
        return r

    def start(self, wait=True):
        with open(self.log, "ab") as log:
            self.proc = subprocess.Popen([PROGRAM, "-c", str(self.conf), "serve"], stdout=log,
                                         stderr=log, stdin=subprocess.DEVNULL, env=self._serve_env(),
                                         start_new_session=True)
        if wait:
            self.wait_ready()
        return self

    def _serve_env(self):
        """KETEN_PRELOAD: a planted fault, for the gateway itself and nobody else."""
        preload = os.environ.get("KETEN_PRELOAD")
        return dict(self.env, LD_PRELOAD=preload) if preload else self.env

    def ready_n(self):
        return self.log.read_bytes().count(b" gateway.ready ") if self.log.exists() else 0

    def wait_ready(self, timeout=30):
        start, had = time.monotonic(), getattr(self, "_had", 0)
        while self.ready_n() <= had:
            if self.proc.poll() is not None or time.monotonic() - start > timeout:
                raise AssertionError("the gateway did not start:\n" +
                                     self.log.read_text(errors="replace")[-3000:])
            time.sleep(0.01)
        self._had = had + 1

    def stop(self):
        if self.proc is None:
            return 0
        self.proc.send_signal(signal.SIGTERM)
        rc = self.proc.wait(timeout=30)
        self.proc = None
        return rc

    def settle(self, timeout=90):
        """All is signed, and in the tiles: these follow once a minute, and at once after a start.  The head then."""
        self.stop()
        self.start()
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            h = json.loads(self.cli("log", "head", "--json", check=True).stdout)
            cp = self.dir / "state/tlog/checkpoint"
            if h["size"] == h["signed_size"] and cp.exists() and cp.read_text() == h["note"]:
                return h
            time.sleep(0.2)
        raise AssertionError("the tiles do not follow")

    def children(self):
        """role -> [pid], from the kernel's view of the process tree."""
        out = {}
        text = self.log.read_text(errors="replace")
        for pid in subprocess.run(["pgrep", "-P", str(self.proc.pid)], capture_output=True,
                                  text=True).stdout.split():
            role = "worker"
            for name in ("recorder", "courier"):
                link = f"/proc/{pid}/fd"
                if re.search(rf"{name}\[{pid}\]", text):
                    role = name
            out.setdefault(role, []).append(int(pid))
        return out

    def recorder(self):
        """The one with the database open."""
        for pid in sum(self.children().values(), []):
            held = [os.readlink(f) for f in pathlib.Path(f"/proc/{pid}/fd").iterdir() if f.is_symlink()]
            if any(h.endswith("ketenpoort.db") for h in held):
                return pid
        raise AssertionError("no recorder")

    def __enter__(self):
        return self.start()

    def __exit__(self, *exc):
        for p in OIN:
            getattr(self, p).close()
        try:
            if self.proc is not None:
                self.proc.kill()
                self.proc.wait()
        finally:
            if exc[0] is not None:
                sys.stderr.write(self.log.read_text(errors="replace")[-4000:])
            if not self.keep:
                shutil.rmtree(self.dir, ignore_errors=True)


class Report:
    """Counts what passed; the runner adds up `passed N failed N`."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, ok, why=""):
        if ok:
            self.passed += 1
            print(f"ok   {what}")
        else:
            self.failed += 1
            print(f"FAIL {what} {why}")
        sys.stdout.flush()
        return ok

    def done(self):
        print(f"scenario: {self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def new_id():
    return str(uuid.uuid4())


def sample(kind, name):
    """A sample document of an adapter."""
    return (ROOT / "adapters" / kind / "v1/samples" / name).read_text(encoding="utf-8")


def fresh(text, new=None):
    """The same document under a new message id."""
    new = new or new_id()
    return re.sub(r'(BerichtId>|"berichtId": ")[0-9a-f-]{36}', lambda m: m.group(1) + new, text, count=1)


def element_names():
    """Of the catalogue, by number."""
    return [m.group(1) for m in re.finditer(r'^    X\(\w+, *"([^"]+)", *\w+, *\w+, *\d+, *\w+\)',
                                            (ROOT / "adapters/catalogue_list.h").read_text(), re.M)]


def send_plan(k):
    """The sample plan from the prison to the municipality, once more."""
    return k.pi.send(fresh(sample("pi", "M10.xml")))


def until(ok, timeout=15):
    """Wait for it; whether it came."""
    end = time.monotonic() + timeout
    while not ok() and time.monotonic() < end:
        time.sleep(0.05)
    return ok()


def logged(k, word):
    """How often a word stands in the log of the program."""
    return k.log.read_text(errors="replace").count(word)


def tile_files(folder):
    """The files that the checkpoint's tree is made of: the widest of each tile."""
    out = {}
    for f in folder.glob("tile/**/*"):
        if f.is_file():
            m = re.fullmatch(r"(.*?)(?:\.p/(\d+))?", str(f.relative_to(folder)))
            width = int(m.group(2) or 256)
            out[m.group(1)] = max(out.get(m.group(1), (0, f)), (width, f))
    return [f for _, f in out.values()]
