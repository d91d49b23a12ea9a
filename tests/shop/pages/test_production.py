"""Production refuses to start half set, and names every fault."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from shop.settings.env import ROOT

SOUND = {
    "PRODUCTION": "1", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "shop.example", "DEBUG": "0", "DEMO": "0", "SITE_URL": "https://shop.example",
    "ZARINPAL_MERCHANT_ID": "11111111-2222-3333-4444-555555555555",
}
SAY = "import shop.settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.DEBUG, s.DEMO)"


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name not in SOUND and name != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run([sys.executable, "-c", SAY], env=env | SOUND | changes, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_sound_settings_start() -> None:
    done = start()
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["True", "True", "True", "False", "False"]


@pytest.mark.parametrize(("changes", "named"), [
    ({"SECRET_KEY": ""}, "SECRET_KEY"), ({"SECRET_KEY": "short"}, "SECRET_KEY"),
    ({"SECRET_KEY": "not-a-secret-for-demo-and-tests-only"}, "SECRET_KEY"),
    ({"DEBUG": "1"}, "DEBUG"), ({"DEMO": "1"}, "DEMO"), ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
])
def test_each_fault_is_named(changes: dict[str, str], named: str) -> None:
    done = start(**changes)
    assert done.returncode != 0
    assert "Production does not start" in done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert [name for name in ("SECRET_KEY", "DEBUG", "DEMO", "ALLOWED_HOSTS") if name in last] == [named]


def test_all_faults_are_named_at_once() -> None:
    last = start(SECRET_KEY="", DEBUG="1", DEMO="1", ALLOWED_HOSTS="").stderr.strip().splitlines()[-1]
    assert all(name in last for name in ("SECRET_KEY", "DEBUG", "DEMO", "ALLOWED_HOSTS"))
