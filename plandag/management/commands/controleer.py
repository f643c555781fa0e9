import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from plandag.rules.controle import HEX, check_file

UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "Controleert een planboekje of dossier: is dit woord voor woord het plan? Leest alleen het bestand, geen "
        "database. Uitgang 0: ja. 1: nee. 2: het bestand of de code is niet te lezen."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, metavar="BESTAND.pdf")
        parser.add_argument("--gepubliceerd", default="", metavar="SHA256", help="de gepubliceerde code, 64 tekens")
        parser.add_argument("--tekst", action="store_true", help="laat ook de tekst zien die in het bestand zit")

    def handle(self, *args: Any, **options: Any) -> None:
        published = options["gepubliceerd"].replace(" ", "").lower()
        if published and not HEX.fullmatch(published):
            self._leave("De gepubliceerde code heeft 64 tekens: cijfers, en de letters a tot en met f.", UNREADABLE)
        try:
            data = options["bestand"].read_bytes()
        except OSError:
            self._leave(f"Het bestand {options['bestand']} is niet te lezen.", UNREADABLE)
        found = check_file(data, published)
        self.stdout.write(found.sentence)
        if options["tekst"] and found.text:
            self.stdout.write(f"\n{found.text}")
        if not found.same:
            sys.exit(1)

    def _leave(self, sentence: str, code: int) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(code)
