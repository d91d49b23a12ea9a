"""Codes: tried a few times, used once, short lived, limited; also when many come at once."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from shop.accounts.models import CodeLimit, MobileCode, Purpose, SmsMessage
from shop.accounts.services import code_send, code_use
from shop.accounts.services.codes import RESEND_S
from shop.core.errors import DomainError
from tests.shop.accounts.conftest import MOBILE, last_code, wrong

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC)


def send(mobile: str = MOBILE, device: str = "d", address: str | None = "192.0.2.1", purpose: str = Purpose.SIGN_IN) -> MobileCode:
    return code_send(mobile=mobile, purpose=purpose, device=device, address=address)


def use(sent: MobileCode, code: str, **changed) -> None:
    code_use(**{"code_id": sent.pk, "mobile": sent.mobile, "purpose": sent.purpose, "code": code} | changed)


def test_right_code_is_taken_once():
    sent = send()
    use(sent, last_code())
    sent.refresh_from_db()
    assert sent.used_at is not None
    used_at = sent.used_at
    with pytest.raises(DomainError, match="دیگر پذیرفته نمی‌شود"):
        use(sent, last_code())
    sent.refresh_from_db()
    assert sent.used_at == used_at


def test_the_code_itself_is_nowhere_in_the_row():
    sent = send()
    assert last_code() not in str(MobileCode.objects.filter(pk=sent.pk).values().get())


@pytest.mark.parametrize("digits", ["۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"])
def test_any_digits_are_read(digits):
    sent = send()
    use(sent, last_code().translate(str.maketrans("0123456789", digits)))
    assert MobileCode.objects.get(pk=sent.pk).used_at


def test_third_wrong_guess_ends_the_code(settings):
    sent, code = send(), last_code()
    for left in (2, 1):
        with pytest.raises(DomainError) as refused:
            use(sent, wrong(code))
        assert (refused.value.code, refused.value.details["tries_left"]) == ("code_wrong", left)
    for typed in (wrong(code), code):
        with pytest.raises(DomainError) as refused:
            use(sent, typed)
        assert refused.value.code == "code_spent"
    sent.refresh_from_db()
    assert (sent.tries, sent.used_at) == (settings.CODE_TRIES, None)


@pytest.mark.parametrize(
    "changed", [{"mobile": "09121234568"}, {"purpose": Purpose.ORDER}, {"code_id": "7b7f5a7e-6a0b-4cbd-9b50-000000000000"}]
)
def test_code_of_another_number_or_purpose_is_refused_and_nothing_is_counted(changed):
    sent = send()
    with pytest.raises(DomainError) as refused:
        use(sent, last_code(), **changed)
    assert refused.value.code == "code_spent"
    sent.refresh_from_db()
    assert (sent.tries, sent.used_at) == (0, None)


def test_code_ends_after_two_minutes(settings):
    with time_machine.travel(NOON, tick=False) as clock:
        sent, late = send(), send(mobile="09121234568", device="e")
        clock.shift(settings.CODE_VALID_S - 1)
        use(sent, last_code())
        clock.shift(1)
        with pytest.raises(DomainError) as refused:
            use(late, last_code(late.mobile))
    assert refused.value.code == "code_spent"
    late.refresh_from_db()
    assert (late.tries, late.used_at) == (0, None)


def test_next_code_waits_half_a_minute():
    with time_machine.travel(NOON, tick=False) as clock:
        send()
        clock.shift(RESEND_S - 1)
        with pytest.raises(DomainError) as refused:
            send()
        assert refused.value.details["retry_after"] == 1
        assert MobileCode.objects.count() == SmsMessage.objects.count() == 1
        clock.shift(1)
        send()
    assert MobileCode.objects.count() == 2


def test_number_has_three_codes_a_minute_whatever_the_purpose(settings):
    settings.CODE_LIMITS = settings.CODE_LIMITS | {"number": (3, 600)}
    with time_machine.travel(NOON, tick=False) as clock:
        for purpose in (Purpose.SIGN_IN, Purpose.ORDER, Purpose.SIGN_IN):
            send(purpose=purpose, device=str(timezone.now()))
            clock.shift(60)
        with pytest.raises(DomainError) as refused:
            send()
        assert refused.value.details["retry_after"] == 600 - 180
        clock.shift(600 - 180)
        send()


def test_number_has_thirty_codes_a_day():
    with time_machine.travel(NOON, tick=False) as clock:
        for _count in range(30):
            send()
            clock.shift(120)
        with pytest.raises(DomainError) as refused:
            send()
        assert refused.value.details["retry_after"] == 24 * 3600 - 30 * 120
        clock.shift(24 * 3600 - 30 * 120)
        send()


def sent_count() -> int:
    """Codes that went out; each as one message."""
    assert MobileCode.objects.count() == SmsMessage.objects.count()
    return MobileCode.objects.count()


def test_device_and_address_have_their_limits():
    for count in range(6):
        send(mobile=f"0912000100{count}", device="one", address=None)
    with pytest.raises(DomainError) as refused:
        send(mobile="09120001007", device="one", address=None)
    assert (refused.value.code, sent_count()) == ("code_limit", 6)
    for count in range(20):
        send(mobile=f"091200020{count:02}", device=f"many {count}", address="198.51.100.7")
    with pytest.raises(DomainError) as refused:
        send(mobile="09120002030", device="new", address="198.51.100.7")
    assert (refused.value.code, sent_count()) == ("code_limit", 26)
    send(mobile="09120002030", device="new", address="198.51.100.8")
    assert sent_count() == 27


def test_refusal_counts_nothing():
    send()
    before = sorted(CodeLimit.objects.values_list("key", "count", "window_starts_at"))
    with pytest.raises(DomainError):
        send(device="other", address="203.0.113.9")
    assert sorted(CodeLimit.objects.values_list("key", "count", "window_starts_at")) == before


def _together(count: int, work) -> list:
    barrier = threading.Barrier(count)

    def one(number: int):
        barrier.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def _code_or_none(work) -> str:
    try:
        work()
    except DomainError as refused:
        return refused.code
    return "ok"


@pytest.mark.django_db(transaction=True)
def test_parallel_guesses_are_all_counted(settings):
    sent, code = send(), last_code()
    answers = _together(16, lambda _number: _code_or_none(lambda: use(sent, wrong(code))))
    sent.refresh_from_db()
    assert sent.tries == settings.CODE_TRIES
    assert answers.count("code_wrong") <= settings.CODE_TRIES


@pytest.mark.django_db(transaction=True)
def test_the_right_code_among_parallel_guesses_is_one_of_the_few_that_count(settings):
    sent, code = send(), last_code()
    guesses = [wrong(code)] * 15 + [code]
    answers = _together(16, lambda number: _code_or_none(lambda: use(sent, guesses[number])))
    sent.refresh_from_db()
    assert sent.tries == settings.CODE_TRIES or sent.used_at is not None
    assert answers.count("code_wrong") + answers.count("ok") <= settings.CODE_TRIES


@pytest.mark.django_db(transaction=True)
def test_right_code_typed_many_times_at_once_works_once():
    sent, code = send(), last_code()
    assert _together(12, lambda _number: _code_or_none(lambda: use(sent, code))).count("ok") == 1


PROCESS = """
import json, sys, django
django.setup()
from django.conf import settings
from django.db import connections
connections.settings["default"]["NAME"] = connections["default"].settings_dict["NAME"] = sys.argv[1]
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from shop.accounts.services import code_send, codes
from shop.core.errors import DomainError
codes.RESEND_S = 0
facts = {"mobile": "0912777{}{:03}", "device": "device {} {}", "address": "192.0.{}.{}"}
shared = json.loads(sys.argv[3])
def one(number):
    try:
        own = {name: text.format(sys.argv[2], number) for name, text in facts.items()}
        code_send(**own | shared, purpose="sign_in")
        return 1
    except DomainError:
        return 0
    finally:
        connection.close()
print("ready", flush=True)
sys.stdin.readline()
with ThreadPoolExecutor(4) as pool:
    print(sum(pool.map(one, range(40))))
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("key", "shared"), [("number", {"mobile": MOBILE}), ("device", {"device": "one"}), ("address", {"address": "192.0.2.77"})]
)
def test_limit_holds_over_two_processes(settings, key, shared):
    """Each process asks forty times for one number, by one device or from one address; as many go out in all as its limit says."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, connection.settings_dict["NAME"], str(number), json.dumps(shared)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        )
        for number in (1, 2)
    ]  # fmt: skip
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sum(outputs) == sent_count() == settings.CODE_LIMITS[key][0]
    [value] = shared.values()
    assert CodeLimit.objects.get(key=f"{key}:{value}").count == sum(outputs)
