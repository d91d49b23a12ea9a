"""The operators' office: Wagtail's admin, in Persian, calling nobody outside."""

from __future__ import annotations

from shop.settings import env

OFFICE_PATH = "office/"
WAGTAIL_SITE_NAME = "بازارچه"
WAGTAILADMIN_BASE_URL = env.text("SITE_URL", "http://localhost:8000")
WAGTAILADMIN_LOGIN_URL = "/account/sign-in/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fa", "فارسی")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Tehran"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_EXTENSIONS = ["pdf", "xlsx", "docx"]
OFFICE_SECOND_FACTOR = env.flag("OFFICE_SECOND_FACTOR", env.flag("PRODUCTION"))
"""Whether an operator must have passed a second factor to enter."""
