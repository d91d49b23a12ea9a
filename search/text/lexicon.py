"""What the pipeline knows of a shop: its words with their frequencies, and what operators say about words.

A lexicon is built while documents are indexed and does not change afterwards; each rebuild and each edit makes a new one, so
that everything derived from it (word lists by length, by sound, by consonants) is made once and can be kept.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.text import finglish
from search.text.documents import DocumentTokens
from search.text.sound import sound_key
from search.text.tokens import Word, word_of, words_of

MAX_SYNONYM_WORDS = 3
MAX_READINGS = 3
MAX_COMPOUNDS = 400_000
MIN_PIECE = 2
ONE_EDIT = 4
TWO_EDITS = 7
MIN_TYPO_RATIO = 20
MAX_COST_APART = 0.35
KNOWN_READINGS = 4096
PROVINCE_WORD = "استان"
AND = "و"

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Words and their number of documents; `compounds` likewise, for words written as one and as two; `shown`: how most write a word.

    `synonyms`: what is typed → what is meant too, one way (an operator who wants both ways enters both); keys of up to three words.
    `provinces`: name or other name → the caller's code. `hidden`: words that search neither answers nor proposes.
    Operators' texts may be spelt in any way: they are read as queries are.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    stems: Mapping[str, int] = field(default_factory=dict)
    compounds: Mapping[str, int] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    provinces: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    shown: Mapping[str, str] = field(default_factory=dict)

    def dump(self) -> bytes:
        """What was counted, to be kept beside an index and read by `load`. Operators' tables are not part of it."""
        return json.dumps([self.words, self.stems, self.compounds, self.shown], ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def load(
        cls,
        dumped: bytes,
        *,
        synonyms: Mapping[str, tuple[str, ...]] | None = None,
        provinces: Mapping[str, str] | None = None,
        hidden: Iterable[str] = (),
    ) -> Lexicon:
        """A lexicon of what was counted earlier and of what operators say now. ValueError where `dump` did not write the bytes."""
        words, stems, compounds, shown = json.loads(dumped)
        return cls(words, stems, compounds, dict(synonyms or {}), dict(provinces or {}), frozenset(hidden), shown)

    def shown_as(self, word: Word) -> str:
        """The word as most of the shop writes it: «آویشن», «گل‌دوزی»."""
        return self.shown.get(word.text, word.text)

    def frequency(self, word: Word) -> int:
        """The number of documents that carry the word in some form; 0 when the shop does not know it."""
        return max(self.words.get(word.text, 0), self.stems.get(word.stem, 0), self.compounds.get(word.text, 0))

    def knows(self, text: str) -> bool:
        """Whether any document carries the one word of this text in some form."""
        word = word_of(text)
        return word is not None and self.frequency(word) > 0

    def synonyms_of(self, phrase: Phrase) -> tuple[tuple[Word, ...], ...]:
        """What else is meant by the words (their texts or stems)."""
        return self._synonyms.get(phrase, ())

    def is_hidden(self, word: Word) -> bool:
        """Whether operators closed the word."""
        return word.text in self._hidden or word.stem in self._hidden

    def provinces_named(self, phrase: Phrase) -> tuple[str, ...]:
        """The codes of the provinces that the words name, however they are spaced: of several for «خراسان»."""
        return self._provinces.get("".join(phrase), ())

    def provinces_by_sound(self, word: Word) -> tuple[str, ...]:
        """The codes of the provinces that are read aloud like the word."""
        return self._provinces_by_sound.get(sound_key(word.text), ())

    def provinces_of_adjective(self, word: Word) -> tuple[str, ...]:
        """The codes of the provinces that «یزدی» or «خراسانی» comes from."""
        return self.provinces_named((word.text[:-1],)) if word.text.endswith("ی") else ()

    def like_sounding(self, word: Word) -> list[Word]:
        """Known words that are read aloud the same, most frequent first; not the word itself."""
        return self._most_frequent((near for key in word.sounds for near in self._by_sound.get(key, ())), word)

    def pieces(self, word: Word) -> tuple[str, ...]:
        """The two known words that a compound consists of, where documents write it as two; else nothing."""
        text = word.text
        if text in self.words or text not in self.compounds:
            return ()
        cuts = [(text[:at], text[at:]) for at in range(MIN_PIECE, len(text) - MIN_PIECE + 1)]
        fitting = [cut for cut in cuts if cut[0] in self.stems and cut[1] in self.stems]
        return max(fitting, key=lambda cut: min(self.stems[cut[0]], self.stems[cut[1]]), default=())

    def beginning_with(self, prefix: str, most: int) -> tuple[str, ...]:
        """Known words that begin so and are longer, most frequent first."""
        words = self._in_order
        at = bisect_left(words, prefix)
        found = []
        while at < len(words) and words[at].startswith(prefix):
            found.append(words[at])
            at += 1
        return tuple(nsmallest(most, (text for text in found if text != prefix), key=lambda text: (-self._known[text], text)))

    def near(self, word: Word) -> list[tuple[Word, int]]:
        """Known words one edit away (from 4 letters) or two (from 7), nearest and most frequent first, with their distance.

        For a word that the shop knows, only those count that are far more frequent.
        """
        return self._near(word.text, self.frequency(word))

    def latin_readings(self, latin: str) -> list[Word]:
        """Known words that the Latin letters may stand for, likeliest first."""
        kept = self._readings_kept.get(latin)
        if kept is None:
            kept = self._latin_readings(latin)
            if len(self._readings_kept) < KNOWN_READINGS:
                self._readings_kept[latin] = kept
        return kept

    def _latin_readings(self, latin: str) -> list[Word]:
        found: list[tuple[float, str]] = []
        for persian in self._by_consonants.get(finglish.skeleton_of_latin(latin), ()):
            cost = finglish.reading_cost(latin, persian)
            if cost is not None:
                found.append((cost - 0.04 * (self._known[persian] + 1).bit_length(), persian))
        found.sort()
        likely = [text for score, text in found[:MAX_READINGS] if score - found[0][0] <= MAX_COST_APART]
        return [word for text in likely if (word := word_of(text)) is not None]

    def _near(self, text: str, frequency: int) -> list[tuple[Word, int]]:
        if len(text) < ONE_EDIT:
            return []
        most = 2 if len(text) >= TWO_EDITS else 1
        floor = frequency * MIN_TYPO_RATIO
        found: list[tuple[int, int, str]] = []
        for length in range(len(text) - most, len(text) + most + 1):
            choices = self._by_length.get(length)
            if choices is None:
                continue
            for near, distance, _ in process.extract(text, choices, scorer=OSA.distance, processor=None, score_cutoff=most, limit=20):
                if distance and self._known[near] > floor:
                    found.append((int(distance), -self._known[near], near))
        found.sort()
        nearest = [entry for entry in found if entry[0] == found[0][0]]
        return [(word, distance) for distance, _, near in nearest[:MAX_READINGS] if (word := word_of(near)) is not None]

    def _most_frequent(self, texts: Iterable[str], but: Word) -> list[Word]:
        others = sorted({text for text in texts if text not in (but.text, but.stem)}, key=lambda text: (-self._known[text], text))
        return [word for text in others[:MAX_READINGS] if (word := word_of(text)) is not None]

    @cached_property
    def _known(self) -> dict[str, int]:
        """The words that may be proposed for another: letters only, two or more, not hidden."""
        return {
            text: count for text, count in self.words.items()
            if len(text) > 1 and text.isalpha() and not text.isascii() and text not in self._hidden
        } | {text: 1 for text in self._province_words if text not in self.words}

    @cached_property
    def _province_words(self) -> frozenset[str]:
        return frozenset(word.text for name in self.provinces for word in words_of(name) if len(word.text) > 1)

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self._known)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        groups: dict[int, list[str]] = {}
        for text in self._known:
            groups.setdefault(len(text), []).append(text)
        return groups

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for text in self._known:
            groups.setdefault(sound_key(text), []).append(text)
        return groups

    @cached_property
    def _by_consonants(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for text in self._known:
            groups.setdefault(finglish.skeleton_of_persian(text), []).append(text)
        return groups

    @cached_property
    def _readings_kept(self) -> dict[str, list[Word]]:
        return {}

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return frozenset(word.text for text in self.hidden for word in words_of(text))

    @cached_property
    def _provinces(self) -> dict[str, tuple[str, ...]]:
        """Names in full first; then what people shorten them to: «خراسان» for three of them, «بلوچستان», «کهگیلویه»."""
        full: dict[str, tuple[str, ...]] = {}
        short: dict[str, dict[str, None]] = {}
        for name, code in self.provinces.items():
            texts = [word.text for word in words_of(name) if word.text != PROVINCE_WORD]
            full["".join(texts)] = (code,)
            if len(texts) > 1:
                short.setdefault(texts[0], {})[code] = None
            if AND in texts and not texts[-1].endswith("ی"):
                short.setdefault(texts[-1], {})[code] = None
        return {text: tuple(codes) for text, codes in short.items()} | full

    @cached_property
    def _provinces_by_sound(self) -> dict[str, tuple[str, ...]]:
        return {sound_key(name): codes for name, codes in self._provinces.items()}

    @cached_property
    def _synonyms(self) -> dict[Phrase, tuple[tuple[Word, ...], ...]]:
        table: dict[Phrase, tuple[tuple[Word, ...], ...]] = {}
        for typed, meant in self.synonyms.items():
            key = words_of(typed)[:MAX_SYNONYM_WORDS]
            targets = tuple(target for text in meant if (target := tuple(words_of(text)[:MAX_SYNONYM_WORDS])))
            for phrase in (tuple(word.text for word in key), tuple(word.stem for word in key)):
                if phrase and targets:
                    table[phrase] = tuple(dict.fromkeys(table.get(phrase, ()) + targets))
        return table


class LexiconBuilder:
    """Counts words while documents are indexed. One builder serves one build; it is not shared by threads."""

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()
        self._stems: Counter[str] = Counter()
        self._compounds: Counter[str] = Counter()
        self._shown: Counter[tuple[str, str]] = Counter()

    def add(self, document: DocumentTokens) -> None:
        """Counts each word of the document once."""
        fields = document.values()
        self._words.update({token for tokens in fields for token in tokens.exact})
        self._stems.update({token for tokens in fields for token in tokens.stem})
        self._compounds.update({token for tokens in fields for token in tokens.joined})
        self._shown.update({spelling for tokens in fields for spelling in tokens.shown})
        if len(self._compounds) > MAX_COMPOUNDS:
            self._compounds = Counter(dict(self._frequent(self._compounds)))

    def build(
        self,
        *,
        synonyms: Mapping[str, tuple[str, ...]] | None = None,
        provinces: Mapping[str, str] | None = None,
        hidden: Iterable[str] = (),
    ) -> Lexicon:
        """The lexicon of what was counted; compounds that were met once are left out."""
        return Lexicon(
            words=dict(self._words),
            stems=dict(self._stems),
            compounds=dict(self._frequent(self._compounds)),
            synonyms=dict(synonyms or {}),
            provinces=dict(provinces or {}),
            hidden=frozenset(hidden),
            shown=self._most_shown(),
        )

    def _most_shown(self) -> dict[str, str]:
        plain = Counter(self._words)
        for (text, _), count in self._shown.items():
            plain[text] -= count
        best: dict[str, tuple[int, str]] = {}
        for (text, shown), count in self._shown.items():
            if count > plain[text]:
                best[text] = max(best.get(text, (0, "")), (count, shown))
        return {text: shown for text, (_, shown) in best.items()}

    @staticmethod
    def _frequent(counts: Counter[str]) -> Iterator[tuple[str, int]]:
        return ((text, count) for text, count in counts.items() if count > 1)
