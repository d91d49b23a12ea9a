from django.urls import path

from sellers.panel import views

app_name = "panel"
urlpatterns = [
    path("", views.home, name="home"),
    path("products/", views.products, name="products"),
    path("stock/", views.stock, name="stock"),
    path("switch/", views.switch, name="switch"),
]
