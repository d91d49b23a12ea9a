"""Production refuses to start half set, and names every fault."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from shop.settings.env import ROOT

SOUND = {
    "PRODUCTION": "1", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "shop.example", "DEBUG": "0", "DEMO": "0", "SITE_URL": "https://shop.example",
    "ZARINPAL_MERCHANT_ID": "11111111-2222-3333-4444-555555555555", "MACHINES": "1", "ELASTICSEARCH_URL": "",
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


def test_more_than_one_machine_needs_elasticsearch() -> None:
    done = start(MACHINES="2")
    assert done.returncode != 0
    last = done.stderr.strip().splitlines()[-1]
    assert "Production does not start" in last
    assert "ELASTICSEARCH_URL" in last
    done = start(MACHINES="2", ELASTICSEARCH_URL="http://10.0.0.1:9200, http://10.0.0.2:9200/")
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("address", ["10.0.0.1:9200", "http://10.0.0.1", "http://10.0.0.1:9200,:9200", "http://10.0.0.1:port"])
def test_half_an_address_of_elasticsearch_is_refused(address: str) -> None:
    done = start(ELASTICSEARCH_URL=address)
    assert done.returncode != 0
    assert "ELASTICSEARCH_URL" in done.stderr.strip().splitlines()[-1]
