"""Rules that every template keeps: nothing that the policy blocks, nothing that looks wrong from right to left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

THEMES = Path(__file__).parents[2] / "themes"
ROOT = THEMES / "templates"
NAMES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))
STATIC = THEMES / "static/bazarche"
PHYSICAL = re.compile(
    r"(?:^|[\s\"':-])-?(?:[mp][lr]-|(?:left|right)-[\d\[]|text-(?:left|right)\b|border-[lr]\b|rounded-[lr]\b|float-(?:left|right))"
)


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(name: str) -> None:
    get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_template_has_nothing_inline(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=\"|javascript:", text)
    for tag in re.findall(r"<script[^>]*>", text):
        assert "src=" in tag or "application/ld+json" in tag


@pytest.mark.parametrize("name", NAMES)
def test_template_uses_logical_sides(name: str) -> None:
    for classes in re.findall(r'class="([^"]*)"', (ROOT / name).read_text(encoding="utf-8")):
        assert not PHYSICAL.search(classes), classes


def test_card_is_lean() -> None:
    text = (ROOT / "catalog/card.html").read_text(encoding="utf-8")
    assert set(re.findall(r"{%\s*(\w+)", text)) <= {"if", "else", "endif"}
    assert all(name.startswith("card.") for name in re.findall(r"{{\s*([\w.]+)", text))


@pytest.mark.parametrize(("pattern", "most"), [("app.*.css.br", 15_000), ("app.*.js.br", 60_000), ("vazirmatn.*.woff2", 45_000)])
def test_bundles_stay_small(pattern: str, most: int) -> None:
    found = list(STATIC.glob(pattern))
    if not found:
        pytest.skip("the front end is not built (npm run build)")
    assert len(found) == 1
    assert found[0].stat().st_size <= most
