"""The operators' role: a group whose members run the shop from the office."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission

from shop.cms.models import HelpIndexPage

OPERATORS = "کارشناسان"
PERMISSIONS: dict[str, tuple[str, ...]] = {
    "wagtailadmin": ("access_admin",),
    "catalog_listings": ("change_productinfo", "add_taxrate", "change_taxrate", "view_taxrate"),
    "sellers_businesses": ("change_seller", "add_licence", "change_licence"),
    "orders_consignments": ("view_consignment", "change_consignment"),
    "orders_payments": ("view_payment", "change_payment"),
    "search_curation": ("change_version",),
    "search_index": ("view_generation", "add_generation"),
    "orders_shipping": ("add_deliverymethod", "change_deliverymethod", "view_deliverymethod"),
}
PAGES = ("add_page", "change_page", "publish_page")
FOREIGN_GROUPS = ("Moderators", "Editors", "All Oscar Dashboard Permissions")
"""Roles that Wagtail and Oscar make for themselves; nobody has them here."""


@transaction.atomic
def operators_load(**kwargs: Any) -> None:
    """The group with what it may do. What an administrator added stays. Received after each migrate; safe to run again."""
    group, _made = Group.objects.get_or_create(name=OPERATORS)
    for app_label, codenames in PERMISSIONS.items():
        group.permissions.add(*Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames))
    index = HelpIndexPage.objects.first()
    if index is not None:
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGES):
            GroupPagePermission.objects.get_or_create(group=group, page=index.page_ptr, permission=permission)
    Group.objects.filter(name__in=FOREIGN_GROUPS, user=None).delete()
