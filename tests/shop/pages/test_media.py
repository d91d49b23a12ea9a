"""Uploaded files are pictures to a browser, or a download; never a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

SHOWN = {"a.webp": "image/webp", "a.avif": "image/avif", "a.jpg": "image/jpeg", "a.png": "image/png"}
HIDDEN = ("a.html", "a.svg", "a.xml", "a.js", "a.pdf", "a", "a.xhtml", "a.png.html", "a.swf")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    for name in (*SHOWN, *HIDDEN):
        (settings.MEDIA_ROOT / name).write_bytes(b"<script>alert(1)</script>")
    return tmp_path


@pytest.mark.parametrize("name", SHOWN)
def test_pictures_are_shown(client: Client, folder: Path, name: str) -> None:
    response = client.get(f"/media/{name}")
    assert response["Content-Type"] == SHOWN[name]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response["Cache-Control"]
    assert "attachment" not in response.get("Content-Disposition", "")
    assert client.head(f"/media/{name}").status_code == 200


@pytest.mark.parametrize("name", HIDDEN)
def test_anything_else_is_a_download(client: Client, folder: Path, name: str) -> None:
    response = client.get(f"/media/{name}")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["../secret.png", "%2e%2e/secret.png", "..%2fsecret.png", "/etc/passwd", "nothing.png", "", "%00.png"],
)
def test_nothing_outside_is_served(client: Client, folder: Path, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404
