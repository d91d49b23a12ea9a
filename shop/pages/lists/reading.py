"""How a list understands its text: the plan that is asked, and which filters come of the words alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from search.index.completion import completed
from search.index.state import watch
from search.text import Lexicon, QueryPlan, analyse_query
from shop.core.lru import Lru
from shop.pages.lists.params import ListParams, Typed
from themes.town import province_names

BEGUN_FROM = 3
"""Letters. «دف» is no beginning of «دفتر», nor «کت» of «کتان»."""


@dataclass(frozen=True)
class Reading:
    """`shown` are the parameters as they work, filters from the words among them; `read` says which those are."""

    shown: ListParams
    plan: QueryPlan | None = None
    read: tuple[Typed, ...] = ()
    lexicon: Lexicon = field(default_factory=Lexicon)

    @cached_property
    def begun(self) -> QueryPlan | None:
        """For a text that finds nothing: its last word as the beginning of longer ones. None where it is a word of the shop's, or short."""
        if self.plan is None or not self.plan.slots or Typed.WORDS in self.shown.typed:
            return None
        last = self.plan.slots[-1].text
        if len(last) < BEGUN_FROM or self.lexicon.knows(last):
            return None
        longer = completed(self.plan, self.shown.text, self.lexicon)
        return longer if longer is not self.plan else None


_kept: Lru[Reading] = Lru(4000)


def reading(params: ListParams, *, place_is_fixed: bool) -> Reading:
    """Prices and provinces in the text are filters where none were chosen, unless the shopper wants them as typed."""
    if not params.text:
        return Reading(params)
    lexicon = watch().now().lexicon
    kept = _kept.find((params, place_is_fixed))
    if kept is None or kept.lexicon is not lexicon:
        kept = _reading(params, lexicon, place_is_fixed=place_is_fixed)
        _kept.put((params, place_is_fixed), kept)
    return kept


def _reading(params: ListParams, lexicon: Lexicon, *, place_is_fixed: bool) -> Reading:
    plan = analyse_query(params.text, lexicon=lexicon)
    if Typed.WORDS in params.typed:
        plan = plan.as_typed()
    if Typed.PRICE in params.typed or params.price_min is not None or params.price_max is not None:
        plan = replace(plan, price_min=None, price_max=None)
    provinces = tuple(sorted(number for code in plan.provinces if (number := int(code)) in province_names()))
    if Typed.PLACE in params.typed or params.provinces or place_is_fixed:
        provinces = ()
    plan = replace(plan, provinces=tuple(map(str, provinces)))
    shown, read = params, []
    if plan.price_min is not None or plan.price_max is not None:
        shown = replace(shown, price_min=plan.price_min, price_max=plan.price_max)
        read.append(Typed.PRICE)
    if provinces:
        shown = replace(shown, provinces=provinces)
        read.append(Typed.PLACE)
    return Reading(shown, plan, tuple(read), lexicon)
