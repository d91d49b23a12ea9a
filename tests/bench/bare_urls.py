"""The bare page's one view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tests.bench.bare import CATEGORY, SHOWN
from tests.bench.models import Good


def goods(request: HttpRequest) -> HttpResponse:
    return render(request, "bare.html", {"goods": Good.objects.filter(category=CATEGORY).order_by("-rank")[:SHOWN]})


urlpatterns = [path("", goods)]
