"""What the environment says, read once. Every name is documented in `.env.example`."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("BAZARCHE_DATA") or ROOT / ".data").absolute()


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    return text(name, "1" if default else "0").lower() in ("1", "true", "yes", "on")


def number(name: str, default: int) -> int:
    return int(text(name, str(default)))


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def addresses(name: str) -> tuple[str, ...]:
    """Addresses of one service's machines. ImproperlyConfigured where one lacks scheme, host or port: a client would guess or fail."""
    for word in words(name):
        parts = urlsplit(word)
        try:
            is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port is not None
        except ValueError:
            is_whole = False
        if not is_whole:
            raise ImproperlyConfigured(f"{name}: each address is written whole, such as http://127.0.0.1:9200, separated by commas")
    return tuple(word.rstrip("/") for word in words(name))


def origin(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
