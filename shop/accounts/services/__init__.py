"""Every write to accounts: codes, people, addresses."""

from shop.accounts.services.addresses import address_default, address_delete, address_save
from shop.accounts.services.codes import code_send, code_use
from shop.accounts.services.users import name_save, user_for_mobile

__all__ = ["address_default", "address_delete", "address_save", "code_send", "code_use", "name_save", "user_for_mobile"]
