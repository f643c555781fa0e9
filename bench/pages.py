"""What each list and detail page of the closed example costs: its queries, the same with ten times the rows, its time.

Rows are multiplied in a database of its own, in a folder that goes away: people, talks, needs, questions, proposals,
rounds with their answers, verdicts, promises and the journal.
"""

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
MOST_QUERIES = 20
MOST_MS = 60.0
TIMES_ROWS = 10
SLUG = "wilgendam"

BEGELEIDER = (
    "processes:list",
    "processes:process",
    "processes:journaal",
    "processes:personen",
    "processes:persoon",
    "processes:begeleiders",
    "processes:instellingen",
    "processes:verkenning",
    "processes:kerngroep",
    "processes:partijen",
    "processes:partij",
    "processes:kwestie",
    "processes:kwestie_verschil",
    "processes:kaders",
    "processes:kader",
    "participants:betrokkenen",
    "participants:betrokkene",
    "participants:groepen",
    "participants:sneeuwbal",
    "participants:gesprekken",
    "participants:gesprek",
    "participants:behoeften",
    "participants:informatie",
    "participants:informanten",
    "plandag:plandag",
    "plandag:uitnodigingen",
    "plandag:aankomst",
    "plandag:voorstellen",
    "plandag:voorstel",
    "plandag:regie",
    "plandag:bezwaren",
    "plandag:toets",
    "plandag:overeenkomst",
    "plandag:vervolg",
    "plandag:evaluatie",
    "plandag:nazorg",
    "plandag:verantwoording",
    "plandag:documenten",
)
KADERSTELLER = (
    "processes:kadersteller_list",
    "processes:kadersteller",
    "processes:mijn_eigen_kaders",
    "plandag:kadersteller_plan",
    "plandag:oordelen",
    "plandag:kadersteller_overeenkomst",
)
DEELNEMER = (
    "mijn",
    "processes:mijn_gegevens",
    "participants:mijn_vraag",
    "participants:mijn_nodig",
    "plandag:mijn_aanmelding",
    "plandag:mijn_voorstellen",
    "plandag:mijn_antwoord",
    "plandag:mijn_toets",
    "plandag:mijn_ondertekenen",
    "plandag:mijn_plan",
    "plandag:mijn_afspraken",
)


def main() -> int:
    bounds = f"At most {MOST_QUERIES} queries, no more with {TIMES_ROWS} times the rows, median below {MOST_MS:.0f} ms."
    parser = argparse.ArgumentParser(description=f"{__doc__} {bounds}")
    parser.add_argument("--times", type=int, default=15, metavar="N", help="requests per page (default 15)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="herstel-bench-") as folder:
        prepare_environment(folder)
        import django

        django.setup()
        from bench.rows import load, multiply

        print(f"calibration: {calibration():.0f} ms for 300 000 additions and 300 SHA-256 of 64 kB")
        process = load(SLUG)
        pages = addresses(process)
        one = {name: queries(client, url) for name, (client, url) in pages.items()}
        took = {name: milliseconds(client, url, options.times) for name, (client, url) in pages.items()}
        made = multiply(process, TIMES_ROWS)
        many = {name: queries(client, url) for name, (client, url) in pages.items()}
    return report(one, many, took, made)


def prepare_environment(folder: str) -> None:
    """A demo of its own in a folder that goes away: nothing that exists is touched."""
    for name in [name for name in os.environ if name.startswith(("HERSTEL_", "DATABASE_URL", "REDIS_URL"))]:
        del os.environ[name]
    os.environ.update(
        HERSTEL_DEMO="1",
        HERSTEL_VAR=folder,
        HERSTEL_ALLOWED_HOSTS="testserver",
        HERSTEL_LOG_LEVEL="ERROR",
        DJANGO_SETTINGS_MODULE="herstel.settings",
    )
    sys.path.insert(0, str(ROOT))


def calibration() -> float:
    """How fast this machine is now, to set the other figures beside."""
    import hashlib

    started = time.perf_counter()
    total = 0
    for number in range(300_000):
        total += number
    for _ in range(300):
        hashlib.sha256(b"x" * 65_536).hexdigest()
    return (time.perf_counter() - started) * 1000


def addresses(process: Any) -> dict[str, tuple[Any, str]]:
    """Page → who is signed in, and where."""
    from django.test import Client
    from django.urls import reverse

    from processes.models import User
    from tests.e2e import pages

    noor, wil, deelnemer = Client(), Client(), Client()
    noor.force_login(User.objects.get(email=pages.NOOR))
    wil.force_login(User.objects.get(email=pages.KADERSTELLERS["P1"]))
    person = pages.PEOPLE["wie in de zaal is"](process)
    deelnemer.get(reverse("processes:personal", args=[person.link_key]))
    found = {}
    for client, names in ((noor, BEGELEIDER), (wil, KADERSTELLER), (deelnemer, DEELNEMER)):
        for name in names:
            page = pages.PAGES[name][-1]
            takes = (process,) if page.who in {"begeleider", "kadersteller", "account"} else (process, person)
            given = {key: find(*takes) for key, find in page.find.items()}
            found[name] = (client, pages.address(name, process, given))
    return found


def queries(client: Any, url: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)  # once before: who opens a text that more people write is remembered for a while
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return len(captured)


def milliseconds(client: Any, url: str, times: int) -> float:
    """The median of the server's time, warm."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        client.get(url)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds) * 1000


def report(one: dict[str, int], many: dict[str, int], took: dict[str, float], made: dict[str, str]) -> int:
    for name, rows in made.items():
        print(f"  {name:22} {rows}")
    print(f"\n{'page':36} {'queries':>7} {'x' + str(TIMES_ROWS):>5} {'ms':>6}")
    missed = 0
    for name in one:
        wrong = [
            words
            for words, misses in (
                (f"more than {MOST_QUERIES} queries", max(one[name], many[name]) > MOST_QUERIES),
                ("grows with the rows", many[name] > one[name]),
                (f"slower than {MOST_MS:.0f} ms", took[name] >= MOST_MS),
            )
            if misses
        ]
        missed += bool(wrong)
        print(f"{name:36} {one[name]:7} {many[name]:5} {took[name]:6.1f}  {', '.join(wrong)}".rstrip())
    print(f"\n{len(one)} pages, {missed} outside the bounds; slowest {max(took.values()):.1f} ms")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
