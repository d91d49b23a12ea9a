"""The settings under test, with what a test run changes."""

import os
import tempfile
from pathlib import Path

import dj_database_url

from shop.settings import *  # noqa: F403
from shop.settings import env

# the settings may have been read before the tests' server was started
DATABASES["default"] |= dj_database_url.parse(os.environ["DATABASE_URL"])  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="bazarche-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ELASTICSEARCH_URL = env.addresses("TEST_ELASTICSEARCH_URL")  # never a cluster of the machine's owner; tests ask for `search_server`
SMS_BACKEND = "shop.accounts.sms.OutboxBackend"
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}  # noqa: F405
LIST_ENGINE = os.environ.get("LIST_ENGINE", "postgres")
SEARCH_COUNTS_EVERY_S = float(os.environ.get("SEARCH_COUNTS_EVERY_S", "0"))  # a test writes when it wants to
