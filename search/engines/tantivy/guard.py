"""What Tantivy raises, a panic of its Rust code included, is an engine that does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from search.engines.base import EngineError


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """EngineError for anything that goes wrong inside but the end of the process."""
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        raise EngineError(f"{what}: {type(error).__name__}: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineError(f"{what}: the index panicked: {error}") from error
