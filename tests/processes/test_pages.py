"""Each page of the process frame: for whom it is, and what it says."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from herstel.lib import clock
from herstel.lib.refused import Refused
from processes import cards, flow, journal, outbox, panels, rules
from processes.actions import process as actions
from processes.models import Process
from processes.road import KADERS, KERNGROEP, VERKENNING
from tests.factories.participants import BetrokkeneFactory, GroepFactory
from tests.factories.processes import PersonFactory, ProcessFactory

PAGES = [
    "processes:process",
    "processes:journaal",
    "processes:process_verder",
    "processes:process_opschorten",
    "processes:process_stoppen",
    "processes:process_veranderen",
    "processes:instellingen",
    "processes:begeleiders",
    "processes:hoofd_wisselen",
    "processes:onafhankelijk_verklaren",
    "processes:personen",
]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_for_the_begeleiders_only(client, process, anna, bas, name):
    url = reverse(name, args=[process.slug])

    assert client.get(url).status_code == 302
    client.force_login(bas)
    assert client.get(url).status_code == 404
    client.force_login(anna)
    assert client.get(url).status_code == 200


def url(name, process, *args):
    return reverse(f"processes:{name}", args=[process.slug, *args])


@pytest.fixture
def as_anna(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def open_road(monkeypatch):
    """No gate is shut, whatever the other apps ask."""
    monkeypatch.setattr(flow, "GATES", [])


@pytest.fixture
def soft_gate(open_road):
    @flow.gate(VERKENNING, "Elke kant wil praten", "processes:begeleiders", soft=True)
    def bereid(process):
        return "Eén kant wil nog niet."


def test_the_list_shows_the_own_processes_only(as_anna, process, other_process):
    cards = as_anna.get(reverse("processes:list")).context["cards"]

    assert [card.process for card in cards] == [process]


def test_a_station_that_was_left_and_is_ahead_again_is_not_done(as_anna, process, anna, open_road):
    flow.advance(process, from_step=VERKENNING, by=anna)
    Process.objects.filter(pk=process.pk).update(step=VERKENNING)

    page = as_anna.get(url("process", process)).text

    assert "klaar op" not in page


def test_the_empty_list_offers_to_begin(as_anna):
    page = as_anna.get(reverse("processes:list")).content.decode()

    assert reverse("processes:begin") in page
    assert "Hier komen je processen te staan" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_count(as_anna, anna, bas, count, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(panels, "_still", [])
    monkeypatch.setattr(panels, "_coming", [])
    monkeypatch.setattr(panels, "_facts", [])
    ProcessFactory.create_batch(count, begeleiders=[anna, bas])

    with django_assert_num_queries(4):
        response = as_anna.get(reverse("processes:list"))

    assert len(response.context["cards"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_personen_query_count(as_anna, process, count, django_assert_num_queries):
    PersonFactory.create_batch(count, process=process)

    with django_assert_num_queries(6):
        response = as_anna.get(url("personen", process))

    assert len(response.context["page"].object_list) == count


def test_what_stands_still_and_what_comes_next_is_on_the_card(as_anna, process, monkeypatch):
    at = datetime(2026, 10, 3, 11, tzinfo=UTC)
    monkeypatch.setattr(panels, "_still", [])
    monkeypatch.setattr(panels, "_coming", [])
    panels.stands_still(lambda found: (panels.Still(item, "Eén mens wacht.", "/x/", "Bel Jan") for item in found))
    panels.comes_next(lambda found: (panels.Coming(item, "Plandag", at) for item in found))

    page = as_anna.get(reverse("processes:list")).content.decode()

    assert "Eén mens wacht." in page
    assert "zaterdag 3 oktober 2026" in page


def test_a_begeleider_begins_a_process_and_leads_it(as_anna, anna):
    response = as_anna.post(reverse("processes:begin"), {"title": "Het plein", "place": "Wilgendam"})

    process = Process.objects.get()
    assert response.url == f"/processen/{process.slug}/"
    assert (process.slug, process.begeleidingen.get().user, process.begeleidingen.get().hoofd) == (
        "het-plein",
        anna,
        True,
    )


def test_a_second_process_of_that_name_has_an_address_of_its_own(as_anna):
    for _ in range(2):
        as_anna.post(reverse("processes:begin"), {"title": "Het plein", "place": "Wilgendam"})

    assert set(Process.objects.values_list("slug", flat=True)) == {"het-plein", "het-plein-2"}


def test_beginning_without_a_title_keeps_what_was_typed(as_anna):
    response = as_anna.post(reverse("processes:begin"), {"title": "", "aanleiding": "Er was brand."})

    assert response.status_code == 422
    assert "Er was brand." in response.content.decode()
    assert not Process.objects.exists()


def test_with_htmx_only_the_form_comes_back(as_anna):
    response = as_anna.post(reverse("processes:begin"), {"title": ""}, headers={"HX-Request": "true"})

    assert response.status_code == 422
    assert "<html" not in response.content.decode()


def test_only_a_begeleider_begins(client, wethouder):
    client.force_login(wethouder)

    assert client.post(reverse("processes:begin"), {"title": "X", "place": "Y"}).status_code == 404


def test_going_on_moves_once(as_anna, process, open_road):
    first = as_anna.post(url("process_verder", process), {"stap": VERKENNING})
    second = as_anna.post(url("process_verder", process), {"stap": VERKENNING})

    process.refresh_from_db()
    assert (first.status_code, second.status_code, process.step) == (302, 409, KERNGROEP)


def test_going_on_asks_the_reason_at_its_field(as_anna, process, soft_gate):
    asked = as_anna.post(url("process_verder", process), {"stap": VERKENNING, "reden_bereid": " "})
    given = as_anna.post(url("process_verder", process), {"stap": VERKENNING, "reden_bereid": "Later."})

    assert (asked.status_code, given.status_code) == (422, 302)
    assert process.step_changes.get().gate_reasons == {"bereid": "Later."}


def test_going_on_past_a_hard_gate_is_refused(as_anna, process):
    response = as_anna.post(url("process_verder", process), {"stap": VERKENNING})

    process.refresh_from_db()
    assert (response.status_code, process.step) == (409, VERKENNING)


def test_an_old_screen_with_a_soft_gate_is_refused_too(as_anna, at_step, soft_gate):
    process = at_step(KERNGROEP)

    assert as_anna.post(url("process_verder", process), {"stap": VERKENNING}).status_code == 409


def test_going_back_with_a_reason(as_anna, at_step):
    process = at_step(KADERS)

    missing = as_anna.post(url("process_terug", process, "kwestie"), {"stap": KADERS, "reden": ""})
    moved = as_anna.post(url("process_terug", process, "kwestie"), {"stap": KADERS, "reden": "Er miste iets."})

    process.refresh_from_db()
    assert (missing.status_code, moved.status_code, process.step) == (422, 302, "kwestie")


def test_a_way_back_that_is_not_there(as_anna, process):
    assert as_anna.get(url("process_terug", process, "kaders")).status_code == 404
    assert (
        as_anna.post(url("process_terug", process, "kaders"), {"stap": VERKENNING, "reden": "Ja."}).status_code == 409
    )


def test_resting_and_going_on(as_anna, process):
    as_anna.post(url("process_opschorten", process), {"stap": VERKENNING, "reden": "Het is zomer."})
    resting = as_anna.get(url("process", process)).content.decode()
    as_anna.post(url("process_hervatten", process))

    process.refresh_from_db()
    assert "Het is zomer." in resting
    assert process.is_moving


def test_the_stop_page_says_to_how_many_people_it_goes(as_anna, process, mo):
    PersonFactory(process=process, email="")
    PersonFactory(process=process, email="")

    context = as_anna.get(url("process_stoppen", process)).context

    assert (context["reach"], context["others"]) == (1, 2)


def test_the_stop_mail_is_not_the_first_that_somebody_hears(process, anna, mo):
    groep = GroepFactory(process=process)
    stands = ["genoemd", "wil_niet", "benaderd"]
    people = [BetrokkeneFactory(process=process, groep=groep, status=stand).person for stand in stands]

    flow.stop(process, from_step=process.step, by=anna, reason="Geen ruimte.", openbaar="Er is geen ruimte.")

    told = set(process.berichten.filter(kind="gestopt").values_list("person_id", flat=True))
    assert told == {mo.pk, people[2].pk}


def test_stopping_asks_to_be_sure(as_anna, process):
    given = {"stap": VERKENNING, "reden": "Te veel pijn.", "openbaar": "Het lukt nu niet."}

    unsure = as_anna.post(url("process_stoppen", process), given)
    sure = as_anna.post(url("process_stoppen", process), given | {"zeker": "on"})

    assert (unsure.status_code, sure.status_code) == (422, 302)
    assert "Het lukt nu niet." in as_anna.get(url("process", process)).content.decode()


SETTINGS = {
    "privacy": "open",
    "vloer": "70",
    "notities_voor": "eigen",
    "gevoelig": "on",
    "bewaar_notities_dagen": "14",
    "bewaar_antwoorden_dagen": "14",
    "bewaar_contact_maanden": "2",
}


def test_settings_are_kept(as_anna, process):
    as_anna.post(url("instellingen", process), SETTINGS)

    process.refresh_from_db()
    assert (process.privacy, process.vloer, process.notities_voor, process.gevoelig) == ("open", 70, "eigen", True)


@pytest.mark.parametrize("wrong", [{"vloer": "0"}, {"bewaar_notities_dagen": "29"}, {"bewaar_contact_maanden": "4"}])
def test_a_setting_beyond_its_limit_is_refused_at_its_field(as_anna, process, wrong):
    response = as_anna.post(url("instellingen", process), SETTINGS | wrong)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(wrong)


def test_privacy_of_answers_is_locked_once_a_round_was_opened(as_anna, process, anna, monkeypatch):
    monkeypatch.setattr(rules, "PRIVACY_LOCKS", [lambda process: True])

    as_anna.post(url("instellingen", process), SETTINGS)

    process.refresh_from_db()
    assert (process.privacy, process.vloer) == ("vertrouwelijk", 70)
    with pytest.raises(Refused):
        actions.verander_instellingen(process, by=anna, privacy="anoniem")


def test_the_hoofdbegeleider_adds_a_begeleider_and_hands_over_the_lead(as_anna, process, bas):
    as_anna.post(url("begeleiders", process), {"email": "BAS@voorbeeld.example"})
    begeleiding = process.begeleidingen.get(user=bas)
    as_anna.post(url("hoofd_wisselen", process), {"begeleider": begeleiding.pk})

    assert process.begeleidingen.get(hoofd=True).user == bas


@pytest.mark.parametrize("email", ["niemand@voorbeeld.example", "wethouder@voorbeeld.example"])
def test_only_an_account_of_a_begeleider_can_be_added(as_anna, process, wethouder, email):
    response = as_anna.post(url("begeleiders", process), {"email": email})

    assert (response.status_code, process.begeleidingen.count()) == (422, 1)


def test_each_begeleider_declares_her_own_independence(as_anna, process, anna):
    as_anna.post(url("onafhankelijk_verklaren", process), {"text": "Ik heb hier geen belang bij."})

    mine = process.begeleidingen.get(user=anna)
    assert (mine.onafhankelijk_tekst, mine.onafhankelijk_op is None) == ("Ik heb hier geen belang bij.", False)


def test_a_mail_that_did_not_arrive_stands_still_until_somebody_calls(as_anna, process, mo):
    PersonFactory(process=process, name="Truus")
    outbox.put("overmacht", mo)
    process.berichten.update(mislukt_op=clock.now())

    [still] = cards.post_kwam_niet_aan([process])
    people = as_anna.get(still.url).context["page"].object_list

    assert still.text == "Bij 1 mens kwam een mail niet aan."
    assert list(people) == [mo]


def test_the_page_of_a_person_shows_the_link_and_renews_it_once(as_anna, process, mo):
    shown = as_anna.get(url("persoon", process, mo.pk))
    first = as_anna.post(url("link_vernieuwen", process, mo.pk), {"link_version": "1"})
    second = as_anna.post(url("link_vernieuwen", process, mo.pk), {"link_version": "1"})

    mo.refresh_from_db()
    assert shown.context["link"].startswith("http://localhost/p/")
    assert (first.status_code, second.status_code, mo.link_version) == (302, 409, 2)


def test_a_person_of_another_process_is_not_there(as_anna, process, other_process):
    stranger = PersonFactory(process=other_process)

    assert as_anna.get(url("persoon", process, stranger.pk)).status_code == 404
    assert as_anna.post(url("link_vernieuwen", process, stranger.pk), {"link_version": "1"}).status_code == 404


def test_the_journal_page_says_that_the_chain_is_whole(as_anna, process, anna):
    journal.note(process, "begonnen", by=anna)

    page = as_anna.get(url("journaal", process), {"nakijken": "ja"}).content.decode()

    assert "Het proces is begonnen." in page
    assert "elke regel sluit aan" in page


def test_a_process_that_rests_asks_nothing(as_anna, process, anna, monkeypatch):
    asked = []
    monkeypatch.setattr(panels, "_still", [lambda found: asked.extend(found) or iter(())])
    flow.schort_op(process, from_step=VERKENNING, by=anna, reason="Het is zomer.")

    page = as_anna.get(reverse("processes:list")).content.decode()

    assert asked == []
    assert "Dit proces rust sinds" in page


def test_who_waits_is_named_in_the_lead_and_stands_apart_from_what_is_calm(as_anna, anna, process, monkeypatch):
    monkeypatch.setattr(panels, "_still", [])
    monkeypatch.setattr(panels, "_coming", [])
    monkeypatch.setattr(panels, "_facts", [])
    calm = ProcessFactory(begeleiders=[anna], place="Oudewatersluis")
    process.place = "Wilgendam, gemeente Lingebroek"
    process.save()
    panels.stands_still(lambda found: iter([panels.Still(process, "Eén mens wacht.", "/x/", "Bel Jan")]))
    panels.tells(lambda found: iter([panels.Fact(process, "talk", "61 van de 88", "mensen gesproken")]))

    response = as_anna.get(reverse("processes:list"))

    page = response.content.decode()
    assert "In Wilgendam wachten mensen op jou." in page
    assert "<strong>61 van de 88</strong> mensen gesproken" in page
    assert [card.process for card in response.context["waiting"]] == [process]
    assert [card.process for card in response.context["calm"]] == [calm]
    assert page.index("Eén mens wacht.") < page.index(calm.title)
