from django.urls import path

from orders.consignments import views

app_name = "my_orders"
urlpatterns = [path("orders/", views.my_orders, name="list")]
