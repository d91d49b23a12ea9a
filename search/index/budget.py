"""How long one page may ask engines."""

from __future__ import annotations

import time
from collections.abc import Callable

MORE_WITHIN_S = 0.4
"""A question takes 0.8 s at most: all that a page asks takes 1.2 s then."""


class Budget:
    """One page's. Its first question is always asked; others only while it is young. `refused`: a question was left out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._began, self.refused = clock, clock(), False

    def lets_more(self) -> bool:
        """Whether to ask another question now, which the page wants to ask."""
        lets = self._clock() - self._began < MORE_WITHIN_S
        self.refused = self.refused or not lets
        return lets
