from django.urls import path

from shop.pages.views import health

app_name = "health"
urlpatterns = [
    path("live", health.live, name="live"),
    path("ready", health.ready, name="ready"),
    path("full", health.full, name="full"),
]
