"""From what a shopper typed to a plan: prices and provinces leave the text, what is left becomes slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from search.text import prices, words
from search.text.documents import compounds
from search.text.lexicon import PROVINCE_WORD, Lexicon
from search.text.plan import WEIGHTS, Alternative, Form, Kind, QueryPlan, Slot
from search.text.readings import NEXT_READING, Reading, Typed, words_typed
from search.text.tokens import joined_pair, word_of

MAX_QUERY_CHARS = 200
MAX_QUERY_WORDS = 16
MAX_ALTERNATIVES = 16
LONGEST_COMPOUND = 3
LONGEST_PROVINCE = 4
MERGED_FROM_SHARE = 0.1

_PLACE_WORDS = frozenset((PROVINCE_WORD, "شهر", "از", "در"))


def analyse_query(q: str, *, lexicon: Lexicon) -> QueryPlan:
    """The plan for a query of any length and content: at most 16 words with 16 alternatives each come of it."""
    q, longer = q[:MAX_QUERY_CHARS], len(q) > MAX_QUERY_CHARS
    typed = words_typed(q, lexicon)
    truncated = longer or len(typed) > MAX_QUERY_WORDS
    typed = typed[:MAX_QUERY_WORDS]
    price = prices.prices_read([each.word.text for each in typed])
    rest = [each for place, each in enumerate(typed) if place not in price.taken]
    rest, provinces = _without_provinces(rest, lexicon)
    open_words = [each for each in rest if not lexicon.is_hidden(each.word)]
    counted = _merged(_counted(open_words, lexicon), lexicon)
    return QueryPlan(
        text=" ".join(_shown(q, each, each.readings[0], lexicon) for each in counted),
        slots=tuple(_slots(counted, lexicon)),
        price_min=price.least,
        price_max=price.most,
        provinces=provinces,
        corrected=_corrected(q, counted, lexicon),
        truncated=truncated,
        closed=bool(rest) and not open_words,
    )


def _without_provinces(typed: list[Typed], lexicon: Lexicon) -> tuple[list[Typed], tuple[str, ...]]:
    """Provinces that the query names leave its text, with «استان», «از» and «در» before them."""
    rest: list[Typed] = []
    codes: dict[str, None] = {}
    at = 0
    while at < len(typed):
        length, found = _provinces_at(typed, at, lexicon)
        if not found:
            rest.append(typed[at])
            at += 1
            continue
        codes.update(dict.fromkeys(found))
        while rest and rest[-1].word.text in _PLACE_WORDS:
            rest.pop()
        at += length
    return rest, tuple(codes)


def _provinces_at(typed: Sequence[Typed], at: int, lexicon: Lexicon) -> tuple[int, tuple[str, ...]]:
    """The longest name that begins here: its length in words, and the provinces that bear it."""
    word = typed[at].word
    if word.text in words.PROVINCE_LIKE and not (at and typed[at - 1].word.text == PROVINCE_WORD):
        return 1, ()
    for length in range(min(LONGEST_PROVINCE, len(typed) - at), 0, -1):
        codes = lexicon.provinces_named(tuple(each.word.text for each in typed[at : at + length]))
        if codes:
            return length, codes
    unknown = not typed[at].known and word.text not in words.STOP
    return 1, lexicon.provinces_by_sound(word) if unknown else ()


def _counted(typed: list[Typed], lexicon: Lexicon) -> list[Typed]:
    """Without stop words, unless nothing else is left.

    «به» stays where it is quince: at the end («مربای به»), and where it begins a compound that the shop knows («به لیمو»).
    """
    kept = [each for place, each in enumerate(typed) if each.word.text not in words.STOP or _is_quince(typed[place:], lexicon)]
    return kept or typed[:1]


def _is_quince(rest: Sequence[Typed], lexicon: Lexicon) -> bool:
    return rest[0].word.text not in words.STOP_IN_COMPOUNDS and (len(rest) == 1 or _joined(rest[:2]) in lexicon.words)


def _joined(typed: Sequence[Typed]) -> str:
    return "".join(each.word.text for each in typed)


def _merged(typed: list[Typed], lexicon: Lexicon) -> list[Typed]:
    """Neighbours that the shop also writes as one word become that word: «گل دوزی» asks what «گلدوزی» and «گل‌دوزی» ask.

    One listing with a missing blank («کیفچرم») is not enough: the one word must be a fair share of the two.
    """
    result: list[Typed] = []
    at = 0
    while at < len(typed):
        for length in range(min(LONGEST_COMPOUND, len(typed) - at), 1, -1):
            whole = _as_one(typed[at : at + length], lexicon)
            if whole is not None:
                result.append(whole)
                at += length
                break
        else:
            result.append(typed[at])
            at += 1
    return result


def _as_one(group: Sequence[Typed], lexicon: Lexicon) -> Typed | None:
    """The compound that the words make as they are typed, or else as they are understood."""
    if any(each.word.number or each.word.text in words.NOISE for each in group):
        return None
    for readings in ([each.readings[0] for each in group], [_understood(each) for each in group]):
        word = word_of("\u200c".join(part for reading in readings for part in reading.word.parts))
        known = 0 if word is None else max(lexicon.words.get(word.text, 0), lexicon.words.get(word.stem, 0))
        if word is not None and known and known >= MERGED_FROM_SHARE * lexicon.compounds.get(word.text, 0):
            least = min(readings, key=lambda reading: reading.weight)
            return Typed((Reading(word, least.kind, least.weight),), True, group[0].start, group[-1].end)
    return None


def _slots(typed: list[Typed], lexicon: Lexicon) -> Iterator[Slot]:
    """One slot a word. What nobody knows does not rule documents out as long as something else is known."""
    shared = _shared(typed, lexicon)
    answered = [each.known or len(each.readings) > 1 or bool(shared[place]) for place, each in enumerate(typed)]
    noise = [each.word.text in words.NOISE or each.word.text in words.STOP for each in typed]
    for place, each in enumerate(typed):
        alternatives = [found for reading in each.readings for found in _forms(reading, each, lexicon)]
        required = (answered[place] or not any(answered)) and (not noise[place] or all(noise))
        yield Slot(each.word.text, _best(_evened(each, alternatives) + shared[place]), required, each.start, each.end)


def _evened(each: Typed, alternatives: list[Alternative]) -> list[Alternative]:
    """A word understood by a detour counts no less beside the others: its likeliest reading weighs what a known word weighs."""
    likeliest = next((reading for reading in each.readings if reading.kind is not Kind.EXACT), None)
    if likeliest is None or (each.known and each.readings[0].kind is Kind.EXACT):
        return alternatives
    return [Alternative(one.form, one.tokens, one.weight / likeliest.weight, one.kind) for one in alternatives]


def _forms(reading: Reading, typed: Typed, lexicon: Lexicon) -> Iterator[Alternative]:
    """Where a reading is looked for. A reading other than as typed is looked for as if it had been typed, for less."""
    word, kind, weight = reading
    as_typed = kind is Kind.EXACT
    yield Alternative(Form.EXACT, (word.text,), weight, kind)
    if word.number:
        return
    joined = Kind.JOINED if as_typed else kind
    yield Alternative(Form.STEM, (word.stem,), weight * WEIGHTS[Kind.STEM], Kind.STEM if as_typed else kind)
    for text in dict.fromkeys((word.text, word.stem)):
        yield Alternative(Form.JOINED, (text,), weight * WEIGHTS[Kind.JOINED], joined)
    pieces = compounds(word)[: len(word.parts)] if len(word.parts) > 1 else lexicon.pieces(word)
    if len(pieces) > 1:
        yield Alternative(Form.STEM, pieces, weight * WEIGHTS[Kind.JOINED] * NEXT_READING, joined)
    if not word.latin and (typed.known or not as_typed or len(typed.readings) == 1):
        for key in word.sounds:
            yield Alternative(Form.SOUND, (key,), weight * WEIGHTS[Kind.SOUND], Kind.SOUND if as_typed else kind)
    for phrase in dict.fromkeys(((word.text,), (word.stem,))):
        yield from _synonyms(phrase, weight, Kind.SYNONYM if as_typed else kind, lexicon)
    for province in lexicon.provinces_of_adjective(word):
        yield Alternative(Form.PROVINCE, (province,), weight * WEIGHTS[Kind.PROVINCE], Kind.PROVINCE)


def _synonyms(phrase: tuple[str, ...], weight: float, kind: Kind, lexicon: Lexicon) -> Iterator[Alternative]:
    weight *= WEIGHTS[Kind.SYNONYM]
    for target in lexicon.synonyms_of(phrase):
        whole = "".join(word.text for word in target)
        yield Alternative(Form.EXACT, (whole,), weight, kind)
        if len(target) == 1:
            yield Alternative(Form.STEM, (target[0].stem,), weight * WEIGHTS[Kind.STEM], kind)
            yield Alternative(Form.JOINED, (whole,), weight * WEIGHTS[Kind.JOINED], kind)
            continue
        pairs = [joined_pair(left, right)[:1] for left, right in pairwise(target)]
        if all(pairs):
            yield Alternative(Form.JOINED, tuple(token for pair in pairs for token in pair), weight, kind)


def _shared(typed: list[Typed], lexicon: Lexicon) -> list[list[Alternative]]:
    """What neighbouring words mean together: a compound, or a phrase with a synonym. It satisfies each of them."""
    shared: list[list[Alternative]] = [[] for _ in typed]
    for start in range(len(typed)):
        for length in range(2, min(LONGEST_COMPOUND, len(typed) - start) + 1):
            group = typed[start : start + length]
            found = [*_compound(group, lexicon), *_phrase_synonyms(group, lexicon)]
            for place in range(start, start + length):
                shared[place].extend(found)
    return shared


def _compound(group: Sequence[Typed], lexicon: Lexicon) -> Iterator[Alternative]:
    """The neighbours as one word, if a document has them so."""
    if any(each.word.number for each in group):
        return
    weight = min(each.readings[0].weight for each in group) * WEIGHTS[Kind.JOINED]
    before = _joined(group[:-1])
    for text in dict.fromkeys((before + group[-1].word.text, before + group[-1].word.stem)):
        if text in lexicon.words:
            yield Alternative(Form.EXACT, (text,), weight, Kind.JOINED)
        if text in lexicon.stems:
            yield Alternative(Form.STEM, (text,), weight * WEIGHTS[Kind.STEM], Kind.JOINED)
        if text in lexicon.compounds:
            yield Alternative(Form.JOINED, (text,), weight * NEXT_READING, Kind.JOINED)


def _phrase_synonyms(group: Sequence[Typed], lexicon: Lexicon) -> Iterator[Alternative]:
    weight = min(each.readings[0].weight for each in group)
    for phrase in dict.fromkeys((tuple(each.word.text for each in group), tuple(each.word.stem for each in group))):
        yield from _synonyms(phrase, weight, Kind.SYNONYM, lexicon)


def _best(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Each token in each form once, at its best weight, heaviest first, bounded."""
    best: dict[tuple[Form, tuple[str, ...]], Alternative] = {}
    for each in alternatives:
        key = (each.form, each.tokens)
        if key not in best or best[key].weight < each.weight:
            best[key] = each
    return tuple(sorted(best.values(), key=lambda each: -each.weight)[:MAX_ALTERNATIVES])


def _corrected(q: str, typed: list[Typed], lexicon: Lexicon) -> str | None:
    """The text as it was understood, where a word was not known as typed."""
    understood = [_understood(each) for each in typed]
    if all(reading.kind is Kind.EXACT for reading in understood):
        return None
    return " ".join(_shown(q, each, reading, lexicon) for each, reading in zip(typed, understood, strict=True))


def _understood(each: Typed) -> Reading:
    return each.readings[1] if not each.known and len(each.readings) > 1 else each.readings[0]


def _shown(q: str, each: Typed, reading: Reading, lexicon: Lexicon) -> str:
    return q[each.start : each.end] if reading.kind is Kind.EXACT else lexicon.shown_as(reading.word)
