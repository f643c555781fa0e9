"""A round by pages: put ready, opened, answered by each in the own way, closed."""

from plandag.models import ConsentRonde
from tests.journey.case import press
from tests.journey.cast import BY_NAME

SECOND = "Bas Vermeer"  # the second pair of eyes for a card of paper
QUESTIONS = "/mijn/antwoord/"


def latest(case, code):
    return case.process.voorstellen.get(nummer=int(code[1:])).versies.latest()


def status(case, code):
    return case.process.voorstellen.get(nummer=int(code[1:])).status


def ready(case, *codes):
    """Tick the onderdelen on the regie and put them ready; returns their rounds."""
    wanted = [str(latest(case, code).pk) for code in codes]
    case.regie = case.anna.fill(case.at("plandag:regie"), versie=wanted)
    rounds = list(case.process.rondes.order_by("pk"))[-len(codes) :]
    assert [ronde.versie.voorstel.code for ronde in rounds] == list(codes)
    return rounds


def ready_slot(case):
    case.regie = press(case.anna, case.at("plandag:regie"), case.at("plandag:slotronde_klaarzetten"))
    return case.process.rondes.order_by("pk").last()


def put(case, ronde):
    """Open it, by the button that came with putting it ready."""
    case.regie = press(case.anna, case.regie, case.at("plandag:ronde_openen", ronde.pk))


def close(case, ronde):
    """Close it, by the button on the screen of the regie since it opened."""
    return press(case.anna, case.regie, case.at("plandag:ronde_sluiten", ronde.pk))


def whole(case, rounds, **exceptions):
    """Open, everyone answers, close: *akkoord*, but for `exceptions`: V03=("Umut Demir", {...})."""
    put(case, rounds[0])
    everyone(case, rounds, **exceptions)
    close(case, rounds[0])
    return [ConsentRonde.objects.get(pk=ronde.pk) for ronde in rounds]


def everyone(case, rounds, **exceptions):
    """Who has not answered yet does so, to each question on the own screen."""
    for person in case.process.people.filter(antwoorden__ronde__in=rounds, antwoorden__keuze="open").distinct():
        for ronde in rounds:
            name, said = exceptions.get(ronde.versie.voorstel.code if ronde.versie else "", ("", {}))
            said = said if person.name == name else {"keuze": "akkoord"}
            if BY_NAME[person.name].kanaal == "link":
                by_link(case, person.name, ronde, **said)
            else:
                typed_in(case, person.name, ronde, **said)
    assert [ronde.still_open().count() for ronde in rounds] == [0] * len(rounds)


def by_link(case, name, ronde, *, keuze, status=200, **said):
    """One of the answers at the question on the own phone; a zorg and a nee are asked for their reason."""
    browser = case.visit(name)
    page = browser.open(f"{QUESTIONS}?vraag={ronde.pk}")
    form = next(form for form in page.forms if form.defaults().get("ronde") == [str(ronde.pk)])
    if keuze not in {"akkoord_met_zorg", "bezwaar"}:
        answer = browser.send(page, form, {}, button=("keuze", keuze), follow=False)
        assert (answer.status, answer.response["Location"]) == (302, QUESTIONS)
        return answer
    asked = browser.send(page, form, {}, button=("keuze", keuze))
    answer = browser.send(asked, asked.form_with("reden"), said)
    assert answer.status == status, f"{name}: {answer.status} {answer.text[:600]}"
    return answer


def typed_in(case, name, ronde, *, keuze):
    """On the tablet, aloud, or from a card of paper with a second pair of eyes."""
    url = case.at("plandag:antwoord_invoeren", ronde.pk, case.person(name).pk)
    page, kanaal = case.anna.open(url), BY_NAME[name].kanaal
    said = {"keuze": keuze, "kanaal": kanaal} | ({"tweede_paar_ogen": SECOND} if kanaal == "papier" else {})
    answer = case.anna.send(page, page.form_with(*said), said, follow=False)
    others = case.at("plandag:antwoorden_invoeren", ronde.pk, case.person(name).pk)  # more is asked of this person
    assert answer.status == 302
    assert answer.response["Location"] in {case.at("plandag:regie"), others}
