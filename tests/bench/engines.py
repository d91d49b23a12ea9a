"""Engines alone, on documents that are made and never were rows: how long an index takes, how large it is, how fast it answers.

    make bench                                                    as its last case, at the same sizes, both engines
    make bench-large                                              10,000 and 1,000,000 documents, embedded index
    python -m tests.bench.engines --documents 100000 --engines tantivy elasticsearch
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from search.engines.base import (
    Boost,
    EngineError,
    EntryDocument,
    EntryQuery,
    Facet,
    Ground,
    IndexedEngine,
    ListQuery,
    ListResult,
    OfferDocument,
    Sort,
)
from search.engines.tantivy import TantivyEngine
from search.text import LexiconBuilder, analyse_document, analyse_query
from tests.bench.folders import segments, size_mb
from tests.bench.rows import Built, Growth, Row, Times, ended, keep, show
from tests.search.engines.elastic import elastic_engine
from tests.search.judged import AT, NOW
from tests.searchserver.nodes import SearchServer
from tests.searchserver.parts import FETCH_S, PartMissingError

ENGINES = ("tantivy", "elasticsearch")
LEAVES, ROOTS, PROVINCES = 60, 4, 31
RARE = 1700
"""So many documents hold the rare word and stand in the small leaf, whatever the size."""
FIRST_LEAF = 100
SMALL_LEAF = FIRST_LEAF + LEAVES
NOUNS = ("روسری", "مانتو", "ترمه", "سفره", "کیف", "شال", "مربا", "عسل", "گلیم", "کاسه", "سینی", "دستبند", "کوسن", "زعفران", "ترشی", "عرق")
KINDS = ("نخی", "پشمی", "سفالی", "چرمی", "حصیری", "نقره", "خانگی", "محلی", "سنتی", "گل‌دوزی‌شده", "دست‌دوز", "قلمکار")
COLOURS = ("سرخ", "سبز", "آبی", "سفید", "سیاه", "کرم", "زرشکی", "فیروزه‌ای")
STORY = "با دست و حوصله ساخته شده و پیش از ارسال یک‌به‌یک بازبینی می‌شود"
BATCH = 5000
WORDS_OF = 20_000
ASKED, TURN = 200, 20
GROWTH_MOST = 1.25
"""For the embedded index and questions whose hits stay the same at each size: the median at the largest over that at the smallest."""
FACETS = (Facet.CATEGORY, Facet.PROVINCE, Facet.STOCK, Facet.PRICE)


def documents(count: int) -> Iterator[OfferDocument]:
    """Always the same. `RARE` of them, evenly, bear the rare word and stand in the small leaf."""
    chance = random.Random(3)
    for key in range(1, count + 1):
        rare = key * RARE // count > (key - 1) * RARE // count
        title = f"{chance.choice(NOUNS)} {chance.choice(KINDS)} {chance.choice(COLOURS)}" + (" ملیله" if rare else "")
        leaf = SMALL_LEAF if rare else FIRST_LEAF + chance.randrange(LEAVES)
        price = 10_000 * chance.randint(20, 2000)
        yield OfferDocument(
            id=key, version=1, product_id=key, seller_id=1 + chance.randrange(max(count // 50, 10)), category_id=leaf,
            root_id=1 + leaf % ROOTS, province_id=1 + chance.randrange(PROVINCES), price=price, price_band=min(price // 1_000_000, 20),
            in_stock=chance.random() < 0.9, best=True, best_here=True, ends_at=AT + 300 * 86_400,
            created_at=AT - chance.randrange(90 * 86_400), delivery_days=chance.randint(1, 9), score=0, quality=chance.random(),
            tokens=analyse_document({"title": title, "category": "صنایع دستی", "names": "کارگاه مهر، یزد", "description": STORY}),
        )


def entries() -> Iterator[EntryDocument]:
    for number, (noun, kind) in enumerate((noun, kind) for noun in NOUNS for kind in KINDS):
        title = f"{noun} {kind}"
        yield EntryDocument(f"query:{number}", "query", 1, title, "", "/", "", number / 200, analyse_document({"title": title}))


def fill(engine: IndexedEngine, count: int) -> None:
    writer, batch = engine.writer("bench"), []
    for document in documents(count):
        batch.append(document)
        if len(batch) == BATCH:
            writer.put(batch)
            batch = []
    writer.put(batch)
    writer.put_entries(entries())
    writer.close()
    engine.swap("bench")


def fill_folder(folder: Path, count: int) -> None:
    """In a process of its own, as the follower is one: who reads has not just written a million documents."""
    fill(TantivyEngine(folder), count)


@dataclass(frozen=True, slots=True)
class Question:
    """`hits`: how many there are, where their number does not grow with the shop."""

    name: str
    ask: Callable[[], object]
    hits: int | None = None

    def check(self) -> None:
        found = self.ask()
        if self.hits is not None and (not isinstance(found, ListResult) or found.total != self.hits):
            raise SystemExit(f"{self.name}: other hits than {self.hits:,}")


def questions(engine: IndexedEngine, count: int) -> list[Question]:
    """What is asked, the same at each size."""
    builder = LexiconBuilder()
    for document in documents(count):
        if document.id > WORDS_OF:
            break
        builder.add(document.tokens)
    lexicon = builder.build()

    def ask(text: str = "", **more: object) -> Callable[[], object]:
        def asked() -> object:
            plan = analyse_query(text, lexicon=lexicon) if text else None
            sort = Sort.RELEVANCE if text else Sort.NEWEST
            return engine.search(ListQuery(**{"now": NOW, "text": text, "plan": plan, "sort": sort, "facets": FACETS, **more}))  # type: ignore[arg-type]

        return asked

    beginning, rare = analyse_query("ترمه", lexicon=lexicon), min(RARE, count)
    return [
        Question(f"a leaf of {RARE:,}, with counts", ask(category_id=SMALL_LEAF), rare),
        Question(f"a word of {RARE:,}, with counts", ask("ملیله"), rare),
        Question(f"a word of {RARE:,}, hits alone", ask("ملیله", facets=()), rare),
        Question(f"two words, {RARE:,} hits at most", ask("ترمه ملیله")),
        Question("the commonest words", ask("روسری نخی")),
        Question("the whole shop", ask()),
        Question("the whole shop, as recommended", ask(sort=Sort.RELEVANCE, near=(1,), boosts=(Boost(Ground.SELLER, 1, 0.5),))),
        Question("suggestions", lambda: engine.suggest(EntryQuery(beginning, ("query",)))),
    ]


def times(asks: Sequence[Callable[[], object]]) -> tuple[list[list[float]], int]:
    """Milliseconds of `ASKED` answers of each, some of each in turn, so that what else the machine does meets all of them alike.

    And how many of all were no answer, since the engine took too long.
    """
    took: list[list[float]] = [[] for _ in asks]
    failed = 0
    for _ in range(ASKED // TURN):
        for ask, into in zip(asks, took, strict=True):
            for _ in range(TURN // 2):
                with suppress(EngineError):
                    ask()
            for _ in range(TURN):
                began = time.perf_counter()
                try:
                    ask()
                except EngineError:
                    failed += 1
                into.append((time.perf_counter() - began) * 1000)
    return took, failed


def embedded_build(life: ExitStack, count: int) -> tuple[IndexedEngine, Built]:
    folder = Path(life.enter_context(tempfile.TemporaryDirectory()))
    began = time.perf_counter()
    apart = get_context("spawn").Process(target=fill_folder, args=(folder, count))
    apart.start()
    apart.join()
    if apart.exitcode:
        raise SystemExit("no index could be built")
    return TantivyEngine(folder), Built(
        case="engine: built", products=count, engine="tantivy", seconds=round(time.perf_counter() - began, 1),
        size_mb=round(size_mb(folder), 1), note=f"segments: {segments(folder / 'bench')}",
    )


def elastic_build(life: ExitStack, server: SearchServer, count: int) -> tuple[IndexedEngine, Built]:
    engine, data = life.enter_context(elastic_engine(server.urls)), server.folder / "n1" / "data"
    before, began = size_mb(data), time.perf_counter()
    fill(engine, count)
    return engine, Built(
        case="engine: built", products=count, engine="elasticsearch", seconds=round(time.perf_counter() - began, 1),
        size_mb=round(size_mb(data) - before, 1), note="with its log",
    )


def engine_rows(name: str, sizes: Sequence[int]) -> list[Row]:
    """Indexes of all sizes beside each other, and the same questions to each. PartMissingError where Elasticsearch is not to be had."""
    rows: list[Row] = []
    with ExitStack() as life:
        server = life.enter_context(SearchServer(fetch_s=FETCH_S)) if name == "elasticsearch" else None
        asked: list[list[Question]] = []
        for count in sizes:
            engine, built = elastic_build(life, server, count) if server else embedded_build(life, count)
            show([built])
            rows.append(built)
            asked.append(questions(engine, count))
        for alike in zip(*asked, strict=True):
            case, embedded = alike[0].name, name == "tantivy"
            for question in alike if embedded else ():
                question.check()
            took, failed = times([question.ask for question in alike])
            if failed and embedded:
                raise SystemExit(f"{case}: the embedded index did not answer")
            note = f"no answer in time: {failed} of {ASKED * len(sizes)}" if failed else ""
            taken = [
                Times.of(each, case=f"engine: {case}", products=count, engine=name, note=note)
                for count, each in zip(sizes, took, strict=True)
            ]
            show(taken)
            small, large = taken[0], taken[-1]
            most = GROWTH_MOST if alike[0].hits is not None and embedded else None
            rows += taken
            if large is not small:
                rows.append(Growth(
                    case=f"growth: {case}", products=large.products, engine=name, small=small.products, most=most,
                    ratio=round(large.p50_ms / small.p50_ms, 2), p50_ms=large.p50_ms, small_p50_ms=small.p50_ms,
                ))
    show([row for row in rows if isinstance(row, Growth)])
    return rows


def measured(sizes: Sequence[int], engines: Sequence[str]) -> list[Row]:
    """Rows of the engines that are to be had, kept; why another is not is printed."""
    rows: list[Row] = []
    for name in engines:
        try:
            found = engine_rows(name, sorted(set(sizes)))
        except PartMissingError as missing:
            print(f"{name} is not measured: {missing}", flush=True)
            continue
        keep(found)
        rows += found
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-large")
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=["tantivy"])
    args = parser.parse_args()
    return ended(measured(args.documents, args.engines))


if __name__ == "__main__":
    sys.exit(main())
