"""What a search tells besides goods: how it was understood, what else bears these words, and where to go where nothing was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString

from search.engines.base import Entry
from search.index.budget import Budget
from search.index.find import Found, entries
from shop.pages.faces import roots_with_faces
from shop.pages.lists.params import ListParams, Typed, with_typed
from themes.lean import lean

BESIDE = ("category", "maker", "help")
PER_KIND = 3
NEAREST = 6
POPULAR = 8


def understood(params: ListParams, path: str, found: Found, *, is_begun: bool) -> SafeString:
    """«منظورتان … بود؟» with the way to insist, whether words had to give way, and whether the last was taken for a beginning."""
    plan, told = found.plan, []
    if plan is not None and plan.corrected and found.result.hits:
        insist = params.without(typed=with_typed(params.typed, Typed.WORDS))
        told.append(lean("pages/parts/corrected.html", "corrected", "corrected_url", "text", "text_url")(
            corrected=plan.corrected, corrected_url=params.without(text=plan.corrected, typed=()).url(path),
            text=params.text, text_url=insist.url(path),
        ))
    if is_begun and found.result.hits:
        told.append(lean("pages/parts/begun.html", "text")(text=params.text))
    if found.relaxed and found.result.hits:
        told.append(lean("pages/parts/relaxed.html", "text")(text=params.text))
    return SafeString("".join(told))


def beside(text: str, budget: Budget) -> SafeString:
    """Categories, makers and help pages that a text finds, in one row."""
    return _row(entries(text, kinds=BESIDE, per_kind=PER_KIND, budget=budget))


def nearest(text: str, budget: Budget, *, asks: bool) -> SafeString:
    """Where nothing was found: the categories that come nearest, then those with most goods. `asks`: an engine is there to be asked."""
    near = entries(text, kinds=("category",), per_kind=NEAREST, loose=True, budget=budget).get("category", ()) if asks else ()
    faces = sorted((leaf for _root, _face, leaves in roots_with_faces() for leaf in leaves), key=lambda row: -row[1].count)
    pill = lean("pages/parts/pill.html", "url", "title", "picture", icon="", pictured=True)
    plain = lean("pages/parts/pill.html", "url", "title", icon="layout-grid", pictured=False)
    seen = {entry.url for entry in near}
    popular = [
        (pill if face.picture else plain)(url=leaf.url, title=leaf.title, picture=face.thumb)
        for leaf, face in faces[:POPULAR] if face.count and leaf.url not in seen
    ]
    return lean("pages/parts/nearest.html", "near", "popular", has_near=bool(near), has_popular=bool(popular))(
        near=SafeString("".join(plain(url=entry.url, title=entry.title) for entry in near)), popular=SafeString("".join(popular)),
    )


ICONS = {"category": "layout-grid", "maker": "store", "help": "circle-help"}


def _row(found: Mapping[str, Iterable[Entry]]) -> SafeString:
    pills = [
        (lean("pages/parts/pill.html", "url", "title", "picture", icon="", pictured=True) if entry.picture
         else lean("pages/parts/pill.html", "url", "title", icon=ICONS[kind], pictured=False))(
            url=entry.url, title=entry.title, picture=entry.picture)
        for kind in BESIDE for entry in found.get(kind, ())
    ]
    return lean("pages/parts/beside.html", "pills")(pills=SafeString("".join(pills))) if pills else SafeString("")
