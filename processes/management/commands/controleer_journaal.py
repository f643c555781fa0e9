import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from processes import journal
from processes.models import Process


class Command(BaseCommand):
    help = "Kijkt van elk proces na of het journaal heel is. Eindigt met 1 als er iets niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nummer", nargs="*", type=int, help="alleen deze processen (nummer)")

    def handle(self, *args: Any, **options: Any) -> None:
        processes = Process.objects.order_by("pk")
        if options["nummer"]:
            processes = processes.filter(pk__in=options["nummer"])
        broken = 0
        for process in processes:
            length, head = journal.head(process)
            wrong = journal.check(process)
            broken += bool(wrong)
            self.stdout.write(
                f"proces {process.pk}: {length} regels, {'KLOPT NIET' if wrong else f'klopt ({head[:16]})'}"
            )
            for sentence in wrong:
                self.stdout.write(f"  {sentence}")
        if broken:
            sys.exit(1)
