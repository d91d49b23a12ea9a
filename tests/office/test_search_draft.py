"""From a draft to what holds, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from search.curation import services
from search.curation.models import Synonym, Version
from search.curation.selectors import draft, number_now, words_now
from search.curation.state import published
from shop.accounts.models import User
from tests.office.searching import everything, refused, same_cost, to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def looked_anew() -> Iterator[None]:
    published.forget()
    yield
    published.forget()


def synonym(typed: str = "مانتو", meant: str = "رویه", **more: Any) -> Synonym:
    return services.synonym_save(**{"typed": typed, "meant": meant, "both_ways": False, "is_active": True, "actor": None, **more})


def publish() -> Version:
    return services.draft_publish(actor=None)


def seen(client: Client) -> dict[str, str]:
    """What the page of publishing would send."""
    form = client.get(to("publish")).context["form"]
    return {"seen": str(form["seen"].value()), "note": ""}


def test_what_is_typed_is_published_after_it_was_confirmed(office: Client, operator: User) -> None:
    office.post(to("synonyms_new"), {"typed": "مانتو", "meant": "رویه", "is_active": "on"})
    page = office.get(to("index")).content.decode()
    assert "«مانتو»" in page
    assert "می‌آید" in page
    page = office.get(to("publish")).content.decode()
    assert "«مانتو»" in page
    assert dict(words_now().synonyms) == {}
    answer = office.post(to("publish"), seen(office) | {"note": "آغاز"}, follow=True)
    assert "نسخهٔ ۱ برقرار است" in answer.content.decode()
    assert dict(words_now().synonyms) == {"مانتو": ("رویه",)}
    version = Version.objects.get()
    assert (version.published_by, version.note) == (operator, "آغاز")
    page = office.get(to("version", 1)).content.decode()
    assert "افزوده شد: " in page
    assert operator.display_name.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in page


def test_a_draft_that_changed_meanwhile_is_shown_again(office: Client) -> None:
    synonym()
    form = seen(office)
    synonym("کیف", "ساک")
    refused(office, to("publish"), form, "دگرگون شد")
    again = office.post(to("publish"), form)
    assert "«کیف»" in again.content.decode()
    assert str(again.context["form"]["seen"].value()) != form["seen"]
    assert office.post(to("publish"), seen(office)).status_code == 302
    assert len(words_now().synonyms) == 2


def test_nothing_to_publish_and_nothing_to_discard_are_refused(office: Client) -> None:
    refused(office, to("publish"), seen(office), "پیش‌نویسی در کار نیست")
    refused(office, to("discard"), {}, "پیش‌نویسی در کار نیست")
    row = synonym()
    services.entry_remove(model=Synonym, key=row.pk, actor=None)
    refused(office, to("publish"), seen(office), "چیزی برای انتشار نیست")


def test_a_draft_is_left(office: Client) -> None:
    synonym()
    publish()
    before = everything()
    row = Synonym.objects.get()
    synonym(meant="پالتو", replaces=row.pk)
    assert "«مانتو»" in office.get(to("discard")).content.decode()
    assert draft() is not None
    office.post(to("discard"))
    assert (draft(), everything()) == (None, before)


def test_lines_of_a_draft_are_taken_back(office: Client) -> None:
    row, other = synonym(), synonym("کیف", "ساک")
    publish()
    office.post(to("synonyms_remove", other.pk))
    fresh = synonym(both_ways=True, replaces=row.pk)
    page = office.get(to("index")).content.decode()
    for url in (to("synonyms_restore", other.pk), to("synonyms_restore", row.pk), to("synonyms_remove", fresh.pk)):
        assert url in page
    assert "«کیف»" in office.get(to("synonyms_restore", other.pk)).content.decode()
    refused(office, to("synonyms_restore", row.pk), {}, "پیش‌تر ثبت شده")
    office.post(to("synonyms_restore", other.pk))
    office.post(to("synonyms_remove", fresh.pk))
    office.post(to("synonyms_restore", row.pk))
    assert "چیزی دگرگون نمی‌شود" in office.get(to("index")).content.decode()
    refused(office, to("hidden_words_restore", 10**6), {}, "در این میان دگرگون شد")


def test_an_earlier_version_is_brought_back(office: Client) -> None:
    synonym()
    publish()
    synonym("کیف", "ساک")
    publish()
    assert "بازگشت به این نسخه" in office.get(to("version", 1)).content.decode()
    assert "بازگشت به این نسخه" not in office.get(to("version", 2)).content.decode()
    page = office.get(to("version_restore", 1)).content.decode()
    assert "می‌رود" in page
    assert number_now() == 2
    refused(office, to("version_restore", 2), {}, "چیزی برای انتشار نیست")
    office.post(to("version_restore", 1))
    assert (number_now(), dict(words_now().synonyms)) == (3, {"مانتو": ("رویه",)})
    assert "بازگشت به نسخهٔ ۱" in office.get(to("versions")).content.decode()
    synonym("کت", "پالتو")
    refused(office, to("version_restore", 2), {}, "پیش‌نویسی باز است")
    assert office.get(to("version", 9)).status_code == 404
    assert office.post(to("version_restore", 4)).status_code == 404


def test_pages_cost_the_same_for_two_and_for_twenty(office: Client) -> None:
    def say(first: int, last: int) -> None:
        for n in range(first, last):
            synonym(f"واژه {n}", "رویه")
            publish()
            services.entry_remove(model=Synonym, key=Synonym.objects.latest("pk").pk, actor=None)
            synonym(f"دیگر {n}", "رویه")

    say(0, 2)
    same_cost(office, [to("index"), to("publish"), to("versions"), to("version", 2), to("version_restore", 1)], lambda: say(2, 20))
