"""The greeting in the header follows who signs in or out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shop.accounts.models import User
from shop.accounts.signals import name_changed
from themes.shell import shell_write


class ShellMiddleware:
    """Writes what a sign-in or sign-out changed into the shell's cookie, with the answer of the same request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        news = getattr(request, "shell_news", None)
        if news is not None:
            shell_write(request, response, **news)
        return response


@receiver([user_logged_in, name_changed])
def name_shown(sender: type[User], request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    if request is not None:
        news = getattr(request, "shell_news", None) or {}
        request.shell_news = {**news, "name": user.get_full_name() or _("حساب من")}  # type: ignore[attr-defined]


@receiver(user_logged_out)
def name_gone(sender: type[User], request: HttpRequest | None, **kwargs: Any) -> None:
    if request is not None:
        request.shell_news = {"name": "", "basket": 0}  # type: ignore[attr-defined]
