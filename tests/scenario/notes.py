# SPDX-License-Identifier: EUPL-1.2
"""Signed notes by the words of c2sp.org/signed-note, with openssl for the signature: no code of the gateway."""
import base64
import hashlib
import os
import pathlib
import subprocess


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def verified(note, vkey):
    """The text that this key signed, with its final newline; None when it did not."""
    name, ident, key = vkey.split("+", 2)
    key = base64.b64decode(key)
    assert key[0] == 1 and sha(name.encode(), b"\n", key)[:4].hex() == ident
    text, _, sigs = note.partition("\n\n")
    text += "\n"
    d = pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / f"keten-sig-{os.getpid()}"
    d.mkdir(exist_ok=True)
    ok = False
    for line in sigs.splitlines():
        dash, who, sig = line.split(" ")
        sig = base64.b64decode(sig)
        if dash != "—" or who != name or sig[:4].hex() != ident:
            continue
        for f, b in (("msg", text.encode()), ("sig", sig[4:]),
                     ("pub", bytes.fromhex("302a300506032b6570032100") + key[1:])):
            (d / f).write_bytes(b)
        ok = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", d / "pub", "-keyform", "DER",
                             "-rawin", "-in", d / "msg", "-sigfile", d / "sig"], capture_output=True).returncode == 0
    for f in d.iterdir():
        f.unlink()
    d.rmdir()
    return text if ok else None


def checkpoint(note, vkey):
    """Is it a tree head that this log signed?  Its size and root are told in any case."""
    lines = note.split("\n")
    text = verified(note, vkey)
    return (text is not None and lines[0] == vkey.split("+")[0], int(lines[1]), base64.b64decode(lines[2]))
