from datetime import date

import factory
from factory.django import DjangoModelFactory

from herstel.lib import canon, clock
from processes.models import (
    Begeleiding,
    Kader,
    Kadersteller,
    KaderVersie,
    Kant,
    Kerngroeplid,
    Kwestieomschrijving,
    Mandaat,
    Organisatie,
    Partij,
    Person,
    Process,
    Spelregels,
    User,
    Vaststelling,
)

now = factory.LazyFunction(clock.now)


class OrganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Organisatie
        django_get_or_create = ("name",)

    name = "Bureau Samen"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"account{n}@voorbeeld.example")
    name = factory.Sequence(lambda n: f"Account {n}")
    organisatie = factory.SubFactory(OrganisatieFactory)
    password = factory.django.Password("geheim-voor-tests")

    class Params:
        begeleider = factory.Trait(is_begeleider=True)
        beheerder = factory.Trait(is_beheerder=True)


class ProcessFactory(DjangoModelFactory):
    """`begeleiders=[anna]`: the first of them leads."""

    class Meta:
        model = Process
        skip_postgeneration_save = True

    organisatie = factory.SubFactory(OrganisatieFactory)
    slug = factory.Sequence(lambda n: f"proces-{n}")
    title = factory.Sequence(lambda n: f"Proces {n}")
    place = "Wilgendam"
    created_at = now

    @factory.post_generation
    def begeleiders(self, create, extracted, **kwargs):
        for number, user in enumerate(extracted or []):
            BegeleidingFactory(process=self, user=user, hoofd=number == 0)


class BegeleidingFactory(DjangoModelFactory):
    class Meta:
        model = Begeleiding

    process = factory.SubFactory(ProcessFactory)
    user = factory.SubFactory(UserFactory, begeleider=True)

    class Params:
        onafhankelijk = factory.Trait(onafhankelijk_op=now, onafhankelijk_tekst="Ik heb geen belang.")


class KantFactory(DjangoModelFactory):
    class Meta:
        model = Kant

    process = factory.SubFactory(ProcessFactory)
    name = factory.Sequence(lambda n: f"Kant {n}")


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    process = factory.SubFactory(ProcessFactory)
    name = factory.Sequence(lambda n: f"Persoon{n} Jansen")
    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.example")
    created_at = now


class PartijFactory(DjangoModelFactory):
    class Meta:
        model = Partij

    process = factory.SubFactory(ProcessFactory)
    code = factory.LazyAttribute(lambda o: f"P{o.process.partijen.count() + 1}")
    name = factory.Sequence(lambda n: f"Partij {n}")


class MandaatFactory(DjangoModelFactory):
    class Meta:
        model = Mandaat

    partij = factory.SubFactory(PartijFactory)
    process = factory.SelfAttribute("partij.process")
    stand = Mandaat.Stand.DEFINITIEF
    besluit = "2026-071"
    besluit_op = date(2026, 7, 9)
    at = now


class KaderstellerFactory(DjangoModelFactory):
    class Meta:
        model = Kadersteller

    partij = factory.SubFactory(PartijFactory)
    person = factory.SubFactory(PersonFactory, process=factory.SelfAttribute("..partij.process"))
    user = factory.SubFactory(UserFactory)


class SpelregelsFactory(DjangoModelFactory):
    class Meta:
        model = Spelregels

    process = factory.SubFactory(ProcessFactory)
    nummer = factory.LazyAttribute(lambda o: o.process.spelregels.count() + 1)
    text = "We laten elkaar uitpraten."
    sha256 = factory.LazyAttribute(lambda o: canon.digest(o.text))
    at = now


class KerngroeplidFactory(DjangoModelFactory):
    class Meta:
        model = Kerngroeplid

    process = factory.SubFactory(ProcessFactory)
    person = factory.SubFactory(
        PersonFactory,
        process=factory.SelfAttribute("..process"),
        kant=factory.SubFactory(KantFactory, process=factory.SelfAttribute("..process")),
    )
    hoedanigheid = "bewoner"

    class Params:
        aanvaard = factory.Trait(
            aanvaard_op=now,
            kanaal="link",
            spelregels=factory.SubFactory(SpelregelsFactory, process=factory.SelfAttribute("..process")),
        )


class KwestieFactory(DjangoModelFactory):
    class Meta:
        model = Kwestieomschrijving

    process = factory.SubFactory(ProcessFactory)
    nummer = factory.LazyAttribute(lambda o: o.process.kwesties.count() + 1)
    text = factory.Sequence(lambda n: f"Er is iets gebeurd, versie {n}.")
    centrale_vraag = "Hoe gaan we verder?"
    sha256 = factory.LazyAttribute(lambda o: canon.digest(o.text))
    at = now


class KaderFactory(DjangoModelFactory):
    """`owners=[gemeente]`; without versions."""

    class Meta:
        model = Kader
        skip_postgeneration_save = True

    process = factory.SubFactory(ProcessFactory)
    nummer = factory.LazyAttribute(lambda o: o.process.kaders.count() + 1)
    soort = Kader.Soort.OVERIG

    @factory.post_generation
    def owners(self, create, extracted, **kwargs):
        self.owners.set(extracted or [])


class KaderVersieFactory(DjangoModelFactory):
    """`vastgelegd=True`: every owner laid it down, with a mandaat."""

    class Meta:
        model = KaderVersie
        skip_postgeneration_save = True

    kader = factory.SubFactory(KaderFactory)
    process = factory.SelfAttribute("kader.process")
    nummer = factory.LazyAttribute(lambda o: o.kader.versies.count() + 1)
    text = factory.Sequence(lambda n: f"Kader {n}")
    toetsvraag = "Past dit?"
    sha256 = factory.LazyAttribute(lambda o: canon.digest(o.text))
    at = now

    @factory.post_generation
    def vastgelegd(self, create, extracted, **kwargs):
        for partij in self.kader.owners.all() if extracted else []:
            VaststellingFactory(versie=self, partij=partij)


class VaststellingFactory(DjangoModelFactory):
    class Meta:
        model = Vaststelling

    versie = factory.SubFactory(KaderVersieFactory)
    process = factory.SelfAttribute("versie.process")
    partij = factory.SubFactory(PartijFactory, process=factory.SelfAttribute("..process"))
    mandaat = factory.SubFactory(MandaatFactory, partij=factory.SelfAttribute("..partij"))
    toezegging = "Past het plan hierbinnen, dan gaat het ongewijzigd door."
    sha256 = factory.SelfAttribute("versie.sha256")
    at = now
