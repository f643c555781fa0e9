"""What the lead puts on the screen of the hall."""

import pytest
from django.urls import reverse

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag import screen
from plandag.actions import rondes
from plandag.actions.scherm import toon_op_scherm
from plandag.models import Plandag
from tests.factories.plandag import ProgrammaonderdeelFactory, VoorstelVersieFactory
from tests.factories.processes import KaderFactory, KaderVersieFactory


@pytest.fixture
def hall(client, vandaag):
    """The page of the beamer, as a browser without an account gets it."""
    path = screen.path(vandaag.process)
    return lambda: client.get(path).content.decode()


def test_it_follows_the_rounds_unless_the_lead_chooses(hall):
    assert "Welkom" in hall()


def test_a_quiet_screen_shows_no_round_and_no_count(client, kring, anna):
    process = kring.process
    client.force_login(anna)

    client.post(reverse("plandag:scherm_kiezen", args=[process.slug]), {"wat": "rustig"})

    page = client.get(screen.path(process)).content.decode()
    assert "We gaan zo verder" in page
    assert "antwoord" not in page.split("<template")[0]
    assert "Volg weer de rondes" in client.get(reverse("plandag:regie", args=[process.slug])).content.decode()


def test_a_round_that_opens_takes_the_screen(client, kring):
    versie = kring.versie()
    toon_op_scherm(kring.process, wat="voorstel", nummer=versie.voorstel.nummer)

    kring.ask()

    page = client.get(screen.path(kring.process)).content.decode()
    assert "Nog 3 antwoorden" in page
    assert Plandag.objects.get(pk=kring.plandag.pk).scherm_voorstel is None


def test_the_programme_shows_what_is_now(hall, vandaag):
    ProgrammaonderdeelFactory(plandag=vandaag, titel="Samen eten", begin=vandaag.begin.time())
    toon_op_scherm(vandaag.process, wat="programma")

    assert "Samen eten" in hall()


def test_a_choice_that_is_not_there_is_refused(vandaag):
    with pytest.raises(Refused, match="Kies wat de zaal ziet"):
        toon_op_scherm(vandaag.process, wat="namen")
    with pytest.raises(Refused, match="Kies welk voorstel"):
        toon_op_scherm(vandaag.process, wat="voorstel", nummer=99)


def test_a_screen_that_has_seen_it_all_hears_of_another_choice(client, vandaag):
    path, process = screen.path(vandaag.process), vandaag.process
    before = client.get(path).content.decode()
    toon_op_scherm(process, wat="rustig")

    assert client.get(path).content.decode() != before
    assert Plandag.objects.get(pk=vandaag.pk).scherm == "rustig"


def test_only_begeleiders_choose(client, vandaag, bas):
    client.force_login(bas)

    assert (
        client.post(reverse("plandag:scherm_kiezen", args=[vandaag.process.slug]), {"wat": "rustig"}).status_code == 404
    )


def ask(kring):
    kring.ask()


def close(kring):
    kring.adopt()


def ask_about_everything(kring):
    kring.adopt()
    kring.slot()


def choose(what):
    def chosen(kring):
        kring.ask()
        toon_op_scherm(kring.process, wat=what, nummer=1 if what == "voorstel" else None)

    chosen.__name__ = what
    return chosen


@pytest.mark.parametrize(
    "now", [ask, close, ask_about_everything, *map(choose, ("rustig", "kaders", "programma", "voorstel"))]
)
def test_the_regie_shows_exactly_what_the_hall_sees(client, kring, anna, now):
    ProgrammaonderdeelFactory(plandag=kring.plandag, titel="Samen eten")
    KaderVersieFactory(kader=KaderFactory(process=kring.process), vastgelegd=True)
    now(kring)
    client.force_login(anna)

    with clock.at(clock.now()):
        hall = client.get(screen.path(kring.process)).text
        regie = client.get(reverse("plandag:regie", args=[kring.process.slug])).text

    seen = hall[hall.index("data-live>") + len("data-live>") : hall.index("</main>")]
    assert "herstel-stage__top" in seen
    assert f'<div class="herstel-stage">{seen}</div>' in regie


def test_rounds_that_closed_together_show_every_result(client, kring, anna):
    kring.adopt()  # closed before: not shown again
    made = rondes.zet_klaar(kring.process, by=anna, versies=[kring.versie(), kring.versie()])
    rondes.open_samen(made[0], by=anna)
    rondes.geef_antwoord(made[0], person=kring.people[0], keuze="bezwaar", reden="Te laat in de nacht.")
    kring.all_say(made[0], but=kring.people[:1])
    kring.all_say(made[1])
    rondes.sluit_samen(made[0], by=anna)
    client.force_login(anna)

    hall = client.get(screen.path(kring.process))
    regie = client.get(reverse("plandag:regie", args=[kring.process.slug])).text

    assert [result["words"] for result in hall.context["results"]] == [
        "Nog niet iedereen kan hiermee leven. We praten verder.",
        "3 van de 3 kunnen hiermee leven.",
    ]
    for result in hall.context["results"]:
        assert f"{result['title']}:" in hall.text
        assert f"{result['title']}: “{result['words']}”" in regie
    assert not any(person.name in hall.text for person in kring.people)
    assert "Te laat in de nacht." not in hall.text


def test_each_sentence_has_its_own_line_in_the_hall(client, kring):
    versie = kring.versie()
    text = "Geen vrachtwagens tussen 22.00 en 6.00 uur. Daarna meten we."
    nieuw = VoorstelVersieFactory(voorstel=versie.voorstel, nummer=2, text=text)
    kring.ask(nieuw)

    page = client.get(screen.path(kring.process)).text

    assert "<span>Geen vrachtwagens tussen 22.00 en 6.00 uur. </span><span>Daarna meten we. </span>" in page
