"""From clauses to Elasticsearch's queries: constant scores and sums, nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, Query
from elasticsearch.dsl.query import Range as InRange
from elasticsearch.dsl.query import Term as Holds
from elasticsearch.dsl.query import Terms as HoldsOne

from search.engines.clauses import AllOf, Among, BestOf, Clause, Constant, Range, Term, Text


def fits(clause: Clause) -> Query:
    """A query that fits as the clause does; what it scores is not to be used."""
    match clause:
        case Term(name, value):
            return Holds(name, {"value": value})
        case Among(name, values):
            return HoldsOne(name, list(values))
        case Range(name, least, most):
            return InRange(name, {key: value for key, value in (("gte", least), ("lte", most)) if value is not None})
        case AllOf(clauses):
            return Bool(filter=[fits(each) for each in clauses])
        case Constant(inner, _):
            return fits(inner)
        case BestOf(clauses, _):
            return Bool(should=[fits(each) for each in clauses], minimum_should_match=1)


def scored(clause: Clause) -> Query:
    """A query that fits as the clause does, and scores its worth."""
    match clause:
        case Constant(inner, weight):
            return ConstantScore(filter=fits(inner), boost=weight)
        case BestOf(clauses, tie):
            return DisMax(queries=[scored(each) for each in clauses], tie_breaker=tie)
        case _:
            return ConstantScore(filter=fits(clause), boost=0.0)


def fitting(text: Text, filters: Iterable[Clause], without: Iterable[Clause]) -> Query:
    """What fits text and filters, worth nothing."""
    return Bool(filter=[fits(each) for each in (*text.fits, *filters)], must_not=[fits(each) for each in without])


def ranked(text: Text, filters: Iterable[Clause], without: Iterable[Clause], lifts: Iterable[Clause] = ()) -> Query:
    """The same, worth what the text and the lifts are worth."""
    parts = [scored(each) for each in text.required]
    if text.one_of:
        parts.append(Bool(should=[scored(each) for each in text.one_of], minimum_should_match=1))
    return Bool(
        must=parts, filter=[fits(each) for each in filters], minimum_should_match=0,
        should=[scored(each) for each in (*text.lifts, *lifts)], must_not=[fits(each) for each in without],
    )


def by_place(query: Query, places: tuple[int, ...]) -> Query:
    """The same documents, those of the first province worth most, those of no such province nothing."""
    turns = [scored(Constant(Term("province", place), float(turn))) for turn, place in enumerate(reversed(places), 1)]
    return Bool(filter=[query], should=turns, minimum_should_match=0)
