"""A plandag that nobody came to: rounds, the toets, money and papers, without a row in the database."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from herstel.lib import canon, qr
from participants.models import Betrokkene, Groep
from plandag.exports.bron import Bedrag, Onderdeel
from plandag.forms.rondes import answers_for
from plandag.models import (
    Antwoord,
    Bezwaar,
    ConsentRonde,
    Oordeel,
    Plandag,
    Programmaonderdeel,
    Uitslag,
    Vervolgafspraak,
    Voorstel,
    VoorstelVersie,
)
from plandag.overview import Group
from plandag.rules import geld, programma, raster
from plandag.rules.tempo import Punt, Straks, Tempo
from plandag.rules.toets import Cel, Kolom, Matrix, Rij, Som, Stand
from plandag.toetsblad import Blad, Vak
from processes.models import Kader, KaderVersie, Partij, Person, Process

UITSPRAAK = Oordeel.Uitspraak
TEKST = "We maken het pad langs het water open voor iedereen. De gemeente zet er banken neer."
ANDERS = "Iedereen kan bij het water. De gemeente maakt een pad van schelpen, breed genoeg voor een rolstoel."
CODE = "5f2b8c07a1d94e63" * 4  # as long as a real one


def examples(now: datetime, process: Process) -> dict[str, Any]:
    versies = [
        _versie(process, number, titel, tekst)
        for number, titel, tekst in ((6, "Het pad", TEKST), (9, "Het water", ANDERS))
    ]
    matrix = _matrix(versies)
    return {
        "plandag": _day(now),
        "tijdlijn": programma.tijdlijn(_day(now), _programme()),
        "programma": _later(now),
        "tempo": Tempo(10, Punt("De eerste ronde", now - timedelta(minutes=10), now).waarop),
        "now": now,
        "ronde": _round(process, versies[0], ConsentRonde.Status.OPEN, 1, now),
        "slotronde": _closed(process, now),
        "rondes": _rounds(process, versies, now),
        "zaal": _hall(process, versies[0], now),
        "scherm": "#regie",
        "phases": [(phase.value, phase.label) for phase in ConsentRonde.BEFORE[1:]],
        "antwoorden": answers_for(_round(process, versies[0], ConsentRonde.Status.OPEN, 1, now)),
        "versie": versies[0],
        "one": {"name": "V06 Het pad"},
        "bezwaren": _objections(process, versies[0]),
        "matrix": matrix,
        "raster": raster.of_matrix(matrix),
        "toetsstanden": list(Stand),
        "bladen": _sheets(matrix),
        "gekozen": "v06-k3",
        "grenzen": geld.grenzen(
            "K1", "Gemeente Lingebroek", once=(Decimal(142500), Decimal(180000)), yearly=(Decimal(9200), Decimal(8000))
        ),
        "afspraken": [
            Vervolgafspraak(pk=number, wat=TEKST, stand=stand) for number, stand in enumerate(Vervolgafspraak.Stand)
        ],
        "documenten": _papers(now),
        "bron": {"onderdelen": [_part(versie) for versie in versies]},
        "overeenkomst": SimpleNamespace(
            intenties="We willen weer samen langs het water.", geschillen="We bellen elkaar."
        ),
        "getekend": _signed(now),
        "zegel": {
            "mensen": 61,
            "sinds": now,
            "code": canon.check_code(CODE),
            "qr": qr.data_uri("stijlgids"),
        },
        "aankomst": _arrivals(),
    }


def _versie(process: Process, number: int, titel: str, tekst: str) -> VoorstelVersie:
    found = VoorstelVersie(
        pk=number,
        process=process,
        voorstel=Voorstel(pk=number, nummer=number, process=process),
        nummer=2,
        titel=titel,
        text=tekst,
        wie="Truus Smit",
        wie_helpt="de gemeente",
        meetpunt="In mei lopen er weer mensen langs het water.",
    )
    found._prefetched_objects_cache = {"kosten": []}  # type: ignore[attr-defined]  # so that nothing is asked
    return found


def _day(now: datetime) -> Plandag:
    begin = now.replace(hour=13, minute=0, second=0, microsecond=0)
    return Plandag(
        nummer=1,
        begin=begin,
        eind=begin + timedelta(hours=8),
        plaats="Dorpshuis De Spil",
        adres="Kerkplein 3, Wilgendam",
        uitleg="Er is soep, en iemand past op de kinderen.",
    )


def _programme() -> list[Programmaonderdeel]:
    parts = (
        (13, "Inloop met koffie"),
        (14, "Horen en weten"),
        (16, "Ideeën in kleine groepen"),
        (18, "Samen eten"),
        (19, "Rondes"),
    )
    return [
        Programmaonderdeel(pk=number, begin=time(hour), titel=titel)
        for number, (hour, titel) in enumerate(parts, start=1)
    ]


def _later(now: datetime) -> list[Straks]:
    """What goes on, and what comes ten minutes later than planned."""
    hour = timedelta(hours=1)
    later = now + timedelta(minutes=10)
    return [
        Straks("Ideeën in kleine groepen", now, None, nu=True),
        Straks("Samen eten", later + hour, now + hour, nu=False),
        Straks("Slotronde", later + 2 * hour, now + 2 * hour, nu=False),
    ]


def _round(process: Process, versie: VoorstelVersie, status: str, pk: int, now: datetime) -> ConsentRonde:
    return ConsentRonde(
        pk=pk, process=process, versie=versie, nummer=2, status=status, soort=ConsentRonde.Soort.ONDERDEEL,
        privacy=Process.Privacy.VERTROUWELIJK, geopend_op=now,
    )  # fmt: skip


def _hall(process: Process, versie: VoorstelVersie, now: datetime) -> dict[str, Any]:
    """A round that is open, as the hall sees it."""
    group = Group([_round(process, versie, ConsentRonde.Status.OPEN, 1, now)], 43, [])
    texts = [{"title": "V06 Het pad", "text": versie.text, "new": "De gemeente zet er banken neer."}]
    code = qr.data_uri("stijlgids")
    return {"wat": Plandag.Scherm.RONDES, "group": group, "texts": texts, "left": 2, "qr": code}


def _closed(process: Process, now: datetime) -> ConsentRonde:
    """The slotronde, in which everybody could live with the plan."""
    ronde = ConsentRonde(pk=3, process=process, soort=ConsentRonde.Soort.SLOT, gesloten_op=now)
    ronde.uitslag = Uitslag(ronde=ronde, kring=61, akkoord=50, zorg=11)
    return ronde


def _rounds(process: Process, versies: list[VoorstelVersie], now: datetime) -> list[dict[str, Any]]:
    """One that is open, and one that waits and may not open yet."""
    running = _round(process, versies[0], ConsentRonde.Status.OPEN, 11, now)
    ready = _round(process, versies[1], ConsentRonde.BEFORE[1], 12, now)
    silent = [
        Antwoord(ronde=running, person=_person(number, name)) for number, name in ((1, "Els Kok"), (2, "Jan Dekker"))
    ]
    groups = [Group([running], 43, silent), Group([ready], 43, [])]
    blocks = [[], ["Er is nog een ronde open."]]
    return [
        {"group": group, "waiting": group.waiting, "blocks": why} for group, why in zip(groups, blocks, strict=True)
    ]


def _person(pk: int, name: str) -> Person:
    person = Person(pk=pk, name=name)
    person.betrokkene = Betrokkene(person=person, groep=Groep(name="De haven"), geen_telefoon=pk == 1)
    return person


def _objections(process: Process, versie: VoorstelVersie) -> list[Bezwaar]:
    ronde = ConsentRonde(nummer=1)
    words = "Mijn moeder zit in een rolstoel. Met schelpen komt zij er niet."
    return [
        Bezwaar(
            pk=number,
            ronde=ronde,
            voorstel=versie.voorstel,
            person=_person(number, "Els Kok"),
            text=words,
            status=status,
        )
        for number, status in ((1, Bezwaar.Status.INGEDIEND), (2, Bezwaar.Status.OPGELOST))
    ]


def _matrix(versies: list[VoorstelVersie]) -> Matrix:
    """Own columns and those of others; every verdict that exists, and none."""
    owners = [Partij(pk=1, name="Gemeente Lingebroek"), Partij(pk=2, name="Waterschap De Linge")]
    kolommen = [
        Kolom(
            _kader(1, Kader.Soort.GELD, "Het plan kost ons hooguit één keer dit bedrag."),
            owners[0],
            own=True,
            voorlopig=True,
        ),
        Kolom(_kader(2, Kader.Soort.RUIMTE, "Het pad blijft open."), owners[0], own=True, voorlopig=False),
        Kolom(_kader(3, Kader.Soort.VEILIGHEID, "De dijk blijft zoals hij is."), owners[0], own=True, voorlopig=False),
        Kolom(_kader(4, Kader.Soort.RUIMTE, "Het water kan weg."), owners[1], own=False, voorlopig=False),
        Kolom(_kader(5, Kader.Soort.WET, "De keur van het waterschap geldt."), owners[1], own=False, voorlopig=False),
    ]
    said = [
        [UITSPRAAK.PAST, UITSPRAAK.PAST_NIET, None, UITSPRAAK.PAST, UITSPRAAK.PAST_NIET],
        [UITSPRAAK.NVT, UITSPRAAK.VRAAG, UITSPRAAK.PAST, UITSPRAAK.NVT, None],
    ]
    rijen = [
        Rij(versie, [_cel(versie, kolom, uitspraak) for kolom, uitspraak in zip(kolommen, row, strict=True)])
        for versie, row in zip(versies, said, strict=True)
    ]
    money = Cel(None, kolommen[0], Oordeel(uitspraak=UITSPRAAK.PAST), som=Som(Decimal(142500)))
    return Matrix(toets=None, kolommen=kolommen, rijen=rijen, sommen=Rij(None, [money, None, None, None, None]))  # type: ignore[arg-type]  # no toets is asked for


def _sheets(matrix: Matrix) -> list[Blad]:
    """What one partij judges: an empty place, and those with a reason; the matrix shows every verdict."""
    found = []
    for rij in matrix.rijen:
        cellen = [cel for cel in rij.cellen if cel]
        own = [cel for cel in cellen if cel.kolom.own and _said(cel) in (None, UITSPRAAK.PAST_NIET, UITSPRAAK.VRAAG)]
        vakken = [Vak(cel, "v09-k2") for cel in own]
        anderen = [cel for cel in cellen if not cel.kolom.own and cel.oordeel]
        found.append(Blad(_part(rij.versie) if rij.versie else None, vakken, anderen))
    return found


def _said(cel: Cel) -> str | None:
    return cel.oordeel.uitspraak if cel.oordeel else None


def _part(versie: VoorstelVersie) -> Onderdeel:
    cost = Bedrag(Partij(name="Gemeente Lingebroek"), Decimal(12500), Decimal(800))
    return Onderdeel(versie.voorstel.nummer, versie, "1 mei 2027", [cost])


def _kader(number: int, soort: str, text: str) -> KaderVersie:
    kader = Kader(pk=number, nummer=number, soort=soort)
    limit = Decimal(180000) if soort == Kader.Soort.GELD else None
    return KaderVersie(pk=number, kader=kader, text=text, toetsvraag="Past dit onderdeel hierbij?", max_eenmalig=limit)


def _cel(versie: VoorstelVersie, kolom: Kolom, uitspraak: str | None) -> Cel:
    oordeel = Oordeel(uitspraak=uitspraak, motivering="Mag er een hek bij?") if uitspraak else None
    return Cel(versie, kolom, oordeel)


def _papers(now: datetime) -> list[SimpleNamespace]:
    """Made, busy, and not possible."""
    paper = {"get_soort_display": "planboekje", "gevraagd_op": now, "plan": {"nummer": 1}, "STEPS": 3, "sha256": CODE}
    return [
        SimpleNamespace(pk=1, nummer=1, gemaakt_op=now, **paper),
        SimpleNamespace(pk=2, nummer=2, stap=1, bezig_tot=now, pogingen=2, **paper),
        SimpleNamespace(pk=3, nummer=3, stap=1, pogingen=3, **paper),
    ]


def _signed(now: datetime) -> list[SimpleNamespace]:
    partij = Partij(name="Gemeente Lingebroek")
    return [
        SimpleNamespace(naam="Wil Jansen", functie="wethouder", handtekening=SimpleNamespace(partij=partij, at=now))
    ]


def _arrivals() -> list[SimpleNamespace]:
    """Not in yet, in, and somebody who does not sit in the kring."""
    rows = []
    for pk, name, more in ((1, "Els Kok", {}), (2, "Jan Dekker", {"hier": 1}), (3, "Wil Jansen", {})):
        person = _person(pk, name)
        person.__dict__.update(more)
        rows.append(
            SimpleNamespace(
                person=person, betrokkene=person.betrokkene, waarom_niet="spreekt voor een partij" if pk == 3 else ""
            )
        )
    return rows
