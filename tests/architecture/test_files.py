"""Files that people and tools read beside the code: they say what the code does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from shop.settings.env import ROOT
from tests.check import LOCKS, ROOMS, locks_with_hosts

READS = frozenset({"text", "flag", "number", "words", "addresses", "get", "setdefault", "pop"})
OTHERS = frozenset({
    "DJANGO_SETTINGS_MODULE", "HOME", "JAVA_HOME", "OMP_NUM_THREADS", "PATH", "PIP_INDEX_URL", "PYTEST_XDIST_WORKER", "XDG_CACHE_HOME",
})
"""Names that are not the shop's own."""
HANDED = frozenset({"BAZARCHE_TEST_RUN", "BAZARCHE_TEST_TEMPLATE"})
"""What a run of the tests hands to its own workers."""


def _is_environment(node: ast.expr) -> bool:
    return ast.unparse(node) in ("os.environ", "environ", "env")


def _name(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isupper():
        yield node.value


def names_read(source: str) -> set[str]:
    """Variables of the environment that a module reads."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            found.update(_name(node.slice))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args and _is_environment(node.func.value):
            found.update(_name(node.args[0]) if node.func.attr in READS else ())
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READS and node.args:
            found.update(_name(node.args[0]))
    return found


def _modules() -> Iterator[Path]:
    yield ROOT / "manage.py"
    for room in (*ROOMS, "tests"):
        yield from (ROOT / room).rglob("*.py")


def test_names_are_found_in_each_way_of_reading() -> None:
    ways = 'env.text("A_A")\nos.environ.get("B_B", 1)\nos.environ["C_C"]\nflag("D_D")\nos.environ[name]\nQuery.get("e")\n'
    assert names_read(ways) == {"A_A", "B_B", "C_C", "D_D"}


def test_every_variable_that_is_read_is_told_in_the_example_and_no_other() -> None:
    told = set(re.findall(r"^# ([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    read = set().union(*(names_read(path.read_text()) for path in _modules() if path != Path(__file__))) - OTHERS - HANDED
    assert (read - told, told - read) == (set(), set())


def test_lock_files_name_no_host() -> None:
    assert locks_with_hosts() == []


@pytest.mark.parametrize("line", [
    "--index-url https://host.example/simple", "--extra-index-url http://10.0.0.7/simple", "--find-links ./wheels",
    "django @ https://host.example/django-5.2-py3-none-any.whl", "django @ git+ssh://git@host.example/django.git",
    '"resolved": "https://host.example/htmx.org/-/htmx.org-2.0.tgz",', "registry = https://host.example/",
])
@pytest.mark.parametrize("name", LOCKS)
def test_a_host_in_a_lock_file_is_found(tmp_path: Path, name: str, line: str) -> None:
    (tmp_path / "requirements").mkdir()
    for lock in LOCKS:
        (tmp_path / lock).write_text("django==5.2.8 \\\n    --hash=sha256:0a1b\n" + (f"{line}\n" if lock == name else ""))
    assert locks_with_hosts(tmp_path) == [name]
