"""The settings under test, with what a test run changes."""

import tempfile
from pathlib import Path

from shop.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="bazarche-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SMS_BACKEND = "shop.accounts.sms.OutboxBackend"
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
