"""How the day stands at one moment: each part is read once, when it is first asked for, and passed on."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Case, Value, When

from plandag.models import Bezwaar, ConsentRonde, Heropenverzoek, Plan, Plandag, Voorstel, VoorstelVersie
from plandag.rules import consent, dag, programma, voorstellen
from plandag.rules.programma import Deel
from processes.models import Process
from processes.road import TOETSING

Soort, Status = ConsentRonde.Soort, ConsentRonde.Status


@dataclass(frozen=True)
class Stand:
    """One page, or one act, makes one and asks it everything. It does not follow what is written after it was read."""

    process: Process

    @cached_property
    def plandag(self) -> Plandag | None:
        return dag.nu(self.process)

    @cached_property
    def programma(self) -> list[Deel]:
        """The whole programme of the day, in order."""
        return programma.tijdlijn(self.plandag, self.plandag.programma.all()).delen if self.plandag else []

    @cached_property
    def rondes(self) -> list[ConsentRonde]:
        """Every round, oldest first, with its text and its tally."""
        rondes = self.process.rondes.select_related("versie__voorstel", "plan", "uitslag")
        return list(rondes.prefetch_related("plan__onderdelen").order_by("pk"))

    @cached_property
    def versies(self) -> list[VoorstelVersie]:
        """The text that counts of each voorstel, by number."""
        return voorstellen.current(self.process)

    @cached_property
    def bezwaren(self) -> list[Bezwaar]:
        """Every objection that stands; `in_the_way`: also in the way of the plan."""
        standing = self.process.bezwaren.standing().select_related("ronde", "voorstel", "person")
        in_the_way = Case(When(consent.IN_THE_WAY, then=Value(True)), default=Value(False))
        return list(standing.annotate(in_the_way=in_the_way))

    @cached_property
    def verzoeken(self) -> list[Heropenverzoek]:
        """What somebody asked to look at again, and nobody did yet."""
        return list(self.process.heropenverzoeken.filter(heropend_op=None).select_related("voorstel"))

    @cached_property
    def has_kring(self) -> bool:
        """Whether a round that opens now has somebody to ask."""
        return self.plandag is not None and consent.kring_nu(self.plandag).exists()

    @cached_property
    def toets_begonnen(self) -> datetime | None:
        """When the plan of this day went to the kaderstellers; not yet: None."""
        if not self.process.has_reached(TOETSING):
            return None
        toets = self.process.toetsen.filter(vervallen_op=None).order_by("-pk").first()
        return toets.begonnen_op if toets else None

    @property
    def unfinished(self) -> list[ConsentRonde]:
        return [ronde for ronde in self.rondes if ronde.status in ConsentRonde.UNFINISHED]

    @property
    def opened(self) -> list[ConsentRonde]:
        """The rounds of this plandag that were put to the kring, and not broken off."""
        of_the_day = [ronde for ronde in self.rondes if self.plandag and ronde.plandag_id == self.plandag.pk]
        return [ronde for ronde in of_the_day if ronde.geopend_op is not None and ronde.status != Status.AFGEBROKEN]

    def begun(self, *soorten: str) -> datetime | None:
        """When the first round of the day was put to the kring, or the first of these kinds; not yet: None."""
        moments = [ronde.geopend_op for ronde in self.opened if ronde.geopend_op and ronde.soort in (soorten or Soort)]
        return min(moments, default=None)

    @property
    def last_closed(self) -> list[ConsentRonde]:
        """The round of this day that closed last, with those that were asked and closed together with it, in order."""
        closed = [ronde for ronde in self.opened if ronde.status == Status.GESLOTEN and ronde.gesloten_op]
        last = max(closed, key=lambda ronde: (ronde.gesloten_op, ronde.pk), default=None)
        if last is None or last.bundel_id is None:
            return [last] if last else []
        return [ronde for ronde in closed if ronde.bundel_id == last.bundel_id]

    @property
    def last_slotronde(self) -> ConsentRonde | None:
        slot = [ronde for ronde in self.rondes if ronde.status == Status.GESLOTEN and ronde.soort == Soort.SLOT]
        return slot[-1] if slot else None

    @property
    def adopted(self) -> list[VoorstelVersie]:
        return [versie for versie in self.versies if versie.voorstel.status == Voorstel.Status.AANGENOMEN]

    @property
    def undecided(self) -> list[Voorstel]:
        return [versie.voorstel for versie in self.versies if versie.voorstel.status in Voorstel.UNDECIDED]

    @property
    def in_the_way(self) -> list[Bezwaar]:
        return [bezwaar for bezwaar in self.bezwaren if bezwaar.in_the_way]  # type: ignore[attr-defined]

    @property
    def gedragen(self) -> Plan | None:
        return consent.carried_by(self.last_slotronde, adopted=self.adopted, standing=self.in_the_way)

    @property
    def goes_on(self) -> bool:
        """Whether the kring decided by consent to go on below the floor."""
        return any(ronde.soort == Soort.DOORGAAN and consent.consent_reached(ronde) for ronde in self.opened)

    def current(self, voorstel_id: int | None) -> VoorstelVersie | None:
        return next((versie for versie in self.versies if versie.voorstel_id == voorstel_id), None)
