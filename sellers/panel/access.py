"""Who may open the panel, and for which of his businesses."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from sellers.businesses.models import Seller
from sellers.businesses.selectors import sellers_of
from shop.accounts.models import User

CHOSEN = "panel_seller"
"""The session's key of the business that the panel is opened for."""

View = Callable[..., HttpResponse]


class SellerRequest(HttpRequest):
    """A request in the panel: `seller` is open now, `sellers` are all that this person has."""

    seller: Seller
    sellers: list[Seller]


def seller_required(view: View) -> View:
    """A guest is led to sign-in, a person without a business is refused (403). Gives `request.seller` and `request.sellers`."""

    @wraps(view)
    def checked(request: SellerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.sellers = list(sellers_of(cast(User, request.user)))
        if not request.sellers:
            raise PermissionDenied
        chosen = request.session.get(CHOSEN)
        request.seller = next((seller for seller in request.sellers if seller.pk == chosen), request.sellers[0])
        return view(request, *args, **kwargs)

    return never_cache(login_required(checked))
