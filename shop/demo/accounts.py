"""The demo's people: those of `users.DEMO_USERS`, with what they need to be shown around."""

from __future__ import annotations

from django.contrib.auth.models import Group

from shop.accounts.models import Address, User
from shop.accounts.services import user_for_mobile
from shop.demo.users import DEMO_USERS, DemoUser
from shop.places.models import County


def _user(person: DemoUser) -> User:
    user = user_for_mobile(person.mobile)
    first, _, last = person.name.partition(" ")
    user.first_name, user.last_name = first, last
    user.save(update_fields=["first_name", "last_name"])
    return user


def sellers_make() -> dict[int, User]:
    """The sellers who can sign in, by the number of their home in the plan."""
    return dict(enumerate(_user(person) for person in DEMO_USERS if person.role == "seller"))


def shoppers_make() -> list[User]:
    """The shoppers who can sign in, each with an address."""
    people = [(person, _user(person)) for person in DEMO_USERS if person.role == "shopper"]
    for number, (person, user) in enumerate(people):
        county = County.objects.filter(name=("تهران", "اصفهان")[number % 2]).select_related("province").order_by("id").first()
        if county is None or user.address_book.exists():
            continue
        Address.objects.create(
            user=user, title="خانه", recipient=person.name, mobile=person.mobile, province=county.province, county=county,
            line="خیابان بهار، کوچهٔ یاس، پلاک ۷، واحد ۳", postal_code=f"11567{number:05}", is_default=True,
        )
    return [user for _, user in people]


def operators_make() -> list[User]:
    """The operators: every group of the office there is."""
    users = [_user(person) for person in DEMO_USERS if person.role == "operator"]
    for user in users:
        user.groups.set(Group.objects.all())
    return users
