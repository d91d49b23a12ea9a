"""How the product looks: templates, components, and what the front-end build leaves in static/."""

from __future__ import annotations

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "themes"
    label = "themes"
