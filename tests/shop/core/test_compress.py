"""Pages go out compressed as the browser asks, and come out the same."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from zstandard import ZstdDecompressor

from shop.core.compress import CompressMiddleware

PAGE = "<p>شال پشمی، از دست سازنده‌اش</p>" * 200


def _answer(taken: str, response: HttpResponse) -> HttpResponse:
    return CompressMiddleware(lambda request: response)(RequestFactory().get("/", headers={"Accept-Encoding": taken}))


@pytest.mark.parametrize(("taken", "coding"), [("gzip, deflate, br, zstd", "zstd"), ("gzip, deflate, br", "gzip")])
def test_a_page_is_smaller_and_the_same(taken: str, coding: str) -> None:
    response = _answer(taken, HttpResponse(PAGE, headers={"ETag": '"a"'}))
    assert response["Content-Encoding"] == coding
    assert "Accept-Encoding" in response["Vary"]
    assert response["ETag"] == 'W/"a"'
    assert len(response.content) < len(PAGE.encode()) / 5
    read = ZstdDecompressor().decompress if coding == "zstd" else gzip.decompress
    assert read(response.content).decode() == PAGE


@pytest.mark.parametrize("response", [
    HttpResponse("short"), HttpResponse(b"\0" * 5000, content_type="image/webp"), HttpResponse(PAGE, headers={"Content-Encoding": "br"}),
])
def test_what_is_short_or_no_text_or_compressed_stays(response: HttpResponse) -> None:
    before = response.content
    assert _answer("gzip, zstd", response).content == before


def test_without_a_coding_and_as_a_stream_it_stays() -> None:
    assert _answer("", HttpResponse(PAGE)).content.decode() == PAGE
    stream = CompressMiddleware(lambda request: cast(HttpResponse, StreamingHttpResponse([PAGE])))(
        RequestFactory().get("/", headers={"Accept-Encoding": "gzip"}),
    )
    assert not stream.has_header("Content-Encoding")


def test_many_threads_at_once() -> None:
    with ThreadPoolExecutor(8) as threads:
        pages = list(threads.map(lambda _number: _answer("zstd", HttpResponse(PAGE)).content, range(200)))
    assert {ZstdDecompressor().decompress(page).decode() for page in pages} == {PAGE}
