"""*Nu te doen* beside the work: on every page below a process, for no query of that page."""

import pytest
from django.urls import reverse

from herstel.lib import clock
from processes import flow
from processes.models import Process
from processes.road import GESPREKKEN, VERBREDING, VERKENNING


@pytest.fixture
def as_anna(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def gates(monkeypatch):
    """Two things are missing, one may be passed with a reason, and one is done."""
    monkeypatch.setattr(flow, "GATES", [])

    def put(key, missing, soft=False):
        def check(process):
            return missing

        check.__name__ = key
        flow.gate(VERKENNING, f"{key} is klaar", "processes:partijen", soft=soft)(check)

    put("klaar", "")
    put("mag", "Eén kant wil nog niet.", soft=True)
    put("eerst", "Er is nog geen partij.")
    put("dan", "Er is nog geen mandaat.")


def part(client, process, here="processes:kerngroep"):
    at = f"http://testserver{reverse(here, args=[process.slug])}"
    headers = {"HX-Request": "true", "HX-Current-URL": at}
    return client.get(reverse("processes:nu", args=[process.slug]), headers=headers).content.decode()


def test_a_page_below_the_process_fetches_it(as_anna, process):
    page = as_anna.get(reverse("processes:kerngroep", args=[process.slug])).content.decode()

    assert f'hx-get="{reverse("processes:nu", args=[process.slug])}" hx-trigger="load"' in page


@pytest.mark.parametrize("name", ["processes:process", "processes:process_verder", "plandag:regie"])
def test_not_where_the_page_says_it_itself_or_needs_the_room(as_anna, process, name):
    page = as_anna.get(reverse(name, args=[process.slug])).content.decode()

    assert 'class="herstel-nu"' not in page


@pytest.mark.parametrize("fields", [{"opgeschort_op": True}, {"gestopt_op": True, "gestopt_openbaar": "Het kan niet."}])
def test_not_where_nothing_is_to_be_done(as_anna, process, fields):
    now = {name: clock.now() if value is True else value for name, value in fields.items()}
    Process.objects.filter(pk=process.pk).update(**now)

    page = as_anna.get(reverse("processes:kerngroep", args=[process.slug])).content.decode()

    assert 'class="herstel-nu"' not in page


def test_the_first_thing_stands_open_and_the_others_in_a_fold(as_anna, process, gates):
    words = part(as_anna, process)
    before, fold = words.split("<details")

    assert f'<a href="{reverse("processes:partijen", args=[process.slug])}">Er is nog geen partij.</a>' in before
    assert "En nog 2 punten" in fold
    assert fold.index("Er is nog geen mandaat.") < fold.index("Eén kant wil nog niet.") < fold.index("Mag ook zonder")
    assert "klaar is klaar" not in words
    assert reverse("processes:process_verder", args=[process.slug]) not in words


def test_on_the_page_where_it_is_done_it_is_no_link(as_anna, process, gates):
    words = part(as_anna, process, here="processes:partijen")

    assert "<a " not in words
    assert "Dat doe je op deze pagina." in words


def test_with_nothing_missing_it_points_to_the_next_station(as_anna, process, monkeypatch):
    monkeypatch.setattr(flow, "GATES", [])

    words = part(as_anna, process)

    assert "voor de volgende stap is niets meer nodig." in words
    assert f'<a href="{reverse("processes:process_verder", args=[process.slug])}">Naar stap 1</a>' in words


def test_without_javascript_the_link_goes_to_the_process(as_anna, process):
    response = as_anna.get(reverse("processes:nu", args=[process.slug]))

    assert response.url == reverse("processes:process", args=[process.slug])


def test_only_for_the_begeleiders(client, process, bas):
    client.force_login(bas)

    assert client.get(reverse("processes:nu", args=[process.slug])).status_code == 404


def test_every_gate_says_where_its_link_leads():
    assert {gate.url_name for gate in flow.GATES} - flow.SCREENS.keys() == set()


def test_what_runs_along_is_to_do_too(as_anna, process, gates):
    Process.objects.filter(pk=process.pk).update(step=GESPREKKEN)
    flow.gate(VERBREDING, "Elke vraag heeft een antwoord.", "processes:partijen")(
        lambda process: "Vier vragen staan open."
    )
    process.refresh_from_db()

    page = as_anna.get(reverse("processes:process", args=[process.slug])).text

    assert "Loopt al mee" in page
    assert "Vier vragen staan open." in page.split("Loopt al mee")[1]
    assert "Vier vragen staan open." in part(as_anna, process)
    assert flow.checklist(process) == []
