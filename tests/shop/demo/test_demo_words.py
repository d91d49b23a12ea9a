"""What the demo says: titles, descriptions, names and pictures of a whole shop, without a database where none is needed."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import pairwise

import pytest

from catalog.listings.services import ProductSpec
from catalog.listings.taxonomy import LEAVES
from shop.core.persian import squeeze
from shop.demo import people
from shop.demo.art.palette import COLOURS
from shop.demo.english import size_en, title_en
from shop.demo.masters import Master, masters_read, thing_of
from shop.demo.plan import MOST, WINDOW, Home, Slot, fields_of, homes_plan, slots_plan
from shop.demo.products import Made, specs_write
from shop.demo.reading import Size, fitting, leaf_texts, read
from shop.demo.wording import MOST_SHARED, Maker, Offer

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
SELLERS, PRODUCTS = 300, 2000


@lru_cache(maxsize=4)
def planned(sellers: int = SELLERS, products: int = PRODUCTS) -> tuple[list[Home], list[Slot], list[ProductSpec]]:
    texts, masters = leaf_texts(), masters_read()
    homes = homes_plan(sellers, texts, masters)
    slots = slots_plan(products, homes, texts, masters)
    places = {name: row["names"][0] for name, row in read("provinces").items()}
    makers = {
        home.number: Made(home.number + 1, Maker(f"کارگاه {home.number}", f"صاحب {home.number}", home.province, places[home.province]))
        for home in homes
    }
    pictures = {name: key for key, name in enumerate(pictured(), 1)}
    return homes, slots, specs_write(slots, texts, masters, makers, pictures, NOW)


def pictured() -> dict[str, Master]:
    """The name of every picture, and the master that it is or is cut from."""
    masters = [master for group in masters_read().values() for master in group]
    return {name: master for master in masters for name in (master.name, *master.detail_names)}


def test_every_leaf_and_province_is_there() -> None:
    homes, slots, specs = planned()
    assert len(homes) == SELLERS
    assert len(slots) == len(specs) == PRODUCTS
    assert {slot.leaf for slot in slots} == set(LEAVES)
    assert len({home.province for home in homes}) == 31
    assert {slot.home.number for slot in slots} == {home.number for home in homes}


def test_every_leaf_has_words_and_six_pictures() -> None:
    assert set(leaf_texts()) == set(LEAVES)
    for slug, group in masters_read().items():
        assert len(group) >= 6, slug
        for code, _title in LEAVES[slug].attributes:
            assert code in {"colour", "size", "weight", "origin", "keeping"} or leaf_texts()[slug].attributes.get(code), (slug, code)
        for master in group:
            assert len(fitting(leaf_texts()[slug].about, master.thing)) >= 2, master.thing
            assert fitting(leaf_texts()[slug].making, master.thing), master.thing


def test_no_two_titles_are_equal_and_no_description_is_worn_out() -> None:
    _homes, _slots, specs = planned()
    assert len({squeeze(spec.title) for spec in specs}) == PRODUCTS
    assert max(Counter(spec.description for spec in specs).values()) <= MOST_SHARED
    assert not [spec.title for spec in specs if "{" in spec.title + spec.description or "[" in spec.title + spec.description]


def test_title_colour_and_kind_agree_with_the_picture() -> None:
    """The title begins with what the picture shows; a colour that it names is the picture's or of the subject itself."""
    names = sorted({colour.fa for colour in COLOURS.values()}, key=len, reverse=True)
    _homes, slots, specs = planned()
    for slot, spec in zip(slots, specs, strict=True):
        master = slot.master
        assert spec.leaf_slug == master.leaf
        assert has(spec.title, master.base if " رنگ" in spec.title else master.thing), spec.title
        if LEAVES[slot.leaf].slug in leaf_texts() and leaf_texts()[slot.leaf].root in ("food", "herbs"):
            continue
        said = spec.title
        for name in names:
            if re.search(rf"(?<![\w\u200c]){name}(?![\w\u200c])", said):
                assert name == master.colour_fa or name in master.subject + master.pattern, (spec.title, master.colour_fa)
                said = said.replace(name, "")
        if "colour" in spec.attributes:
            assert spec.attributes["colour"].startswith(master.colour_fa)


def test_english_titles_say_what_the_picture_shows_and_in_which_colour() -> None:
    words = read("english")
    _homes, slots, specs = planned()
    for slot, spec in zip(slots, specs, strict=True):
        master, title = slot.master, spec.title_en
        assert title.isascii() or not re.search(r"[\u0600-\u06ff]|[^\x00-\x7f×“”]", title), title
        assert title[0].isupper() or title.startswith("“"), title
        assert "{" not in title
        one = len({variant.colour for variant in spec.variants}) == 1
        if one and leaf_texts()[slot.leaf].root == "fashion" and master.colour_fa in spec.title:
            assert words["colours"][master.colour] in title.lower(), (spec.title, title)
        if master.weight:
            assert re.search(r", \d+(\.\d+)? (g|kg|ml|l)$", title), title


@pytest.mark.parametrize(("label", "said"), [
    ("۸۰ در ۱۲۰", "80 × 120 cm"), ("۱ در ۱٫۵ متر", "1 × 1.5 m"), ("قطر ۲۵ سانتی", "25 cm across"), ("۴٫۶ گرم", "4.6 g"), ("دو متر", "2 m"),
    ("۵۰۰ میلی\u200cلیتر", "500 ml"), ("۱۰ تایی", "10 pieces"), ("", ""),
])
def test_sizes_in_english(label: str, said: str) -> None:
    assert size_en(label) == said


def test_every_picture_and_size_has_english_words() -> None:
    texts, sizes = leaf_texts(), {size for text in leaf_texts().values() for size in text.sizes}
    sizes |= {Size(*size) for rows in read("sizes").values() for size in rows}
    for slug, group in masters_read().items():
        for master in group:
            assert title_en(master, texts[slug], Offer()), master.thing
    assert all(size_en(size.label) for size in sizes)


def has(title: str, thing: str) -> bool:
    """Every word of the thing is in the title, with or without the sound that joins it to the next."""
    said = set(re.findall(r"[\w\u200c]+", title.replace("\u0654", "")))
    return all(word in said or f"{word}ی" in said for word in re.findall(r"[\w\u200c]+", thing.replace("\u0654", "")))


def test_a_weight_on_the_label_is_the_weight_sold() -> None:
    _homes, slots, specs = planned()
    labelled = [(slot, spec) for slot, spec in zip(slots, specs, strict=True) if slot.master.weight]
    assert len(labelled) > 100
    for slot, spec in labelled:
        assert slot.master.weight in spec.title
        assert len(spec.variants) == 1
        assert spec.attributes["weight"] == slot.master.weight


def test_a_place_in_the_picture_is_the_makers() -> None:
    _homes, slots, _specs = planned()
    bound = [slot for slot in slots if slot.master.provinces]
    assert len(bound) > 200
    assert all(slot.home.province in slot.master.provinces for slot in bound)
    assert all(other.province in slot.master.provinces for slot in bound for other in slot.others)


def test_the_licence_covers_each_products_field() -> None:
    _homes, slots, _specs = planned()
    for slot in slots:
        for home in (slot.home, *slot.others):
            assert LEAVES[slot.leaf].activity_field in fields_of(home)


def lists_of(slots: list[Slot], kind: str) -> dict[str, list[str]]:
    """The pictures of each list of a kind, the newest first. A province shows a product once, a shop what it sells of others too."""
    lists: dict[str, list[str]] = defaultdict(list)
    for slot in slots:
        if slot.home.closed:
            continue
        sellers = (slot.home, *slot.others)
        names = {
            "all": ["all"], "root": [leaf_texts()[slot.leaf].root], "leaf": [slot.leaf],
            "province": list(dict.fromkeys(home.province for home in sellers)), "shop": [str(home.number) for home in sellers],
        }[kind]
        for name in names:
            lists[name].append(slot.master.name)
    return lists


@pytest.mark.parametrize("kind", ["all", "root", "leaf", "province", "shop"])
def test_in_a_list_no_picture_stands_beside_itself_nor_more_than_four_times(kind: str) -> None:
    _homes, slots, _specs = planned()
    for name, shown in lists_of(slots, kind).items():
        assert not [one for one, two in pairwise(shown) if one == two], name
        assert most_on_a_page(shown) <= MOST, name


def most_on_a_page(shown: list[str]) -> int:
    return max(max(Counter(shown[start:start + WINDOW]).values()) for start in range(0, len(shown), WINDOW))


@pytest.mark.parametrize(("sellers", "products"), [(12, 60), (30, 300), (100, 1000), (20, 2000)])
def test_with_other_numbers_the_lists_of_shops_keep_the_rule_and_no_picture_stands_beside_itself(sellers: int, products: int) -> None:
    """Only a leaf's own list may show a picture more often where few sellers have very many goods: six times at most."""
    texts, masters = leaf_texts(), masters_read()
    slots = slots_plan(products, homes_plan(sellers, texts, masters), texts, masters)
    for kind in ("all", "root", "leaf", "province", "shop"):
        for name, shown in lists_of(slots, kind).items():
            assert not [one for one, two in pairwise(shown) if one == two], (kind, name)
            assert most_on_a_page(shown) <= (6 if kind == "leaf" else MOST), (kind, name)


def test_a_shop_of_one_leaf_with_six_pictures_fills_several_pages() -> None:
    texts, masters = leaf_texts(), masters_read()
    leaf = next(slug for slug, group in masters.items() if len(group) == 6 and not any(master.provinces for master in group))
    slots = slots_plan(100, [Home(0, "تهران", [leaf])], texts, masters)
    shown = [slot.master.name for slot in slots]
    assert len(shown) == 100
    assert not [one for one, two in pairwise(shown) if one == two]
    assert most_on_a_page(shown) <= MOST


def test_many_products_have_several_sellers() -> None:
    _homes, slots, _specs = planned()
    counts = Counter(len(slot.others) for slot in slots)
    assert sum(counts[number] for number in (1, 2)) > PRODUCTS * 0.07
    assert counts[2] > PRODUCTS * 0.02


def test_each_product_is_older_than_the_one_before_it() -> None:
    _homes, _slots, specs = planned()
    times = [spec.created_at for spec in specs if spec.created_at]
    assert len(times) == PRODUCTS
    assert times == sorted(times, reverse=True)
    assert times[0] < NOW


def test_prices_are_within_what_such_goods_cost() -> None:
    """Thousand Toman (`domain.md`, demo data); small and large sizes around it."""
    ranges = {"scarf": (250, 900), "manto": (900, 3500), "needlework-dress": (2500, 15000), "giveh": (800, 3000), "jam": (90, 300),
              "pickle": (90, 300), "minakari": (400, 6000), "glazed-pottery": (100, 1500)}
    _homes, slots, specs = planned()
    for slot, spec in zip(slots, specs, strict=True):
        low, high = ranges.get(slot.leaf, (5, 40_000))
        for variant in spec.variants:
            assert low <= variant.price // 10_000 <= high, (spec.title, variant.price)


def test_the_same_numbers_give_the_same_shop() -> None:
    again = planned.__wrapped__(40, 200)
    assert repr(planned(40, 200)[2]) == repr(again[2])
    assert repr(again[2]) != repr(planned(41, 200)[2])


@pytest.mark.parametrize(("subject", "thing"), [
    ("آویشن کوهی در بشقاب", "آویشن کوهی"), ("بستهٔ زعفران نگین", "زعفران نگین"), ("قطاب یزدی روی تختهٔ چوبی", "قطاب یزدی"),
    ("زعفران سرگل در شیشهٔ کوچک", "زعفران سرگل"), ("پیراهن سوزن‌دوزی، نمای یقه", "پیراهن سوزن‌دوزی"), ("طاقه‌های ترمه", "پارچهٔ ترمه"),
    ("مانتوی جلوباز با کمربند", "مانتوی جلوباز با کمربند"),
])
def test_what_a_picture_sells(subject: str, thing: str) -> None:
    assert thing_of(subject) == thing


@pytest.mark.django_db
def test_no_two_workshops_share_a_name_and_few_stories_are_alike() -> None:
    homes, _slots, _specs = planned()
    counties = people.counties_choose(homes)
    assert all(counties[home.number].province.name == home.province for home in homes)
    names = people.names_write(homes, counties)
    assert len({squeeze(name) for name, _owner in names}) == SELLERS
    told = [people.story_write(home, owner, counties[home.number].name) for home, (_name, owner) in zip(homes, names, strict=True)]
    assert len({story for _headline, story in told}) == SELLERS
    assert not [text for pair in told for text in pair if "{" in text or "[" in text]


def test_gallery_pictures_are_of_the_same_thing() -> None:
    names, masters = dict(enumerate(pictured(), 1)), pictured()
    _homes, slots, specs = planned()
    for slot, spec in zip(slots, specs, strict=True):
        shown = [names[key] for key in spec.pictures]
        assert shown[0] == slot.master.name
        assert len(set(shown)) == len(shown)
        assert all(masters[name].base == slot.master.base for name in shown)
        assert all(masters[name] == slot.master for name in shown if name.endswith(".jpg"))


def test_every_product_has_two_to_four_pictures_and_every_colour_on_sale_is_among_them() -> None:
    names, masters = dict(enumerate(pictured(), 1)), pictured()
    _homes, _slots, specs = planned()
    counts = Counter(len(spec.pictures) for spec in specs)
    assert set(counts) == {2, 3, 4}
    assert counts[2] < PRODUCTS * 0.3
    for spec in specs:
        shown = {masters[names[key]].colour_fa for key in spec.pictures}
        assert {variant.colour for variant in spec.variants if variant.colour} <= shown, spec.title
