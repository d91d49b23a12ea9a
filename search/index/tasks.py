"""Jobs of the index."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from search.engines.registry import indexed
from search.index.generations import building
from search.index.locks import Lock, lock_is_held
from search.index.rebuild import rebuild
from shop.core.errors import DomainError


@app.task(name="search.rebuild", queueing_lock="search.rebuild", lock="search.rebuild")
def index_rebuild() -> None:
    """Build all documents anew; safe to run twice. Nothing where lists are PostgreSQL's alone, or another rebuild runs."""
    engine = indexed()
    if engine is None:
        return
    try:
        rebuild(engine=engine)
    except DomainError as refusal:
        if refusal.code != "search_rebuild_runs":
            raise


@app.periodic(cron="30 0 * * *")
@app.task(name="search.renew", queueing_lock="search.renew", lock="search.rebuild")
def index_renew(timestamp: int = 0) -> None:
    """Each night, where the day's changes have made the index slower: at four in the morning in Tehran."""
    engine = indexed()
    if engine is not None and engine.wears:
        index_rebuild()


def rebuild_order() -> None:
    """A job will build the index anew. DomainError: search_without_index, search_rebuild_runs, search_rebuild_waits."""
    engine = indexed()
    if engine is None:
        raise DomainError("search_without_index", _("فهرست‌ها از پایگاه داده می‌آیند؛ نمایه‌ای نیست که بازسازی شود."))
    if building(engine.name) is not None and lock_is_held(Lock.REBUILD):
        raise DomainError("search_rebuild_runs", _("نمایهٔ جستجو هم‌اکنون در حال بازسازی است."))
    try:
        with transaction.atomic():
            index_rebuild.defer()
    except AlreadyEnqueued as error:
        raise DomainError("search_rebuild_waits", _("بازسازی پیش‌تر خواسته شده و در نوبت است.")) from error
