from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from participants import panels
from participants.models import Betrokkene
from processes.models import Person
from tests.factories.participants import BehoefteFactory, GesprekFactory, InformantFactory, InformatievraagFactory

pytestmark = pytest.mark.django_db

PAGES = ["mijn_vraag", "mijn_wie_mist", "mijn_nodig"]


def me(betrokkene, **data):
    return {"ik": betrokkene.person.public_id} | data


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_for_deelnemers_with_a_link(client, as_person, truus, mo, page):
    url = reverse(f"participants:{page}")

    codes = [browser.get(url).status_code for browser in (client, as_person(mo), as_person(truus.person))]

    assert codes == [404, 404, 200]


def test_the_board_shows_no_names_and_no_small_numbers(as_person, truus, wim):
    vraag = InformatievraagFactory(process=truus.process)
    vraag.vragers.create(betrokkene=wim, at=wim.at)

    text = as_person(truus.person).get(reverse("participants:mijn_vraag")).text

    assert "minder dan 5" in text
    assert "Wim" not in text


def test_i_want_to_know_this_too_counts_once(as_person, truus):
    vraag = InformatievraagFactory(process=truus.process)
    browser = as_person(truus.person)

    for _ in range(2):
        browser.post(reverse("participants:mijn_vraag_ook", args=[vraag.pk]), me(truus))

    assert vraag.vragers.get().betrokkene == truus


def test_a_form_of_somebody_else_on_this_phone_is_refused(as_person, truus, wim):
    vraag = InformatievraagFactory(process=truus.process)

    response = as_person(truus.person).post(reverse("participants:mijn_vraag_ook", args=[vraag.pk]), me(wim))

    assert response.status_code == 409
    assert not vraag.vragers.exists()


def test_a_question_by_link_is_not_on_the_board_of_others_yet(as_person, truus, wim):
    as_person(truus.person).post(reverse("participants:mijn_vraag"), me(truus, text="Waarom deed Jan niets?"))

    others = as_person(wim.person).get(reverse("participants:mijn_vraag")).text

    assert "Jan" not in others


def test_naming_somebody_answers_the_same_for_who_is_on_the_list(as_person, truus, wim):
    browser = as_person(truus.person)
    url = reverse("participants:mijn_wie_mist")

    for name, phone in (("Bertus Klaver", ""), ("Wim Kortekaas", "06 0000 0099")):
        browser.post(url, me(truus, name=name, phone=phone))

    assert [row.betrokkene.person.name for row in truus.aandragingen.all()] == ["Bertus Klaver", "Wim Kortekaas"]
    assert Betrokkene.objects.get(person__name="Bertus Klaver").status == "genoemd"
    assert Person.objects.count() == 3


def test_naming_somebody_never_gives_them_another_address(as_person, truus, wim):
    named = {"name": wim.person.name, "phone": wim.person.phone, "email": "vreemd@voorbeeld.example"}

    as_person(truus.person).post(reverse("participants:mijn_wie_mist"), me(truus, **named))

    wim.person.refresh_from_db()
    assert wim.person.email == ""
    assert truus.aandragingen.get().betrokkene == wim


def test_a_need_of_another_person_is_not_there(as_person, truus, wim):
    need = BehoefteFactory(person=wim.person)

    response = as_person(truus.person).post(reverse("participants:mijn_nodig_weg", args=[need.pk]), me(truus))

    assert response.status_code == 404


def test_the_own_talk_is_a_file_and_that_of_another_is_not(as_person, truus, wim):
    talk = GesprekFactory(betrokkene=truus)
    url = reverse("participants:mijn_agenda", args=[talk.pk])

    assert "BEGIN:VEVENT" in as_person(truus.person).get(url).text
    assert as_person(wim.person).get(url).status_code == 404


def test_an_informant_says_yes_by_link(as_person, talks):
    row = InformantFactory(process=talks, gevraagd=True)
    browser = as_person(row.person)

    browser.post(reverse("participants:mijn_informant"), {"ik": row.person.public_id, "antwoord": "ja"})

    row.refresh_from_db()
    assert row.aanvaard_op is not None


def test_an_informant_who_says_neither_yes_nor_no_says_nothing(as_person, talks):
    row = InformantFactory(process=talks, gevraagd=True)

    response = as_person(row.person).post(reverse("participants:mijn_informant"), {"ik": row.person.public_id})

    row.refresh_from_db()
    assert response.status_code == 409
    assert row.afgezegd_op is None


@pytest.mark.parametrize("step", ["toetsing", "nazorg", "afgesloten"])
def test_after_the_day_an_informant_reads_thanks(as_person, talks, at_step, step):
    row = InformantFactory(process=talks, gevraagd=True, aanvaard_op=clock.now())
    browser = as_person(row.person)
    pages = [reverse("mijn"), reverse("participants:mijn_informant")]

    before = [browser.get(page).text for page in pages]
    at_step(step)
    after = [browser.get(page).text for page in pages]

    assert all("Je komt. Dank je." in page for page in before)
    assert all("Je gaf uitleg. Dank je." in page and "Je komt" not in page for page in after)
    assert ("Nee, ik kom niet" in before[1], "Nee, ik kom niet" in after[1]) == (True, False)


def test_who_never_answered_is_not_asked_after_the_day(as_person, talks, at_step):
    row = InformantFactory(process=talks, gevraagd=True)
    browser = as_person(row.person)
    at_step("toetsing")

    assert "uitleg" not in browser.get(reverse("mijn")).text
    assert "Ja, ik kom" not in browser.get(reverse("participants:mijn_informant")).text


def test_who_was_not_asked_has_no_page_as_informant(as_person, talks):
    row = InformantFactory(process=talks)

    assert as_person(row.person).get(reverse("participants:mijn_informant")).status_code == 404


def test_the_personal_page_asks_what_a_deelnemer_is_asked(as_person, truus):
    text = as_person(truus.person).get(reverse("mijn")).text

    assert [reverse(f"participants:{page}") in text for page in PAGES] == [True, True, True]


def test_the_process_page_shows_today(client, truus, anna):
    GesprekFactory(betrokkene=truus, begeleider=anna)
    client.force_login(anna)

    panels = client.get(reverse("processes:process", args=[truus.process.slug])).context["panels"]

    assert [panel.template for panel in panels if panel.template.startswith("participants/")] == [
        "participants/_vandaag.html",
        "participants/_op_weg.html",
    ]


@pytest.mark.parametrize(("step", "asked"), [("verbreding", True), ("plandag", True), ("toetsing", False)])
def test_nobody_is_asked_who_is_missing_once_the_plan_is_made(as_person, truus, at_step, step, asked):
    at_step(step)

    text = as_person(truus.person).get(reverse("mijn")).text

    assert [reverse(f"participants:{page}") in text for page in PAGES] == [asked] * 3


@pytest.mark.parametrize(("step", "texts"), [("verbreding", 1), ("plandag", 0), ("afgesloten", 0)])
def test_nobody_waits_for_a_first_contact_after_the_talks(truus, at_step, step, texts):
    process = at_step(step)
    Betrokkene.objects.update(at=clock.now() - timedelta(days=15))

    assert len(list(panels.wacht_te_lang([process]))) == texts


def test_the_own_page_shows_the_own_question_and_no_other(as_person, truus, wim):
    mine = InformatievraagFactory(process=truus.process, text="Mag ik groente uit mijn tuin eten?")
    mine.vragers.create(betrokkene=truus, at=clock.now())
    other = InformatievraagFactory(process=truus.process, text="Wat zat er in de rook?")
    other.vragers.create(betrokkene=wim, at=clock.now())

    text = as_person(truus.person).get(reverse("mijn")).text

    assert "Mag ik groente uit mijn tuin eten?" in text
    assert "Wat zat er in de rook?" not in text
