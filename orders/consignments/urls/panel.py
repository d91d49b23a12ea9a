from django.urls import path

from orders.consignments import panel

app_name = "panel_orders"
urlpatterns = [
    path("", panel.orders_list, name="list"),
    path("<int:pk>/", panel.order_page, name="detail"),
    path("<int:pk>/sent/", panel.order_sent, name="sent"),
    path("<int:pk>/delivered/", panel.order_delivered, name="delivered"),
]
