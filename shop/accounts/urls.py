from django.urls import path, re_path

from shop.accounts.views import account, addresses, sign_in

app_name = "accounts"
urlpatterns = [
    path("", account.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/code/", sign_in.code, name="code"),
    path("sign-in/code/again/", sign_in.code_again, name="code-again"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("name/", account.name, name="name"),
    path("addresses/", addresses.addresses, name="addresses"),
    path("addresses/new/", addresses.address_new, name="address-new"),
    path("addresses/<int:pk>/", addresses.address_edit, name="address-edit"),
    path("addresses/<int:pk>/delete/", addresses.address_remove, name="address-delete"),
    path("addresses/<int:pk>/default/", addresses.address_first, name="address-default"),
    path("demo-codes/", account.demo_codes, name="demo-codes"),
    # stand before allauth's own routes, which are included after these
    re_path(r"^security/(?:signup|email|confirm-email|password/reset|login/code)(?:/.*)?$", account.closed, name="closed"),
]
