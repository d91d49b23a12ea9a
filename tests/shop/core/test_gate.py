"""One thread at work, a second where the first takes long; one that waits for the world outside makes room."""

from __future__ import annotations

import threading

from django.http import HttpRequest, HttpResponse

from shop.core.gate import GateMiddleware, stepped_aside

AT_WORK = 2


def _start(handler: GateMiddleware) -> threading.Thread:
    thread = threading.Thread(target=handler, args=(HttpRequest(),), daemon=True)
    thread.start()
    return thread


def test_a_thread_too_many_waits_until_one_steps_aside() -> None:
    inside, aside, leave = threading.Semaphore(0), threading.Event(), threading.Event()

    def view(request: HttpRequest) -> HttpResponse:
        inside.release()
        assert aside.wait(10)
        with stepped_aside():
            assert leave.wait(10)
        return HttpResponse()

    first = [_start(GateMiddleware(view)) for _ in range(AT_WORK)]
    assert all(inside.acquire(timeout=5) for _ in range(AT_WORK))
    late = threading.Event()

    def late_view(request: HttpRequest) -> HttpResponse:
        late.set()
        return HttpResponse()

    third = _start(GateMiddleware(late_view))
    assert not late.wait(0.3)
    aside.set()
    assert late.wait(5)
    leave.set()
    for thread in (*first, third):
        thread.join(5)
        assert not thread.is_alive()


def test_outside_a_request_there_is_nothing_to_give_back() -> None:
    for _ in range(AT_WORK + 1):
        with stepped_aside():
            pass
    assert GateMiddleware(lambda request: HttpResponse("ok"))(HttpRequest()).content == b"ok"
