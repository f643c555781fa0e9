"""Chromium, and the demo with the worked example: loaded once, and copied for who writes in it."""

import os
from fcntl import LOCK_EX, flock

import pytest

from participants.actions import betrokkenen
from plandag.voorbeeld.cast import PASSWORD
from processes.actions import kerngroep, verkenning
from processes.actions import process as processes
from processes.models import Organisatie, Person, Process, User
from tests.e2e.demo_site import DemoSite
from tests.e2e.pages import NOOR

# Playwright keeps an event loop in this thread; the tests only read while nothing awaits in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
POLICY = "Content Security Policy"  # as Chromium begins what it says of a violation
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {
        "executable_path": "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
    }


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "viewport": PHONE}


@pytest.fixture(scope="session")
def example(tmp_path_factory, worker_id, django_db_blocker):
    """The six processes, one supporter and one reader of Arabic more, and a seventh in which nothing happened yet."""
    alone = worker_id == "master"
    root = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent  # the workers share one
    site = DemoSite(root / "voorbeeld")
    with django_db_blocker.unblock():
        with (root / "voorbeeld.lock").open("w") as lock:
            flock(lock, LOCK_EX)
            if not (root / "voorbeeld.klaar").exists():
                site.start()
                add_what_the_example_lacks()
                site.stop()
                (root / "voorbeeld.klaar").touch()
        yield site


def add_what_the_example_lacks():
    """An empty process whose links ask a name, somebody who only comes along, and somebody who reads Arabic."""
    noor = User.objects.get(email=NOOR)
    organisatie = Organisatie.objects.get()
    process = processes.begin_process(by=noor, organisatie=organisatie, title="Nog niets", place="Nergens", slug="leeg")
    processes.verander_instellingen(process, by=noor, gevoelig=True)
    kant = verkenning.voeg_kant_toe(process, by=noor, name="Buurt")
    kerngroep.voeg_lid_toe(process, by=noor, name="Mo Bewoner", kant=kant, hoedanigheid="buur")
    somebody = Process.objects.get(slug="wilgendam-gesprekken").betrokkenen.filter(status="voorbereid").first()
    betrokkenen.voeg_steunfiguur_toe(somebody, by=noor, name="Toos Tolk", rol="tolk")
    for amina in Person.objects.filter(name="Amina Bouzian"):
        processes.verander_gegevens(amina, by=amina, language="ar")


@pytest.fixture(scope="module")
def site(example, tmp_path_factory):
    """The example for the tests of one file. Its log must stay silent."""
    copy = example.copy(tmp_path_factory.mktemp("demo") / "var").start()
    yield copy
    copy.stop()
    assert copy.trouble == []


@pytest.fixture(scope="module")
def open_context(site, browser, browser_context_args):
    """A browser of its own: `open_context(java_script_enabled=False)`."""
    contexts, refused = [], []

    def opened(**options):
        context = browser.new_context(**browser_context_args, base_url=site.url, **options)
        context.on("console", lambda message: POLICY in message.text and refused.append(message.text))
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert refused == [], "the content security policy had to stop something"


@pytest.fixture(scope="module")
def page_of(open_context):
    """The page of an account, signed in once per file; `page_of("")` is of who has none."""
    pages = {}

    def found(email):
        if email not in pages:
            pages[email] = open_context().new_page()
            if email:
                sign_in(pages[email], email)
        return pages[email]

    return found


def sign_in(page, email):
    page.goto("/accounts/login/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def pytest_terminal_summary(terminalreporter):
    """All looks of `test_every_page.py` together."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    found = [dict(report.user_properties).get("looked") for report in reports]
    if looked := [each for each in found if each and each[0]["visits"]]:
        total = {name: sum(counts[name] for counts, _ in looked) for name in ("visits", "looks", "violations")}
        states = {state for _, seen in looked for state in seen} - {""}
        terminalreporter.write_line(
            f"{len(looked)} pages, opened {total['visits']} times by the cast in {len(states)} processes; "
            f"{total['looks']} looks at 320, 768 and 1280 px, light and dark: {total['violations']} violations"
        )
