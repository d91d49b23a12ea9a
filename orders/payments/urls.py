from django.urls import path

from orders.payments import views

app_name = "payments"

urlpatterns = [
    path("callback/<int:payment_id>/", views.callback, name="callback"),
    path("result/<str:token>/", views.result, name="result"),
]
