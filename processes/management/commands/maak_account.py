from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.forms import ValidationError

from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from processes.actions import accounts
from processes.mails.proces import choose_password
from processes.models import Organisatie


class Command(BaseCommand):
    help = (
        "Maakt een account op een nieuwe installatie en laat zien waar je een wachtwoord kiest. "
        "Daarna maakt de beheerder accounts in de browser."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="hiermee logt deze persoon in")
        parser.add_argument("naam", help="de naam van deze persoon")
        parser.add_argument("--begeleider", action="store_true", help="begeleidt processen")
        parser.add_argument("--beheerder", action="store_true", help="beheert accounts en post")
        parser.add_argument("--organisatie", default="", help="het bureau dat de processen begeleidt")
        parser.add_argument("--telefoon", default="", help="het nummer van een nieuw bureau; deelnemers bellen dit")

    def handle(self, *args: Any, **options: Any) -> None:
        email, name = options["email"].strip(), clean(options["naam"])
        if not (options["begeleider"] or options["beheerder"]):
            raise CommandError("Zeg erbij wat dit account mag: --begeleider, --beheerder of allebei.")
        if not name:
            raise CommandError("Geef ook de naam van deze persoon.")
        try:
            validate_email(email)
        except ValidationError as e:
            raise CommandError(f"{email!r} is geen e-mailadres.") from e
        with transaction.atomic():
            organisatie = _organisatie(clean(options["organisatie"]), clean(options["telefoon"]))
            try:
                user = accounts.maak_account(
                    email=email,
                    name=name,
                    is_begeleider=options["begeleider"],
                    is_beheerder=options["beheerder"],
                    organisatie=organisatie,
                )
            except Refused as e:
                raise CommandError(str(e)) from e
        self.stdout.write(f"Het account van {user.name} is er. Kies hier een wachtwoord:\n{choose_password(user)}")


def _organisatie(name: str, phone: str) -> Organisatie:
    """The bureau with this name, or a new one; without a name, the only one there is."""
    if name:
        return Organisatie.objects.get_or_create(name=name, defaults={"phone": phone})[0]
    known = list(Organisatie.objects.all()[:2])
    if len(known) != 1:
        raise CommandError("Geef het bureau dat de processen begeleidt: --organisatie NAAM.")
    return known[0]
