"""The states of generations. Which one answers is the serving row; the engine follows the row, never the other way round."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from search.engines.base import EngineError, IndexedEngine, ListQuery
from search.index.locks import Lock, lock_is_held
from search.index.models import Change, Entry, Generation, GenerationState, Lexicon

KEPT_ROWS = 20


def serving(engine: str) -> Generation | None:
    """The generation of this engine that answers."""
    return Generation.objects.filter(engine=engine, state=GenerationState.SERVING).first()


def serves(engine: IndexedEngine) -> bool:
    """Whether the engine answers from the generation that the row names; a change that was cut off is brought to its end."""
    generation = serving(engine.name)
    if generation is None:
        return False
    try:
        if engine.serving() != generation.name:
            engine.swap(generation.name)
        engine.search(ListQuery(now=timezone.now(), page_size=1))
    except EngineError:
        return False
    return True


def building(engine: str) -> Generation | None:
    return Generation.objects.filter(engine=engine, state=GenerationState.BUILDING).first()


def generation_begin(*, engine: str, total: int) -> Generation:
    """A new generation under a name that no other database has. IntegrityError where one of this engine is being built."""
    stamp = timezone.now().strftime("%Y%m%d-%H%M%S")
    return Generation.objects.create(name=f"g{stamp}-{secrets.token_hex(4)}", engine=engine, total=total)


def generation_progress(*, generation: Generation, done: int) -> None:
    generation.done = done
    Generation.objects.filter(pk=generation.pk).update(done=done)


@transaction.atomic
def generation_fail(*, generation: Generation, why: str) -> None:
    """It will never serve; nothing waits for it any more. Nothing happens where it is not being built."""
    if Generation.objects.filter(pk=generation.pk, state=GenerationState.BUILDING).update(
        state=GenerationState.FAILED, ended_at=timezone.now(), message=why[:300],
    ):
        _forget(generation)


def abandoned_fail() -> None:
    """Generations whose rebuild died: nothing is kept for them any more."""
    left = list(Generation.objects.filter(state=GenerationState.BUILDING))
    if left and not lock_is_held(Lock.REBUILD):
        for generation in left:
            generation_fail(generation=generation, why="its rebuild ended half way")


@transaction.atomic
def generation_serve(*, generation: Generation) -> None:
    """It answers from now on. Those before it, of any engine, are retired: changes go to one index only, so theirs would grow old."""
    now = timezone.now()
    for before in Generation.objects.filter(state=GenerationState.SERVING).exclude(pk=generation.pk):
        Generation.objects.filter(pk=before.pk).update(state=GenerationState.RETIRED, ended_at=now)
        _forget(before)
    Change.objects.filter(pending_for=generation).delete()
    Generation.objects.filter(pk=generation.pk).update(state=GenerationState.SERVING, done=generation.done, ended_at=None)
    kept = Generation.objects.order_by("-pk").values_list("pk", flat=True)[:KEPT_ROWS]
    Generation.objects.exclude(pk__in=list(kept)).exclude(state=GenerationState.SERVING).delete()


def generations_retire() -> None:
    """No index serves from now on: the database changed and nobody wrote down what."""
    Generation.objects.filter(state=GenerationState.SERVING).update(state=GenerationState.RETIRED, ended_at=timezone.now())


def _forget(generation: Generation) -> None:
    Change.objects.filter(pending_for=generation).delete()
    Lexicon.objects.filter(generation=generation).delete()
    Entry.objects.filter(generation=generation).delete()
