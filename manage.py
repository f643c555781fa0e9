#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

# These need no key of a real installation, so on a fresh checkout they run on the demo.
ON_THE_DEMO = {"voorbeeld", "controleer", "makemigrations", "makemessages", "compilemessages"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "herstel.settings")
    if "HERSTEL_SECRET_KEY" not in os.environ and ON_THE_DEMO.intersection(sys.argv[1:2]):
        os.environ.setdefault("HERSTEL_DEMO", "1")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
