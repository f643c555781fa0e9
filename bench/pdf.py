"""How long the plan booklet takes: in a fresh worker (cold), and in one that made a file before (warm)."""

# ruff: noqa: PLC0415 - the environment must stand before Django is loaded
import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BOUND = 3.0
ITEMS = 16


def prepare_environment(folder: str) -> None:
    """A demo of its own in a folder that goes away: nothing that exists is touched."""
    for name in [name for name in os.environ if name.startswith(("HERSTEL_", "DATABASE_URL", "REDIS_URL"))]:
        del os.environ[name]
    os.environ.update(
        HERSTEL_DEMO="1", HERSTEL_VAR=folder, HERSTEL_LOG_LEVEL="WARNING", DJANGO_SETTINGS_MODULE="herstel.settings"
    )
    sys.path.insert(0, str(ROOT))


def plan_with_items(people: int) -> Any:
    """The request for a booklet of 16 onderdelen, carried by a kring of 61, told by the actions themselves."""
    from processes.models import Process
    from tests.factories.processes import MandaatFactory, PartijFactory, ProcessFactory, UserFactory
    from tests.plandag import papier
    from tests.plandag.kring import gather

    by = UserFactory(begeleider=True)
    process = ProcessFactory(title="Na de brand in Wilgendam", begeleiders=[by])
    partij = PartijFactory(process=process, name="Gemeente Lingebroek")
    MandaatFactory(partij=partij)
    Process.objects.filter(pk=process.pk).update(step="plandag")
    process.refresh_from_db()
    papier.carried(gather(process, by, size=people), partij, count=ITEMS)
    return process.documenten.get(soort="planboek")


def main() -> int:
    parser = argparse.ArgumentParser(description=f"{__doc__} Bound: {BOUND:.0f} s warm (median of --times).")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="how often warm (default 5)")
    parser.add_argument("--kring", type=int, default=61, metavar="N", help="people in the kring (default 61)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="herstel-bench-") as folder:
        prepare_environment(folder)
        import django

        django.setup()
        from django.core.management import call_command

        from plandag.papieren import PAPERS

        call_command("migrate", verbosity=0)
        document = plan_with_items(options.kring)
        seconds = []
        for _ in range(options.times + 1):
            started = time.perf_counter()
            data = PAPERS[document.soort](document)()
            seconds.append(time.perf_counter() - started)
    cold, warm = seconds[0], statistics.median(seconds[1:])
    print(f"plan booklet, {ITEMS} onderdelen, {len(data) // 1000} kB")
    print(f"cold  {cold:5.2f} s")
    print(f"warm  {warm:5.2f} s (bound {BOUND:.2f} s, median of {options.times})")
    return int(warm > BOUND)


if __name__ == "__main__":
    sys.exit(main())
