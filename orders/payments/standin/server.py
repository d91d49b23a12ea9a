"""The stand-in as an HTTP server."""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import parse_qs, urlencode, urlsplit

from orders.payments.standin import pages
from orders.payments.standin.faults import Faults
from orders.payments.standin.ledger import Ledger, Session
from orders.payments.standin.protocol import CALLS, refused

START = "/pg/StartPay/"
BODY_MAX_BYTES = 64 * 1024
OUTCOMES = {"pay": "paid", "leave": "paid", "decline": "declined", "cancel": "cancelled"}


def back_address(session: Session) -> str:
    """Where the browser goes on, as ZarinPal writes it."""
    mark = "&" if urlsplit(session.callback_url).query else "?"
    status = "OK" if session.outcome == "paid" else "NOK"
    return session.callback_url + mark + urlencode({"Authority": session.authority, "Status": status})


class Gateway(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, ledger: Ledger, has_control: bool) -> None:
        super().__init__((host, port), Handler)
        self.ledger, self.faults, self.has_control = ledger, Faults(), has_control


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    server: Gateway

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith(START):
            session = self.server.ledger.get(path.removeprefix(START))
            if session is None:
                self._html(404, pages.unknown_page())
            elif session.outcome:
                self._html(200, pages.over_page(session, back_address(session)))
            else:
                self._html(200, pages.start_page(session))
        elif path == "/control" and self.server.has_control:
            self._json(200, {"calls": self.server.faults.calls, "sessions": self.server.ledger.all()})
        elif path == "/health":
            self._json(200, {"status": "ok"})
        else:
            self._html(404, pages.unknown_page())

    def do_POST(self) -> None:
        path = urlsplit(self.path).path
        raw = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), BODY_MAX_BYTES))
        if path in CALLS:
            self._call(path, raw)
        elif path.startswith(START):
            self._choice(path.removeprefix(START), raw)
        elif path == "/control" and self.server.has_control:
            self._control(json.loads(raw or b"{}"))
        else:
            self._html(404, pages.unknown_page())

    def _call(self, path: str, raw: bytes) -> None:
        name, act = CALLS[path]
        fault = self.server.faults.next(name)
        if fault and fault.kind == "hang":
            self.server.faults.sleep(fault.seconds)
        if fault and fault.kind in ("hang", "drop"):
            self.close_connection = True
            return
        if fault and fault.kind == "status":
            self._html(fault.code, "<h1>Bad Gateway</h1>")
            return
        if fault and fault.kind == "refuse":
            self._json(*refused(fault.code))
            return
        try:
            body = json.loads(raw)
        except ValueError:
            body = None
        answer = act(self.server.ledger, body) if isinstance(body, dict) else refused(-9)
        if fault and fault.kind == "late":
            self.server.faults.sleep(fault.seconds)
            self.close_connection = True
            return
        self._json(*answer)

    def _choice(self, authority: str, raw: bytes) -> None:
        act = parse_qs(raw.decode("utf-8", "replace")).get("act", [""])[0]
        if self.server.ledger.get(authority) is None or act not in OUTCOMES:
            self._html(404, pages.unknown_page())
            return
        session = self.server.ledger.end(authority, OUTCOMES[act])
        if act == "leave":
            self._html(200, pages.left_page())
            return
        address = back_address(session)
        for _ in range(self.server.faults.repeat - 1):
            threading.Thread(target=_visit, args=(address,), daemon=True).start()
        self._answer(303, b"", "text/plain", {"Location": address})

    def _control(self, order: dict[str, Any]) -> None:
        """clear · repeat (callbacks for each payment) · faults {call: {kind, …}} · amounts {authority: Rial} · end {authority: act}."""
        if order.get("clear"):
            self.server.faults.clear()
        self.server.faults.repeat = int(order.get("repeat", self.server.faults.repeat))
        for name, fault in order.get("faults", {}).items():
            self.server.faults.add(name, fault)
        for authority, amount in order.get("amounts", {}).items():
            self.server.ledger.amount_set(authority, amount)
        ended = [self.server.ledger.end(authority, OUTCOMES[act]) for authority, act in order.get("end", {}).items()]
        self._json(200, {"callbacks": [back_address(session) for session in ended]})

    def _json(self, status: int, body: dict[str, Any]) -> None:
        self._answer(status, json.dumps(body).encode(), "application/json", {})

    def _html(self, status: int, page: str) -> None:
        policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        self._answer(status, page.encode(), "text/html; charset=utf-8", {"Content-Security-Policy": policy})

    def _answer(self, status: int, body: bytes, kind: str, headers: dict[str, str]) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-store", **headers}.items():
                self.send_header(name, value)
            # headers and body leave in one packet
            self._headers_buffer.append(b"\r\n" + body)  # type: ignore[attr-defined]
            self.flush_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the shop's own logs tell the story."""


def _visit(address: str) -> None:
    with contextlib.suppress(URLError, OSError):
        urllib.request.urlopen(address, timeout=10).read()  # noqa: S310


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m orders.payments.standin")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--control", action="store_true")
    options = parser.parse_args()
    gateway = Gateway(options.host, options.port, Ledger(options.data), options.control)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: threading.Thread(target=gateway.shutdown).start())
    with gateway:
        gateway.serve_forever(poll_interval=0.1)
