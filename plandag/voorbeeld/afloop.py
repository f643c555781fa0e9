"""After the slotronde: the toets, the overeenkomst, the promises, until the process is closed."""

from collections.abc import Iterable, Iterator

from plandag.actions import documenten, overeenkomst, toets, vervolg
from plandag.actions.toets import Uitkomst
from plandag.models import Overeenkomst, Plan, Vervolgafspraak, VoorstelVersie
from plandag.voorbeeld import data
from plandag.voorbeeld.avond import DAG, opnieuw_v07
from plandag.voorbeeld.cast import Cast
from plandag.voorbeeld.mensen import mensen
from plandag.voorbeeld.onderdelen import ONDERDELEN
from processes import flow
from processes.models import Kadersteller, KaderVersie, Partij, Person, User

EERSTE_KEER = {  # onderdeel, kader → what the owner says the first time
    (7, 6): (
        "past_niet",
        "De bomen komen vóór [2027-05-01:kort] aan het water. Dan kan de schoonmaak er niet bij.",
        "Planten na [2027-05-01:kort].",
    ),
    (6, 3): ("vraag", "Komt er ook een bedrijfswoning?", ""),
    (1, 7): ("vraag", "Is spijt een schuldbekentenis?", ""),
}
ANTWOORDEN = {
    (6, 3): "Nee, er komt geen woning.",
    (1, 7): "Nee. Het gaat over wat mensen hebben meegemaakt, niet over schuld.",
}
STANDEN = {  # onderdeel → how it stands at the end, and what its owner says
    6: ("overgedragen", "De bouw loopt tot het najaar. De dorpscommissie volgt dit."),
    7: ("overgedragen", "De gemeente plant na het schoonmaken. De dorpscommissie volgt dit."),
    9: ("klaar", "De proef is gemeten. Het blijft zo."),
}


def toets_half(cast: Cast) -> None:
    """Two of the four partijen judged, and one finds a date that does not fit: where *step 7* stands at 21.15."""
    cast.verder(DAG, "21.10")
    _oordeel_over_alles(cast, "21.15", [cast.kaderstellers[0], cast.kaderstellers[3]])


def toetsen(cast: Cast) -> None:
    """The first toets finds one date outside K6; after the repair only that onderdeel is judged again."""
    cast.verder(DAG, "21.10")
    _oordeel_over_alles(cast, "21.15")
    _beantwoord(cast, "21.24")
    with cast.at(DAG, "21.28"):
        flow.go_back(
            cast.process,
            from_step="toetsing",
            to_step="plandag",
            by=cast.noor,
            reason="Onderdeel 7 past nog niet binnen K6. De groep verandert de datum.",
        )
    opnieuw_v07(cast)
    cast.verder(DAG, "21.43")
    _oordeel_over_alles(cast, "21.45")


def _oordeel_over_alles(cast: Cast, time: str, wie: Iterable[Kadersteller] = ()) -> None:
    """Every partij fills its cells that are still empty, in one act; the sum stands with the money kaders.

    `wie`: only these.
    """
    test = cast.process.toetsen.standing().get()
    versies = [row.versie for row in test.plan.onderdelen.select_related("versie__voorstel")]
    holding = KaderVersie.objects.holding(cast.process).select_related("kader")
    with cast.at(DAG, time):
        for role in wie or cast.kaderstellers:
            own = holding.filter(kader__owners=role.partij)
            cells = [_cel(cast, versie, kader) for kader in own for versie in versies]
            cells += [Uitkomst(None, kader, "past") for kader in own if kader.max_eenmalig is not None]
            toets.geef_oordelen(test, by=role.user, partij=role.partij, uitkomsten=cells, only_empty=True)


def _cel(cast: Cast, versie: VoorstelVersie, kader: KaderVersie) -> Uitkomst:
    cel = versie.voorstel.nummer, kader.kader.nummer
    eerste = EERSTE_KEER.get(cel) if versie.voorstel.nummer != 7 or versie.nummer == 2 else None
    uitspraak, motivering, wel = eerste or (_past(cel), "", "")
    return Uitkomst(versie, kader, uitspraak, cast.text(motivering), cast.text(wel))


def _past(cel: tuple[int, int]) -> str:
    nummer, kader = cel
    item = ONDERDELEN[nummer - 1]
    betaalt = {2: 1, 5: 3}.get(kader)
    if kader == 1 or kader in item.past or any(post[0] == betaalt for post in item.kosten):
        return "past"
    return "nvt"


def _account(cast: Cast, partij: Partij) -> User:
    return next(role.user for role in cast.kaderstellers if role.partij_id == partij.pk)


def _beantwoord(cast: Cast, time: str) -> None:
    test = cast.process.toetsen.standing().get()
    with cast.at(DAG, time):
        for (nummer, kader), text in ANTWOORDEN.items():
            versie = cast.voorstellen[nummer - 1].versies.latest()
            for oordeel in test.oordelen.filter(versie=versie, kader_versie__kader__nummer=kader, uitspraak="vraag"):
                toets.beantwoord_vraag(oordeel, by=cast.noor, text=text)
                toets.geef_oordeel(
                    test,
                    by=_account(cast, oordeel.partij),
                    partij=oordeel.partij,
                    versie=versie,
                    kader_versie=oordeel.kader_versie,
                    uitspraak="past",
                )


def afspreken(cast: Cast) -> None:
    """The last quarter of the evening: overeenkomst, names under it, promises, evaluation dates."""
    with cast.at(DAG, "21.48"):
        paper = overeenkomst.maak_overeenkomst(
            cast.process, by=cast.noor, intenties=data.INTENTIES, geschillen=data.GESCHILLEN
        )
        vervolg.maak_afspraken_uit_plan(cast.process, by=cast.noor)
        _eigenaren(cast)
        for day in ("2027-01-16", "2027-06-05"):
            vervolg.plan_evaluatie(cast.process, by=cast.noor, datum=cast.kalender.dag(day), plaats="De Wetering")
    with cast.at(DAG, "21.52"):
        for role in cast.kaderstellers:
            overeenkomst.teken_voor_partij(paper, by=role.user, partij=role.partij, sha256=paper.sha256)
        _tekenen(cast, paper)
    with cast.at("2026-10-04", "11.00"):
        vervolg.noteer_nazorg(cast.people["B07"], by=cast.noor, text=data.NAZORG_B07)


def _afspraken(cast: Cast) -> Iterator[tuple[int, Vervolgafspraak, Person]]:
    """Number of the onderdeel, its promise, and who owns it."""
    for nummer, item in enumerate(ONDERDELEN, start=1):
        yield nummer, cast.process.vervolgafspraken.get(voorstel__nummer=nummer), _eigenaar(cast, item.eigenaar)


def _eigenaren(cast: Cast) -> None:
    for _, afspraak, person in _afspraken(cast):
        klaar_op = afspraak.klaar_op or cast.kalender.dag("2027-06-05")  # direct and doorlopend: looked at again then
        vervolg.verander_afspraak(afspraak, by=cast.noor, eigenaar=person, klaar_op=klaar_op)


def _eigenaar(cast: Cast, key: str) -> Person:
    if key.startswith("P"):
        return cast.kaderstellers[int(key[1]) - 1].person
    return cast.informanten[key].person if key in cast.informanten else cast.people[key]


def _tekenen(cast: Cast, paper: Overeenkomst) -> None:
    ronde = cast.process.rondes.filter(soort="slot").latest("pk")
    kring = set(ronde.kring.values_list("person_id", flat=True))
    for place, mens in enumerate(mensen()):
        person = cast.people.get(mens.id)
        if person is None or person.pk not in kring or place % 7 == 3:  # who wants, signs
            continue
        by, kanaal = (cast.idris, "papier") if mens.geen_telefoon else (person, "link")
        overeenkomst.teken(paper, by=by, person=person, sha256=paper.sha256, kanaal=kanaal)


def nazorg(cast: Cast) -> None:
    plan = Plan.objects.filter(process=cast.process).latest()
    with cast.at("2026-11-05", "22.30"):
        role = cast.kaderstellers[0]
        test = cast.process.toetsen.standing().get()
        toets.leg_besluit_vast(
            test,
            by=role.user,
            partij=role.partij,
            nummer="raadsbesluit 2026-118",
            datum=cast.kalender.dag("2026-11-05"),
            sha256=plan.sha256,
        )
    cast.verder("2026-11-06", "09.00")
    _melden(cast)
    _houd_evaluatie(cast, 0, "2027-01-16", 52)
    _afmelden(cast)
    _houd_evaluatie(cast, 1, "2027-06-05", 44)
    with cast.at("2027-06-12", "10.00"):
        vervolg.maak_verantwoording(cast.process, by=cast.noor, text=data.VERANTWOORDING)
    cast.verder("2027-06-14", "09.00")


def _houd_evaluatie(cast: Cast, number: int, day: str, aanwezig: int) -> None:
    with cast.at(day, "21.00"):
        vervolg.houd_evaluatie(
            cast.process.evaluaties.order_by("datum")[number],
            by=cast.noor,
            gehouden_op=cast.kalender.dag(day),
            aanwezig=aanwezig,
            verslag="We liepen elke afspraak langs. Mensen groeten elkaar weer. De zorgen zijn besproken.",
        )


def _melden(cast: Cast) -> None:
    """The owners report twice: halfway, and before the last evaluation."""
    with cast.at("2027-01-10", "12.00"):
        for _, afspraak, person in _afspraken(cast):
            vervolg.meld_stand(afspraak, by=person, stand="bezig")


def _afmelden(cast: Cast) -> None:
    with cast.at("2027-06-01", "12.00"):
        for nummer, afspraak, person in _afspraken(cast):
            stand, toelichting = STANDEN.get(nummer, ("klaar", ""))
            vervolg.meld_stand(afspraak, by=person, stand=stand, toelichting=toelichting)


def papieren_maken(cast: Cast) -> None:
    """The worker of the example: makes the files that the acts asked for, once, and keeps them."""
    for document in cast.process.documenten.filter(gemaakt_op=None):
        documenten.maak(document)
