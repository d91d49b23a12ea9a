from django.urls import path

from orders.basket import views

app_name = "basket"
urlpatterns = [
    path("", views.basket_page, name="view"),
    path("add/", views.basket_add, name="add"),
    path("line/", views.basket_line, name="line"),
]
