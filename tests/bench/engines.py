"""Engines alone, on documents that are made and never were rows: how long an index takes, how large it is, how fast it answers.

    make bench-large                                              10,000 and 1,000,000 documents, embedded index
    python -m tests.bench.engines --documents 100000 --engines tantivy elasticsearch
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path

from search.engines.base import EntryDocument, EntryQuery, Facet, IndexedEngine, ListQuery, OfferDocument, Sort
from search.engines.tantivy import TantivyEngine
from search.text import LexiconBuilder, analyse_document, analyse_query
from tests.search.engines.elastic import elastic_engine
from tests.search.judged import AT, NOW
from tests.searchserver.nodes import SearchServer

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
ASKED = 200
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


def questions(engine: IndexedEngine, count: int) -> dict[str, Callable[[], object]]:
    """What is asked, by name."""
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

    beginning = analyse_query("ترمه", lexicon=lexicon)
    return {
        f"a leaf of {RARE:,}, with counts": ask(category_id=SMALL_LEAF),
        f"a word of {RARE:,}": ask("ملیله"),
        f"two words, {RARE:,} hits at most": ask("ترمه ملیله"),
        "the commonest words": ask("روسری نخی"),
        "the whole shop": ask(),
        "suggestions": lambda: engine.suggest(EntryQuery(beginning, ("query",))),
    }


def times(question: Callable[[], object]) -> tuple[float, float]:
    """The median and the 99th percentile in milliseconds."""
    for _ in range(10):
        question()
    took = []
    for _ in range(ASKED):
        began = time.perf_counter()
        question()
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    return took[ASKED // 2], took[ASKED * 99 // 100]


def size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def segments(folder: Path) -> int:
    """How many segments the embedded index has its offers in."""
    return len(json.loads((folder / "bench" / "offers" / "meta.json").read_text("utf-8"))["segments"])


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-large")
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--engines", nargs="+", choices=["tantivy", "elasticsearch"], default=["tantivy"])
    args = parser.parse_args()
    for name in args.engines:
        for count in args.documents:
            with ExitStack() as life:
                if name == "tantivy":
                    folder = Path(life.enter_context(tempfile.TemporaryDirectory()))
                    engine: IndexedEngine = TantivyEngine(folder)
                else:
                    server = life.enter_context(SearchServer())
                    folder, engine = server.folder, life.enter_context(elastic_engine(server.urls))
                began = time.perf_counter()
                if name == "tantivy":
                    apart = get_context("spawn").Process(target=fill_folder, args=(folder, count))
                    apart.start()
                    apart.join()
                    if apart.exitcode:
                        return 1
                else:
                    fill(engine, count)
                seconds = time.perf_counter() - began
                data = folder if name == "tantivy" else folder / "n1" / "data"
                size = f"{size_mb(data):.0f} MB" + (f", segments: {segments(folder)}" if name == "tantivy" else "")
                print(f"{name}, {count:,} documents: analysed and indexed in {seconds:.1f} s, {size}", flush=True)
                for what, question in questions(engine, count).items():
                    median, late = times(question)
                    print(f"  {what:36} p50 {median:7.2f} ms   p99 {late:7.2f} ms", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
