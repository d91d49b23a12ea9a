"""From clauses to Tantivy's queries: constant scores and sums, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tantivy
from tantivy import FieldType, Occur, Query

from search.engines.clauses import TEXTS_KEPT, AllOf, Among, BestOf, Clause, Constant, Range, Term, Text
from shop.core.lru import Lru

MUST, SHOULD, MUST_NOT = Occur.Must, Occur.Should, Occur.MustNot
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Worths:
    """Scored queries of a text: each of `words` fits where it does, each of `lifts` may."""

    words: Sequence[Query]
    lifts: Sequence[Query]


class Translator:
    """Translates for one index. Terms of numbers and whole texts are kept, since lists ask the same ones again and again."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema
        self._kept: dict[tuple[str, int], Query] = {}
        self._words: Lru[list[Query]] = Lru(TEXTS_KEPT)
        self._worths: Lru[Worths] = Lru(TEXTS_KEPT)

    def filter(self, clause: Clause) -> Query:
        """A query that fits as the clause does; what it scores is not to be used."""
        match clause:
            case Term(name, int(value)):
                return self._number(name, value)
            case Term(name, value):
                return Query.term_query(self._schema, name, value, index_option="basic")
            case Among(name, values):
                if len(values) <= 4:
                    return Query.boolean_query([(SHOULD, self._number(name, value)) for value in values])
                return Query.term_set_query(self._schema, name, list(values))
            case Range(name, least, most):
                return self.range(name, least, most)
            case AllOf(clauses):
                return Query.boolean_query([(MUST, self.filter(each)) for each in clauses])
            case Constant(inner, _):
                return self.filter(inner)
            case BestOf():
                return Query.boolean_query([(SHOULD, self.filter(each)) for each in _leaves(clause)])

    def scored(self, clause: Clause) -> Query:
        """A query that fits as the clause does, and scores its worth."""
        match clause:
            case Constant(inner, weight):
                return Query.const_score_query(self.filter(inner), weight)
            case BestOf(clauses, tie):
                return Query.disjunction_max_query([self.scored(each) for each in clauses], tie)
            case _:
                return Query.const_score_query(self.filter(clause), 0.0)

    def range(self, name: str, least: int | None, most: int | None, *, few_terms: bool = False) -> Query:
        """`few_terms`: the values in the range are few, whatever the number of documents."""
        return Query.range_query(
            self._schema, name, FieldType.Integer, lower_bound=least, upper_bound=most, use_inverted_index=few_terms,
        )

    def words(self, text: Text) -> list[Query]:
        """What each must fit, for `fitting`."""
        return self._words.get(text, lambda: [self.filter(each) for each in text.fits])

    def fitting(self, words: Iterable[Query], filters: Iterable[Clause], without: Sequence[Query]) -> Query:
        """What fits words and filters, unscored."""
        parts = [(MUST, each) for each in words] + [(MUST, self.filter(each)) for each in filters]
        return self._all(parts, without)

    def ranked_alone(self, text: Text, without: Sequence[Query], lifts: Iterable[Clause] = ()) -> Query:
        """What fits a text of one word and nothing else: read from end to end, what it is worth tells at once where it fits."""
        return self._lifted(text, self._all([(MUST, each) for each in self._worth(text).words], without), lifts)

    def ranked(self, text: Text, fitting: Query, lifts: Iterable[Clause] = ()) -> Query:
        """What fits, worth what the text and the lifts are worth.

        `fitting` decides in few terms, and the many that are worth something are read where it fits. Each lift stands alone around
        what is inside: so only documents that fit are looked up in it, where several side by side would be read from end to end.
        """
        words = [(MUST, each) for each in self._worth(text).words]
        return self._lifted(text, Query.boolean_query([(MUST, Query.const_score_query(fitting, 0.0)), *words]), lifts)

    def _lifted(self, text: Text, query: Query, lifts: Iterable[Clause]) -> Query:
        for lift in (*self._worth(text).lifts, *map(self.scored, lifts)):
            query = Query.boolean_query([(MUST, query), (SHOULD, lift)])
        return query

    def _worth(self, text: Text) -> Worths:
        return self._worths.get(text, lambda: self._worths_of(text))

    def _worths_of(self, text: Text) -> Worths:
        words = [self.scored(each) for each in text.required]
        if text.one_of:
            words.append(Query.boolean_query([(SHOULD, self.scored(each)) for each in text.one_of]))
        return Worths(words, [self.scored(each) for each in text.lifts])

    def _all(self, parts: list[tuple[Occur, Query]], without: Sequence[Query]) -> Query:
        parts += [(MUST_NOT, each) for each in without]
        return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)

    def _number(self, name: str, value: int) -> Query:
        query = self._kept.get((name, value))
        if query is None:
            query = Query.term_query(self._schema, name, value, index_option="basic")
            if len(self._kept) < KEPT:
                self._kept[name, value] = query
        return query


def _leaves(clause: Clause) -> Iterator[Clause]:
    """What a `BestOf` fits by, on one level: a union of unions is read slower."""
    match clause:
        case BestOf(clauses, _):
            for each in clauses:
                yield from _leaves(each)
        case Constant(inner, _):
            yield from _leaves(inner)
        case _:
            yield clause
