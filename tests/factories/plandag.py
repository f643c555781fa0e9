"""Dull on purpose: a trait for a state, no hidden extras."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from herstel.lib import canon, clock
from plandag.models import (
    Aanmelding,
    Aanwezigheid,
    Antwoord,
    Bezwaar,
    ConsentRonde,
    Kostenpost,
    Plan,
    Plandag,
    Planonderdeel,
    Programmaonderdeel,
    Toets,
    Uitslag,
    Voorstel,
    VoorstelVersie,
)
from plandag.plantekst import version_text
from processes.models import Process
from tests.factories.participants import BetrokkeneFactory
from tests.factories.processes import PartijFactory, PersonFactory, ProcessFactory

now = factory.LazyFunction(clock.now)


class PlandagFactory(DjangoModelFactory):
    """Two weeks from now at half past noon, whatever the hour is; `vandaag=True`: going on now."""

    class Meta:
        model = Plandag

    process = factory.SubFactory(ProcessFactory)
    nummer = factory.LazyAttribute(lambda o: o.process.plandagen.count() + 1)
    begin = factory.LazyFunction(
        lambda: timezone.localtime(clock.now() + timedelta(days=14)).replace(
            hour=12, minute=30, second=0, microsecond=0
        )
    )
    eind = factory.LazyAttribute(lambda o: o.begin + timedelta(hours=9))
    plaats = "Sporthal De Wetering"
    adres = "Weteringkade 2, Wilgendam"
    antwoord_tot = factory.LazyAttribute(lambda o: o.begin - timedelta(days=3))

    class Params:
        vandaag = factory.Trait(begin=factory.LazyFunction(lambda: clock.now() - timedelta(minutes=1)))


class ProgrammaonderdeelFactory(DjangoModelFactory):
    class Meta:
        model = Programmaonderdeel

    plandag = factory.SubFactory(PlandagFactory)
    begin = "13:40"
    titel = "Uitleg en vragen"
    soort = Programmaonderdeel.Soort.INFORMATIEF


class AanmeldingFactory(DjangoModelFactory):
    class Meta:
        model = Aanmelding

    plandag = factory.SubFactory(PlandagFactory)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..plandag.process"))
    uitgenodigd_op = now

    class Params:
        ja = factory.Trait(antwoord=Aanmelding.Antwoord.JA, beantwoord_op=now, kanaal="link")


class AanwezigheidFactory(DjangoModelFactory):
    class Meta:
        model = Aanwezigheid

    plandag = factory.SubFactory(PlandagFactory, vandaag=True)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..plandag.process"))
    in_op = now

    class Params:
        weg = factory.Trait(uit_op=now)


class VoorstelFactory(DjangoModelFactory):
    """`aangenomen=True` sets the status alone; without versions."""

    class Meta:
        model = Voorstel

    process = factory.SubFactory(ProcessFactory)
    nummer = factory.LazyAttribute(lambda o: o.process.voorstellen.count() + 1)

    class Params:
        aangenomen = factory.Trait(status=Voorstel.Status.AANGENOMEN)


class VoorstelVersieFactory(DjangoModelFactory):
    class Meta:
        model = VoorstelVersie

    voorstel = factory.SubFactory(VoorstelFactory)
    process = factory.SelfAttribute("voorstel.process")
    nummer = factory.LazyAttribute(lambda o: o.voorstel.versies.count() + 1)
    titel = factory.Sequence(lambda n: f"Voorstel {n}")
    text = factory.Sequence(lambda n: f"We doen het zo, {n}.")
    wie = "Truus"
    wanneer = VoorstelVersie.Wanneer.DIRECT
    kosten_uitleg = "Kost niets."
    meetpunt = "Het is er."
    sha256 = ""
    at = now

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        versie = model_class(*args, **kwargs)
        versie.sha256 = canon.digest(version_text(versie, []))
        versie.save()
        return versie

    class Params:
        kaal = factory.Trait(wie="", wanneer="", kosten_uitleg="", meetpunt="")


class KostenpostFactory(DjangoModelFactory):
    class Meta:
        model = Kostenpost

    versie = factory.SubFactory(VoorstelVersieFactory)
    process = factory.SelfAttribute("versie.process")
    partij = factory.SubFactory(PartijFactory, process=factory.SelfAttribute("..process"))
    eenmalig = Decimal(1000)
    per_jaar = Decimal(0)


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = Plan

    process = factory.SubFactory(ProcessFactory)
    nummer = factory.LazyAttribute(lambda o: o.process.plannen.count() + 1)
    text = "Plan: Het plein\n"
    sha256 = factory.LazyAttribute(lambda o: canon.digest(o.text))
    at = now


class PlanonderdeelFactory(DjangoModelFactory):
    class Meta:
        model = Planonderdeel

    plan = factory.SubFactory(PlanFactory)
    process = factory.SelfAttribute("plan.process")
    versie = factory.SubFactory(VoorstelVersieFactory, voorstel__process=factory.SelfAttribute("...process"))
    volgorde = factory.LazyAttribute(lambda o: o.plan.onderdelen.count() + 1)


class ConsentRondeFactory(DjangoModelFactory):
    """About one onderdeel, open; `slot=True` about a plan, `klaargezet=True` before it is opened."""

    class Meta:
        model = ConsentRonde

    versie = factory.SubFactory(VoorstelVersieFactory)
    plan = None
    process = factory.LazyAttribute(lambda o: (o.versie or o.plan).process)
    plandag = factory.SubFactory(PlandagFactory, vandaag=True, process=factory.SelfAttribute("..process"))
    soort = ConsentRonde.Soort.ONDERDEEL
    nummer = 1
    status = ConsentRonde.Status.OPEN
    privacy = Process.Privacy.VERTROUWELIJK
    sha256 = factory.LazyAttribute(lambda o: (o.versie or o.plan).sha256)
    geopend_op = now

    class Params:
        slot = factory.Trait(soort=ConsentRonde.Soort.SLOT, versie=None, plan=factory.SubFactory(PlanFactory))
        klaargezet = factory.Trait(status=ConsentRonde.Status.CONCEPT, geopend_op=None)
        gesloten = factory.Trait(status=ConsentRonde.Status.GESLOTEN, gesloten_op=now)


class AntwoordFactory(DjangoModelFactory):
    class Meta:
        model = Antwoord

    ronde = factory.SubFactory(ConsentRondeFactory)
    process = factory.SelfAttribute("ronde.process")
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..process"))


class UitslagFactory(DjangoModelFactory):
    """Everyone can live with it; pass the counts for anything else."""

    class Meta:
        model = Uitslag

    ronde = factory.SubFactory(ConsentRondeFactory, gesloten=True)
    process = factory.SelfAttribute("ronde.process")
    tekst_sha256 = factory.SelfAttribute("ronde.sha256")
    kring = factory.LazyAttribute(lambda o: o.akkoord + o.zorg + o.groep + o.bezwaar + o.vertrokken)
    akkoord = 3
    zorg = 0
    groep = 0
    bezwaar = 0
    vertrokken = 0
    kanalen = factory.LazyFunction(dict)
    at = now
    sha256 = "0" * 64


class BezwaarFactory(DjangoModelFactory):
    class Meta:
        model = Bezwaar

    ronde = factory.SubFactory(ConsentRondeFactory, gesloten=True)
    process = factory.SelfAttribute("ronde.process")
    voorstel = factory.LazyAttribute(lambda o: o.ronde.versie.voorstel if o.ronde.versie else None)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..process"))
    text = "Zo kan ik niet slapen."


class ToetsFactory(DjangoModelFactory):
    class Meta:
        model = Toets

    plan = factory.SubFactory(PlanFactory)
    process = factory.SelfAttribute("plan.process")
    sha256 = factory.SelfAttribute("plan.sha256")
    begonnen_op = now


def deelnemer(process, plandag=None, *, hier=True, **fields):
    """A betrokkene who is prepared and, unless told otherwise, in the hall now."""
    fields.setdefault("status", "voorbereid")
    betrokkene = BetrokkeneFactory(process=process, **fields)
    if hier and plandag is not None:
        AanwezigheidFactory(plandag=plandag, person=betrokkene.person)
    return betrokkene
