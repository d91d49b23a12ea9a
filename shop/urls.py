"""Every address of the site, room by room."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as office_urls
from wagtail.documents import urls as document_urls

urlpatterns = [
    path("basket/", include("orders.basket.urls")),  # these two first: what is posted most is found soonest
    path("checkout/", include("orders.checkout.urls")),
    path("", include("shop.pages.urls.shop")),
    path("", include("shop.pages.urls.media")),
    path("health/", include("shop.pages.urls.health")),
    path("account/", include("shop.accounts.urls")),
    path("account/", include("orders.consignments.urls.account")),
    path("account/security/", include("allauth.urls")),
    path("orders/", include("orders.consignments.urls.orders")),
    path("payments/", include("orders.payments.urls")),
    path("panel/orders/", include("orders.consignments.urls.panel")),
    path("panel/", include("sellers.panel.urls")),
    path(settings.OFFICE_PATH, include(office_urls)),
    path("documents/", include(document_urls)),
    path("demo/", include("shop.demo.urls")),
    path("help/", include(wagtail_urls)),
]

handler403 = "shop.pages.views.errors.forbidden"
handler404 = "shop.pages.views.errors.not_found"
handler500 = "shop.pages.views.errors.server_error"
