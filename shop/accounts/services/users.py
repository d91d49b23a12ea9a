"""People: found or made by the number that they proved."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from shop.accounts.models import User
from shop.accounts.signals import mobile_proved
from shop.core.persian import clean


@transaction.atomic
def user_for_mobile(mobile: str) -> User:
    """The account of a number that was just proved, made where there is none. Two at once get the same one.

    Sends `mobile_proved` in the transaction.
    """
    now = timezone.now()
    user, made = User.objects.get_or_create(
        mobile=mobile, defaults={"username": mobile, "password": make_password(None), "mobile_verified_at": now}
    )
    if not made and user.mobile_verified_at is None:
        user.mobile_verified_at = now
        user.save(update_fields=["mobile_verified_at"])
    mobile_proved.send(sender=User, user=user, mobile=mobile)
    return user


def name_save(*, user: User, first_name: str, last_name: str) -> None:
    """How the person is called; empty takes the name away."""
    user.first_name, user.last_name = clean(first_name), clean(last_name)
    user.save(update_fields=["first_name", "last_name"])
