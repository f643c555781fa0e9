from datetime import date, timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from plandag.actions import vervolg
from plandag.models import Besluit, Oordeel
from processes.models import Process
from tests.factories.plandag import BezwaarFactory
from tests.plandag.toetsing import at_toets

pytestmark = pytest.mark.slow

GUIDED = ["toets", "overeenkomst", "vervolg", "afspraak_maken", "evaluatie_plannen", "nazorg", "verantwoording"]
ACTED = ["oordelen", "oordelen_rest", "besluit"]


@pytest.fixture
def agreed(toetsing, mo):
    """Everything fits, the overeenkomst is made, every promise has an owner, and people come back."""
    toetsing.judge()
    toetsing.agree()
    toetsing.promise(toetsing.kring.people[0], date(2027, 2, 1))
    vervolg.plan_evaluatie(toetsing.process, by=toetsing.by, datum=clock.today() + timedelta(days=60))
    vervolg.noteer_nazorg(mo, by=toetsing.by, text="Slaapt slecht.")
    return toetsing


def url(name, *args):
    return reverse(f"plandag:{name}", args=["plein", *args])


@pytest.mark.parametrize("page", GUIDED)
def test_pages_are_for_the_begeleiders_only(client, agreed, anna, bas, wethouder, page):
    assert client.get(url(page)).status_code == 302
    for user in (bas, wethouder):
        client.force_login(user)
        assert client.get(url(page)).status_code == 404
    client.force_login(anna)
    assert client.get(url(page)).status_code == 200


@pytest.mark.parametrize("page", [*ACTED, "kadersteller_overeenkomst"])
def test_pages_of_kaderstellers_are_for_them_only(client, agreed, anna, bas, page):
    assert client.get(url(page)).status_code == 302
    for user in (bas, anna):
        client.force_login(user)
        assert client.get(url(page)).status_code == 404
    client.force_login(agreed.directeur)
    assert client.get(url(page)).status_code == 200


@pytest.mark.parametrize("page", ["mijn_toets", "mijn_ondertekenen", "mijn_afspraken"])
def test_people_read_by_link_and_no_name_of_others_is_there(client, as_person, agreed, page):
    first, second = agreed.kring.people[:2]

    page = as_person(second).get(reverse(f"plandag:{page}"))

    assert page.status_code == 200
    assert first.name not in page.content.decode()


@pytest.mark.parametrize("page", ["oordelen", "toets"])
def test_what_the_kring_asks_about_a_kader_is_read_at_the_toets(client, toetsing, anna, page):
    ronde = toetsing.process.rondes.gesloten().first()
    asked = {"status": "naar_kader", "wat_deed_de_groep": "Telt de nachtploeg mee?"}
    bezwaar = BezwaarFactory(ronde=ronde, person=toetsing.kring.people[0], **asked)

    client.force_login(anna if page == "toets" else toetsing.wethouder)
    shown = client.get(url(page)).text

    assert "Telt de nachtploeg mee?" in shown
    assert not any(word in shown for word in (bezwaar.text, bezwaar.person.name))


def test_without_a_toets_there_is_nothing_to_judge_or_to_read(
    client, process, gemeente, wethouder, anna, as_person, mo
):
    client.force_login(wethouder)
    assert [client.get(url(page)).status_code for page in ACTED] == [404, 404, 404]
    assert as_person(mo).get(reverse("plandag:mijn_toets")).status_code == 404
    client.force_login(anna)
    assert client.get(url("toets")).status_code == 200


def judged(toetsing, **fields):
    """What the form of V01 sends: K2 fits, unless told otherwise."""
    samen, geld = f"k{toetsing.samen.pk}", f"k{toetsing.geld.pk}"
    return {f"{samen}-was": 0, f"{geld}-was": 0, f"{samen}-uitspraak": "past", f"{geld}-uitspraak": "nvt"} | {
        f"{samen}-{key}": value for key, value in fields.items()
    }


def test_a_whole_onderdeel_is_judged_in_one_form(client, toetsing):
    client.force_login(toetsing.wethouder)

    response = client.post(url("oordeel", 1), judged(toetsing))

    assert response.url == url("oordeel", 2)
    assert sorted(Oordeel.objects.values_list("uitspraak", flat=True)) == ["nvt", "past"]


def test_the_same_form_sent_twice_keeps_one_row_per_cell(client, toetsing):
    client.force_login(toetsing.wethouder)
    for _ in range(2):
        client.post(url("oordeel", 1), judged(toetsing))

    assert Oordeel.objects.count() == 2


def test_a_stale_form_is_refused(client, toetsing):
    toetsing.says("past_niet", motivering="Te vroeg.", wat_past_wel="Later.")
    client.force_login(toetsing.wethouder)

    assert client.post(url("oordeel", 1), judged(toetsing)).status_code == 409
    assert Oordeel.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_past_niet_without_words_comes_back_with_what_was_typed(client, toetsing, headers):
    client.force_login(toetsing.wethouder)

    response = client.post(
        url("oordeel", 1), judged(toetsing, uitspraak="past_niet", motivering="Te vroeg."), headers=headers
    )

    assert response.status_code == 422
    assert "Te vroeg." in response.content.decode()
    assert not Oordeel.objects.exists()


def test_the_rest_is_shown_first_and_then_chosen(client, toetsing):
    toetsing.says("past")
    client.force_login(toetsing.wethouder)
    choice = {"kader": toetsing.samen.pk, "uitspraak": "nvt"}

    shown = client.get(url("oordelen_rest"), choice)
    client.post(url("oordelen_rest"), choice | {"cel": [cel.key for cel in shown.context["empty"]]})

    assert [cel.code for cel in shown.context["empty"]] == ["V02"]
    assert list(Oordeel.objects.order_by("pk").values_list("uitspraak", flat=True)) == ["past", "nvt"]


def test_a_question_is_answered_on_its_own_page(client, toetsing, anna):
    asked = toetsing.says("vraag", motivering="Komt er een woning?")
    client.force_login(anna)

    client.post(url("toets_vraag", asked.pk), {"text": "Nee."})

    assert asked.groepsantwoord.text == "Nee."
    assert "Komt er een woning?" in client.get(url("toets")).content.decode()


def test_a_decision_with_another_hash_is_refused(client, kring, gemeente, wethouder):
    made = at_toets(kring, gemeente, wethouder, voorlopig=True)
    made.judge()
    client.force_login(wethouder)
    day = clock.today()
    fields = {"nummer": "2026-118", "datum": f"{day.day}-{day.month}-{day.year}", "ongewijzigd": "on"}

    assert client.post(url("besluit"), fields | {"sha256": "0" * 64}).status_code == 409
    assert client.post(url("besluit"), fields | {"sha256": made.plan.sha256}).status_code == 302
    assert Besluit.objects.count() == 1


def test_a_kadersteller_signs_and_a_stale_screen_is_refused(client, agreed):
    client.force_login(agreed.directeur)
    paper = agreed.process.overeenkomsten.get()

    assert client.post(url("kadersteller_overeenkomst"), {"sha256": "0" * 64}).status_code == 409
    client.post(url("kadersteller_overeenkomst"), {"sha256": paper.sha256})

    assert paper.handtekeningen.get().partij == agreed.bedrijf


def test_a_person_signs_by_link(as_person, agreed):
    person = agreed.kring.people[0]
    paper = agreed.process.overeenkomsten.get()

    as_person(person).post(reverse("plandag:mijn_ondertekenen"), {"ik": person.public_id, "sha256": paper.sha256})

    assert paper.handtekeningen.get().person == person


def test_the_owner_reports_in_one_tap_and_nobody_else(as_person, agreed):
    owner, other = agreed.kring.people[:2]
    afspraak = agreed.process.vervolgafspraken.first()
    here = reverse("plandag:mijn_afspraak", args=[afspraak.pk])

    assert as_person(other).post(here, {"ik": other.public_id, "stand": "klaar"}).status_code == 404
    assert as_person(owner).post(here, {"ik": owner.public_id, "stand": "klaar"}).status_code == 302
    afspraak.refresh_from_db()
    assert afspraak.stand == "klaar"


def test_nazorg_opens_by_a_post_only(client, agreed, anna):
    client.force_login(anna)
    contact = agreed.process.nazorgcontacten.get()

    assert "Slaapt slecht." not in client.get(url("nazorg")).content.decode()
    assert client.get(url("nazorg_lezen", contact.pk)).status_code == 405
    assert "Slaapt slecht." in client.post(url("nazorg_lezen", contact.pk)).content.decode()


def test_the_panels_show_what_is_asked(client, as_person, agreed):
    client.force_login(agreed.directeur)
    asked = client.get(reverse("processes:kadersteller", args=["plein"])).content.decode()

    assert "Lees en teken" in asked
    assert "Lees en teken" in as_person(agreed.kring.people[0]).get("/mijn/").content.decode()


def test_a_late_promise_stands_still(client, agreed, anna):
    agreed.process.vervolgafspraken.update(klaar_op=clock.today() - timedelta(days=1))
    agreed.process.step = "nazorg"
    agreed.process.save(update_fields=["step"])
    client.force_login(anna)

    assert "2 afspraken lopen vast of over de datum." in client.get(reverse("processes:list")).content.decode()


@pytest.mark.parametrize("more", [0, 3])
def test_lists_take_the_same_number_of_queries(client, agreed, anna, django_assert_max_num_queries, more):
    for number in range(more):
        vervolg.maak_afspraak(
            agreed.process, by=anna, wat=f"Soep {number}", eigenaar=agreed.kring.people[0], klaar_op=None
        )
    client.force_login(anna)

    with django_assert_max_num_queries(16):
        client.get(url("vervolg"))


def test_a_begeleider_types_in_a_signature(client, agreed, anna):
    client.force_login(anna)
    paper, person = agreed.process.overeenkomsten.get(), agreed.kring.people[1]

    client.post(url("overeenkomst"), {"sha256": paper.sha256, "person": person.pk, "kanaal": "papier"})

    row = paper.handtekeningen.get()
    assert (row.person, row.ingevoerd_door, row.kanaal) == (person, anna, "papier")


@pytest.mark.parametrize("step", ["toetsing", "afgesloten"])
def test_only_while_the_toets_runs_is_there_something_to_judge(client, toetsing, step):
    Process.objects.filter(pk=toetsing.process.pk).update(step=step)
    client.force_login(toetsing.wethouder)

    pages = [client.get(url(*page)).text for page in (("oordeel", 1), ("besluit",), ("oordelen_rest",))]

    assert ["novalidate" in page for page in pages] == [step == "toetsing"] * 3
    assert [page.count("Beoordelen kan nu niet") for page in pages] == ([0, 0, 0] if step == "toetsing" else [1, 0, 1])


def test_in_a_closed_process_the_toets_reads_as_judged(client, toetsing):
    toetsing.judge()
    Process.objects.filter(pk=toetsing.process.pk).update(step="afgesloten")
    client.force_login(toetsing.wethouder)

    page = client.get(url("oordelen")).text

    assert "Dit is beoordeeld." in page
    assert url("besluit") not in page


@pytest.mark.parametrize(("step", "shown"), [("nazorg", True), ("afgesloten", False)])
def test_acts_that_can_only_be_refused_are_not_offered(client, agreed, anna, step, shown):
    Process.objects.filter(pk=agreed.process.pk).update(step=step)
    client.force_login(anna)

    page = client.get(url("vervolg")).text

    assert [words in page for words in ("Vul de stand in", "Verzet deze dag", "Kies een dag</a>")] == [
        shown,
        shown,
        shown,
    ]


def test_the_start_list_marks_where_something_is_asked(client, toetsing):
    client.force_login(toetsing.wethouder)
    start = reverse("processes:kadersteller_list")

    assert client.get(start).text.count("hier is iets van je gevraagd") == 1

    toetsing.judge()
    assert client.get(start).text.count("hier is iets van je gevraagd") == 0


def test_a_verdict_is_not_called_optional_and_the_sum_shows_its_word(client, toetsing):
    toetsing.says(versie=None, kader=toetsing.geld)
    client.force_login(toetsing.wethouder)

    assert "Jouw oordeel</legend>" in client.get(url("oordeel", 1)).text
    assert client.get(url("oordelen")).context["matrix"].sommen.cellen[0].past
