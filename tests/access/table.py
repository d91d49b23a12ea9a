"""Who gets which answer: one line for each of our routes and each kind of object behind it.

An answer is a status, "in" (the way to sign-in) or ">/address/" (the way elsewhere, `*` for keys), one for all roles or one each for
guest, shopper, other shopper, seller, other seller, operator. What stands in braces belongs to the shopper (addresses, orders, payments)
or to the seller (goods, parcels); `guests` is an order without an owner. HEAD is as GET, and what is not named is 405.
"""

from __future__ import annotations

from dataclasses import dataclass

_PLACE = {
    "recipient": "مریم رضایی", "mobile": "09121112233", "province": "{province_id}", "county": "{county_id}", "line": "خیابان باغ، پلاک ۷",
    "postal_code": "8134567890",
}
FORMS: dict[str, dict[str, str]] = {
    "accounts:address-edit": _PLACE,
    "accounts:address-new": _PLACE,
    "accounts:name": {"first_name": "مریم", "last_name": "رضایی"},
    "accounts:sign-in": {"mobile": "09121112233"},
    "basket:add": {"stockrecord_id": "{offer}", "quantity": "1"},
    "basket:line": {"line": "{line}", "remove": "1"},
    "checkout:page": {"basket": "{basket}"},
    "office_orders:shipped": {"tracking_code": "210045678900"},
    "office_products:cut": {"price": "1", "last_day": "1420/01/01"},
    "office_search:publish": {"seen": "{change}"},
    "office_search:synonyms_new": {"typed": "گلیم", "meant": "زیرانداز"},
    "office_search:watched_new": {"text": "گلیم"},
    "office_sellers:freeze": {"reason": "آزمایش"},
    "orders:find": {"mobile": "09121112233", "number": "{guests}"},
    "pages:to": {"province": "1"},
    "panel:switch": {"seller": "{seller}"},
    "panel_orders:sent": {"tracking_code": "210045678900"},
}
"""What is posted, so that an act would go through if it were allowed; an empty form elsewhere."""


@dataclass(frozen=True)
class Route:
    name: str
    address: str
    get: str = "405"
    post: str = "405"
    rest: str = "405"
    """PUT, PATCH, DELETE and OPTIONS, but for those named."""
    head: str = ""
    put: str = ""
    patch: str = ""
    delete: str = ""
    options: str = ""

    def answers(self, method: str) -> list[str]:
        """One for each role."""
        named: str = getattr(self, method.lower()) or (self.get if method == "HEAD" else self.rest)
        words = named.split()
        return words * 6 if len(words) == 1 else words


_ADDRESSES = ">/account/addresses/ 404 404 404 404"
_HOME = " >/account/" * 5
_TILL = ">/basket/ 200 >/basket/ >/basket/ >/basket/ >/basket/"
"""Only the shopper has something in the basket."""
_SELLER = ">/office/sellers/*/"
_OFFICE = "in 403 403 403 403 "


def _account(name: str, address: str, *, get: str = "405", head: str = "", post: str = "405") -> Route:
    """A guest is led to sign-in whatever he asks; the answers are of the other five."""
    def with_guest(answers: str) -> str:
        words = answers.split()
        return " ".join(["in", *(words * 5 if len(words) == 1 else words)])

    return Route(name, address, get=with_guest(get), head=with_guest(head or get), post=with_guest(post), rest=with_guest("405"))


def _page(name: str, address: str) -> Route:
    """An operator may look; it changes nothing."""
    no = f"{_OFFICE}405"
    return Route(name, address, get=f"{_OFFICE}200", post=no, rest=no, options=f"{_OFFICE}200")


def _act(name: str, address: str, *, post: str) -> Route:
    """A form of the operator's; it acts on POST alone."""
    no = f"{_OFFICE}405"
    return Route(name, address, get=f"{_OFFICE}200", post=_OFFICE + post, rest=no, options=f"{_OFFICE}200")


def _closed(name: str, address: str) -> Route:
    """For administrators; an operator is sent to the office's first page."""
    home = f"{_OFFICE}>/office/"
    return Route(name, address, get=home, post=home, rest=home)


def _kind(name: str, address: str, *, new: str = "422") -> tuple[Route, ...]:
    """A list of what operators say about search, and the forms of its rows; {row} of it is a synonym."""
    space, above = f"office_search:{name}", f"/office/search/{address}/"
    is_synonyms = name == "synonyms"
    row = "{row}" if is_synonyms else "{missing}"
    no = f"{_OFFICE}405"
    edit = _act(f"{space}_edit", f"{above}{row}/", post="422")
    gone = Route(f"{space}_edit", f"{above}{row}/", get=f"{_OFFICE}>{above}", post=f"{_OFFICE}422", rest=no, options=f"{_OFFICE}200")
    return (
        _page(space, above), _page(f"{space}_results", f"{above}results/"), _act(f"{space}_new", f"{above}new/", post=new),
        edit if is_synonyms else gone, _act(f"{space}_remove", f"{above}{row}/remove/", post=f">{above}" if is_synonyms else "422"),
        _act(f"{space}_restore", f"{above}{row}/restore/", post="422"),
    )


ROUTES: tuple[Route, ...] = (
    Route("pages:product", "/p/{product}/{slug}/", get="200"),
    Route("pages:product", "/p/{missing}/x/", get="404"),
    Route("pages:category", "/c/{category}/", get="200"),
    Route("pages:category", "/c/nothing/", get="404"),
    Route("pages:home", "/", get="200"),
    Route("pages:all", "/all/", get="200"),
    Route("pages:search", "/search/", get="200"),
    Route("pages:suggest", "/search/suggest/?q=a", get="200"),
    Route("pages:click", "/search/click/", post="204"),
    Route("pages:sold", "/search/sold/", post="204"),
    Route("pages:categories", "/categories/", get="200"),
    Route("pages:provinces", "/provinces/", get="200"),
    Route("pages:province", "/province/{province}/", get="200"),
    Route("pages:province", "/province/nothing/", get="404"),
    Route("pages:makers", "/makers/", get="200"),
    Route("pages:shop", "/shop/{shop}/", get="200"),
    Route("pages:shop", "/shop/nothing/", get="404"),
    Route("pages:to", "/to/", post=">/"),
    Route("pages:robots", "/robots.txt", get="200"),
    Route("pages:favicon", "/favicon.ico", get=">/static/bazarche/favicon*.svg"),
    Route("pages:sitemap", "/sitemap.xml", get="200"),
    Route("pages:sitemap-part", "/sitemap-pages.xml", get="200"),
    Route("pages:sitemap-products", "/sitemap-products-1.xml", get="200"),
    Route("media", "/media/nothing.webp", get="404"),
    Route("health:live", "/health/live", get="200"),
    Route("health:ready", "/health/ready", get="200"),
    Route("health:full", "/health/full", get="503"),
    _account("accounts:home", "/account/", get="200"),
    Route("accounts:sign-in", "/account/sign-in/", get="200" + _HOME, head="405", post=">/account/sign-in/code/" + _HOME),
    Route("accounts:code", "/account/sign-in/code/", get="in", head="405", post="in"),
    Route("accounts:code-again", "/account/sign-in/code/again/", post="in"),
    Route("accounts:sign-out", "/account/sign-out/", post=">/"),
    _account("accounts:name", "/account/name/", get="200", head="405", post=">/account/"),
    _account("accounts:addresses", "/account/addresses/", get="200"),
    _account("accounts:address-new", "/account/addresses/new/", get="200", head="405", post=">/account/addresses/"),
    _account("accounts:address-edit", "/account/addresses/{address}/", get="200 404 404 404 404", head="405", post=_ADDRESSES),
    _account("accounts:address-delete", "/account/addresses/{address}/delete/", get="200 404 404 404 404", head="405", post=_ADDRESSES),
    _account("accounts:address-default", "/account/addresses/{address}/default/", post=_ADDRESSES),
    Route("accounts:demo-codes", "/account/demo-codes/", get="404"),
    Route("accounts:closed", "/account/security/signup/", get="404", post="404", rest="404"),
    Route("accounts:closed", "/account/security/password/reset/", get="404", post="404", rest="404"),
    _account("my_orders:list", "/account/orders/", get="200"),
    Route("basket:view", "/basket/", get="200"),
    Route("basket:add", "/basket/add/", post=">/basket/"),
    Route("basket:line", "/basket/line/", post="409 >/basket/ 409 409 409 409"),
    Route("checkout:page", "/checkout/", get=_TILL, head="405", post=_TILL),
    Route("checkout:pay-again", "/checkout/pay/{waiting}/", post="404 >/pg/StartPay/* 404 404 404 404"),
    Route("checkout:pay-again", "/checkout/pay/{guests}/", post="404"),
    Route("checkout:pay-again", "/checkout/pay/{guests}/?k={wrong_key}", post="404"),
    Route("checkout:thanks", "/checkout/thanks/{paid}/", get="404 200 404 404 404 404"),
    Route("checkout:thanks", "/checkout/thanks/{guests}/", get="404"),
    Route("orders:find", "/orders/find/", get="200", head="405", post=">/orders/find/code/"),
    Route("orders:find-code", "/orders/find/code/", get=">/orders/find/", head="405", post=">/orders/find/"),
    Route("orders:detail", "/orders/{paid}/", get="404 200 404 404 404 404"),
    Route("orders:detail", "/orders/{guests}/", get="404"),
    Route("orders:detail", "/orders/{guests}/?k={wrong_key}", get="404"),
    Route("orders:detail", "/orders/{guests}/?k={guests_key}", get="200"),
    Route("orders:cancel", "/orders/{waiting}/cancel/", post="404 >/orders/*/ 404 404 404 404"),
    Route("orders:cancel", "/orders/{guests}/cancel/", post="404"),
    Route("orders:cancel", "/orders/{guests}/cancel/?k={wrong_key}", post="404"),
    Route("orders:cancel", "/orders/{guests}/cancel/?k={guests_key}", post=">/orders/*/"),
    Route("payments:callback", "/payments/callback/{payment}/", get="404", head="405"),
    Route("payments:callback", "/payments/callback/{payment}/?Authority=B&Status=OK", get="404", head="405"),
    Route("payments:callback", "/payments/callback/{missing}/", get="404", head="405"),
    Route("payments:result", "/payments/result/{token}/", get="200", head="405"),
    Route("payments:result", "/payments/result/forged-{token}/", get="404", head="405"),
    Route("panel_orders:list", "/panel/orders/", get="in 403 403 200 200 403"),
    Route("panel_orders:detail", "/panel/orders/{parcel}/", get="in 403 403 200 404 403"),
    Route("panel_orders:detail", "/panel/orders/{unpaid_parcel}/", get="in 403 403 404 404 403"),
    Route("panel_orders:sent", "/panel/orders/{parcel}/sent/", post="in 403 403 >/panel/orders/*/ 404 403"),
    Route("panel_orders:sent", "/panel/orders/{unpaid_parcel}/sent/", post="in 403 403 404 404 403"),
    Route("panel_orders:delivered", "/panel/orders/{parcel}/delivered/", post="in 403 403 >/panel/orders/*/ 404 403"),
    Route("panel_orders:delivered", "/panel/orders/{unpaid_parcel}/delivered/", post="in 403 403 404 404 403"),
    Route("panel:home", "/panel/", get="in 403 403 200 200 403"),
    Route("panel:products", "/panel/products/", get="in 403 403 200 200 403"),
    Route("panel:stock", "/panel/stock/", get="in 403 403 200 200 403"),
    Route("panel:switch", "/panel/switch/", post="in 403 403 >/panel/ 404 403"),
    _page("office_javascript_catalog", "/office/jsi18n/"),
    _page("office_products:index", "/office/products/"),
    _page("office_products:results", "/office/products/results/"),
    _page("office_products:product", "/office/products/{product}/"),
    _act("office_products:edit", "/office/products/{product}/edit/", post="422"),
    _act("office_products:pictures", "/office/products/{product}/pictures/", post="422"),
    _act("office_products:offer", "/office/products/offers/{offer}/", post="422"),
    _act("office_products:cut", "/office/products/offers/{offer}/cut/", post=">/office/products/*/"),
    _act("office_products:cut_end", "/office/products/offers/{offer}/cut/end/", post=">/office/products/*/"),
    _page("tax_rates:index", "/office/tax-rates/"),
    _page("tax_rates:index_results", "/office/tax-rates/results/"),
    _act("tax_rates:add", "/office/tax-rates/new/", post="200"),
    _act("tax_rates:edit", "/office/tax-rates/edit/{tax_rate}/", post="200"),
    _closed("tax_rates:delete", "/office/tax-rates/delete/{tax_rate}/"),
    _page("tax_rates:history", "/office/tax-rates/history/{tax_rate}/"),
    _page("tax_rates:history_results", "/office/tax-rates/history-results/{tax_rate}/"),
    _page("tax_rates:usage", "/office/tax-rates/usage/{tax_rate}/"),
    _page("office_sellers:index", "/office/sellers/"),
    _page("office_sellers:results", "/office/sellers/results/"),
    _page("office_sellers:seller", "/office/sellers/{seller}/"),
    _act("office_sellers:freeze", "/office/sellers/{seller}/freeze/", post=">/office/sellers/*/"),
    _act("office_sellers:unfreeze", "/office/sellers/{seller}/unfreeze/", post="422"),
    _act("office_sellers:licence_grant", "/office/sellers/{seller}/licences/new/", post="422"),
    _act("office_sellers:licence_revoke", "/office/sellers/licences/{licence}/revoke/", post=_SELLER),
    _page("delivery_methods:index", "/office/delivery-methods/"),
    _page("delivery_methods:index_results", "/office/delivery-methods/results/"),
    _act("delivery_methods:add", "/office/delivery-methods/new/", post="200"),
    _act("delivery_methods:edit", "/office/delivery-methods/edit/{delivery}/", post="200"),
    _closed("delivery_methods:delete", "/office/delivery-methods/delete/{delivery}/"),
    _page("delivery_methods:history", "/office/delivery-methods/history/{delivery}/"),
    _page("delivery_methods:history_results", "/office/delivery-methods/history-results/{delivery}/"),
    _page("delivery_methods:usage", "/office/delivery-methods/usage/{delivery}/"),
    _page("office_payments:index", "/office/payments/"),
    _page("office_payments:results", "/office/payments/results/"),
    _page("office_payments:payment", "/office/payments/{payment}/"),
    _act("office_payments:ask", "/office/payments/{payment}/ask/", post=">/office/payments/*/"),
    _page("office_orders:index", "/office/orders/"),
    _page("office_orders:results", "/office/orders/results/"),
    _page("office_orders:order", "/office/orders/{paid_id}/"),
    _act("office_orders:cancel", "/office/orders/{waiting_id}/cancel/", post=">/office/orders/*/"),
    _act("office_orders:shipped", "/office/orders/parcels/{parcel}/shipped/", post=">/office/orders/*/"),
    _act("office_orders:delivered", "/office/orders/parcels/{parcel}/delivered/", post="422"),
    _page("office_search:index", "/office/search/"),
    _act("office_search:publish", "/office/search/publish/", post=">/office/search/"),
    _act("office_search:discard", "/office/search/discard/", post=">/office/search/"),
    _page("office_search:versions", "/office/search/versions/"),
    _page("office_search:versions_results", "/office/search/versions/results/"),
    _page("office_search:version", "/office/search/versions/{version}/"),
    _act("office_search:version_restore", "/office/search/versions/{version}/restore/", post="422"),
    _page("office_search:bench", "/office/search/bench/"),
    _page("office_search:why", "/office/search/bench/why/{card}/?q=a"),
    _act("office_search:watched_new", "/office/search/bench/watched/new/", post=">/office/search/bench/"),
    _act("office_search:watched_remove", "/office/search/bench/watched/{watched}/remove/", post=">/office/search/bench/"),
    _page("office_search:reports", "/office/search/reports/"),
    _page("office_search:status", "/office/search/index/"),
    _act("office_search:rebuild", "/office/search/index/rebuild/", post="422"),
    *_kind("synonyms", "synonyms", new=">/office/search/synonyms/"),
    *_kind("hidden_words", "hidden-words"), *_kind("boosts", "boosts"), *_kind("pins", "pins"), *_kind("exclusions", "exclusions"),
    _page("office_search_offers:choose", "/office/search/offers/"),
    _page("office_search_offers:choose_results", "/office/search/offers/results/"),
    _page("office_search_offers:chosen", "/office/search/offers/chosen/{card}/"),
    Route("office_search_offers:chosen", "/office/search/offers/chosen/{missing}/", get=f"{_OFFICE}404", post=f"{_OFFICE}405",
          rest=f"{_OFFICE}405", options=f"{_OFFICE}200"),
    _page("office_search_offers:chosen_multiple", "/office/search/offers/chosen-multiple/?id={card}&id=x"),
    _closed("wagtailusers_users:index", "/office/users/"),
    _closed("wagtailusers_users:index_results", "/office/users/results/"),
    _closed("wagtailusers_users:add", "/office/users/new/"),
    _closed("wagtailusers_users:edit", "/office/users/edit/{person}/"),
    _closed("wagtailusers_users:delete", "/office/users/delete/{person}/"),
    _closed("wagtailusers_users:history", "/office/users/history/{person}/"),
    _closed("wagtailusers_users:history_results", "/office/users/history-results/{person}/"),
    _closed("wagtailusers_users:usage", "/office/users/usage/{person}/"),
    _closed("wagtailusers_users:copy", "/office/users/copy/{person}/"),
)
