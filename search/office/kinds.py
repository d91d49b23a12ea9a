"""The five sorts of rows, as lists and forms show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from search.curation import services
from search.curation.models import BoostRule, Exclusion, HiddenWord, Pin, Synonym
from search.curation.wording import days, weight_fa
from search.engines.base import Ground
from search.office.base import to, when
from search.office.entries import Kind
from search.office.forms import BoostForm, ExclusionForm, HiddenWordForm, PinForm, SynonymForm
from search.office.offers import GroundColumn, OffersColumn


def _title(kind: str, label: Any, accessor: Any) -> TitleColumn:
    return TitleColumn("title", label=label, accessor=accessor, get_url=lambda row: to(f"{kind}_edit", row.pk))


def _ground(query: Mapping[str, Any], row: BoostRule | None) -> dict[str, Any]:
    """Of an address that names none, the category."""
    given = row.ground if row is not None else query.get("ground", "")
    return {"ground": Ground(given) if given in set(Ground) else Ground.CATEGORY}


SYNONYMS = Kind(
    name="synonyms", model=Synonym, label=_("هم‌معنی‌ها"), one=_("هم‌معنی"), new_label=_("هم‌معنی تازه"), form=SynonymForm,
    save=services.synonym_save, found_by=("typed", "meant"), phrase="typed", prefilled=("typed", "meant"),
    explanation=_("هر یک تا سه واژه. املاها، جمع‌ها و نیم‌فاصله‌ها خودبه‌خود یکی خوانده می‌شوند و هم‌معنی نمی‌خواهند."),
    columns=(
        _title("synonyms", _("آنچه نوشته می‌شود"), "typed"), Column("meant", label=_("آنچه منظور است")),
        Column("ways", label=_("سو"), accessor=lambda row: _("دوسویه") if row.both_ways else _("یک‌سویه")),
        Column("active", label=_("فعال"), accessor=lambda row: _("بله") if row.is_active else _("نه")),
    ),
    refused={
        "same_words": "meant", "only_stop_words": "typed", "too_many_words": "typed", "no_word": "typed", "too_long": "typed",
    },
)
HIDDEN_WORDS = Kind(
    name="hidden_words", model=HiddenWord, label=_("واژه‌های پنهان"), one=_("واژهٔ پنهان"), new_label=_("واژهٔ پنهان تازه"),
    form=HiddenWordForm, save=services.hidden_word_save, found_by=("word", "reason"), phrase="word", prefilled=("word",),
    columns=(_title("hidden_words", _("واژه"), "word"), Column("reason", label=_("دلیل"))),
    refused={"no_word": "word", "only_stop_words": "word", "too_many_words": "word", "too_long": "word", "already_there": "word"},
)
BOOSTS = Kind(
    name="boosts", model=BoostRule, label=_("تقویت‌ها"), one=_("تقویت"), new_label=_("تقویت تازه"), form=BoostForm,
    save=services.boost_save, found_by=("phrase", "season", "reason"), phrase="phrase", prefilled=("phrase", "season", "value"),
    form_needs=_ground,
    explanation=_(
        "کالاهای این گروه در جستجو، و در فهرست‌هایی که به ترتیب «پیشنهادی» چیده شده‌اند، بالاتر می‌آیند. ترتیب‌های دیگر، مانند «تازه‌ترین»، "
        "همان می‌مانند. هیچ تقویتی کالایی را که واژه‌ها در آن نیست نمی‌آورد."
    ),
    columns=(
        GroundColumn(
            "title", label=_("چه چیز"), get_url=lambda row: to("boosts_edit", row.pk),
            accessor=lambda row: f"{row.get_ground_display()}: {row.names.of(Ground(row.ground), row.value)}",
        ),
        Column("weight", label=_("وزن"), accessor=weight_fa),
        Column("days", label=_("روزها"), accessor=days), Column("when", label=_("اکنون"), accessor=when),
        Column("phrase", label=_("تنها برای")), Column("season", label=_("فصل یا برنامه")), Column("reason", label=_("دلیل")),
    ),
    refused={
        "without_end": "ends_on", "days_reversed": "ends_on", "weight_out_of_bounds": "weight", "reason_missing": "reason",
        "ground_unknown": "value", "no_word": "phrase", "too_long": "phrase",
    },
)
PINS = Kind(
    name="pins", model=Pin, label=_("سنجاق‌ها"), one=_("سنجاق"), new_label=_("سنجاق تازه"), form=PinForm,
    save=services.pin_save, found_by=("phrase",), phrase="phrase", prefilled=("phrase", "offers"),
    explanation=_("این کالاها برای این جستجو پیش از همه می‌آیند، اگر واژه‌های جستجو در آن‌ها باشد."),
    columns=(
        _title("pins", _("جستجو"), "phrase"),
        OffersColumn("offers", label=_("کالاها")),
        Column("days", label=_("روزها"), accessor=days), Column("when", label=_("اکنون"), accessor=when),
    ),
    refused={
        "no_word": "phrase", "too_long": "phrase", "without_end": "ends_on", "days_reversed": "ends_on", "offers_count": "offers",
        "offers_unknown": "offers", "pinned_and_excluded": "offers", "pins_overlap": "phrase",
    },
)
EXCLUSIONS = Kind(
    name="exclusions", model=Exclusion, label=_("کالاهای پنهان"), one=_("کالای پنهان"), new_label=_("کالای پنهان تازه"),
    form=ExclusionForm, save=services.exclusion_save, found_by=("phrase", "reason"), phrase="phrase", prefilled=("phrase", "offer"),
    explanation=_("این کالا برای این جستجو نه نشان داده می‌شود و نه شمرده."),
    columns=(
        _title("exclusions", _("جستجو"), "phrase"),
        OffersColumn("offer", label=_("کالا")),
        Column("reason", label=_("دلیل")),
    ),
    refused={
        "no_word": "phrase", "too_long": "phrase", "reason_missing": "reason", "offers_unknown": "offer",
        "pinned_and_excluded": "offer", "already_there": "offer",
    },
)
KINDS = (SYNONYMS, HIDDEN_WORDS, BOOSTS, PINS, EXCLUSIONS)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}
