"""Search in the operators' office."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from search.office.base import PERMISSION, SPACE, to
from search.office.bench import BenchPage, WatchedNew, WatchedRemove, WhyPage
from search.office.chooser import OfferChooserSet, offer_chooser
from search.office.draft import DraftDiscard, DraftPage, DraftPublish, LineRestore, VersionList, VersionPage, VersionRestore
from search.office.entries import EntryEdit, EntryList, EntryNew, EntryRemove
from search.office.kinds import KINDS
from search.office.reports import ReportPage
from search.office.status import VIEW, IndexPage, IndexRebuild
from themes.office import AllowedMenuItem, OfficeSet


class Search(OfficeSet):
    name = SPACE
    url_prefix = "search"
    icon = "search"
    menu_label = _("تنظیم جستجو")
    menu_order = 45
    permission = PERMISSION

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", DraftPage.as_view(), name="index"),
            path("publish/", DraftPublish.as_view(), name="publish"),
            path("discard/", DraftDiscard.as_view(), name="discard"),
            path("versions/", VersionList.as_view(), name="versions"),
            path("versions/results/", VersionList.as_view(results_only=True), name="versions_results"),
            path("versions/<int:number>/", VersionPage.as_view(), name="version"),
            path("versions/<int:number>/restore/", VersionRestore.as_view(), name="version_restore"),
            path("bench/", BenchPage.as_view(), name="bench"),
            path("bench/why/<int:pk>/", WhyPage.as_view(), name="why"),
            path("bench/watched/new/", WatchedNew.as_view(), name="watched_new"),
            path("bench/watched/<int:pk>/remove/", WatchedRemove.as_view(), name="watched_remove"),
            path("reports/", ReportPage.as_view(), name="reports"),
            path("index/", IndexPage.as_view(), name="status"),
            path("index/rebuild/", IndexRebuild.as_view(), name="rebuild"),
            *(address for kind in KINDS for address in _of_kind(kind)),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        """A submenu; who may open none of its pages does not see it."""
        pages = (
            ("index", _("پیش‌نویس و نسخه‌ها"), "draft", PERMISSION), ("bench", _("میز آزمایش"), "view", PERMISSION),
            *((kind.name, kind.label, "list-ul", PERMISSION) for kind in KINDS),
            ("reports", _("گزارش جستجوها"), "clipboard-list", PERMISSION), ("status", _("نمایهٔ جستجو"), "cogs", VIEW),
        )
        items = [
            AllowedMenuItem(label, to(page), name=f"{SPACE}_{page}", icon_name=icon, order=place, permission=permission)
            for place, (page, label, icon, permission) in enumerate(pages)
        ]
        return SubmenuMenuItem(self.menu_label, Menu(items=items), name=self.name, icon_name=self.icon, order=self.menu_order)


def _of_kind(kind: Any) -> list[Any]:
    name, address = kind.name, kind.name.replace("_", "-")
    return [
        path(f"{address}/", EntryList.as_view(kind=kind), name=name),
        path(f"{address}/results/", EntryList.as_view(kind=kind, results_only=True), name=f"{name}_results"),
        path(f"{address}/new/", EntryNew.as_view(kind=kind), name=f"{name}_new"),
        path(f"{address}/<int:pk>/", EntryEdit.as_view(kind=kind), name=f"{name}_edit"),
        path(f"{address}/<int:pk>/remove/", EntryRemove.as_view(kind=kind), name=f"{name}_remove"),
        path(f"{address}/<int:pk>/restore/", LineRestore.as_view(kind=kind), name=f"{name}_restore"),
    ]


@hooks.register("register_admin_viewset")
def search() -> Search:
    return Search()


@hooks.register("register_admin_viewset")
def offers() -> OfferChooserSet:
    return offer_chooser
