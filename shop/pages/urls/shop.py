from django.urls import path, re_path

from shop.pages import town
from shop.pages.views import click, crawlers, home, lists, places, product, shop, suggest

app_name = "pages"
urlpatterns = [
    path("p/<int:pk>/<str:slug>/", product.product, name="product"),
    path("c/<slug:slug>/", lists.category, name="category"),
    path("", home.home, name="home"),
    path("all/", lists.everything, name="all"),
    path("search/", lists.search, name="search"),
    path("search/suggest/", suggest.suggest, name="suggest"),
    path("search/click/", click.click, name="click"),
    path("search/sold/", click.sold, name="sold"),
    path("categories/", places.categories, name="categories"),
    path("provinces/", places.provinces, name="provinces"),
    path("province/<str:slug>/", lists.province, name="province"),
    path("makers/", places.makers, name="makers"),
    path("shop/<str:slug>/", shop.shop, name="shop"),
    path("to/", town.choose, name="to"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    re_path(r"^sitemap-(?P<name>pages|shops)\.xml$", crawlers.sitemap_part, name="sitemap-part"),
    re_path(r"^sitemap-(?P<name>products)-(?P<number>[1-9]\d{0,5})\.xml$", crawlers.sitemap_products, name="sitemap-products"),
]
