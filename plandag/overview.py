"""What the pages of a round show; nothing here writes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from herstel.lib import canon, diff
from plandag.models import Aanwezigheid, Antwoord, ConsentRonde, Planonderdeel, Voorstel, VoorstelVersie
from plandag.plantekst import wanneer_text
from plandag.rules import consent as rules
from plandag.rules import voorstellen
from processes.models import Person, Process

OPEN = ConsentRonde.Status.OPEN
KEUZE = Antwoord.Keuze


@dataclass(frozen=True)
class Group:
    """Rounds that are asked at once, as the regie shows them."""

    rondes: list[ConsentRonde]
    kring: int  # how many people are asked
    silent: list[Antwoord]  # the places that are still empty

    @property
    def first(self) -> ConsentRonde:
        return self.rondes[0]

    @property
    def is_open(self) -> bool:
        return any(ronde.status == OPEN for ronde in self.rondes)

    @property
    def title(self) -> str:
        return " · ".join(name(ronde) for ronde in self.rondes)

    @property
    def waiting(self) -> list[tuple[Person, list[ConsentRonde]]]:
        """Who has not answered everything that is asked, and what not; for begeleiders only."""
        rondes = {ronde.pk: ronde for ronde in self.rondes}
        found: dict[Person, list[ConsentRonde]] = {}
        for place in self.silent:
            if place.person is not None:
                found.setdefault(place.person, []).append(rondes[place.ronde_id])
        return list(found.items())

    @property
    def answered(self) -> int:
        return self.kring - len(self.waiting)


def name(ronde: ConsentRonde) -> str:
    """How a round is called on every screen."""
    return rules.ronde_name(ronde)


def running(process: Process) -> list[Group]:
    """The rounds that are open or stand ready, those of one bundel together; open ones first."""
    rondes = process.rondes.unfinished().select_related("versie__voorstel", "plan", "plandag", "process")
    groups: dict[str, list[ConsentRonde]] = {}
    for ronde in rondes.order_by("pk"):
        groups.setdefault(f"b{ronde.bundel_id}" if ronde.bundel_id else f"r{ronde.pk}", []).append(ronde)
    if not groups:
        return []
    asked = Antwoord.objects.filter(ronde__process=process, ronde__status=OPEN)
    sizes = dict(asked.order_by().values_list("ronde").annotate(Count("pk")))
    silent: dict[int, list[Antwoord]] = {}
    for place in asked.filter(keuze=KEUZE.OPEN).select_related("person__betrokkene__groep").order_by("person__name"):
        silent.setdefault(place.ronde_id, []).append(place)
    found = [
        Group(
            rondes,
            max(sizes.get(ronde.pk, 0) for ronde in rondes),
            [place for ronde in rondes for place in silent.get(ronde.pk, [])],
        )
        for rondes in groups.values()
    ]
    return sorted(found, key=lambda group: not group.is_open)


def on_screen(groups: list[Group]) -> Group | None:
    """What the hall sees: the open round, else the one that is explained. What only stands ready waits."""
    return next((group for group in groups if group.first.status != ConsentRonde.Status.CONCEPT), None)


def result_words(ronde: ConsentRonde) -> str:
    """What everybody may hear when a round is closed: words, and a total only when everyone can live with it."""
    if not rules.consent_reached(ronde):
        return "Nog niet iedereen kan hiermee leven. We praten verder."
    given = ronde.uitslag.kring - ronde.uitslag.vertrokken
    return f"{given} van de {given} kunnen hiermee leven."


@dataclass(frozen=True)
class Vraag:
    """One open question as one person sees it."""

    ronde: ConsentRonde
    title: str
    text: str
    versie: VoorstelVersie | None
    wanneer: str
    onderdelen: list[tuple[VoorstelVersie, str]]  # of the whole plan, each with when it is done
    changes: list[diff.Piece]
    previous: str  # what this person answered the last time
    given: str  # what this person answered now
    own_bezwaar: bool


def open_questions(person: Person) -> list[int]:
    """Which rounds this person is asked in now."""
    places = Antwoord.objects.filter(person=person, ronde__status=OPEN).order_by("ronde_id")
    return list(places.values_list("ronde_id", flat=True))


def vragen(person: Person) -> list[Vraag]:
    """The open rounds this person is asked in. Nothing of what others answered is in it."""
    places = Antwoord.objects.filter(person=person, ronde__status=OPEN).order_by("ronde_id")
    places = places.select_related("ronde__versie__voorstel", "ronde__plan", "ronde__process")
    places = places.prefetch_related("ronde__versie__kosten__partij")
    return [_vraag(place) for place in places]


def _vraag(place: Antwoord) -> Vraag:
    ronde, versie = place.ronde, place.ronde.versie
    parts = ronde.plan.onderdelen.select_related("versie__voorstel") if ronde.plan else Planonderdeel.objects.none()
    versies = [part.versie for part in parts.prefetch_related("versie__kosten__partij")]
    before = _before(versie) if versie else None
    return Vraag(
        ronde=ronde,
        title=name(ronde),
        text=versie.text if versie else ronde.vraag,
        versie=versie,
        wanneer=wanneer_text(versie.wanneer, versie.wanneer_op) if versie else "",
        onderdelen=[(part, wanneer_text(part.wanneer, part.wanneer_op)) for part in versies],
        changes=diff.words(before.text, versie.text) if before and versie and before.text != versie.text else [],
        previous=_previous(place),
        given="" if place.keuze == KEUZE.OPEN else str(place.get_keuze_display()),
        own_bezwaar=rules.bezwaren_about(ronde).standing().filter(person=place.person).exists(),
    )


def _before(versie: VoorstelVersie) -> VoorstelVersie | None:
    """The words that were asked the last time; else the version before."""
    earlier = versie.voorstel.versies.filter(nummer__lt=versie.nummer).order_by("-nummer")
    return earlier.filter(rondes__status=ConsentRonde.Status.GESLOTEN).first() or earlier.first()


def _previous(place: Antwoord) -> str:
    same = Antwoord.objects.filter(person=place.person, final=True, ronde__status=ConsentRonde.Status.GESLOTEN)
    if place.ronde.versie is not None:
        same = same.filter(ronde__versie__voorstel=place.ronde.versie.voorstel)
    else:
        same = same.filter(ronde__soort=place.ronde.soort)
    last = same.filter(keuze__in=Antwoord.GIVEN).order_by("-ronde_id").first()
    return str(last.get_keuze_display()) if last else ""


def results(person: Person, *, last: int = 6) -> list[dict[str, Any]]:
    """The rounds this person was in, in words; in an open kring also who answered what."""
    rondes = ConsentRonde.objects.gesloten().filter(kring__person=person)
    rondes = rondes.select_related("versie__voorstel", "uitslag").order_by("-gesloten_op", "-pk")[:last]
    return [{"title": name(ronde), "words": result_words(ronde), "names": _names(ronde)} for ronde in rondes]


def _names(ronde: ConsentRonde) -> list[tuple[str, str]]:
    if ronde.privacy != Process.Privacy.OPEN:
        return []
    places = ronde.kring.exclude(person=None).select_related("person").order_by("person__name")
    return [(place.person.name, str(place.get_keuze_display())) for place in places if place.person]


def regie_rows(process: Process) -> list[dict[str, Any]]:
    """Every onderdeel: what it says already, and where it is with its rounds. A fixed number of queries."""
    rondes: dict[int, list[ConsentRonde]] = {}
    for ronde in process.rondes.exclude(versie=None).select_related("versie").order_by("pk"):
        if ronde.versie is not None:
            rondes.setdefault(ronde.versie.voorstel_id, []).append(ronde)
    objected = rules.voorstellen_with_bezwaar(process)
    rows = []
    for versie in voorstellen.current(process):
        mine, bezwaar = rondes.get(versie.voorstel_id, []), versie.voorstel_id in objected
        busy = any(ronde.status in ConsentRonde.UNFINISHED for ronde in mine)
        asked = any(ronde.versie_id == versie.pk and ronde.status == ConsentRonde.Status.GESLOTEN for ronde in mine)
        rows.append(
            {
                "versie": versie,
                "voorstel": versie.voorstel,
                "delen": voorstellen.compleet(versie)[1:],
                "nummer": mine[-1].nummer if mine else 0,
                "may": versie.voorstel.status == Voorstel.Status.UITGEWERKT and not busy and not (asked and bezwaar),
                "bezwaar": bezwaar,
            }
        )
    return rows


def fingerprint(*parts: object) -> str:
    """Whether what a screen shows has changed, in a few letters."""
    return canon.digest(repr(parts))[:16]


def regie_state(process: Process, groups: list[Group]) -> str:
    rondes = [(ronde.pk, ronde.status) for group in groups for ronde in group.rondes]
    silent = sorted(str(place.pk) for group in groups for place in group.silent)
    here = Aanwezigheid.objects.nu().filter(plandag__process=process).count()
    bezwaren = list(process.bezwaren.order_by("pk").values_list("pk", "status"))
    return fingerprint(rondes, silent, here, bezwaren, process.step)
