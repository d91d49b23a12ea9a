"""What a product must carry here beyond Oscar's own columns, and the card that lists show."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.models import Category, Product
from pictures.models import PictureField

from shop.places.models import County, Province


class ReturnRule(models.TextChoices):
    SEVEN_DAYS = "seven_days", _("۷ روز کاری پس از تحویل")
    PERISHABLE = "perishable", _("خوراکی تازه بازگردانده نمی‌شود")
    PERSONAL = "personal", _("کالای شخصی‌سازی‌شده بازگردانده نمی‌شود")


class VatClass(models.TextChoices):
    STANDARD = "standard", _("مشمول مالیات")
    EXEMPT = "exempt", _("معاف")


class TaxRate(models.Model):
    """The VAT rate of a class from a day on. Prices include it; an order's line freezes it."""

    vat_class = models.CharField(_("رده"), max_length=10, choices=VatClass.choices)
    percent = models.PositiveSmallIntegerField(_("درصد"))
    starts_on = models.DateField(_("از تاریخ"))

    class Meta:
        verbose_name = _("نرخ مالیات")
        verbose_name_plural = _("نرخ‌های مالیات")
        constraints = (
            models.UniqueConstraint(fields=("vat_class", "starts_on"), name="tax_rate_unique"),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="tax_rate_percent"),
        )


class CategoryInfo(models.Model):
    """What a category asks of its goods. `slug` is short and Latin, for addresses and for the demo's pictures."""

    category = models.OneToOneField(Category, models.CASCADE, related_name="info", primary_key=True)
    slug = models.SlugField(max_length=40, unique=True)
    activity_field = models.CharField(_("رشتهٔ مجوز"), max_length=40, blank=True)
    vat_class = models.CharField(_("ردهٔ مالیات"), max_length=10, choices=VatClass.choices, default=VatClass.STANDARD)
    return_rule = models.CharField(_("بازگرداندن"), max_length=12, choices=ReturnRule.choices, default=ReturnRule.SEVEN_DAYS)
    is_leaf = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)


class PictureFile(models.Model):
    """One picture on disk; products may share it. Sizes are made by a job, the master is shown until then."""

    file = PictureField(
        upload_to="goods/%Y/%m", width_field="width", height_field="height", max_length=200,
        aspect_ratios=["1/1"], container_width=640, grid_columns=4,
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    average = models.CharField(max_length=7, blank=True)
    sizes_ready = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)


class Picture(models.Model):
    """A product's picture; the lowest position stands on the card."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="pictures")
    file = models.ForeignKey(PictureFile, models.PROTECT, related_name="uses")
    position = models.PositiveSmallIntegerField(default=0)
    alt = models.CharField(max_length=200, blank=True)
    focus = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("product", "position"), name="picture_position_unique"),)


class ProductInfo(models.Model):
    """Facts of a root product that Oscar has no column for."""

    product = models.OneToOneField(Product, models.CASCADE, related_name="info", primary_key=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    title_en = models.CharField(max_length=255, blank=True)
    weight_g = models.PositiveIntegerField(_("وزن بسته (گرم)"), default=500)
    unit_weight_g = models.PositiveIntegerField(_("وزن خالص (گرم)"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    partner = models.ForeignKey("partner.Partner", models.PROTECT, null=True, related_name="+", help_text="who wrote the product's page")
    title_key = models.CharField(max_length=255, default="", editable=False, help_text="`squeeze` of the title")
    search_text = models.TextField(default="", editable=False, help_text="folded; the title is its first line")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partner", "title_key"), name="product_title_unique"),)


class Variant(models.Model):
    """What tells a child product from its siblings."""

    product = models.OneToOneField(Product, models.CASCADE, related_name="variant", primary_key=True)
    size = models.CharField(_("اندازه"), max_length=40, blank=True)
    colour = models.CharField(_("رنگ"), max_length=40, blank=True)
    colour_hex = models.CharField(max_length=7, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def label(self) -> str:
        return "، ".join(part for part in (self.size, self.colour) if part)


class OfferTerms(models.Model):
    """What one seller promises for one stock record. No number in stock means made to order."""

    stockrecord = models.OneToOneField("partner.StockRecord", models.CASCADE, related_name="terms", primary_key=True)
    preparation_days = models.PositiveSmallIntegerField(_("روز آماده‌سازی"), default=1)
    old_price = models.BigIntegerField(_("قیمت پیشین (ریال)"), null=True, blank=True)
    cut_ends_at = models.DateTimeField(_("پایان تخفیف"), null=True, blank=True)
    is_offered = models.BooleanField(_("عرضه می‌شود"), default=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(old_price__gt=0), name="offer_old_price_positive"),
            models.CheckConstraint(
                condition=models.Q(old_price__isnull=True, cut_ends_at__isnull=True)
                | models.Q(old_price__isnull=False, cut_ends_at__isnull=False),
                name="offer_cut_complete",
            ),
        )
        indexes = (models.Index(fields=("cut_ends_at",), name="offer_cut_ends", condition=models.Q(cut_ends_at__isnull=False)),)


class PriceChange(models.Model):
    """Every price that ever held; an old price on a card is read from here."""

    stockrecord = models.ForeignKey("partner.StockRecord", models.CASCADE, related_name="price_changes")
    before = models.BigIntegerField()
    after = models.BigIntegerField()
    changed_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, blank=True, related_name="+")


class Maker(models.Model):
    """What a card and a basket must know of a seller, kept by the rooms above through `services.maker_set`."""

    partner = models.OneToOneField("partner.Partner", models.CASCADE, related_name="maker", primary_key=True)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True, allow_unicode=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    county = models.ForeignKey(County, models.PROTECT, related_name="+")
    is_frozen = models.BooleanField(default=False)
    mark = models.CharField(max_length=200, blank=True)
    search_text = models.CharField(max_length=300, default="", editable=False, help_text="folded name and place")
    touched = models.BigIntegerField(default=0, db_default=0, editable=False, help_text="counts changes, by triggers")


class MakerField(models.Model):
    """A maker may sell goods of this activity field until that instant (the last moment of the licence)."""

    maker = models.ForeignKey(Maker, models.CASCADE, related_name="fields")
    activity_field = models.CharField(max_length=40)
    valid_until = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("maker", "activity_field"), name="maker_field_unique"),)


class ListingState(models.TextChoices):
    LIVE = "live", _("فروش")
    SOLD_OUT = "sold_out", _("ناموجود")
    HIDDEN = "hidden", _("پنهان")


class Listing(models.Model):
    """The card: one row per offer (product and seller), variants folded in. Written by `services` alone."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="listings")
    partner = models.ForeignKey("partner.Partner", models.CASCADE, related_name="listings")
    version = models.BigIntegerField(default=1)
    state = models.CharField(max_length=8, choices=ListingState.choices, default=ListingState.HIDDEN)
    ends_at = models.DateTimeField(null=True, help_text="the licence's last moment; after it the goods are not for sale")
    title = models.CharField(max_length=255)
    title_en = models.CharField(max_length=255, blank=True)
    slug = models.CharField(max_length=255)
    picture = models.CharField(max_length=200, blank=True)
    picture_ready = models.BooleanField(default=False)
    picture_alt = models.CharField(max_length=200, blank=True)
    seller_name = models.CharField(max_length=120)
    seller_slug = models.CharField(max_length=140)
    province_id = models.PositiveIntegerField()
    province_name = models.CharField(max_length=40)
    county_name = models.CharField(max_length=60)
    category_id = models.PositiveIntegerField()
    root_id = models.PositiveIntegerField(default=0, help_text="the top category above category_id")
    categories = ArrayField(models.PositiveIntegerField())
    price = models.BigIntegerField(help_text="lowest price among the variants that can be bought, Rial, tax included")
    price_band = models.PositiveSmallIntegerField(default=0, help_text="which bar of the price histogram (`bands.BOUNDS`)")
    has_prices = models.BooleanField(default=False, help_text="variants have different prices")
    old_price = models.BigIntegerField(null=True)
    cut_ends_at = models.DateTimeField(null=True)
    in_stock = models.BooleanField(default=False)
    made_to_order = models.BooleanField(default=False)
    preparation_days = models.PositiveSmallIntegerField(default=1)
    delivery_days = models.PositiveSmallIntegerField(null=True)
    brand_id = models.PositiveIntegerField(null=True)
    brand_name = models.CharField(max_length=80, blank=True)
    marks = ArrayField(models.CharField(max_length=20), default=list)
    score = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    reviews = models.PositiveIntegerField(default=0)
    quality = models.FloatField(default=0)
    search_text = models.TextField(blank=True)
    best = models.BooleanField(default=False)
    best_here = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("product", "partner"), name="listing_offer_unique"),
            models.UniqueConstraint(fields=("product",), condition=models.Q(best=True), name="listing_one_best"),
            models.UniqueConstraint(fields=("product", "province_id"), condition=models.Q(best_here=True), name="listing_one_best_here"),
            models.CheckConstraint(condition=models.Q(price__gt=0), name="listing_price_positive"),
        )
        indexes = (
            models.Index(
                fields=("root_id", "category_id"), name="listing_counts", condition=models.Q(best=True),
                include=("ends_at", "province_id", "in_stock", "price", "price_band"),
            ),
            models.Index(
                fields=("province_id", "root_id", "category_id"), name="listing_counts_here", condition=models.Q(best_here=True),
                include=("ends_at", "in_stock", "price", "price_band"),
            ),
            models.Index(
                fields=("root_id", "category_id"), name="listing_counts_elsewhere", condition=models.Q(best_here=True, best=False),
                include=("ends_at", "province_id", "in_stock", "price", "price_band"),
            ),
            models.Index(fields=("root_id", "-created_at", "-id"), name="listing_root_new", condition=models.Q(best=True)),
            models.Index(fields=("category_id", "-created_at", "-id"), name="listing_leaf_new", condition=models.Q(best=True)),
            models.Index(fields=("-created_at", "-id"), name="listing_new", condition=models.Q(best=True)),
            models.Index(fields=("root_id", "price", "id"), name="listing_root_price", condition=models.Q(best=True)),
            models.Index(fields=("price", "id"), name="listing_price", condition=models.Q(best=True)),
            models.Index(fields=("root_id", "preparation_days", "id"), name="listing_root_delivery", condition=models.Q(best=True)),
            models.Index(fields=("partner", "-created_at", "-id"), name="listing_partner"),
            models.Index(fields=("province_id", "-created_at", "-id"), name="listing_province", condition=models.Q(best_here=True)),
            models.Index(fields=("ends_at",), name="listing_ends"),
            models.Index(fields=("score",), name="listing_scored", condition=models.Q(score__isnull=False)),
            GinIndex(fields=("search_text",), opclasses=("gin_trgm_ops",), name="listing_text"),
        )
