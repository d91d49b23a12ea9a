"""The shop's words as rows: counted at a rebuild, added to by the follower, read by every process when their version moves."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.db.models import F

from search.index.models import Generation
from search.index.models import Lexicon as Row
from search.text import DocumentTokens, Lexicon, LexiconBuilder
from shop.places.models import Province

T = TypeVar("T")


def lexicon_save(*, generation: Generation, lexicon: Lexicon) -> None:
    """What was counted for this generation."""
    Row.objects.update_or_create(generation=generation, defaults={"data": _packed(lexicon), "extra": b""})


def entry_words_save(*, generation: Generation, lexicon: Lexicon) -> None:
    """The words of all entries: apart from the goods', so that a word of the help alone is no word that goods must have."""
    Row.objects.filter(generation=generation).update(entries=_packed(lexicon), version=F("version") + 1)


@dataclass
class NewWords:
    """Words that a serving generation's lexicon lacks, gathered until they are written. One follower has one."""

    generation: Generation
    known: Lexicon
    fresh: LexiconBuilder = field(default_factory=LexiconBuilder)
    count: int = 0

    @classmethod
    def of(cls, generation: Generation) -> NewWords:
        return cls(generation, counted(generation) or Lexicon())

    def add(self, documents: Iterable[DocumentTokens]) -> None:
        """Take what these documents have and the lexicon lacks."""
        for document in documents:
            if self._has_new(document):
                self.fresh.add(document)
                self.count += 1

    def _has_new(self, document: DocumentTokens) -> bool:
        words, stems = self.known.words, self.known.stems
        return any(
            any(token not in words for token in tokens.exact) or any(token not in stems for token in tokens.stem)
            for tokens in document.values()
        )

    def write(self) -> None:
        """Add them to the generation's row; its version rises. Nothing where there are none."""
        if not self.count:
            return
        found = self.fresh.build()
        more = replace(
            found, words=_only_new(found.words, self.known.words), stems=_only_new(found.stems, self.known.stems), compounds={},
            shown=_only_new(found.shown, self.known.shown),
        )
        row = Row.objects.filter(generation=self.generation).only("extra").first()
        if row is not None:
            before = _load(row.extra)
            Row.objects.filter(pk=row.pk).update(extra=_packed(_together(before, more)), version=F("version") + 1)
            self.known = _together(self.known, more)
        self.fresh, self.count = LexiconBuilder(), 0


def counted(generation: Generation) -> Lexicon | None:
    """The words of a generation, without operators' tables; None where none were written."""
    row = Row.objects.filter(generation=generation).first()
    return None if row is None else _together(_load(row.data), _load(row.extra))


@dataclass
class Known:
    """The words of the serving generation in this process. The counted part is read again only for another generation."""

    generation: str = ""
    version: int = 0
    base: Lexicon = field(default_factory=Lexicon)
    plain: Lexicon = field(default_factory=Lexicon)
    entries: Lexicon = field(default_factory=Lexicon)

    def moved_to(self, generation: str, version: int) -> Known:
        """The same where nothing moved, else what is written now."""
        if (generation, version) == (self.generation, self.version):
            return self
        columns = ("extra", "entries") if generation == self.generation else ("data", "extra", "entries")
        row = Row.objects.filter(generation__name=generation).only("version", *columns).first()
        if row is None:
            return Known()
        base = self.base if generation == self.generation else _load(row.data)
        return Known(generation, row.version, base, _together(base, _load(row.extra)), _load(row.entries))


def provinces_of_shop() -> Mapping[str, str]:
    """Province names with their codes for plans: a code is the row's key as text."""
    return {name: str(key) for key, name in Province.objects.values_list("pk", "name")}


def _packed(lexicon: Lexicon) -> bytes:
    return zlib.compress(lexicon.dump(), 1)


def _load(packed: bytes | memoryview[int]) -> Lexicon:
    return Lexicon.load(zlib.decompress(packed)) if packed else Lexicon()


def _together(base: Lexicon, more: Lexicon) -> Lexicon:
    if not more.words and not more.stems:
        return base
    return replace(base, words={**more.words, **base.words}, stems={**more.stems, **base.stems}, shown={**more.shown, **base.shown})


def _only_new(found: Mapping[str, T], known: Mapping[str, T]) -> dict[str, T]:
    return {text: value for text, value in found.items() if text not in known}
