"""The question as somebody of the kring gets it: behind the personal link, and what is said after it."""

import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from herstel.lib import clock
from plandag import screen
from plandag.actions import rondes
from plandag.models import Antwoord, Bezwaar, ConsentRonde
from processes.models import Process
from tests.factories.plandag import KostenpostFactory, VoorstelFactory, VoorstelVersieFactory
from tests.factories.processes import KaderFactory, KaderVersieFactory, PersonFactory

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
STAND = re.compile(rb"/scherm/[^ ]+")
CLOCK = re.compile(rb"[0-9]+[.][0-9]{2} uur")


def answer(client, person, ronde, keuze):
    return client.post(reverse("plandag:mijn_antwoord"), {"ik": person.public_id, "ronde": ronde.pk, "keuze": keuze})


@pytest.fixture
def mo(kring):
    return kring.people[0]


def test_the_four_answers_weigh_the_same(as_person, kring, mo):
    kring.ask()

    page = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    assert re.findall(r'<button class="herstel-answer" type="submit" name="keuze" value="(\w+)">', page) == [
        "akkoord",
        "akkoord_met_zorg",
        "laat_aan_groep",
        "bezwaar",
    ]
    assert "Alleen de begeleiders zien jouw naam bij je antwoord." in page


def test_the_question_stands_beside_the_kaders(as_person, kring, mo, gemeente):
    kader = KaderFactory(process=kring.process, owners=[gemeente])
    KaderVersieFactory(kader=kader, text="Geen woningen op het terrein.", vastgelegd=True)
    closed = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    kring.ask()

    page = as_person(mo).get(reverse("plandag:mijn_antwoord")).text
    assert ("Geen woningen" in closed, "Geen woningen" in page) == (False, True)


def test_about_the_whole_plan_there_are_three(as_person, kring, mo):
    kring.adopt()
    kring.slot()

    page = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    assert page.count('class="herstel-answer"') == 3
    assert "laat_aan_groep" not in page


def test_an_answer_by_link_is_kept_and_can_change(as_person, kring, mo):
    ronde = kring.ask()
    client = as_person(mo)

    answer(client, mo, ronde, "akkoord")
    kept = client.get(reverse("plandag:mijn_antwoord")).text
    again = client.get(reverse("plandag:mijn_antwoord"), {"vraag": ronde.pk}).text

    assert ronde.kring.get(person=mo).keuze == "akkoord"
    assert "<span>Ja, ik kan hiermee leven</span>" in kept
    assert (kept.count('class="herstel-answer"'), again.count('class="herstel-answer"')) == (0, 4)
    assert "Je kunt dit wijzigen zolang de ronde open is." in kept
    assert "uur." in kept


def test_of_several_questions_the_next_open_one_comes_first(as_person, kring, mo):
    made = rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie() for _ in range(3)])
    rondes.open_samen(made[0], by=kring.by)
    client = as_person(mo)
    asked = []

    for said in ("akkoord", "laat_aan_groep", "akkoord"):
        page = client.get(reverse("plandag:mijn_antwoord"))
        asked.append((page.context["ronde"], page.context["nog"]))
        assert page.text.count('class="herstel-answer"') == 4
        answer(client, mo, page.context["ronde"], said)
    end = client.get(reverse("plandag:mijn_antwoord")).text

    assert asked == [(made[0], 3), (made[1], 2), (made[2], 1)]
    assert 'class="herstel-answer"' not in end
    assert end.count("<span>Ja, ik kan hiermee leven</span>") == 2


def test_the_last_answer_is_said_once(as_person, kring, mo):
    ronde, client = kring.ask(), as_person(mo)
    sent = {"ik": mo.public_id, "ronde": ronde.pk, "keuze": "akkoord"}

    end = client.post(reverse("plandag:mijn_antwoord"), sent, follow=True)

    assert end.text.count("Ja, ik kan hiermee leven") == 1
    assert "is bewaard, om" not in end.text


@pytest.mark.parametrize(("naam", "eerst"), [("eerst", True), ("zonder", False)])
def test_after_a_nee_the_chosen_way_is_shown_and_kept_to(as_person, kring, mo, naam, eerst):
    ronde = kring.ask()
    rondes.geef_antwoord(ronde, person=mo, keuze="bezwaar", reden="Te laat.", naam=naam)

    shown = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    assert f"<strong>{Antwoord.Naam(naam).label}</strong>" in shown
    assert ("Daarna pas hoort de groep het." in shown) is eerst
    assert ("De groep hoort eerst wat er nog niet kan." in shown) is not eerst
    assert "#i-check" not in shown.split("herstel-given")[1].split("</p>")[0]  # a nee is not ticked off


def test_it_says_why_a_question_comes_again(as_person, kring, mo):
    """Only a new version is a new text."""
    first = kring.versie()
    kring.close(kring.ask(first), mo)
    kring.ask(VoorstelVersieFactory(voorstel=first.voorstel, nummer=2))

    shown = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    assert "De tekst is nieuw, dus we vragen het opnieuw." in shown


def test_the_facts_of_a_question_are_one_paragraph(as_person, kring, mo):
    voorstel = VoorstelFactory(process=kring.process)
    kring.ask(VoorstelVersieFactory(voorstel=voorstel, kosten_uitleg="Uit de reserve", meetpunt="Het is stil."))

    shown = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    assert "Uit de reserve. Zo merken we dat het lukt: Het is stil.</p>" in shown


def test_what_is_open_in_a_reason_stands_on_top(as_person, kring, mo):
    ronde, client = kring.ask(), as_person(mo)
    reason = reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, "bezwaar"])

    page = client.post(reason, {"ik": mo.public_id, "reden": ""}).text

    assert page.count('id="fouten"') == 1
    assert page.index('id="fouten"') < page.index("<h1")
    assert client.get(reason).context["form"]["naam"].value() is None  # nothing is chosen beforehand
    client.post(reason, {"ik": mo.public_id, "reden": "Te laat."})
    assert ronde.kring.get(person=mo).naam == "eerst"


def test_going_back_from_the_reason_keeps_what_was_typed(as_person, kring, mo):
    ronde = kring.ask()
    client, reason = as_person(mo), reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, "bezwaar"])
    typed = {"ik": mo.public_id, "reden": "Mijn koeien <lopen> daar.", "naam": "zonder"}

    back = client.post(reason, typed | {"doe": "terug"})
    again = client.post(reverse("plandag:mijn_antwoord"), typed | {"ronde": ronde.pk, "keuze": "akkoord_met_zorg"})

    assert back.text.count('class="herstel-answer"') == 4
    assert 'name="reden" value="Mijn koeien &lt;lopen&gt; daar."' in back.text
    assert "Mijn koeien &lt;lopen&gt; daar.</textarea>" in again.text
    assert ronde.kring.get(person=mo).keuze == "open"


def test_a_round_that_closed_in_between_is_no_dead_end(as_person, kring, mo):
    ronde = kring.ask()
    reason = reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, "bezwaar"])
    kring.close(ronde)
    client = as_person(mo)

    opened = client.get(reason, follow=True)
    sent = client.post(reason, {"ik": mo.public_id, "reden": "Te laat.", "naam": "eerst"})

    assert rondes.JUST_CLOSED in opened.text
    assert (sent.status_code, rondes.JUST_CLOSED in sent.text, "Te laat." in sent.text) == (409, True, True)


def test_a_nee_first_asks_for_its_reason(as_person, kring, mo):
    ronde = kring.ask()
    client = as_person(mo)
    response = answer(client, mo, ronde, "bezwaar")
    reason = reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, "bezwaar"])

    assert response.headers["Location"] == reason
    assert ronde.kring.get(person=mo).keuze == "open"
    assert client.post(reason, {"ik": mo.public_id, "reden": "", "naam": "eerst"}).status_code == 422
    client.post(reason, {"ik": mo.public_id, "reden": "Te laat.", "wat_helpt": "Eerder.", "naam": "eerst"})
    place = ronde.kring.get(person=mo)
    assert (place.keuze, place.reden, place.wat_helpt, place.naam) == ("bezwaar", "Te laat.", "Eerder.", "eerst")


def test_who_changes_a_reason_finds_it_back(as_person, kring, mo):
    ronde = kring.ask()
    rondes.geef_antwoord(ronde, person=mo, keuze="bezwaar", reden="Te laat.", wat_helpt="Eerder.", naam="eerst")

    shown = as_person(mo).get(reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, "bezwaar"])).text
    other = as_person(mo).get(reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, "akkoord_met_zorg"])).text

    assert ("Te laat." in shown, "Eerder." in shown, "Te laat." in other) == (True, True, False)


def test_about_the_whole_plan_everyone_reads_all_that_is_agreed(as_person, kring, mo, gemeente):
    versie = VoorstelVersieFactory(
        voorstel=VoorstelFactory(process=kring.process), wie="Truus", wanneer="op", wanneer_op=date(2027, 2, 1)
    )
    KostenpostFactory(versie=versie, partij=gemeente, eenmalig=1500)
    kring.adopt(versie)
    kring.slot()

    page = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    assert all(words in page for words in (versie.text, "Trekker: Truus.", "Klaar: 1 februari 2027.", "1.500"))


def test_an_anonymous_answer_says_that_it_stays(as_person, kring, mo):
    Process.objects.update(privacy="anoniem")
    kring.process.refresh_from_db()
    ronde = kring.ask()
    client = as_person(mo)

    answer(client, mo, ronde, "akkoord")
    page = client.get(reverse("plandag:mijn_antwoord")).text

    assert "Het is anoniem, en daarom staat het vast." in page
    assert 'class="herstel-answer"' not in page


@pytest.mark.parametrize("privacy", Process.Privacy.values)
def test_nobody_sees_what_somebody_else_chose_while_it_is_open(client, as_person, kring, mo, privacy):
    """Worlds that differ in one answer look the same to everyone but its owner and the begeleiders."""
    Process.objects.update(privacy=privacy)
    kring.process.refresh_from_db()
    ronde, other = kring.ask(), as_person(kring.people[1])
    worlds = []

    for keuze in Antwoord.GIVEN:
        with clock.at(ronde.geopend_op), transaction.atomic():
            rondes.geef_antwoord(ronde, person=mo, keuze=keuze, reden="Omdat.")
            pages = [other.get(reverse("plandag:mijn_antwoord")), other.get(reverse("mijn"))]
            pages.append(client.get(screen.path(kring.process)))
            worlds.append([without_chance(page.content) for page in pages])
            transaction.set_rollback(True)

    assert worlds[0] == worlds[1] == worlds[2] == worlds[3]


def without_chance(content):
    """Tokens differ on every page, and the clock of the hall goes on."""
    return CLOCK.sub(b"", STAND.sub(b"", TOKEN.sub(b"", content)))


def test_after_closing_the_result_in_words(as_person, kring, mo):
    kring.adopt()

    page = as_person(mo).get(reverse("plandag:mijn_antwoord")).text

    assert "3 van de 3 kunnen hiermee leven." in page
    assert kring.people[1].name not in page


def test_in_an_open_kring_names_are_there_after_closing(as_person, kring, mo):
    Process.objects.update(privacy="open")
    kring.process.refresh_from_db()
    ronde, client = kring.ask(), as_person(mo)
    kring.all_say(ronde)

    assert kring.people[1].name not in client.get(reverse("plandag:mijn_antwoord")).text
    rondes.sluit_ronde(ronde, by=kring.by)
    assert kring.people[1].name in client.get(reverse("plandag:mijn_antwoord")).text


def test_in_an_open_kring_nobody_is_promised_to_stay_out_of_it(as_person, kring, mo):
    Process.objects.update(privacy="open")
    kring.process.refresh_from_db()
    ronde, client = kring.ask(), as_person(mo)

    nee, zorg = (
        client.get(reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, keuze])).text for keuze in ("bezwaar", "zorg")
    )

    assert "Na het sluiten ziet de kring jouw naam bij je antwoord." in nee
    assert "Breng het in zonder mijn naam." not in nee
    assert "De groep ziet je naam er niet bij." not in zorg


def test_the_round_of_another_process_cannot_be_answered(as_person, kring, mo, other_process):
    ronde = kring.ask()
    ConsentRonde.objects.filter(pk=ronde.pk).update(process=other_process)

    assert answer(as_person(mo), mo, ronde, "akkoord").status_code == 404


def test_the_words_of_a_round_are_for_its_kring_only(as_person, kring, mo):
    ronde, kadersteller = kring.ask(), PersonFactory(process=kring.process)
    reason = reverse("plandag:mijn_antwoord_reden", args=[ronde.pk, "bezwaar"])

    assert as_person(kadersteller).get(reason).status_code == 404
    assert answer(as_person(kadersteller), kadersteller, ronde, "akkoord").status_code == 404
    assert ronde.versie.text in as_person(mo).get(reason).text


def test_the_owner_ends_an_objection_by_link(as_person, kring, mo):
    bezwaar = kring.close(kring.ask(), mo).bezwaren.get()
    url = reverse("plandag:mijn_bezwaar", args=[bezwaar.pk])

    assert as_person(kring.people[1]).get(url).status_code == 404
    client = as_person(mo)
    assert url in client.get(reverse("mijn")).text
    client.post(url, {"ik": mo.public_id, "status": "ingetrokken"})
    assert Bezwaar.objects.get().status == "ingetrokken"


def test_looking_again_is_asked_by_link(as_person, client, kring, anna, mo):
    voorstel = kring.adopt().versie.voorstel
    mine = as_person(mo)

    mine.post(
        reverse("plandag:mijn_heropenen"), {"ik": mo.public_id, "voorstel": voorstel.pk, "reden": "Ik miste iets."}
    )

    client.force_login(anna)
    assert "Ik miste iets." in client.get(reverse("plandag:regie", args=[kring.process.slug])).text
