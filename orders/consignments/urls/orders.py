from django.urls import path

from orders.consignments import views

app_name = "orders"
urlpatterns = [
    path("find/", views.order_find, name="find"),
    path("find/code/", views.order_find_code, name="find-code"),
    path("<str:number>/", views.order_detail, name="detail"),
    path("<str:number>/cancel/", views.order_give_up, name="cancel"),
]
