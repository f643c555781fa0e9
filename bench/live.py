"""What pages cost that ask again by themselves: per page the queries and the server's time of a poll that hears nothing
new; then a hall of phones, the regie, the door and the zaalscherm that all ask every two seconds, against the server.
"""

# ruff: noqa: PLC0415 - the environment must stand before Django is loaded
import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.pages import calibration, prepare_environment  # noqa: E402 - the root must be on the path first

SLUGS = ("wilgendam-avond", "wilgendam", "wilgendam-gesprekken", "wilgendam-begin")
MOST_QUERIES = 4
MOST_MS = 40.0
MOST_P95_MS = 250.0
EVERY = 2.0

PAGES = (
    ("plandag:regie", "wilgendam-avond", "begeleider"),
    ("plandag:aankomst", "wilgendam-avond", "begeleider"),
    ("plandag:scherm", "wilgendam-avond", "zaal"),
    ("mijn", "wilgendam-avond", "deelnemer"),
    ("plandag:mijn_antwoord", "wilgendam-avond", "deelnemer"),
    ("plandag:uitnodigingen", "wilgendam-gesprekken", "begeleider"),
    ("plandag:toets", "wilgendam", "begeleider"),
    ("plandag:oordelen", "wilgendam", "kadersteller"),
    ("processes:kerngroep", "wilgendam-begin", "begeleider"),
    ("processes:kwestie", "wilgendam-begin", "begeleider"),
    ("processes:kwestie_schrijven", "wilgendam-begin", "begeleider"),
)
HALL = ("plandag:regie", "plandag:aankomst", "plandag:scherm")  # beside the phones


@dataclass
class Heard:
    """What the clients of the load heard."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main() -> int:
    bounds = (
        f"At most {MOST_QUERIES} queries and a median below {MOST_MS:.0f} ms a poll; under load a 95th percentile "
        f"below {MOST_P95_MS:.0f} ms and no error. Ends with 1 when a bound is missed."
    )
    parser = argparse.ArgumentParser(description=f"{__doc__} {bounds}")
    parser.add_argument("--times", type=int, default=25, metavar="N", help="polls per page (default 25)")
    parser.add_argument("--clients", type=int, default=64, metavar="N", help="clients of the load (default 64)")
    parser.add_argument("--seconds", type=int, default=20, metavar="N", help="how long they ask (default 20)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="herstel-bench-") as folder:
        prepare_environment(folder)
        os.environ["HERSTEL_ALLOWED_HOSTS"] = "testserver,127.0.0.1"
        import django

        django.setup()
        from bench.rows import load

        print(f"calibration: {calibration():.0f} ms for 300 000 additions and 300 SHA-256 of 64 kB")
        for slug in SLUGS:
            load(slug)
        missed = per_page(options.times)
        missed += under_load(options.clients, options.seconds)
    return int(missed > 0)


def per_page(times: int) -> int:
    print(f"\n{'a poll that hears nothing new':36} {'queries':>7} {'ms':>6}")
    missed = 0
    for name, slug, who in PAGES:
        client, url = opened(name, slug, who)
        seen = seen_by(client, url)
        asked, took = queries(client, url, seen), milliseconds(client, url, seen, times)
        wrong = [words for words, misses in (("queries", asked > MOST_QUERIES), ("ms", took >= MOST_MS)) if misses]
        missed += bool(wrong)
        print(f"{name:36} {asked:7} {took:6.1f}  {'too many ' if wrong else ''}{', '.join(wrong)}".rstrip())
    return missed


def opened(name: str, slug: str, who: str, number: int = 0) -> tuple[Any, str]:
    """Somebody who may see the page, and its address. `number`: which of the people in the hall."""
    from django.test import Client
    from django.urls import reverse

    from plandag import screen
    from plandag.models import Aanwezigheid
    from processes.models import Process, User
    from tests.e2e import pages

    client, process = Client(), Process.objects.get(slug=slug)
    if who == "zaal":
        return client, screen.path(process)
    if who == "deelnemer":
        here = Aanwezigheid.objects.nu().filter(plandag__process=process).select_related("person").order_by("pk")
        person = here[number % here.count()].person
        client.get(reverse("processes:personal", args=[person.link_key]))
        return client, reverse(name)
    client.force_login(User.objects.get(email=pages.NOOR if who == "begeleider" else pages.KADERSTELLERS["P1"]))
    return client, reverse(name, args=[slug])


def seen_by(client: Any, url: str) -> str:
    found = re.search(r'name="herstel-gezien" content="(\w+)"', client.get(url).text)
    assert found, f"{url} does not ask again"
    return found[1]


def queries(client: Any, url: str, seen: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        response = client.get(url, {"gezien": seen})
    assert response.status_code == 204, f"{url}: {response.status_code}"
    return len(captured)


def milliseconds(client: Any, url: str, seen: str, times: int) -> float:
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        client.get(url, {"gezien": seen})
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds) * 1000


def under_load(clients: int, seconds: int) -> int:
    port = free_port()
    web = f"granian --interface wsgi --host 127.0.0.1 --port {port} --workers 1"
    web += " --blocking-threads 4 --no-access-log --log-level warning herstel.wsgi:application"
    server = subprocess.Popen([sys.executable, "-m", *web.split()], cwd=ROOT)  # noqa: S603 - our own server
    try:
        wait_for(port)
        who = {name: (slug, role) for name, slug, role in PAGES}
        asking = [opened(name, *who[name]) for name in HALL]
        phones = (opened("plandag:mijn_antwoord" if n % 2 else "mijn", *who["mijn"], n) for n in range(clients))
        asking += list(phones)[: clients - len(asking)]
        heard, until = Heard(), time.monotonic() + seconds
        with ThreadPoolExecutor(len(asking)) as pool:
            for place, (client, url) in enumerate(asking):
                pool.submit(ask, port, client, url, EVERY * place / len(asking), until, heard)
    finally:
        server.terminate()
        server.wait(10)
    return say(heard, clients, seconds)


def ask(port: int, client: Any, url: str, wait: float, until: float, heard: Heard) -> None:
    """As a browser does: the page, and then every two seconds whether it changed."""
    cookies = "; ".join(f"{name}={each.value}" for name, each in client.cookies.items())
    seen = seen_by(client, url)
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    moment = time.monotonic() + wait
    while moment < until:
        time.sleep(max(0.0, moment - time.monotonic()))
        started = time.perf_counter()
        try:
            connection.request("GET", f"{url}?gezien={seen}", headers={"Cookie": cookies})
            response = connection.getresponse()
            response.read()
            if response.status not in (200, 204):  # 200: the minute on the clock of the hall went on
                heard.wrong.append(f"{url.split('/')[1]} {response.status}")
        except (OSError, HTTPException) as error:
            heard.wrong.append(type(error).__name__)
            connection.close()
        heard.seconds.append(time.perf_counter() - started)
        moment += EVERY


def say(heard: Heard, clients: int, seconds: int) -> int:
    took = sorted(each * 1000 for each in heard.seconds)
    median, p95 = statistics.median(took), took[int(len(took) * 0.95)]
    print(f"\n{clients} clients, every {EVERY:.0f} s, for {seconds} s: {len(took)} polls")
    print(f"median {median:.0f} ms, 95th percentile {p95:.0f} ms, slowest {took[-1]:.0f} ms; {len(heard.wrong)} errors")
    for line in sorted(set(heard.wrong)):
        print(f"  {line}")
    return int(p95 >= MOST_P95_MS) + len(heard.wrong)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The server does not start.")


if __name__ == "__main__":
    sys.exit(main())
