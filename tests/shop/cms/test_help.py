"""Help and legal pages: made once, shown in the shop's frame, edited in the office."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page, Site

from shop.cms.footer import footer_columns
from shop.cms.models import Group, HelpIndexPage, HelpPage
from shop.cms.services import help_load
from shop.cms.texts import TEXTS

pytestmark = pytest.mark.django_db


def test_every_page_is_served_in_persian() -> None:
    client = Client()
    index = client.get("/help/").content.decode()
    for text in TEXTS:
        page = client.get(f"/help/{text.slug}/")
        assert page.status_code == 200
        assert text.title in page.content.decode()
        assert 'dir="rtl"' in page.content.decode()
        assert f"/help/{text.slug}/" in index


def test_loading_again_keeps_what_was_written() -> None:
    page = HelpPage.objects.get(slug="delivery")
    page.title = "ارسال"
    page.save_revision().publish()
    help_load()
    assert HelpPage.objects.count() == len(TEXTS)
    assert HelpPage.objects.get(slug="delivery").title == "ارسال"
    assert "ارسال" in Client().get("/help/delivery/").content.decode()


def test_nothing_of_an_empty_wagtail_is_left() -> None:
    assert HelpIndexPage.objects.count() == 1
    assert not Page.objects.filter(title__contains="Wagtail").exists()
    assert Site.objects.get().root_page.specific == HelpIndexPage.objects.get()


def test_footer_shows_live_pages_in_their_columns() -> None:
    columns = {column.title: [link.url for link in column.links] for column in footer_columns()}
    assert list(columns) == [str(group.label) for group in Group]
    assert "/help/returns/" in columns[str(Group.BUY.label)]
    HelpPage.objects.get(slug="returns").unpublish()
    assert "/help/returns/" not in {url for column in footer_columns() for url in [link.url for link in column.links]}
    assert Client().get("/help/returns/").status_code == 404


def test_unknown_page_is_our_404() -> None:
    assert Client().get("/help/no-such-page/").status_code == 404
