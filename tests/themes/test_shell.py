"""The cookie of the header: what was written is read, and what nobody wrote is a guest."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from themes.shell import COOKIE, Shell, shell_read, shell_write


@pytest.mark.parametrize("name", ["", "مریم", "a=b; c", "<b>", "ن" * 200])
def test_what_was_written_is_read(rf: RequestFactory, name: str) -> None:
    request, response = rf.get("/"), HttpResponse()
    shell_write(request, response, name=name)
    shell_write(request, response, basket=12)
    assert shell_read(request) == Shell(name[:60], 12)
    header = response.cookies[COOKIE].OutputString()
    again = rf.get("/", headers={"cookie": header.partition(";")[0]})
    assert shell_read(again) == Shell(name[:60], 12)


@pytest.mark.parametrize("value", ["", "x", "1.!", "1.2Y", "-1.", "1", "999999.", '"'])
def test_a_broken_one_is_a_guest_or_a_number_alone(rf: RequestFactory, value: str) -> None:
    shown = shell_read(rf.get("/", headers={"cookie": f"{COOKIE}={value}"}))
    assert shown in (Shell(), Shell("", 1))


@pytest.mark.django_db
def test_a_name_is_never_markup(client: Client, rf: RequestFactory) -> None:
    response = HttpResponse()
    shell_write(rf.get("/"), response, name="<b>x", basket=3)
    client.cookies[COOKIE] = response.cookies[COOKIE].value
    for address in ("/", "/all/", "/basket/"):
        page = client.get(address).content.decode()
        assert "&lt;b&gt;x" in page
        assert "<b>x" not in page
