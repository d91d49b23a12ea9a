"""Help and legal pages, written in the office."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class Group(models.TextChoices):
    """The footer's columns."""

    BUY = "buy", _("خرید")
    SELL = "sell", _("فروش")
    ABOUT = "about", _("بازارچه")


class HelpIndexPage(Page):
    """The root of the help; lists its pages by group."""

    template = "cms/help_index.html"
    max_count = 1
    parent_page_types = ("wagtailcore.Page",)
    subpage_types = ("shop_cms.HelpPage",)

    class Meta:
        verbose_name = _("راهنما")

    def groups(self) -> list[tuple[str, list[HelpPage]]]:
        pages = list(HelpPage.objects.child_of(self).live().order_by("path"))
        return [(str(group.label), [page for page in pages if page.group == group]) for group in Group]


class HelpPage(Page):
    """One page of help or law."""

    group = models.CharField(_("ستون پاورقی"), max_length=6, choices=Group.choices, default=Group.BUY)
    intro = models.CharField(_("چکیده"), max_length=300, blank=True)
    body = RichTextField(_("متن"), features=["h2", "h3", "bold", "ol", "ul", "link", "hr"])

    template = "cms/help_page.html"
    parent_page_types = ("shop_cms.HelpIndexPage",)
    subpage_types = ()
    content_panels = (*Page.content_panels, FieldPanel("group"), FieldPanel("intro"), FieldPanel("body"))
    search_fields = (*Page.search_fields, index.SearchField("intro"), index.SearchField("body"))

    class Meta:
        verbose_name = _("صفحهٔ راهنما")
        verbose_name_plural = _("صفحه‌های راهنما")
