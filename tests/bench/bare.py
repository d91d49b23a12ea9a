"""The yardstick: a bare Django page, as docs/quality.md defines it.

No middleware, no session, one indexed query through the ORM over 100,000 rows of five columns, a template with 24 small cards.
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
import django
from django.conf import settings

ROWS, CATEGORIES, SHOWN, CATEGORY = 100_000, 60, 24, 7

if not settings.configured:
    database = dj_database_url.parse(os.environ["DATABASE_URL"])
    settings.configure(
        DEBUG=False, SECRET_KEY="bare", ALLOWED_HOSTS=["*"], ROOT_URLCONF="tests.bench.bare_urls", MIDDLEWARE=[],
        INSTALLED_APPS=["tests.bench"], DATABASES={"default": {**database, "CONN_MAX_AGE": None}}, USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent / "templates"],
            "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])]},
        }],
    )
    django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
