"""WCAG contrast of every pair of tokens that pages use, computed from the token files themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

THEMES = Path(__file__).parents[2] / "themes/front/css/themes"
NAMES = ("day", "night", "nowruz", "yalda")
TEXT = 4.5
CONTROL = 3.0
GROUNDS = ("base-100", "base-200", "base-300")
FILLED = ("primary", "secondary", "accent", "saffron", "neutral", "success", "warning", "error", "info")


def _tokens(name: str) -> dict[str, str]:
    text = (THEMES / f"{name}.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--(?:color|c)-([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6});", text))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_sets_every_token(name: str) -> None:
    assert set(_tokens(name)) == set(_tokens("day"))
    assert len(_tokens(name)) >= 25


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["base-content", "muted"])
@pytest.mark.parametrize("name", NAMES)
def test_text_on_grounds(name: str, ink: str, ground: str) -> None:
    tokens = _tokens(name)
    assert contrast(tokens[ink], tokens[ground]) >= TEXT


@pytest.mark.parametrize("ground", ["base-100", "base-200"])
@pytest.mark.parametrize("ink", ["primary", "secondary", "accent", "success", "error", "info", "star"])
@pytest.mark.parametrize("name", NAMES)
def test_coloured_text_on_card_and_page(name: str, ink: str, ground: str) -> None:
    tokens = _tokens(name)
    assert contrast(tokens[ink], tokens[ground]) >= TEXT


@pytest.mark.parametrize("ground", FILLED)
@pytest.mark.parametrize("name", NAMES)
def test_text_on_filled_grounds(name: str, ground: str) -> None:
    tokens = _tokens(name)
    assert contrast(tokens[f"{ground}-content"], tokens[ground]) >= TEXT


@pytest.mark.parametrize("ground", ["base-100", "base-200"])
@pytest.mark.parametrize("edge", ["line", "primary", "error"])
@pytest.mark.parametrize("name", NAMES)
def test_edges_of_controls(name: str, edge: str, ground: str) -> None:
    tokens = _tokens(name)
    assert contrast(tokens[edge], tokens[ground]) >= CONTROL
