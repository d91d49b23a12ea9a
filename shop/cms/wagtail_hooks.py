"""The office as a whole: what its menus and first page leave out, its letters, its icons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem

from shop.cms.operators import PERMISSIONS
from themes.office import WorkItem
from themes.templatetags.bazarche import asset


class OfficeCatalog(JavaScriptCatalog):
    """Wagtail's sentences for the browser, with those of ours: by itself it reads its own folder alone."""

    packages = ["wagtail.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]


UNUSED = frozenset({"images", "documents", "snippets", "reports", "help", "forms"})
"""Parts of Wagtail that the shop has no work for."""
UNUSED_SETTINGS = frozenset({"workflows", "workflow-tasks", "collections", "locales", "sites", "redirects"})
OPERATOR_SETTINGS = frozenset({"delivery-methods", "tax-rates"})


def _left(items: Iterable[MenuItem], unused: frozenset[str]) -> list[MenuItem]:
    return [item for item in items if item.name not in unused]


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Ours stands before Wagtail's of the same address."""
    return [path("jsi18n/", OfficeCatalog.as_view(), name="office_javascript_catalog")]


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """What an administrator can give to a role."""
    wanted = Q()
    for app_label, codenames in PERMISSIONS.items():
        wanted |= Q(content_type__app_label=app_label, codename__in=codenames)
    return Permission.objects.filter(wanted)


@hooks.register("construct_main_menu", order=1000)
def menu(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = _left(items, UNUSED)
    for item in items:
        if item.name == "explorer":
            item.label = _("صفحه‌های راهنما")
            item.order = 60


@hooks.register("construct_settings_menu", order=1000)
def settings_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = _left(items, UNUSED_SETTINGS)
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name in OPERATOR_SETTINGS]


@hooks.register("construct_homepage_summary_items", order=1000)
def summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """The counts of our rooms alone."""
    items[:] = [item for item in items if isinstance(item, WorkItem)]


@hooks.register("construct_homepage_panels", order=1000)
def panels(request: HttpRequest, items: list[Any]) -> None:
    """Of Wagtail's own panels only the pages that one edited last: there is no workflow here."""
    items[:] = [item for item in items if item.name == "recent_edits"]


@hooks.register("insert_global_admin_css")
def letters() -> SafeString:
    """Vazirmatn, from the shop's own build."""
    return format_html(
        '<link rel="stylesheet" href="{}"><style>@font-face{{font-family:"Vazirmatn";src:url("{}") format("woff2");'
        "font-weight:100 900;font-display:swap}}</style>",
        static("office/office.css"), asset("vazirmatn.woff2"),
    )
