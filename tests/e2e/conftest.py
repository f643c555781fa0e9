"""Chromium, and the demo with the worked example: loaded once, and copied for who writes in it."""

import os

import pytest

from participants.actions import betrokkenen
from plandag.voorbeeld.cast import PASSWORD
from processes.actions import kerngroep, verkenning
from processes.actions import process as processes
from processes.models import Organisatie, Process, User
from tests.e2e.demo_site import DemoSite
from tests.e2e.pages import NOOR

# Playwright keeps an event loop in this thread; the tests only read while nothing awaits in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PHONE = {"width": 390, "height": 844}
COUNTED = pytest.StashKey[dict]()


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
def example(tmp_path_factory, django_db_blocker):
    """The four processes, one supporter more, and a fifth process in which nothing happened yet."""
    site = DemoSite(tmp_path_factory.mktemp("voorbeeld")).start()
    with django_db_blocker.unblock():
        add_what_the_example_lacks()
        site.stop()
        yield site


def add_what_the_example_lacks():
    """An empty process whose links ask a name, and somebody who only comes along."""
    noor = User.objects.get(email=NOOR)
    organisatie = Organisatie.objects.get()
    process = processes.begin_process(by=noor, organisatie=organisatie, title="Nog niets", place="Nergens", slug="leeg")
    processes.verander_instellingen(process, by=noor, gevoelig=True)
    kant = verkenning.voeg_kant_toe(process, by=noor, name="Buurt")
    kerngroep.voeg_lid_toe(process, by=noor, name="Mo Bewoner", kant=kant, hoedanigheid="buur")
    somebody = Process.objects.get(slug="wilgendam-gesprekken").betrokkenen.filter(status="voorbereid").first()
    betrokkenen.voeg_steunfiguur_toe(somebody, by=noor, name="Toos Tolk", rol="tolk")


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
    contexts = []

    def opened(**options):
        contexts.append(browser.new_context(**browser_context_args, base_url=site.url, **options))
        return contexts[-1]

    yield opened
    for context in contexts:
        context.close()


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


@pytest.fixture(scope="session")
def counted(request):
    """What the terminal says at the end."""
    return request.config.stash.setdefault(COUNTED, {"pages": 0, "visits": 0, "violations": 0, "states": set()})


def pytest_terminal_summary(terminalreporter, config):
    if counted := config.stash.get(COUNTED, None):
        terminalreporter.write_line(
            f"{counted['pages']} pages, opened {counted['visits']} times by the cast in "
            f"{len(counted['states'] - {''})} processes, on a phone and on a desk: {counted['violations']} violations"
        )
