"""A plan that everyone carries, with its toets and its overeenkomst: what the papers are made of."""

from plandag.actions import overeenkomst, rondes, toets
from plandag.models import Document
from plandag.papieren import make
from processes.models import KaderVersie, Process
from tests.factories.plandag import KostenpostFactory, VoorstelFactory, VoorstelVersieFactory
from tests.factories.processes import KaderFactory, KaderVersieFactory, KwestieFactory

TEXTS = (
    "De fabriek en de gemeente zeggen in de kring hardop dat het hen spijt.",
    "Elk jaar op 9 maart eten we samen soep. Bewoners koken om de beurt. " * 3,
    "Er komt een belboom. Twintig vrijwilligers bellen mensen zonder mobiel. De lijst ligt bij de bakker. " * 2,
    "Het dorp krijgt meetpunten voor lucht. Iedereen kan de cijfers zien, ook op papier.",
)
SECRET_REASON = "KANARIE-bezwaar: te laat in de nacht."
SECRET_WORRY = "KANARIE-zorg: het potje raakt leeg."


def kwestie_and_kaders(process, partij):
    KwestieFactory(process=process, text="In de nacht van 8 op 9 maart was er brand.\n\nDaarna bleef het onrustig.")
    for number, soort in enumerate(("geld", "veiligheid", "tijd")):
        kader = KaderFactory(process=process, soort=soort, owners=[partij])
        limits = {"max_eenmalig": 180_000, "max_per_jaar": 9_000} if soort == "geld" else {}
        KaderVersieFactory(kader=kader, vastgelegd=True, text=f"De grens van kader {number + 1}.", **limits)


def carried(kring, partij, *, count=4):
    """`count` onderdelen, one of them only after an objection; the slotronde closed with consent, and one worry."""
    kwestie_and_kaders(kring.process, partij)
    objecting = kring.people[0]
    for number in range(count):
        versie = VoorstelVersieFactory(
            voorstel=VoorstelFactory(process=kring.process),
            titel=f"Afspraak nummer {number + 1}",
            text=TEXTS[number % len(TEXTS)].strip(),
            wie="Truus van Maanen en Kees Holleman",
        )
        if number % 2:
            KostenpostFactory(versie=versie, partij=partij, eenmalig=1000 * number, per_jaar=25)
        if number == 0:
            kring.close(kring.ask(versie), objecting, reden=SECRET_REASON)
            versie = VoorstelVersieFactory(
                voorstel=versie.voorstel, titel=versie.titel, text=f"{versie.text} Elk jaar."
            )
        kring.adopt(versie)
    slot(kring)
    return kring.process.plannen.latest()


def slot(kring):
    ronde = kring.slot()
    rondes.geef_antwoord(ronde, person=kring.people[1], keuze="akkoord_met_zorg", reden=SECRET_WORRY)
    kring.all_say(ronde, but=[kring.people[1]])
    rondes.sluit_ronde(ronde, by=kring.by)


def tested(kring, partij, user):
    """Every owner says that every onderdeel and the sum fit; one asked a question first."""
    process = kring.process
    Process.objects.filter(pk=process.pk).update(step="toetsing")
    process.refresh_from_db()
    test = toets.begin_toets(process, by=kring.by)
    versies = [row.versie for row in test.plan.onderdelen.select_related("versie")]
    for number, kader in enumerate(KaderVersie.objects.holding(process)):
        for versie in [*versies, *([None] if kader.max_eenmalig is not None else [])]:
            says = "past" if number == 0 or versie is None else "nvt"
            toets.geef_oordeel(test, by=user, partij=partij, versie=versie, kader_versie=kader, uitspraak=says)
    return test


def signed(kring, partij, user):
    paper = overeenkomst.maak_overeenkomst(
        kring.process, by=kring.by, intenties="Wij groeten elkaar weer.", geschillen="Dan bellen we eerst elkaar."
    )
    overeenkomst.teken_voor_partij(paper, by=user, partij=partij, sha256=paper.sha256)
    overeenkomst.teken(paper, by=kring.people[2], person=kring.people[2], sha256=paper.sha256)
    return paper


def made(process, soort):
    """The newest file of this kind, made by the worker."""
    document = process.documenten.filter(soort=soort).latest("pk")
    if document.gemaakt_op is None:
        assert make(document)
    return Document.objects.get(pk=document.pk)
