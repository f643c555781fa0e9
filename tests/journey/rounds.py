"""A round by pages: put ready, opened, answered by each in the own way, closed."""

from plandag.models import ConsentRonde
from tests.journey.case import press
from tests.journey.cast import BY_NAME

SECOND = "Bas Vermeer"  # the second pair of eyes for a card of paper


def latest(case, code):
    return case.process.voorstellen.get(nummer=int(code[1:])).versies.latest()


def status(case, code):
    return case.process.voorstellen.get(nummer=int(code[1:])).status


def ready(case, *codes):
    """Tick the onderdelen on the regie and put them ready; returns their rounds."""
    wanted = [str(latest(case, code).pk) for code in codes]
    case.anna.fill(case.at("plandag:regie"), versie=wanted)
    rounds = list(case.process.rondes.order_by("pk"))[-len(codes) :]
    assert [ronde.versie.voorstel.code for ronde in rounds] == list(codes)
    return rounds


def ready_slot(case):
    press(case.anna, case.at("plandag:regie"), case.at("plandag:slotronde_klaarzetten"))
    return case.process.rondes.order_by("pk").last()


def put(case, ronde, status=200):
    return press(case.anna, case.at("plandag:regie"), case.at("plandag:ronde_openen", ronde.pk), status=status)


def close(case, ronde, status=200):
    return press(case.anna, case.at("plandag:regie"), case.at("plandag:ronde_sluiten", ronde.pk), status=status)


def whole(case, rounds, **exceptions):
    """Open, everyone answers, close: *akkoord*, but for `exceptions`: V03=("Umut Demir", {...})."""
    put(case, rounds[0])
    everyone(case, rounds, **exceptions)
    close(case, rounds[0])
    return [ConsentRonde.objects.get(pk=ronde.pk) for ronde in rounds]


def everyone(case, rounds, **exceptions):
    for ronde in rounds:
        name, said = exceptions.get(ronde.versie.voorstel.code if ronde.versie else "", ("", {}))
        for person in [place.person for place in ronde.still_open().select_related("person")]:
            answer(case, person.name, ronde, **(said if person.name == name else {"keuze": "akkoord"}))


def answer(case, name, ronde, *, keuze, status=200, **said):
    """In the way of this person: the own phone, the tablet, aloud, or a card of paper with a second pair of eyes."""
    kanaal = BY_NAME[name].kanaal
    if kanaal == "link":
        page = tap(case.visit(name), ronde, keuze)
        if keuze in {"akkoord_met_zorg", "bezwaar"}:
            page = case.visit(name).send(page, page.form_with("reden"), said)
    else:
        said |= {"tweede_paar_ogen": SECOND} if kanaal == "papier" else {}
        url = case.at("plandag:antwoord_invoeren", ronde.pk, case.person(name).pk)
        return case.anna.fill(url, keuze=keuze, kanaal=kanaal, status=status, **said)
    assert page.status == status, f"{name}: {page.status} {page.text[:600]}"
    return page


def tap(browser, ronde, keuze):
    """One of the answers, at the question of this round on the own phone."""
    page = browser.open("/mijn/antwoord/")
    form = next(form for form in page.forms if form.defaults().get("ronde") == [str(ronde.pk)])
    return browser.send(page, form, {}, button=("keuze", keuze))
