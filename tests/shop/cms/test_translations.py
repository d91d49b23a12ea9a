"""The office is Persian to the last sentence; so are the templates and the code of every room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.test import Client
from django.utils.translation import gettext, ngettext

from shop.core import messages
from tests import translations


def test_every_sentence_of_wagtail_has_persian() -> None:
    assert translations.wagtail_faults() == []


def test_every_translation_of_ours_is_whole() -> None:
    files = list(messages.po_files())
    assert files
    assert [fault for path in files for fault in translations.po_faults(path)] == []


def test_every_sentence_of_ours_is_in_gettext() -> None:
    assert translations.faults() == []


@pytest.mark.parametrize(("asked", "told", "flags", "fault"), [
    ("Save", "", (), "empty"), ("Save", "ذخیره", ("fuzzy",), "fuzzy"), ("%(n)s of it", "از آن", (), "other placeholders"),
    ("<b>{a}</b>", "{a}", (), "other placeholders"), (("one %(n)s", "many %(n)s"), ("یک", ""), (), "empty"),
    (("one", "%(n)s many"), ("یک", "چند"), (), "other placeholders"), ("%s", "%(n)s", (), "other placeholders"),
])
def test_faults_of_a_translation_are_seen(asked: object, told: object, flags: tuple[str, ...], fault: str) -> None:
    message = Message(asked, told, flags=flags)  # type: ignore[arg-type]
    assert fault in list(translations.message_faults(message))


def test_words_outside_gettext_are_seen(tmp_path: Path) -> None:
    template = tmp_path / "page.html"
    for source in (
        "<p>Save it</p>", "<p>ذخیره</p>", '{% translate "Save" %}', '<a title="Close">×</a>',
        "{% blocktranslate %}Save {{ n }}{% endblocktranslate %}",
    ):
        template.write_text(source)
        assert list(translations.template_faults(template)), source
    for source in (
        '<p class="box">{% translate "ذخیره" %}</p>', '<a data-action="a->b c">×</a>', "<p>{{ name }}، {{ n }}</p>", "{# Save #}",
    ):
        template.write_text(source)
        assert not list(translations.template_faults(template)), source


def test_compiles_only_what_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shop/locale/fa/LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Save"\nmsgstr "ذخیره"\n', encoding="utf-8")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    assert (messages.messages_compile(), messages.messages_compile()) == (1, 0)
    os.utime(source, (source.stat().st_atime, source.with_suffix(".mo").stat().st_mtime + 5))
    assert messages.messages_compile() == 1


def test_what_wagtail_lacks_is_persian_at_run_time() -> None:
    assert gettext("Search all pages…") == "جستجوی صفحه‌ها…"
    assert ngettext("Delete %(counter)s page", "Delete %(counter)s pages", 3)
    assert ngettext("Delete 1 page", "Delete %(counter)s pages", 3) == "پاک کردن %(counter)s صفحه"


@pytest.mark.django_db
def test_scripts_of_the_office_speak_persian(boss: Client) -> None:
    catalogue = boss.get("/office/jsi18n/").content.decode()
    assert '"Character count:"' in catalogue
    assert "شمار نویسه‌ها:".encode("unicode_escape").decode() in catalogue
