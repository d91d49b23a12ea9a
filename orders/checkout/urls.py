from django.urls import path

from orders.checkout import views

app_name = "checkout"
urlpatterns = [
    path("", views.checkout_page, name="page"),
    path("pay/<str:number>/", views.pay_again, name="pay-again"),
    path("thanks/<str:number>/", views.thanks, name="thanks"),
]
