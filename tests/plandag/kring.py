"""A plandag that is going on, with people in the hall: what every test of a round starts from."""

from dataclasses import dataclass, field

from herstel.lib import clock
from plandag.actions import rondes
from plandag.models import Plandag
from processes.models import Person, Process, User
from tests.factories.plandag import PlandagFactory, VoorstelFactory, VoorstelVersieFactory, deelnemer


@dataclass
class Kring:
    """`people` are in the hall; `ask` opens a round about a new voorstel, or about the versie given."""

    process: Process
    by: User
    plandag: Plandag
    people: list[Person] = field(default_factory=list)

    def versie(self, voorstel=None):
        return VoorstelVersieFactory(voorstel=voorstel or VoorstelFactory(process=self.process))

    def ask(self, versie=None):
        (ronde,) = rondes.zet_klaar(self.process, by=self.by, versies=[versie or self.versie()])
        return rondes.open_ronde(ronde, by=self.by)

    def all_say(self, ronde, keuze="akkoord", *, but=()):
        for person in self.people:
            if person not in but:
                rondes.geef_antwoord(ronde, person=person, keuze=keuze)

    def close(self, ronde, *objecting, reden="Te laat in de nacht."):
        """Everyone can live with it, but for `objecting`."""
        for person in objecting:
            rondes.geef_antwoord(ronde, person=person, keuze="bezwaar", reden=reden)
        self.all_say(ronde, but=objecting)
        rondes.sluit_ronde(ronde, by=self.by)
        ronde.refresh_from_db()
        return ronde

    def adopt(self, versie=None):
        return self.close(self.ask(versie))

    def slot(self):
        return rondes.open_ronde(rondes.zet_slotronde_klaar(self.process, by=self.by), by=self.by)

    def leaves(self, person):
        self.plandag.aanwezigheid.filter(person=person).update(uit_op=clock.now())


def gather(process, by, *, size=3):
    plandag = PlandagFactory(process=process, vandaag=True, informatie_klaar_op=clock.now())
    people = [deelnemer(process, plandag).person for _ in range(size)]
    return Kring(process, by, plandag, people)
