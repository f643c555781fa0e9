"""Dull on purpose: a trait for a state, no hidden extras."""

import factory
from factory.django import DjangoModelFactory

from herstel.lib import clock
from participants.models import Behoefte, Betrokkene, Gesprek, Groep, Informant, Informatievraag, Steunfiguur
from tests.factories.processes import PersonFactory, ProcessFactory, UserFactory

now = factory.LazyFunction(clock.now)


class GroepFactory(DjangoModelFactory):
    class Meta:
        model = Groep

    process = factory.SubFactory(ProcessFactory)
    name = factory.Sequence(lambda n: f"Groep {n}")


class BetrokkeneFactory(DjangoModelFactory):
    class Meta:
        model = Betrokkene

    process = factory.SubFactory(ProcessFactory)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..process"))
    groep = factory.SubFactory(GroepFactory, process=factory.SelfAttribute("..process"))
    at = now

    class Params:
        voorbereid = factory.Trait(status=Betrokkene.Status.VOORBEREID)


class GesprekFactory(DjangoModelFactory):
    class Meta:
        model = Gesprek

    betrokkene = factory.SubFactory(BetrokkeneFactory)
    begeleider = factory.SubFactory(UserFactory, begeleider=True)
    kanaal = Gesprek.Kanaal.BEZOEK
    gepland_op = now

    class Params:
        gevoerd = factory.Trait(status=Gesprek.Status.GEVOERD, gevoerd_op=now)


class InformatievraagFactory(DjangoModelFactory):
    class Meta:
        model = Informatievraag

    process = factory.SubFactory(ProcessFactory)
    text = factory.Sequence(lambda n: f"Hoe zit het met vraag {n}?")
    at = now


class InformantFactory(DjangoModelFactory):
    class Meta:
        model = Informant

    process = factory.SubFactory(ProcessFactory)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..process"))
    organisatie = "GGD"


class SteunfiguurFactory(DjangoModelFactory):
    class Meta:
        model = Steunfiguur

    voor = factory.SubFactory(BetrokkeneFactory)
    process = factory.SelfAttribute("voor.process")
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..process"))
    rol = Steunfiguur.Rol.STEUN


class BehoefteFactory(DjangoModelFactory):
    class Meta:
        model = Behoefte

    process = factory.SubFactory(ProcessFactory)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..process"))
    soort = Behoefte.Soort.ETEN
    text = "Vegetarisch eten"
    at = now
