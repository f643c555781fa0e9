from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from herstel.lib import clock
from plandag.voorbeeld.laden import VOORBEELDEN, laad
from processes.models import Process


class Command(BaseCommand):
    help = (
        "Laadt het uitgewerkte voorbeeld (Na de brand in Wilgendam): zes processen, in stap 2, 3 en 4, op de "
        "avond zelf (20.31 uur), midden in de toets en afgesloten. Wat er al is, blijft staan; er gaat geen post uit."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opnieuw", action="store_true", help="gooi de zes weg en begin opnieuw")
        parser.add_argument(
            "--niet-verschoven", action="store_true", help="laat de datums zoals ze in het verhaal zijn"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:  # its accounts have a password that everybody knows
            raise CommandError("Het voorbeeld hoort bij de demo. In een echte installatie laden we het niet.")
        call_command("migrate", verbosity=0)
        for voorbeeld in VOORBEELDEN:
            found = Process.objects.filter(slug=voorbeeld.slug).first()
            if found and options["opnieuw"]:
                self._destroy(found)
                found = None
            if found:
                self.stdout.write(f"{voorbeeld.slug}: staat er al")
                continue
            laad(voorbeeld, shift=not options["niet_verschoven"])
            self.stdout.write(f"{voorbeeld.slug}: geladen")

    def _destroy(self, process: Process) -> None:
        """Frozen rows go only with a process that is marked for destruction (Decision 8)."""
        process.te_vernietigen_op = clock.now()
        process.save(update_fields=["te_vernietigen_op"])
        process.delete()
