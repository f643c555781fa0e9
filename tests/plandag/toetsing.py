"""A plan that everyone can live with, beside kaders of two parties: what every test of the toets starts from."""

from dataclasses import dataclass
from decimal import Decimal

from plandag.actions import overeenkomst, toets, vervolg
from plandag.models import Plan, Toets
from plandag.rules import toets as rules
from processes.models import KaderVersie, Partij, Process, User
from tests.factories.plandag import KostenpostFactory, VoorstelFactory, VoorstelVersieFactory
from tests.factories.processes import (
    KaderFactory,
    KaderstellerFactory,
    KaderVersieFactory,
    MandaatFactory,
    PartijFactory,
    UserFactory,
    VaststellingFactory,
)
from tests.plandag.kring import Kring


@dataclass
class Toetsing:
    """V01 and V02; K1 of the gemeente with money (at most 5000), K2 of both. `judge` fills what is empty."""

    kring: Kring
    gemeente: Partij
    wethouder: User
    bedrijf: Partij
    directeur: User
    geld: KaderVersie
    samen: KaderVersie
    toets: Toets | None = None

    @property
    def process(self) -> Process:
        return self.kring.process

    @property
    def by(self) -> User:
        return self.kring.by

    @property
    def plan(self) -> Plan:
        return self.toets.plan

    @property
    def versies(self):
        return [row.versie for row in self.plan.onderdelen.select_related("versie__voorstel")]

    @property
    def matrix(self):
        return rules.matrix(self.toets)

    def says(self, uitspraak="past", *, versie="V01", kader=None, partij=None, by=None, **fields):
        partij = partij or self.gemeente
        named = {versie.voorstel.code: versie for versie in self.versies}
        return toets.geef_oordeel(
            self.toets,
            by=by or (self.wethouder if partij == self.gemeente else self.directeur),
            partij=partij,
            versie=named[versie] if versie else None,
            kader_versie=kader or self.samen,
            uitspraak=uitspraak,
            **fields,
        )

    def judge(self, *partijen):
        """Everything that is still empty fits."""
        for cel in self.matrix.cellen:
            partij = cel.kolom.partij
            if cel.oordeel is None and (not partijen or partij in partijen):
                code = cel.versie.voorstel.code if cel.versie else None
                self.says(versie=code, kader=cel.kolom.versie, partij=partij)

    def agree(self):
        return overeenkomst.maak_overeenkomst(
            self.process, by=self.by, intenties="Wij groeten elkaar weer.", geschillen="Wij bellen eerst elkaar."
        )

    def promise(self, owner, day):
        """Every onderdeel has an owner and a date."""
        for afspraak in vervolg.maak_afspraken_uit_plan(self.process, by=self.by):
            vervolg.verander_afspraak(afspraak, by=self.by, eigenaar=owner, klaar_op=day)

    def again(self):
        """Back to the plandag, V01 gets other words, and everyone can live with the new plan."""
        old = self.process.voorstellen.get(nummer=1)
        self.process.voorstellen.filter(pk=old.pk).update(status="uitgewerkt")
        old.refresh_from_db()
        self.kring.adopt(VoorstelVersieFactory(voorstel=old))
        self.kring.close(self.kring.slot())


def at_toets(kring, gemeente, wethouder, *, voorlopig=False):
    process = kring.process
    bedrijf = PartijFactory(process=process, name="Restoplast")
    MandaatFactory(partij=bedrijf)
    directeur = UserFactory(name="Dirk Directeur", email="directeur@voorbeeld.example")
    KaderstellerFactory(partij=bedrijf, user=directeur, person__name="Dirk Directeur")
    geld = _kader(process, [gemeente], voorlopig=voorlopig, max_eenmalig=Decimal(5000))
    samen = _kader(process, [gemeente, bedrijf], voorlopig=False)
    for amount in (1000, 2000):
        versie = VoorstelVersieFactory(voorstel=VoorstelFactory(process=process))
        KostenpostFactory(versie=versie, partij=gemeente, eenmalig=Decimal(amount))
        kring.adopt(versie)
    kring.close(kring.slot())
    made = Toetsing(kring, gemeente, wethouder, bedrijf, directeur, geld, samen)
    arrive(made)
    return made


def arrive(made):
    Process.objects.filter(pk=made.process.pk).update(step="toetsing")
    made.process.refresh_from_db()
    made.toets = toets.begin_toets(made.process, by=made.by)
    return made.toets


def _kader(process, owners, *, voorlopig, **limits):
    versie = KaderVersieFactory(kader=KaderFactory(process=process, owners=owners), **limits)
    for partij in owners:
        VaststellingFactory(versie=versie, partij=partij, voorlopig=voorlopig and partij == owners[0])
    return versie
