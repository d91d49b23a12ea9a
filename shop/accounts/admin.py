"""Oscar's admin classes refer to an admin of the user; Django's admin itself is not mounted."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from shop.accounts.models import User

admin.site.register(User, UserAdmin)
