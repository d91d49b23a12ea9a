#!/usr/bin/env python
"""Django's command line. Without DATABASE_URL it uses the embedded server that runs, else starts one for its own life."""

import os
import sys

from django.core.management import execute_from_command_line

from shop.core.postgres import PostgresError, Server
from shop.settings.env import DATA


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    if os.environ.get("DATABASE_URL"):
        execute_from_command_line(sys.argv)
        return
    try:
        with Server(DATA / "postgres").running() as url:
            os.environ["DATABASE_URL"] = url
            execute_from_command_line(sys.argv)
    except PostgresError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
