import gc
import os

from shop.core.handler import application_make

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
application = application_make()

# What was loaded by now lives as long as the process: the collector need not walk through it at every few hundred requests.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
