"""What the stand-in remembers: one line of JSON for each change, read again at the next start."""

from __future__ import annotations

import json
import secrets
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

RETURNED_AFTER_S = 30 * 60
"""What was paid and not verified goes back to the card."""
LISTED_MAX = 100


@dataclass
class Session:
    """`amount` in Rial. `outcome`: empty, paid, declined, cancelled."""

    authority: str
    merchant_id: str
    amount: int
    callback_url: str
    description: str
    opened_at: float
    outcome: str = ""
    paid_at: float = 0
    verified: int = 0
    ref_id: int = 0
    card_pan: str = ""

    @property
    def is_paid(self) -> bool:
        return self.outcome == "paid" and (self.verified > 0 or time.time() - self.paid_at < RETURNED_AFTER_S)


class Ledger:
    """Sessions by authority. Every method is safe between threads."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._sessions: dict[str, Session] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            self._read(path)
        self._file: TextIO = path.open("a", encoding="utf-8")

    def _read(self, path: Path) -> None:
        """A last line that was cut off by a kill is passed over."""
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                session = Session(**json.loads(line))
            except (ValueError, TypeError):
                continue
            self._sessions[session.authority] = session

    def _write(self, session: Session) -> None:
        self._sessions[session.authority] = session
        self._file.write(json.dumps(asdict(session), ensure_ascii=False) + "\n")
        self._file.flush()

    def open(self, *, merchant_id: str, amount: int, callback_url: str, description: str) -> Session:
        with self._lock:
            authority = "S" + "".join(secrets.choice("0123456789") for _ in range(35))
            session = Session(authority, merchant_id, amount, callback_url, description, time.time())
            self._write(session)
            return session

    def get(self, authority: str) -> Session | None:
        return self._sessions.get(authority)

    def end(self, authority: str, outcome: str) -> Session:
        """The shopper's choice; a session that was paid stays paid. KeyError for an unknown one."""
        with self._lock:
            session = self._sessions[authority]
            if session.outcome != "paid":
                session.outcome = outcome
                if outcome == "paid":
                    session.paid_at, session.card_pan = time.time(), f"603799******{secrets.randbelow(10_000):04d}"
                self._write(session)
            return session

    def verify(self, authority: str) -> int:
        """100 the first time, 101 afterwards, for a paid session."""
        with self._lock:
            session = self._sessions[authority]
            session.verified += 1
            session.ref_id = session.ref_id or 10**11 + secrets.randbelow(9 * 10**11)
            self._write(session)
            return 100 if session.verified == 1 else 101

    def amount_set(self, authority: str, amount: int) -> None:
        with self._lock:
            self._sessions[authority].amount = amount
            self._write(self._sessions[authority])

    def unverified(self, merchant_id: str) -> list[Session]:
        with self._lock:
            rows = [row for row in self._sessions.values() if row.merchant_id == merchant_id and row.is_paid and not row.verified]
            return sorted(rows, key=lambda row: row.paid_at)[-LISTED_MAX:]

    def all(self) -> list[dict[str, object]]:
        with self._lock:
            return [asdict(row) for row in self._sessions.values()]
