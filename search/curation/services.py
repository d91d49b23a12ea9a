"""Every write of what operators say. Each is one transaction; writers wait for each other (one advisory lock), readers for nobody.

A change goes into the draft, made when there is none; `draft_publish` makes it the version that holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.apps.catalogue.models import Category

from catalog.listings.models import Listing, Maker
from search.curation import errors
from search.curation.models import (
    ENTRIES,
    MAX_PINNED,
    MAX_WEIGHT,
    BoostRule,
    Change,
    Entry,
    Exclusion,
    HiddenWord,
    Pin,
    Synonym,
    Version,
    VersionState,
    WatchedQuery,
)
from search.curation.phrases import MAX_PHRASE, phrase_key, word_key
from search.curation.selectors import difference, number_now
from search.curation.state import published, rows_at
from search.curation.wording import names_of, sentence
from search.engines.base import Ground
from search.text.lexicon import MAX_SYNONYM_WORDS
from search.text.tokens import Word, words_of
from search.text.words import STOP
from shop.accounts.models import User
from shop.core.persian import clean
from shop.places.models import Province

MOST: dict[type[Entry], int] = {Synonym: 2000, HiddenWord: 500, BoostRule: 100, Pin: 500, Exclusion: 2000}
MAX_WATCHED = 50
TEXT_MOST = 400
Row = TypeVar("Row", bound=Entry)


@transaction.atomic
def synonym_save(*, typed: str, meant: str, both_ways: bool, is_active: bool, actor: User | None, replaces: int | None = None) -> Synonym:
    """DomainError: no_word, only_stop_words, too_many_words, too_long, same_words, already_there, too_many, changed_meanwhile."""
    typed, meant = clean(typed), clean(meant)
    for text in (typed, meant):
        _words_check(text, most=MAX_SYNONYM_WORDS)
    if word_key(typed) == word_key(meant) or phrase_key(typed) == phrase_key(meant):
        raise errors.same_words()
    row = Synonym(
        typed=typed, meant=meant, both_ways=both_ways, is_active=is_active, typed_key=word_key(typed), meant_key=word_key(meant),
    )

    def taken(rows: Any) -> bool:
        """Said already, or by a row the other way round that goes both ways (or would be said twice by this one)."""
        reverse = rows.filter(typed_key=row.meant_key, meant_key=row.typed_key)
        if not both_ways:
            reverse = reverse.filter(both_ways=True)
        return bool(rows.filter(typed_key=row.typed_key, meant_key=row.meant_key).exists() or reverse.exists())

    return _put(row, actor, replaces, taken=taken)


@transaction.atomic
def hidden_word_save(*, word: str, reason: str, actor: User | None, replaces: int | None = None) -> HiddenWord:
    """DomainError: no_word, only_stop_words, too_many_words, too_long, already_there, too_many, changed_meanwhile."""
    word = clean(word)
    (found,) = _words_check(word, most=1)
    row = HiddenWord(word=word, reason=clean(reason)[:200], key=found.text)
    return _put(row, actor, replaces, taken=lambda rows: rows.filter(key=row.key).exists())


@transaction.atomic
def boost_save(
    *, ground: Ground, value: int, weight: Decimal, starts_on: dt.date | None, ends_on: dt.date | None, phrase: str = "", season: str = "",
    reason: str, actor: User | None, replaces: int | None = None,
) -> BoostRule:
    """`value` is the key of the ground: a card, a leaf, a top category, Oscar's partner, a province.

    DomainError: without_end, days_reversed, weight_out_of_bounds, reason_missing, ground_unknown, no_word, too_long, already_there,
    too_many, changed_meanwhile.
    """
    first, last = _days_check(starts_on, ends_on)
    if not 0 <= weight <= MAX_WEIGHT:
        raise errors.weight_out_of_bounds()
    if not clean(reason):
        raise errors.reason_missing()
    if not _is_there(ground, value):
        raise errors.ground_unknown()
    phrase = clean(phrase)
    row = BoostRule(
        ground=ground.value, value=value, weight=weight.quantize(Decimal("0.01")), starts_on=first, ends_on=last, phrase=phrase,
        key=_phrase_check(phrase) if phrase else "", season=clean(season)[:60], reason=clean(reason)[:200],
    )
    same = {"ground": row.ground, "value": value, "key": row.key, "starts_on__lte": last, "ends_on__gte": first}
    return _put(row, actor, replaces, taken=lambda rows: rows.filter(**same).exists())


@transaction.atomic
def pin_save(
    *, phrase: str, offers: Sequence[int], starts_on: dt.date | None, ends_on: dt.date | None, actor: User | None,
    replaces: int | None = None,
) -> Pin:
    """DomainError: no_word, too_long, without_end, days_reversed, offers_count, offers_unknown, pinned_and_excluded, pins_overlap,
    too_many, changed_meanwhile.
    """
    phrase = clean(phrase)
    row = Pin(phrase=phrase, key=_phrase_check(phrase), offers=list(offers))
    row.starts_on, row.ends_on = _days_check(starts_on, ends_on)
    if not 1 <= len(row.offers) <= MAX_PINNED or len(set(row.offers)) != len(row.offers):
        raise errors.offers_count(MAX_PINNED)
    if Listing.objects.filter(pk__in=row.offers).count() != len(row.offers):
        raise errors.offers_unknown()
    _write_lock()
    if rows_at(Exclusion, None).filter(key=row.key, offer__in=row.offers).exists():
        raise errors.pinned_and_excluded()
    overlapping = {"key": row.key, "starts_on__lte": row.ends_on, "ends_on__gte": row.starts_on}
    return _put(row, actor, replaces, taken=lambda rows: rows.filter(**overlapping).exists(), refusal=errors.pins_overlap)


@transaction.atomic
def exclusion_save(*, phrase: str, offer: int, reason: str, actor: User | None, replaces: int | None = None) -> Exclusion:
    """DomainError: no_word, too_long, reason_missing, offers_unknown, pinned_and_excluded, already_there, too_many, changed_meanwhile."""
    phrase = clean(phrase)
    row = Exclusion(phrase=phrase, key=_phrase_check(phrase), offer=offer, reason=clean(reason)[:200])
    if not row.reason:
        raise errors.reason_missing()
    if not Listing.objects.filter(pk=offer).exists():
        raise errors.offers_unknown()
    _write_lock()
    if rows_at(Pin, None).filter(key=row.key, offers__contains=[offer]).exists():
        raise errors.pinned_and_excluded()
    return _put(row, actor, replaces, taken=lambda rows: rows.filter(key=row.key, offer=offer).exists())


@transaction.atomic
def entry_remove(*, model: type[Entry], key: int, actor: User | None) -> None:
    """DomainError changed_meanwhile."""
    version = _draft()
    row = _present(model, key)
    _tell(version, actor, _("برداشته شد: %(what)s") % {"what": sentence(row, names_of([row]))})
    _close(row, version)


def entry_restore(*, model: type[Entry], key: int, actor: User | None) -> Entry:
    """What the draft took away or replaced is said again. DomainError changed_meanwhile, and those of the save of its kind."""
    row = model._default_manager.filter(pk=key, until__state=VersionState.DRAFT).first()
    if row is None:
        raise errors.changed_meanwhile()
    facts: dict[str, Any] = {name: getattr(row, name) for name in row.CONTENT}
    if isinstance(row, BoostRule):
        facts["ground"] = Ground(row.ground)
    restored: Entry = _SAVES[model](**facts, actor=actor)
    return restored


@transaction.atomic
def draft_publish(*, actor: User | None, note: str = "", seen: int | None = None) -> Version:
    """What the draft says holds from now on. `seen` is the draft's last change that the operator looked at.

    DomainError: no_draft, draft_changed, nothing_to_publish.
    """
    _write_lock()
    version = Version.objects.filter(state=VersionState.DRAFT).first()
    if version is None:
        raise errors.no_draft()
    if seen is not None and seen != last_change(version):
        raise errors.draft_changed()
    if not difference(before=number_now(), after=None):
        raise errors.nothing_to_publish()
    return _publish(version, actor, clean(note)[:200])


@transaction.atomic
def draft_discard(*, actor: User | None) -> None:
    """What is published stays; the draft was never there. DomainError no_draft."""
    _write_lock()
    version = Version.objects.filter(state=VersionState.DRAFT).first()
    if version is None:
        raise errors.no_draft()
    for model in ENTRIES:
        model._default_manager.filter(since=version).delete()
        model._default_manager.filter(until=version).update(until=None)
    version.delete()


@transaction.atomic
def version_restore(*, number: int, actor: User | None) -> Version:
    """A new version that says what version `number` said, published at once.

    DomainError: draft_open, version_unknown, nothing_to_publish.
    """
    _write_lock()
    if Version.objects.filter(state=VersionState.DRAFT).exists():
        raise errors.draft_open()
    if not Version.objects.filter(number=number, state=VersionState.PUBLISHED).exists():
        raise errors.version_unknown()
    differing = difference(before=number_now(), after=number)
    if not differing:
        raise errors.nothing_to_publish()
    version = _draft()
    version.restored = number
    for row in differing.gone:
        _close(row, version)
    for row in differing.come:
        row.pk, row.since, row.until = None, version, None
        row._state.adding = True
        row.save(force_insert=True)
    return _publish(version, actor, "")


@transaction.atomic
def watched_query_add(*, text: str) -> WatchedQuery:
    """DomainError: no_word, too_long, already_there, too_many."""
    text = clean(text)
    key = _phrase_check(text)
    _write_lock()
    if WatchedQuery.objects.filter(key=key).exists():
        raise errors.already_there()
    if WatchedQuery.objects.count() >= MAX_WATCHED:
        raise errors.too_many(MAX_WATCHED)
    return WatchedQuery.objects.create(text=text, key=key)


def watched_query_remove(*, key: int) -> None:
    WatchedQuery.objects.filter(pk=key).delete()


def last_change(version: Version) -> int:
    """The key of the newest change, 0 for none: who read up to it saw all."""
    return int(version.changes.aggregate(n=Max("pk"))["n"] or 0)


# What writes share

_SAVES: dict[type[Entry], Any] = {
    Synonym: synonym_save, HiddenWord: hidden_word_save, BoostRule: boost_save, Pin: pin_save, Exclusion: exclusion_save,
}


def _write_lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('search.curation'))")


def _draft() -> Version:
    _write_lock()
    found = Version.objects.filter(state=VersionState.DRAFT).first()
    return found or Version.objects.create(number=number_now() + 1)


def _publish(version: Version, actor: User | None, note: str) -> Version:
    version.state, version.note, version.published_at, version.published_by = VersionState.PUBLISHED, note, timezone.now(), actor
    version.save()
    published.forget()
    transaction.on_commit(published.forget)
    return version


def _put(row: Row, actor: User | None, replaces: int | None, *, taken: Any, refusal: Any = errors.already_there) -> Row:
    """Into the draft, in the place of `replaces` where that is given."""
    _write_lock()
    model = type(row)
    before = _present(model, replaces) if replaces is not None else None
    if before is not None and before.content() == row.content():
        return before
    others = rows_at(model, None) if before is None else rows_at(model, None).exclude(pk=before.pk)
    if taken(others):
        raise refusal()
    if before is None and others.count() >= MOST[model]:
        raise errors.too_many(MOST[model])
    names = names_of([row, *([before] if before is not None else [])])
    if before is None:
        told = _("افزوده شد: %(what)s") % {"what": sentence(row, names)}
    else:
        told = _("به‌جای %(before)s: %(after)s") % {"before": sentence(before, names), "after": sentence(row, names)}
    version = _draft()
    if before is not None:
        _close(before, version)
    row.since = version
    row.save(force_insert=True)
    _tell(version, actor, told)
    return row


def _present(model: type[Row], key: int) -> Row:
    row = rows_at(model, None).filter(pk=key).first()
    if row is None:
        raise errors.changed_meanwhile()
    return row


def _close(row: Entry, version: Version) -> None:
    """From this version on the row is not there; one that only the draft had is gone altogether."""
    if row.since_id == version.number:
        row.delete()
    else:
        type(row)._default_manager.filter(pk=row.pk).update(until=version)


def _tell(version: Version, actor: User | None, text: str) -> None:
    Change.objects.create(version=version, actor=actor, text=text if len(text) <= TEXT_MOST else text[: TEXT_MOST - 1] + "…")


def _words_check(text: str, *, most: int) -> list[Word]:
    if len(text) > MAX_PHRASE:
        raise errors.too_long(MAX_PHRASE)
    found = words_of(text)
    if not found:
        raise errors.no_word()
    if all(word.text in STOP for word in found):
        raise errors.only_stop_words()
    if len(found) > most:
        raise errors.too_many_words(most)
    return found


def _phrase_check(text: str) -> str:
    if len(text) > MAX_PHRASE:
        raise errors.too_long(MAX_PHRASE)
    key = phrase_key(text)
    if not key:
        raise errors.no_word()
    return key


def _days_check(starts_on: dt.date | None, ends_on: dt.date | None) -> tuple[dt.date, dt.date]:
    if starts_on is None or ends_on is None:
        raise errors.without_end()
    if ends_on < starts_on:
        raise errors.days_reversed()
    return starts_on, ends_on


def _is_there(ground: Ground, value: int) -> bool:
    if ground is Ground.OFFER:
        return Listing.objects.filter(pk=value).exists()
    if ground is Ground.SELLER:
        return Maker.objects.filter(pk=value).exists()
    if ground is Ground.PROVINCE:
        return Province.objects.filter(pk=value).exists()
    return Category.objects.filter(pk=value, info__is_leaf=ground is Ground.CATEGORY).exists()
