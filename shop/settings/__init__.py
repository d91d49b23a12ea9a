"""Settings: everything that differs between places comes from the environment (`.env.example`)."""

from shop.settings.base import *  # noqa: F403
from shop.settings.engines import *  # noqa: F403
from shop.settings.office import *  # noqa: F403
from shop.settings.security import *  # noqa: F403
