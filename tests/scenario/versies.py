# SPDX-License-Identifier: EUPL-1.2
"""Versions of the policy, for scenario tests: edit one, sign for it, ask the recorder."""
import json
import pathlib
import re
import shutil
import socket
import struct
import time


class Admin:
    """The admin socket, by its frames: one JSON object in, one out."""

    def __init__(self, k):
        self.s = socket.socket(socket.AF_UNIX)
        self.s.settimeout(20)
        self.s.connect(str(k.dir / "run/admin.sock"))

    def _take(self, n):
        out = b""
        while len(out) < n:
            part = self.s.recv(n - len(out))
            if not part:
                raise EOFError("the recorder closed the line")
            out += part
        return out

    def ask(self, **question):
        body = json.dumps(question).encode()
        self.s.sendall(struct.pack(">IIQ", 12 + len(body), 1, 1) + body)
        n, = struct.unpack(">I", self._take(4))
        return json.loads(self._take(n)[12:])

    def entry(self, i):
        a = self.ask(cmd="entry", id=str(i))
        return a["body"] if a["ok"] else None

    def close(self):
        self.s.close()


def variant(source, into, version, deny=(), column="50-elementen-dr-gn.yaml"):
    """A copy of a policy folder under another version name, with some elements refused."""
    into = pathlib.Path(into)
    into.mkdir(exist_ok=True)
    for f in pathlib.Path(source).glob("*.yaml"):
        if into != pathlib.Path(source):
            shutil.copy(f, into)
    f = into / "00-beleid.yaml"
    text, n = re.subn(r'(?m)^(  versie: )"[^"]*"', rf'\1"{version}"', f.read_text(), count=1)
    assert n == 1
    f.write_text(text)
    f = into / column
    text = f.read_text()
    for e in deny:
        text, n = re.subn(rf"(?m)^(  {re.escape(e)}:\n    uitkomst: )\S+", r"\1geweigerd", text, count=1)
        assert n == 1, e
    f.write_text(text)
    return into


class Office:
    """Who signs: a few persons with keys of their own."""

    def __init__(self, k):
        self.k, self.key = k, {}

    def person(self, ident, rol):
        self.key[ident] = self.k.dir / f"{ident}.key"
        return self.k.cli("person", "add", ident, "--rol", rol, "--key-out", str(self.key[ident]))

    def step(self, verb, what, who, *more, key=None):
        args = ["policy", verb] + ([str(what)] if what else []) + list(more)
        return self.k.cli(*args, "--person", who, "--key", str(key or self.key[who]))

    def through(self, folder, version):
        """Proposed, approved and active; the hash."""
        for p in (self.step("propose", folder, "beheer-a"), self.step("approve", version, "fg-a"),
                  self.step("activate", version, "fg-a")):
            assert p.returncode == 0, p
        return json.loads(self.k.cli("policy", "show", version, "--json", check=True).stdout)["policy"]["sha256"]


def wait_active(admin, sha256, timeout=20):
    """Until the recorder says that this one is active."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        if admin.ask(cmd="status")["policy"]["sha256"] == sha256:
            return True
        time.sleep(0.005)
    return False
