"""Which goods there are, in which order they came, which picture each has and who makes it. The same numbers give the same plan."""

from __future__ import annotations

import random
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from catalog.listings.taxonomy import LEAVES
from shop.demo.masters import Master
from shop.demo.reading import LeafText

WINDOW = 24
"""The goods of one page of a list."""
NEAR = 3
FEW = 20
SAMPLE = 12
ANYWHERE = 99
BROKEN = 10_000
"""The cost of what no list should show; whatever else a picture costs stays below it."""
PICTURES = 6
"""So many pictures at least a home may show."""
SHOWN = 2
"""The first homes, whose sellers sign in to the demo, have more goods than others."""
MOST = 4
POPULAR = {"manto": 1.5, "scarf": 1.4, "saffron": 1.4, "honey": 1.4, "jam": 1.5, "gelim": 1.3, "minakari": 1.5, "glazed-pottery": 1.5,
           "leather-bag": 1.3, "needlework-dress": 1.3, "pickle": 1.2, "nuts": 1.2, "carpet": 1.1, "rosewater": 1.2, "tea": 1.2,
           "jewellery": 1.3, "termeh": 1.2, "bread": 0.8, "madder": 0.6, "gum": 0.6, "henna": 0.7, "kapu": 0.8, "felt": 0.8}


@dataclass(slots=True)
class Home:
    """A business of the plan: its province, and the leaves that it makes, its own first. `closed`: frozen or expired."""

    number: int
    province: str
    leaves: list[str]
    closed: str = ""
    goods: int = 0


@dataclass(slots=True)
class Slot:
    """One product of the plan. The list runs from the newest to the oldest."""

    leaf: str
    master: Master
    home: Home
    others: list[Home] = field(default_factory=list)


def shares(total: int, weights: dict[str, float]) -> dict[str, int]:
    """Whole parts of a total by weight (largest remainders)."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    out = {key: int(value) for key, value in exact.items()}
    for key in sorted(exact, key=lambda k: (out[k] - exact[k], k))[: total - sum(out.values())]:
        out[key] += 1
    return out


def homes_plan(count: int, texts: dict[str, LeafText], masters: dict[str, list[Master]]) -> list[Home]:
    """The businesses: each leaf gets its part, in the provinces known for it; then whoever a picture's place asks for joins in."""
    rng = random.Random(f"homes {count}")
    parts = shares(count, {slug: POPULAR.get(slug, 1.0) for slug, group in masters.items() if group})
    homes = [Home(0, "اصفهان", ["minakari"]), Home(1, "سیستان و بلوچستان", ["needlework-dress"])][:count]
    for home in homes:
        parts[home.leaves[0]] = max(0, parts[home.leaves[0]] - 1)
    spare = count - len(homes) - sum(parts.values())
    order = [slug for slug in sorted(parts, key=lambda s: (-parts[s], s)) for _ in range(parts[slug])][: count - len(homes)]
    order += sorted(parts)[: max(0, spare)]
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for slug in order:
        weights = texts[slug].homes
        needed = [p for master in masters[slug] if master.provinces for p in master.provinces[:1]
                  if not any(held[slug][name] for name in master.provinces)]
        province = needed[0] if needed else max(weights, key=lambda p: (weights[p] / (held[slug][p] + 0.5) * rng.uniform(0.7, 1.3), p))
        held[slug][province] += 1
        homes.append(Home(len(homes), province, [slug]))
    for home in homes:
        near = [slug for slug, text in texts.items() if masters[slug] and home.province in text.homes and slug != home.leaves[0]
                and text.root == texts[home.leaves[0]].root]
        home.leaves += rng.sample(near, min(len(near), rng.choice((0, 0, 1, 1, 2))))
    _fill_needed(homes, texts, masters)
    for home in homes:
        _fill_pictures(rng, home, texts, masters)
    if count > FEW:
        homes[-1].closed, homes[-2].closed = "frozen", "expired"
    return homes


def _fill_needed(homes: list[Home], texts: dict[str, LeafText], masters: dict[str, list[Master]]) -> None:
    for slug, group in masters.items():
        for master in group:
            if not master.provinces or any(slug in home.leaves and home.province in master.provinces for home in homes):
                continue
            able = [home for home in homes if home.province in master.provinces]
            if able:
                min(able, key=lambda h: (texts[h.leaves[0]].root != texts[slug].root, len(h.leaves), h.number)).leaves.append(slug)


def _fill_pictures(rng: random.Random, home: Home, texts: dict[str, LeafText], masters: dict[str, list[Master]]) -> None:
    """Further leaves of the same root for a home whose province leaves it few pictures: its shop would repeat them."""
    def few() -> bool:
        return sum(_may(home, master) for slug in home.leaves for master in masters[slug]) < PICTURES

    root = texts[home.leaves[0]].root
    more = [slug for slug, text in texts.items() if text.root == root and slug not in home.leaves and masters[slug]]
    if few():
        for slug in sorted(rng.sample(more, len(more)), key=lambda slug: home.province not in texts[slug].homes):
            home.leaves.append(slug)
            if not few():
                break


class Windows:
    """What each list showed last; the cost of showing a picture next in some lists, where each broken rule is `BROKEN`.

    Pages are the reader's, from the newest on; between them a picture is rather not seen a fifth time among 24 either.
    """

    def __init__(self) -> None:
        self.last: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=WINDOW - 1))
        self.count: Counter[str] = Counter()

    def cost(self, lists: Sequence[str], name: str) -> int:
        total = 0
        for at in lists:
            seen = self.last[at]
            if name not in seen:
                continue
            for back in range(1, min(NEAR, len(seen)) + 1):
                if seen[-back] == name:
                    total += BROKEN if back == 1 else 600
            if seen.count(name) >= MOST:
                page = self.count[at] % WINDOW
                total += BROKEN if [*seen][len(seen) - page:].count(name) >= MOST else 1000
        return total

    def last_of(self, home: Home) -> str:
        """The picture that stands first in the home's shop now."""
        seen = self.last[_lists_of(home)[1]]
        return seen[-1] if seen else ""

    def show(self, lists: Sequence[str], name: str) -> None:
        for at in lists:
            self.last[at].append(name)
            self.count[at] += 1


def slots_plan(count: int, homes: list[Home], texts: dict[str, LeafText], masters: dict[str, list[Master]]) -> list[Slot]:
    """The products from the newest to the oldest. In the lists of all, of a root, of a leaf, of a province and of a seller (what others
    made and it sells too among them) no picture stands beside itself, nor more than four times on a page of 24, where sellers and pictures
    suffice: with far fewer or far more goods to a seller than the default's some page may show one five or six times."""
    rng = random.Random(f"slots {count} {len(homes)}")
    able = {slug: [home for home in homes if slug in home.leaves and not home.closed] for slug in texts}
    fit = {slug: [master for master in group if any(_may(home, master) for home in able[slug])] for slug, group in masters.items()}
    weights = {slug: POPULAR.get(slug, 1.0) for slug in texts if fit[slug]}
    shut = [
        Slot(home.leaves[0], rng.choice([master for master in masters[home.leaves[0]] if _may(home, master)]), home)
        for home in homes if home.closed for _ in range(min(3, count // 100))
    ]
    parts = shares(count - len(shut), weights)
    queue = []
    for slug, part in parts.items():
        start = rng.random()
        queue += [((number + start) / part, slug) for number in range(part)]
    queue.sort()
    windows, out = Windows(), []
    bound = {master.name for group in masters.values() for master in group if master.provinces}
    used: dict[str, Counter[str]] = defaultdict(Counter)
    cycle: dict[str, list[Master]] = {slug: [] for slug in texts}
    for _, slug in queue:
        lists = ("all", f"root {texts[slug].root}", f"leaf {slug}")
        if not cycle[slug]:
            cycle[slug] = rng.sample(fit[slug], len(fit[slug]))
        cost, slot = _slot(rng, slug, cycle[slug], lists, able[slug], windows, used[slug], bound)
        if cost >= BROKEN:
            cost, slot = min((cost, slot), _slot(rng, slug, fit[slug], lists, able[slug], windows, used[slug], bound), key=itemgetter(0))
        if slot.master in cycle[slug]:
            cycle[slug].remove(slot.master)
        used[slug][slot.master.name] += 1
        slot.home.goods += 1
        windows.show((*lists, *_lists_of(slot.home)), slot.master.name)
        _others_choose(rng, slot, able[slug], windows)
        out.append(slot)
    return out + shut


def _slot(
    rng: random.Random, slug: str, pictures: list[Master], lists: Sequence[str], able: list[Home], windows: Windows, used: Counter[str],
    bound: set[str],
) -> tuple[int, Slot]:
    """The first picture, with its home, that breaks no list; else the one that breaks the fewest. What few provinces make goes first."""
    found = []
    for master in sorted(pictures, key=lambda m: (windows.cost(lists, m.name), len(m.provinces) or ANYWHERE, used[m.name])):
        home = _home_for(rng, [home for home in able if _may(home, master)], slug, master, windows, bound)
        found.append((windows.cost((*lists, *_lists_of(home)), master.name), Slot(slug, master, home)))
        if found[-1][0] < BROKEN:
            return found[-1]
    return min(found, key=itemgetter(0))


def _lists_of(home: Home) -> tuple[str, str]:
    return f"place {home.province}", f"home {home.number}"


def _may(home: Home, master: Master) -> bool:
    return not master.provinces or home.province in master.provinces


def _home_for(rng: random.Random, able: list[Home], slug: str, master: Master, windows: Windows, bound: set[str]) -> Home:
    """One of twelve, of all where it breaks a list in each of them.

    A home that last showed what few provinces make (`bound`) gets something else soon, so that it can show that again.
    """
    def cost(home: Home) -> tuple[int, float]:
        return (
            windows.cost(_lists_of(home), master.name) // 500,
            home.goods * (0.5 if home.number < SHOWN or windows.last_of(home) in bound else 1 if home.leaves[0] == slug else 1.6)
            + rng.random() * 2,
        )

    if len(able) <= SAMPLE:
        return min(able, key=cost)
    best = min(rng.sample(able, SAMPLE), key=cost)
    return best if windows.cost(_lists_of(best), master.name) < BROKEN else min(able, key=cost)


def _others_choose(rng: random.Random, slot: Slot, able: list[Home], windows: Windows) -> None:
    """Every twelfth product or so has further sellers, where it breaks none of their lists; none of them makes it alone."""
    if rng.random() >= 0.09:
        return
    most, provinces = rng.choice((1, 1, 2)), {slot.home.province}
    for home in rng.sample(able, len(able)):
        place, own = _lists_of(home)
        lists = (own,) if home.province in provinces else (place, own)
        if home is not slot.home and _may(home, slot.master) and windows.cost(lists, slot.master.name) < BROKEN:
            windows.show(lists, slot.master.name)
            provinces.add(home.province)
            slot.others.append(home)
            if len(slot.others) == most:
                return


def fields_of(home: Home) -> list[str]:
    """The activity fields that the home's licences must cover."""
    return list(dict.fromkeys(LEAVES[slug].activity_field for slug in home.leaves))
