"""Components as template tags: what they promise in themes/README.md."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from themes import built
from themes.pages import page_numbers
from themes.templatetags.bazarche import cut_percent


def _render(source: str, **context: Any) -> str:
    return Template("{% load bazarche %}" + source).render(Context(context))


class _Form(forms.Form):
    code = forms.CharField(label="کد پستی", help_text="ده رقم")
    gift = forms.BooleanField(label="هدیه", required=False)
    way = forms.ChoiceField(label="شیوه", choices=[("post", "پست"), ("tipax", "تیپاکس")], widget=forms.RadioSelect)

    def clean_code(self) -> str:
        raise forms.ValidationError("دو رقم کم دارد.")


def test_filters_speak_persian() -> None:
    assert _render("{{ 28800000|toman }} {{ 12|fa }} {{ day|jdate }}", day=dt.date(2026, 11, 23)) == "۲٬۸۸۰٬۰۰۰ ۱۲ ۲ آذر ۱۴۰۵"
    assert _render("[{{ nothing|toman }}{{ nothing|fa }}{{ nothing|jdate }}]", nothing=None) == "[]"


@pytest.mark.parametrize(
    ("now", "old", "shown"),
    [(28_800_000, 32_000_000, "۱۰"), (100, 100, ""), (120, 100, ""), (999, 1000, ""), (100, None, ""), (1, 3, "۶۶")],
)
def test_cut_is_rounded_down(now: int, old: int | None, shown: str) -> None:
    assert cut_percent(now, old) == shown


def test_price_shows_an_old_price_only_where_it_is_higher() -> None:
    lower = _render("{% price 28800000 old=32000000 %}")
    assert "<del><bdi>۳٬۲۰۰٬۰۰۰</bdi></del>" in lower
    assert "&#x61c;۱۰٪" in lower
    assert "<del>" not in _render("{% price 28800000 old=28800000 %}")
    assert "<del>" not in _render("{% price 28800000 %}")


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (6, 20, [1, None, 4, 5, 6, 7, 8, None, 20]),
        (4, 7, [1, 2, 3, 4, 5, 6, 7]),
        (20, 20, [1, None, 18, 19, 20]),
    ],
)
def test_page_numbers(number: int, last: int, shown: list[int | None]) -> None:
    assert page_numbers(number, last) == shown


def test_pages_keep_the_filters() -> None:
    html = _render("{% pagination 2 3 base total=60 shown=24 %}", base="?province=4&page=")
    assert 'rel="next" href="?province=4&amp;page=3"' in html
    assert 'aria-current="page" href="?province=4&amp;page=2"' in html
    assert "۲۴ کالا از ۶۰ کالا" in html


def test_field_names_its_error() -> None:
    form = _Form({"code": "<1>"})
    html = _render("{% form_errors form %}{% field form.code %}{% field form.gift %}{% field form.way %}", form=form)
    assert 'aria-describedby="id_code_hint id_code_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_code_error"' in html
    assert "دو رقم کم دارد." in html
    assert '<a href="#id_code">' in html
    assert "<legend" in html
    assert "<1>" not in html


def test_text_is_escaped() -> None:
    for source in ("{% tag evil %}", "{% heading evil %}", "{% notice evil %}", "{% toast evil %}", "{% empty evil %}", "{% facts rows %}"):
        assert "<b>" not in _render(source, evil="<i><b>", rows=[("<b>", "<b>")]).replace("<b></b>", "")


def test_minus_stays_before_its_number() -> None:
    html = _render("{% summary rows 1000 %}", rows=[("تخفیف", -3_200_000, "cut")])
    assert '<bdi dir="ltr">\u2212۳۲۰٬۰۰۰</bdi>' in html


def test_shell_is_the_same_for_all_but_for_its_marks() -> None:
    marks = {"shopper_name": "@name@", "basket_count": "@count@", "csrf_token": "@token@", "query": "@query@"}
    real = {"shopper_name": "مریم <b>", "basket_count": 3, "csrf_token": "abc", "query": ""}
    filled = str(render_to_string("base.html", marks))
    for mark, value in (("@name@", "مریم &lt;b&gt;"), ("@count@", "۳"), ("@token@", "abc"), ("@query@", "")):
        filled = filled.replace(mark, value)
    assert filled == render_to_string("base.html", real)


@pytest.mark.parametrize("name", ["404.html", "500.html", "403.html", "403_csrf.html"])
def test_error_pages_need_no_context(name: str) -> None:
    html = render_to_string(name)
    assert html.count("<h1") == 1
    assert 'href="/"' in html


def test_without_a_build_names_stay_plain_and_icons_empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(built, "BUILT", tmp_path)
    assert _render('{% asset "app.css" %}').endswith("bazarche/app.css")
    assert _render('{% icon "house" %}') == '<svg class="icon size-5" viewBox="0 0 24 24" aria-hidden="true"></svg>'


def test_a_build_gives_names_and_refuses_unknown_icons(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"app.css": "app.0123456789ab.css"}))
    (tmp_path / "icons.json").write_text(json.dumps({"house": "<path/>", "forward": "<path/>"}))
    monkeypatch.setattr(built, "BUILT", tmp_path)
    assert _render('{% asset "app.css" %}').endswith("bazarche/app.0123456789ab.css")
    assert "<path/>" in _render('{% icon "house" %}')
    assert "icon-turns" in _render('{% icon "forward" %}')
    with pytest.raises(KeyError):
        _render('{% icon "no-such-thing" %}')
