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
    """`voorbereid=True` sets only the status; the talk is a factory of its own."""

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

    person = factory.SubFactory(PersonFactory)
    process = factory.SelfAttribute("person.process")
    soort = Behoefte.Soort.VERVOER
    text = factory.Sequence(lambda n: f"Een taxi {n}")
    at = now


class InformatievraagFactory(DjangoModelFactory):
    class Meta:
        model = Informatievraag

    process = factory.SubFactory(ProcessFactory)
    text = factory.Sequence(lambda n: f"Wat zat er in de rook, {n}?")
    at = now


class InformantFactory(DjangoModelFactory):
    """`vragen=[vraag]`; `komt=True` said yes, `gebrieft=True` knows the role as well."""

    class Meta:
        model = Informant
        skip_postgeneration_save = True

    process = factory.SubFactory(ProcessFactory)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..process"))

    class Params:
        gevraagd = factory.Trait(gevraagd_op=now)
        komt = factory.Trait(gevraagd_op=now, aanvaard_op=now)
        gebrieft = factory.Trait(gevraagd_op=now, aanvaard_op=now, gebrieft_op=now, briefing="Feiten, tien minuten.")

    @factory.post_generation
    def vragen(self, create, extracted, **kwargs):
        self.vragen.set(extracted or [])
