from django.urls import path

from shop.pages.views.media import media

urlpatterns = [path("media/<path:path>", media, name="media")]
