import gc
import os

from django.conf import settings

from shop.core.handler import application_make
from shop.core.warm import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
application = application_make()
if settings.WARM_PATHS:
    warm(application, settings.WARM_PATHS)

# What was loaded by now lives as long as the process: the collector need not walk through it at every few hundred requests.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
