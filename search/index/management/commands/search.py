"""`manage.py search follow | rebuild | verify [--repair] | status`."""

from __future__ import annotations

import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineError, IndexedEngine
from search.engines.registry import indexed
from search.index.follower import Follower
from search.index.generations import building, serves, serving
from search.index.locks import Lock, lock_is_held
from search.index.outbox import lag
from search.index.rebuild import rebuild
from search.index.verify import verify, verify_repair
from shop.core.errors import DomainError

SLICE_S = 0.2


class Command(BaseCommand):
    help = "The search index: follow the changes, build it anew, compare it with the database, tell how it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        follow = actions.add_parser("follow", help="bring changes into the index until SIGTERM; one works, others wait")
        follow.add_argument("--build", action="store_true", help="build an index first where none serves")
        actions.add_parser("rebuild", help="build a new generation beside the one that serves, then change over")
        compare = actions.add_parser("verify", help="compare keys and versions; ends with 1 where they differ")
        compare.add_argument("--repair", action="store_true", help="let the follower mend what differs")
        actions.add_parser("status", help="what serves, what waits")

    def handle(self, *args: Any, action: str, repair: bool = False, build: bool = False, **options: Any) -> None:
        engine = indexed()
        if engine is None:
            raise CommandError("LIST_ENGINE is PostgreSQL: there is no index to look after.")
        try:
            if action == "follow":
                self._follow(engine, build)
            elif action == "verify":
                self._verify(engine, repair)
            else:
                {"rebuild": self._rebuild, "status": self._status}[action](engine)
        except (EngineError, DomainError) as error:
            raise CommandError(str(error)) from error

    def _follow(self, engine: IndexedEngine, build: bool) -> None:
        if build and not serves(engine):
            try:
                self._rebuild(engine)
            except (EngineError, DomainError) as error:
                self.stderr.write(f"no index is built: {error}")
        ended = False

        def end(number: int, frame: object) -> None:
            nonlocal ended
            ended = True

        def sleep(seconds: float) -> None:
            until = time.monotonic() + seconds
            while not ended and (left := until - time.monotonic()) > 0:
                time.sleep(min(left, SLICE_S))

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        Follower(engine, stopping=lambda: ended, sleep=sleep).run()

    def _rebuild(self, engine: IndexedEngine) -> None:
        began = time.monotonic()

        def progress(done: int, total: int) -> None:
            self.stdout.write(f"search index: {done:,} of {total:,} ({done * 100 // max(total, 1)} %), {time.monotonic() - began:.0f} s")

        generation = rebuild(engine=engine, progress=progress)
        self.stdout.write(f"search index: {generation.name} serves, {generation.done:,} offers, {time.monotonic() - began:.1f} s")

    def _verify(self, engine: IndexedEngine, repair: bool) -> None:
        found = verify(engine=engine)
        self.stdout.write(
            f"{found.checked:,} offers compared: {len(found.missing)} missing, {len(found.extra)} too many, {len(found.old)} old, "
            f"{len(found.ahead)} ahead of the database, {found.waiting} waiting for the follower",
        )
        if found.is_clean:
            return
        if not repair:
            raise CommandError("index and database differ; `search verify --repair` mends it")
        if found.wrong:
            verify_repair(found=found)
            self.stdout.write(f"{len(found.wrong)} offers are told to the follower")
        if found.ahead:
            raise CommandError("the index is ahead of the database (one from a backup?): `search rebuild` mends it")

    def _status(self, engine: IndexedEngine) -> None:
        now, coming = serving(engine.name), building(engine.name)
        try:
            answers = engine.serving() or "none"
        except EngineError as error:
            answers = f"no answer ({error})"
        count, oldest = lag()
        self.stdout.write(f"engine      {engine.name}\nserving     {now.name if now else 'none'}\nanswers     {answers}")
        if coming is not None:
            self.stdout.write(f"building    {coming.name}, {coming.done:,} of {coming.total:,}")
        self.stdout.write(f"waiting     {count:,} changes, the oldest {oldest:.1f} s")
        self.stdout.write(f"follower    {'works' if lock_is_held(Lock.FOLLOWER) else 'none'}")
