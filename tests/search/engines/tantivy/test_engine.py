"""What is the embedded engine's own: files, processes, damage."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.engines.base import EngineError, EntryQuery, ListQuery, Sort
from search.engines.layout import LAYOUT
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy import engine as engine_module
from search.text import FieldTokens
from tests.search.engines.contract.shop import FACETS, NOW, Shop, entry, offer, plan

SEGMENT_FILES = (".term", ".idx", ".fast", ".store", ".fieldnorm")
OTHER_PROCESS = """
import sys
from search.engines.layout import LAYOUT
from search.engines.tantivy import TantivyEngine
from tests.search.engines.contract.shop import offer
writer = TantivyEngine(sys.argv[1]).writer(sys.argv[2])
for line in sys.stdin:
    writer.put([offer(int(line))])
    writer.commit()
    print("committed", flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def shop(folder: Path) -> Shop:
    return Shop(TantivyEngine(folder))


def _all_of(shop: Shop) -> None:
    """Asks everything that reads."""
    for sort in Sort:
        shop.engine.search(ListQuery(now=NOW, plan=plan("مانتو"), sort=sort, facets=FACETS, near=(5,), price_min=1, province_ids=(5, 6)))
        shop.engine.search(ListQuery(now=NOW, sort=sort, facets=FACETS))
    shop.engine.suggest(EntryQuery(plan("شال"), ("category",)))
    shop.engine.versions(0, 100)


def test_a_second_writer_is_refused_until_the_first_lets_go(shop: Shop, folder: Path) -> None:
    name = shop.fill([offer(1)])
    writer = shop.engine.writer(name)
    with pytest.raises(EngineError):
        shop.engine.writer(name)
    with pytest.raises(EngineError):
        TantivyEngine(folder).writer(name)
    other = shop.engine.writer("beside")
    other.close()
    writer.close()
    shop.engine.writer(name).close()


def test_another_process_commits_and_this_one_sees_it_within_a_second(shop: Shop, folder: Path) -> None:
    name = shop.fill([offer(1)])
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(folder), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        for key in (2, 3):
            other.stdin.write(f"{key}\n")
            other.stdin.flush()
            assert other.stdout.readline() == "committed\n"
            began = time.monotonic()
            while key not in shop.ids():
                assert time.monotonic() - began < 1
                time.sleep(0.02)
        with pytest.raises(EngineError):
            shop.engine.writer(name)
        other.kill()
    writer = shop.engine.writer(name)
    writer.put([offer(4)])
    writer.close()
    assert shop.ids() == [4, 3, 2, 1]


def test_another_engine_sees_a_swap(shop: Shop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "LOOK_EVERY_S", 0.0)
    shop.fill([offer(1)])
    other = Shop(TantivyEngine(folder))
    assert other.ids() == [1]
    shop.fill([offer(2)])
    assert other.ids() == [2]


def test_a_generation_of_another_layout_does_not_serve(shop: Shop, folder: Path) -> None:
    name = shop.fill([offer(1)])
    (folder / name / "layout").write_text("0")
    fresh = TantivyEngine(folder)
    with pytest.raises(EngineError):
        fresh.search(ListQuery(now=NOW))
    with pytest.raises(EngineError):
        fresh.writer(name)
    assert fresh.serving() == name


@pytest.mark.parametrize("content", ["", "{", "[]", "{\"serving\": 1}", "\x00"])
def test_a_broken_pointer_is_an_error_until_the_next_swap(folder: Path, content: str) -> None:
    shop = Shop(TantivyEngine(folder))
    shop.fill([offer(1)])
    (folder / "serving.json").write_text(content)
    fresh = TantivyEngine(folder)
    for ask in (fresh.serving, lambda: fresh.search(ListQuery(now=NOW))):
        with pytest.raises(EngineError):
            ask()
    fresh_shop = Shop(fresh)
    fresh_shop.fill([offer(2)])
    assert fresh_shop.ids() == [2]


def test_what_was_begun_long_ago_and_never_served_goes(shop: Shop, folder: Path) -> None:
    for name, age in (("old", 90_000), ("young", 1000)):
        shop.engine.writer(name).close()
        os.utime(folder / name / "layout", (time.time() - age,) * 2)
    serves = shop.fill([offer(1)])
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == sorted(("young", serves))


def test_a_swap_cut_off_before_its_last_step_changes_nothing(shop: Shop, folder: Path) -> None:
    name = shop.fill([offer(1)])
    writer = shop.engine.writer("next")
    writer.put([offer(2)])
    writer.close()
    (folder / ".serving.json.123").write_text(json.dumps({"serving": "next", "served": [name]}))
    assert Shop(TantivyEngine(folder)).ids() == [1]


def test_what_a_writer_that_died_left_behind_is_no_index(shop: Shop, folder: Path) -> None:
    (folder / "half" / "offers").mkdir(parents=True)
    with pytest.raises(EngineError):
        shop.engine.swap("half")
    (folder / "half" / "layout").write_text(str(LAYOUT))
    with pytest.raises(EngineError):
        shop.engine.swap("half")
    shop.engine.writer("half").close()
    shop.engine.swap("half")
    assert shop.ids() == []


@pytest.mark.parametrize("how", ["meta", "emptied", "cut", "noise", "gone"])
@pytest.mark.parametrize("seed", range(3))
def test_damage_is_an_error_or_an_answer_and_never_a_crash(shop: Shop, folder: Path, how: str, seed: int) -> None:
    chance = random.Random(seed)
    name = shop.fill([offer(key, province_id=5 + key % 3) for key in range(1, 300)], [entry("c", "شال")], commits=2)
    files = sorted(path for path in (folder / name).glob("*/*") if path.suffix and "lock" not in path.name)
    for path in [each for each in files if each.name == "meta.json"] if how == "meta" else files:
        whole = path.read_bytes()
        path.unlink()
        if how in ("meta", "cut"):
            path.write_bytes(whole[:len(whole) // 2])
        elif how == "emptied":
            path.write_bytes(b"")
        elif how == "noise":
            path.write_bytes(chance.randbytes(len(whole)))
    with pytest.raises(EngineError):
        _all_of(Shop(TantivyEngine(folder)))


def segments(folder: Path, name: str) -> int:
    return len(json.loads((folder / name / "offers" / "meta.json").read_text("utf-8"))["segments"])


def test_what_is_built_at_once_is_one_segment(shop: Shop, folder: Path) -> None:
    """Long words that fill as much memory as those of some 100,000 goods: 150 MB and more."""
    words = (FieldTokens(exact=tuple(f"{word:0500}" for word in range(at, at + 1000))) for at in range(0, 300_000, 1000))
    name = shop.fill([offer(key, tokens={"title": tokens}) for key, tokens in enumerate(words, 1)])
    assert segments(folder, name) == 1


def test_many_commits_are_few_segments(shop: Shop, folder: Path) -> None:
    name = shop.fill([offer(key) for key in range(1, 61)], commits=60)
    assert segments(folder, name) <= 8


def test_a_few_wrong_bytes_never_end_the_process(shop: Shop, folder: Path) -> None:
    """What they make of the answer nobody can say; that there is one, or an EngineError, is all that is asked."""
    name = shop.fill([offer(key) for key in range(1, 300)], [entry("c", "شال")])
    chance = random.Random(7)
    for path in sorted(path for path in (folder / name / "offers").iterdir() if path.suffix in SEGMENT_FILES):
        kept = path.read_bytes()
        for _ in range(4):
            damaged = bytearray(kept)
            for _ in range(3):
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
            path.unlink()
            path.write_bytes(damaged)
            try:
                _all_of(Shop(TantivyEngine(folder)))
            except EngineError:
                continue
        path.write_bytes(kept)


def test_a_folder_that_vanishes_is_an_error_and_comes_back_with_a_new_index(shop: Shop, folder: Path) -> None:
    shop.fill([offer(1)])
    shutil.rmtree(folder)
    with pytest.raises(EngineError):
        TantivyEngine(folder).search(ListQuery(now=NOW))
    shop.fill([offer(2)])
    assert shop.ids() == [2]
