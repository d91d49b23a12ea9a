"""Chromium for the tests that look at pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

import pytest
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = which("chromium") or which("chromium-browser")


@contextmanager
def chromium_running() -> Iterator[Browser]:
    """While Playwright's loop runs, Django keeps other connections for this thread. Those of before would wait for a database that the
    next transactional test's clone has replaced.
    """
    connections.close_all()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
