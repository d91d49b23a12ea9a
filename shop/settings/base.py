"""Applications, database, language, files, logs."""

from __future__ import annotations

import dj_database_url
from oscar.defaults import *  # noqa: F403

from shop.core.postgres import Server
from shop.settings import env
from shop.settings.env import DATA, ROOT

DEMO = env.flag("DEMO")
DEBUG = env.flag("DEBUG")
SITE_URL = env.text("SITE_URL", "http://localhost:8000")
SITE_ID = 1
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    # what differs from a library stands before it, so that its templates win
    "themes.apps.ThemesConfig",
    "shop.places.apps.PlacesConfig",
    "shop.accounts.apps.AccountsConfig",
    "catalog.listings.apps.ListingsConfig",
    "sellers.businesses.apps.BusinessesConfig",
    "sellers.shops.apps.ShopsConfig",
    "sellers.panel.apps.PanelConfig",
    "orders.basket.apps.BasketConfig",
    "orders.stock.apps.StockConfig",
    "orders.shipping.apps.ShippingConfig",
    "orders.payments.apps.PaymentsConfig",
    "orders.consignments.apps.ConsignmentsConfig",
    "orders.checkout.apps.CheckoutConfig",
    "search.curation.apps.CurationConfig",
    "search.learning.apps.LearningConfig",
    "search.index.apps.IndexConfig",
    "search.office.apps.SearchOfficeConfig",
    "shop.pages.apps.PagesConfig",
    "shop.cms.apps.CmsConfig",
    "shop.demo.apps.DemoConfig",
    # Oscar, with the two forks
    "oscar.config.Shop",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "oscar.apps.checkout.apps.CheckoutConfig",
    "oscar.apps.address.apps.AddressConfig",
    "oscar.apps.shipping.apps.ShippingConfig",
    "oscar.apps.catalogue.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "sellers.partner.apps.PartnerConfig",
    "oscar.apps.basket.apps.BasketConfig",
    "oscar.apps.payment.apps.PaymentConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "orders.order.apps.OrderConfig",
    "oscar.apps.customer.apps.CustomerConfig",
    "oscar.apps.search.apps.SearchConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "oscar.apps.dashboard.apps.DashboardConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig",
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig",
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig",
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "oscar.apps.dashboard.shipping.apps.ShippingDashboardConfig",
    "widget_tweaks",
    "haystack",
    "treebeard",
    "django_tables2",
    # Wagtail
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    # sign-in
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # the rest
    "pictures",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "csp",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "shop.core.gate.GateMiddleware",
    "shop.core.middleware.RequestIdMiddleware",
    "shop.core.compress.CompressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shop.core.policy.PolicyMiddleware",
    "shop.cms.middleware.OfficePolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "shop.accounts.middleware.OfficeSecondFactorMiddleware",
    "themes.middleware.ShellMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "themes" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "themes.context.shell",
            ],
        },
    },
]

DATABASE_URL = env.text("DATABASE_URL") or Server(DATA / "postgres").url
DATABASES = {"default": dj_database_url.parse(DATABASE_URL)}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
# A web worker's threads keep their connections, with what is prepared on them (docs/adr/0010-page-stamps.md).
DATABASE_KEEP = env.flag("DATABASE_KEEP")
DATABASES["default"]["CONN_MAX_AGE"] = None if DATABASE_KEEP else 0
WARM_PATHS = ("/", "/all/", "/search/?q=شال", "/search/suggest/?q=ش") if DATABASE_KEEP else ()
"""Pages that a web worker draws before its first shopper comes."""
# A database that swallows what is sent to it is as good as away.
_OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
_OPTIONS.setdefault("connect_timeout", 10)
# Hot statements are prepared (shop.core.hot): planned once for all values, instead of 3 ms of planning a dozen joins each time.
_OPTIONS["options"] = f"{_OPTIONS.get('options', '')} -c jit=off -c plan_cache_mode=force_generic_plan".strip()

MIGRATION_MODULES = {"order": "oscar.apps.order.migrations", "partner": "oscar.apps.partner.migrations"}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", "فارسی"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Asia/Tehran"
USE_TZ = True
LOCALE_PATHS = [
    ROOT / folder / "locale" for folder in ("shop", "catalog", "sellers", "orders", "search", "themes")
]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS: list[str] = []
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.flag("PRODUCTION")
        else "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
    },
}
WHITENOISE_MAX_AGE = 60
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+\.[0-9a-f]{12}\..+$"

PICTURES = {
    "BREAKPOINTS": {"s": 360, "m": 768, "l": 1280},
    "GRID_COLUMNS": 4,
    "CONTAINER_WIDTH": 1280,
    "FILE_TYPES": ["AVIF", "WEBP"],
    "PIXEL_DENSITIES": [1],
    "USE_PLACEHOLDERS": False,
    "QUEUE_NAME": "pictures",
    "PROCESSOR": "catalog.listings.tasks.picture_process",
}

OSCAR_DEFAULT_CURRENCY = "IRR"
OSCAR_SLUG_ALLOW_UNICODE = True
OSCAR_SHOP_NAME = "بازارچه"
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}

PGHISTORY_OBJ_FIELD = None
SILENCED_SYSTEM_CHECKS = ["fields.W342"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "shop.core.logs.Formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "procrastinate": {"level": env.text("PROCRASTINATE_LOG_LEVEL", "WARNING")},
    },
}
