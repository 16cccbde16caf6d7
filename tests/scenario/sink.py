# SPDX-License-Identifier: EUPL-1.2
"""A partner's endpoint: takes pushes over mutual TLS, remembers them, misbehaves on request."""
import http.server
import json
import pathlib
import ssl
import sys
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.connection.setsockopt(6, 1, 1)  # TCP_NODELAY

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        sink = self.server.sink
        with sink.lock:
            status = sink.statuses.pop(0) if sink.statuses else sink.status
            sink.seen.append((self.headers.get("Ketenpoort-Bericht-Id"), status, body))
            sink.head = {k.lower(): v for k, v in self.headers.items()}
            if 200 <= status < 300:
                sink.count += 1
            if sink.history is not None:
                sink.history.write(json.dumps({"id": self.headers.get("Ketenpoort-Bericht-Id"),
                                               "status": status}) + "\n")
                sink.history.flush()
        answer = b'{"ok":true}'
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *a):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client):
        if not isinstance(sys.exc_info()[1], (OSError, ssl.SSLError)):
            super().handle_error(request, client)


class Sink:
    """`certificate` names whose certificate the endpoint shows (its own, or a wrong one)."""

    def __init__(self, k, name, certificate=None, history=None):
        self.lock = threading.Lock()
        self.seen, self.statuses, self.status, self.count = [], [], 202, 0
        self.head = {}  # of the newest push
        self.history = open(history, "a") if history else None
        ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls = pathlib.Path(k.tls)
        who = certificate or name
        ctx.load_cert_chain(str(tls / f"{who}.pem"), str(tls / f"{who}.key"))
        ctx.load_verify_locations(str(tls / "ca.pem"))
        ctx.verify_mode = ssl.CERT_REQUIRED
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.sink = self
        self.server.socket = ctx.wrap_socket(self.server.socket, server_side=True,
                                             do_handshake_on_connect=False)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def start(self):
        self.thread.start()
        return self

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        if self.history:
            self.history.close()
