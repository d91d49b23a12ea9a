"""Where the search server's parts are missing its tests skip and say why; with NOTHING_SKIPPED=1 that is a failure."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from shop.settings.env import ROOT

TINY = """
import pytest

@pytest.mark.searchserver
def test_tiny():
    pass
"""


def run_without_parts(tmp_path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A test that needs the server, by pytest with the house's own settings, as on a machine without a JDK.

    It shares no database with this run, and no Django, which it would wait for.
    """
    file = tmp_path / "test_tiny.py"
    file.write_text(TINY)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "NOTHING_SKIPPED"))}
    env |= {"ES_JAVA_HOME": str(tmp_path), "BAZARCHE_TEST_RUN": f"{os.environ['BAZARCHE_TEST_RUN']}_inner", **more}
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:django", "-p", "no:cacheprovider", "-n", "0"]
    return subprocess.run([*command, str(file)], cwd=ROOT, env=env, capture_output=True, text=True, timeout=240)


def test_without_the_parts_a_test_skips_with_the_reason(tmp_path: Path) -> None:
    done = run_without_parts(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 skipped" in done.stdout
    assert re.search(rf"^skipped: .*ES_JAVA_HOME \({tmp_path}\) is no full JDK of 21 or newer", done.stdout, re.MULTILINE)
    assert "counts as a failure" not in done.stdout


def test_a_run_that_may_skip_nothing_fails_then(tmp_path: Path) -> None:
    done = run_without_parts(tmp_path, NOTHING_SKIPPED="1")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 skipped" in done.stdout
    assert re.search("^skipped: .*ES_JAVA_HOME", done.stdout, re.MULTILINE)
    assert "NOTHING_SKIPPED is set: a skipped part counts as a failure" in done.stdout
