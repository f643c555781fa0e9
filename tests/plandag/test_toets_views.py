from datetime import date, timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from plandag.actions import overeenkomst, toets, vervolg
from plandag.forms.toets import RestForm
from plandag.models import Besluit, Oordeel
from processes.models import Process
from tests.factories.plandag import BezwaarFactory
from tests.factories.processes import KaderVersieFactory
from tests.plandag.toetsing import _kader, at_toets

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


@pytest.mark.parametrize("page", ["afspraak_maken", "evaluatie_plannen"])
def test_before_the_toets_a_form_of_afterwards_says_why_it_waits(client, at_step, anna, page):
    at_step("kaders")
    client.force_login(anna)

    waits = client.get(url(page))

    assert "Het proces staat nu bij “Kaders”." in waits.text
    assert "<form" not in waits.text.split("<main")[1].split("</main>")[0]
    assert "Kies een dag<" not in client.get(url("vervolg")).text


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


def judged(toetsing, uitspraak="past", **fields):
    """What the place of V01 beside K2 sends."""
    place = f"v1-k{toetsing.samen.pk}"
    return {f"{place}-{key}": value for key, value in ({"was": 0, "uitspraak": uitspraak} | fields).items()}


def there(anchor):
    return f"{url('oordelen')}?plek={anchor}#{anchor}"


def place(page, anchor):
    """One place of the page, from its opening tag to the next one."""
    return page.text.split(f'id="{anchor}"')[1].split('role="group"')[1]


def test_one_tap_says_it_and_leads_to_what_waits_next(client, toetsing):
    client.force_login(toetsing.wethouder)

    response = client.post(url("oordeel", 1), judged(toetsing))

    assert response.url == there("v02-k1")
    assert Oordeel.objects.get().uitspraak == "past"


def test_past_the_last_one_it_goes_on_at_the_first_that_was_skipped(client, toetsing):
    client.force_login(toetsing.wethouder)
    som = f"v0-k{toetsing.geld.pk}"

    skipped = client.post(url("oordeel", 0), {f"{som}-was": 0, f"{som}-uitspraak": "past"})
    toetsing.judge(toetsing.bedrijf)
    for cel in toetsing.matrix.of(toetsing.gemeente):
        if cel.oordeel is None and cel.anchor != "v01-k2":
            toetsing.says(versie=cel.code, kader=cel.kolom.versie)
    done = client.post(url("oordeel", 1), judged(toetsing))

    assert (skipped.url, done.url) == (there("v01-k1"), url("oordelen"))


def test_the_same_form_sent_twice_keeps_one_row_per_cell(client, toetsing):
    client.force_login(toetsing.wethouder)
    for _ in range(2):
        client.post(url("oordeel", 1), judged(toetsing))

    assert Oordeel.objects.count() == 1


def test_each_onderdeel_stands_with_its_text_and_every_own_kader(client, toetsing):
    toetsing.says("past")
    client.force_login(toetsing.wethouder)

    page = client.get(url("oordelen"))

    assert all(versie.text in page.text for versie in toetsing.versies)
    assert [vak.cel.anchor for blad in page.context["bladen"] for vak in blad.vakken] == [
        "v01-k1",
        "v01-k2",
        "v02-k1",
        "v02-k2",
        "totaal-k1",
    ]
    assert "0 van de 2 onderdelen beoordeeld." in page.text
    assert [">Past<" in place(page, anchor) for anchor in ("v01-k1", "v01-k2")] == [True, True]
    assert ["Verander dit" in place(page, anchor) for anchor in ("v01-k1", "v01-k2")] == [False, True]


def test_an_onderdeel_counts_as_judged_when_every_own_kader_is(client, toetsing):
    for kader in (toetsing.geld, toetsing.samen):
        toetsing.says(kader=kader)
    client.force_login(toetsing.wethouder)

    page = client.get(url("oordelen"))

    assert "1 van de 2 onderdelen beoordeeld." in page.text
    assert (page.context["nu"], page.context["eerste"]) == ("v02-k1", "v02-k1")


def test_the_address_of_one_onderdeel_leads_to_its_place(client, toetsing):
    client.force_login(toetsing.directeur)

    assert client.get(url("oordeel", 2)).url == there("v02-k2")
    assert [client.get(url("oordeel", nummer)).status_code for nummer in (0, 9)] == [404, 404]


def test_the_place_that_was_asked_for_comes_first_and_takes_the_focus(client, toetsing):
    client.force_login(toetsing.wethouder)

    page, strange = client.get(url("oordelen"), {"plek": "v02-k2"}), client.get(url("oordelen"), {"plek": "v09-k9"})

    assert (page.context["nu"], strange.context["nu"]) == ("v02-k2", "v01-k1")
    assert [each.text.count(" autofocus") for each in (page, strange)] == [1, 0]


def test_the_place_that_is_next_is_no_address_of_nu_te_doen(client, toetsing):
    client.force_login(toetsing.wethouder)

    page = client.get(url("oordelen")).content.decode()

    assert 'aria-current="true"' in page
    assert "hx-get" not in page


def test_why_it_does_not_fit_is_read_by_the_other_partij(client, toetsing):
    toetsing.says("past_niet", motivering="De datum is te vroeg.", wat_past_wel="Na 1 mei.")
    client.force_login(toetsing.directeur)

    assert "De datum is te vroeg." in client.get(url("oordelen")).text


def test_a_question_needs_its_words(client, toetsing):
    client.force_login(toetsing.wethouder)

    empty = client.post(url("oordeel", 1), judged(toetsing, "vraag"))
    client.post(url("oordeel", 1), judged(toetsing, "vraag", vraag="Komt er een woning?"))

    assert "Schrijf hier op wat je vraag is." in empty.text
    assert Oordeel.objects.get().motivering == "Komt er een woning?"


def test_whether_a_sum_fits_is_always_applicable(client, toetsing):
    client.force_login(toetsing.wethouder)
    som = f"v0-k{toetsing.geld.pk}"

    assert client.post(url("oordeel", 0), {f"{som}-was": 0, f"{som}-uitspraak": "nvt"}).status_code == 422


@pytest.mark.parametrize("more", [0, 4])
def test_the_page_takes_the_same_number_of_queries(client, toetsing, django_assert_max_num_queries, more):
    for _ in range(more):
        _kader(toetsing.process, [toetsing.gemeente], voorlopig=False)
    client.force_login(toetsing.wethouder)

    with django_assert_max_num_queries(33):
        client.get(url("oordelen"))


def test_a_stale_form_is_refused(client, toetsing):
    toetsing.says("past_niet", motivering="Te vroeg.", wat_past_wel="Later.")
    client.force_login(toetsing.wethouder)

    assert client.post(url("oordeel", 1), judged(toetsing)).status_code == 409
    assert Oordeel.objects.count() == 1


def test_words_about_a_kader_that_changed_meanwhile_are_refused_and_shown(client, toetsing):
    old, words = judged(toetsing, "past_niet", motivering="Te vroeg.", wat_past_wel="Later."), "Dit kader is intussen"
    KaderVersieFactory(kader=toetsing.samen.kader, vastgelegd=True)
    client.force_login(toetsing.wethouder)

    response = client.post(url("oordeel", 1), old)

    assert response.status_code == 409
    assert all(each in response.text for each in (words, "Te vroeg.", "Later."))
    assert not Oordeel.objects.exists()


def test_words_without_a_verdict_are_refused_and_shown(client, toetsing):
    client.force_login(toetsing.wethouder)

    response = client.post(url("oordeel", 1), judged(toetsing, "", opmerking="Let op de trap."))

    assert response.status_code == 409
    assert all(words in response.text for words in ("Kies een oordeel.", "Let op de trap."))


def test_past_niet_without_words_comes_back_in_its_place_with_what_was_typed(client, toetsing):
    client.force_login(toetsing.wethouder)

    response = client.post(url("oordeel", 1), judged(toetsing, "past_niet", motivering="Te vroeg."))

    assert (response.status_code, response.context["nu"]) == (422, "v01-k2")
    assert all(words in place(response, "v01-k2") for words in ("Te vroeg.", "Schrijf op wat wel zou passen."))
    assert not Oordeel.objects.exists()


def test_the_rest_is_shown_first_and_then_chosen(client, toetsing):
    toetsing.says("past")
    client.force_login(toetsing.wethouder)
    choice = {"kader": toetsing.samen.pk, "uitspraak": "nvt"}

    shown = client.get(url("oordelen_rest"), choice)
    client.post(url("oordelen_rest"), choice | {"cel": [cel.key for cel in shown.context["empty"]]})

    assert [cel.code for cel in shown.context["empty"]] == ["V02"]
    assert list(Oordeel.objects.order_by("pk").values_list("uitspraak", flat=True)) == ["past", "nvt"]


def test_an_amount_stays_on_one_line_of_a_choice(toetsing):
    kolom = toetsing.matrix.kolommen[0]
    kolom.versie.text = "Hoogstens € 5.000."

    choices = RestForm(kolommen=[kolom]).fields["kader"].choices

    assert choices == [(kolom.versie.pk, f"{kolom.versie.kader.code}. Hoogstens €\u00a05.000.")]


def test_the_rest_says_what_is_still_to_choose(client, toetsing):
    client.force_login(toetsing.wethouder)

    fresh = client.get(url("oordelen_rest"))
    nothing = client.get(url("oordelen_rest"), {"toon": "ja"})

    assert 'name="toon" value="ja"' in fresh.text
    assert not fresh.context["form"].errors
    assert set(nothing.context["form"].errors) == {"kader", "uitspraak"}


def test_the_order_of_the_table_is_said_when_something_is_on_top(client, toetsing, anna):
    client.force_login(anna)

    before = client.get(url("toets")).text
    toetsing.says("vraag", motivering="Komt er een woning?")
    after = client.get(url("toets")).text

    assert ("Bovenaan staat" in before, "Bovenaan staat" in after) == (False, True)


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


def test_under_the_words_stands_who_decided_and_who_signed(client, kring, gemeente, wethouder, anna):
    made = at_toets(kring, gemeente, wethouder, voorlopig=True)
    made.judge()
    toets.leg_besluit_vast(
        made.toets, by=wethouder, partij=gemeente, nummer="2026-118", datum=clock.today(), sha256=made.plan.sha256
    )
    paper = made.agree()
    overeenkomst.teken_voor_partij(paper, by=wethouder, partij=gemeente, sha256=paper.sha256)
    client.force_login(anna)

    page = client.get(url("overeenkomst")).text
    _head, signed, waiting = page.split('class="herstel-sign"')[1].split("</table>")[0].split('scope="row"')

    assert page.index(paper.geschillen) < page.index('class="herstel-sign"') < page.index('class="herstel-seal"')
    assert all(words in signed for words in ("2026-118", wethouder.kaderstellers.get().person.name, " getekend"))
    assert "nog niet getekend" in waiting


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


def test_a_late_promise_is_asked_after_on_the_own_page(as_person, agreed):
    afspraak = agreed.process.vervolgafspraken.exclude(eigenaar=None).first()
    client = as_person(afspraak.eigenaar)
    calm = client.get("/mijn/").text

    agreed.process.vervolgafspraken.update(klaar_op=clock.today() - timedelta(days=1))

    assert ("de datum voorbij" in calm, "de datum voorbij" in client.get("/mijn/").text) == (False, True)


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

    pages = [client.get(url(*page)).text for page in (("oordelen",), ("besluit",), ("oordelen_rest",))]

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


def test_on_the_start_page_what_is_asked_comes_first(client, toetsing):
    start = reverse("processes:kadersteller", args=["plein"])
    client.force_login(toetsing.wethouder)
    asked = client.get(start).text

    toetsing.judge()
    done = client.get(start).text

    assert [page.index('id="toets"') < page.index('id="jouw-kaders"') for page in (asked, done)] == [True, False]


def test_the_start_list_marks_where_something_is_asked(client, toetsing):
    client.force_login(toetsing.wethouder)
    start = reverse("processes:kadersteller_list")

    assert client.get(start).text.count("hier is iets van je gevraagd") == 1

    toetsing.judge()
    assert client.get(start).text.count("hier is iets van je gevraagd") == 0


def test_words_that_are_needed_are_not_called_optional_and_the_sum_shows_its_word(client, toetsing):
    toetsing.says(versie=None, kader=toetsing.geld)
    client.force_login(toetsing.wethouder)

    assert "Jouw vraag</label>" in client.get(url("oordelen")).text
    assert client.get(url("oordelen")).context["matrix"].sommen.cellen[0].past


def test_who_signs_by_link_reads_on_top_that_it_is_kept(as_person, agreed):
    person, page = agreed.kring.people[0], reverse("plandag:mijn_ondertekenen")
    paper = agreed.process.toetsen.standing().get().overeenkomsten.get()
    browser = as_person(person)

    answer = browser.post(page, {"ik": person.public_id, "sha256": paper.sha256}, follow=True)

    assert "Dank je wel. Het is bewaard." in answer.text.split("<h1")[0]
    assert "Jouw naam staat eronder" in answer.text


def test_a_promise_shows_whom_the_plan_names(client, agreed, anna):
    promise = agreed.process.vervolgafspraken.exclude(voorstel=None).first()
    client.force_login(anna)

    page = client.get(url("afspraak", promise.pk)).text

    assert f"In het plan staat wie dit trekt: {promise.voorstel.versies.latest().wie}." in page
