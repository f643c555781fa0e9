"""The first four stations: verkenning, kerngroep, kwestie, kaders."""

from collections.abc import Iterable

from plandag.voorbeeld import data
from plandag.voorbeeld.cast import Cast, kadersteller_account
from plandag.voorbeeld.mensen import KERNGROEP, mensen
from processes.actions import kaders, kerngroep, kwestie, partijen, process, verkenning
from processes.models import Kwestieomschrijving
from processes.texts.verkenning import CRITERIA


def verkennen(cast: Cast) -> None:
    with cast.at("2026-04-20", "10.00"):
        for user in cast.process.begeleiders.all():
            process.verklaar_onafhankelijk(cast.process, by=user, text=data.ONAFHANKELIJK)
        for name, bereid, toelichting in data.KANTEN:
            kant = verkenning.voeg_kant_toe(cast.process, by=cast.noor, name=name)
            verkenning.peil_kant(kant, by=cast.noor, bereid=bereid, toelichting=toelichting)
            cast.kanten.append(kant)
        for item in data.PARTIJEN:
            partij = partijen.voeg_partij_toe(cast.process, by=cast.noor, name=item.name, contact=item.contact)
            partijen.peil_partij(partij, by=cast.noor, bereid_vooraf="ja", toelichting=data.BEREID)
            cast.partijen.append(partij)
    with cast.at("2026-05-06", "16.00"):
        for criterium in CRITERIA:
            verkenning.zet_criterium(
                cast.process, by=cast.noor, key=criterium.key, oordeel="ja", reden=cast.text(data.CRITERIA_REDEN)
            )
    cast.verder("2026-05-07", "09.00")


def kerngroep_vormen(cast: Cast) -> None:
    by_id = {mens.id: mens for mens in mensen()}
    with cast.at("2026-05-11", "10.00"):
        for number, item in enumerate(data.PARTIJEN, start=1):
            partij = cast.partijen[number - 1]
            partijen.leg_mandaat_vast(partij, by=cast.noor, stand="in_aanvraag")
            role = partijen.wijs_kadersteller_aan(
                partij,
                by=cast.noor,
                name=item.kadersteller,
                functie=item.functie,
                phone=item.contact,
                email=kadersteller_account(number, item.kadersteller),
            )
            cast.kaderstellers.append(role)
        spelregels = kerngroep.schrijf_spelregels(cast.process, by=cast.noor, text=data.SPELREGELS)
        for id, kant, hoedanigheid in data.KERNGROEP:
            mens = by_id[id]
            lid = kerngroep.voeg_lid_toe(
                cast.process,
                by=cast.noor,
                name=mens.name,
                kant=cast.kanten[kant],
                hoedanigheid=hoedanigheid,
                email=mens.email,
                phone=mens.phone,
                language=mens.language,
            )
            cast.people[id] = lid.person
            kerngroep.nodig_lid_uit(lid, by=cast.noor)
    with cast.at("2026-05-18", "20.00"):
        for id in KERNGROEP:
            person = cast.people[id]
            kerngroep.aanvaard_lidmaatschap(person.kerngroeplid, by=person, spelregels=spelregels)
    cast.verder("2026-05-19", "09.00")


def kwestie_beginnen(cast: Cast) -> None:
    """The first version, and half of what the kerngroep says about it: where *step 2* stands."""
    _versie(cast, 0, leden=KERNGROEP[:3])


def kwestie_omschrijven(cast: Cast) -> None:
    for number in range(len(data.KWESTIES)):
        laatste = _versie(cast, number)
    by_id = {mens.id: mens for mens in mensen()}
    with cast.at("2026-06-13", "11.00"):
        for id, kant in data.MEELEZERS:
            mens = by_id[id]
            lezer = kwestie.vraag_meelezer(
                cast.process,
                by=cast.idris,
                name=mens.name,
                kant=cast.kanten[kant],
                email=mens.email,
                phone=mens.phone,
            )
            cast.people[id] = lezer.person
            kwestie.geef_herkenning(laatste, person=lezer.person, antwoord="ja", by=lezer.person)
        kwestie.toets_neutraliteit(
            laatste,
            by=cast.wietske,
            schuld=False,
            oplossing=False,
            toelichting="Er staat niet wie schuld heeft, en niet wat er moet gebeuren.",
        )
    cast.verder("2026-06-15", "09.00")


def _versie(cast: Cast, number: int, leden: tuple[str, ...] = KERNGROEP) -> Kwestieomschrijving:
    item = data.KWESTIES[number]
    with cast.at(item.day, "10.00"):
        versie = kwestie.schrijf_kwestie(
            cast.process,
            by=cast.noor,
            text=cast.text(item.text),
            centrale_vraag=data.VRAAG,
            feiten_eens=data.FEITEN_EENS,
            feiten_oneens=data.FEITEN_ONEENS,
            wijziging=item.wijziging,
            vorige=number,
        )
    nee, bijna = dict(item.nee), dict(item.bijna)
    with cast.at(item.day, "19.30"):
        for id in leden:
            person = cast.people[id]
            antwoord = "nee" if id in nee else "bijna" if id in bijna else "ja"
            kwestie.geef_herkenning(
                versie, person=person, antwoord=antwoord, reden=nee.get(id) or bijna.get(id, ""), by=person
            )
    return versie


def kaders_schrijven(cast: Cast) -> None:
    """The drafts of all kaders, and what lies open."""
    with cast.at("2026-06-18", "10.00"):
        for item in data.KADERS:
            kaders.schrijf_kader(
                cast.process,
                by=cast.noor,
                soort=item.soort,
                owners=[cast.partijen[n - 1] for n in item.owners],
                text=cast.text(item.text),
                toetsvraag=item.toetsvraag,
                bron=item.bron,
                uitleg=item.uitleg,
                max_eenmalig=item.eenmalig,
                max_per_jaar=item.per_jaar,
            )
        for text in data.OPEN:
            kaders.zet_open_punt(cast.process, by=cast.noor, text=text)


def kaders_half(cast: Cast) -> None:
    """Two of the four partijen have laid theirs down, and the others may: where *step 3* stands."""
    _mandaten_en_kaders(cast, (0, 3))


def kaders_vastleggen(cast: Cast) -> None:
    _mandaten_en_kaders(cast, range(len(data.PARTIJEN)))
    cast.verder("2026-07-10", "09.00")


def _mandaten_en_kaders(cast: Cast, numbers: Iterable[int]) -> None:
    """The mandaat of every partij; the partijen of `numbers` lay their kaders down."""
    with cast.at("2026-07-09", "20.00"):
        for number, partij in enumerate(data.PARTIJEN):
            partijen.leg_mandaat_vast(
                cast.partijen[number],
                by=cast.noor,
                stand="definitief",
                besluit=partij.besluit,
                besluit_op=cast.kalender.dag("2026-07-09"),
                grenzen="De eigen kaders, en de toets daaraan.",
            )
            if number in numbers:
                _leg_vast(cast, number, voorlopig={3} if number == 0 else set())


def _leg_vast(cast: Cast, number: int, voorlopig: set[int], nummers: set[int] | None = None) -> None:
    partij, role = cast.partijen[number], cast.kaderstellers[number]
    own = cast.process.kaders.filter(owners=partij)
    versies = [kader.versies.latest() for kader in own if nummers is None or kader.nummer in nummers]
    kaders.leg_kaders_vast(partij, by=role.user, versies=versies, mandaat=partij.mandaten.latest(), voorlopig=voorlopig)


def k6_uitleggen(cast: Cast) -> None:
    """24 August: the waterschap explains K6 better; the boundary stays what it was."""
    kader = cast.process.kaders.get(nummer=6)
    versie = kader.versies.latest()
    kaders.herschrijf_kader(
        kader,
        by=cast.kaderstellers[3].user,
        vorige=versie.nummer,
        aard="verduidelijking",
        wijziging="Uitgelegd waarom dit zo is. De grens bleef gelijk.",
        text=versie.text,
        toetsvraag=versie.toetsvraag,
        bron=versie.bron,
        uitleg=data.K6_UITLEG,
    )
    _leg_vast(cast, 3, voorlopig=set(), nummers={6})
