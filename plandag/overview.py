"""What the pages of a round show; nothing here writes."""

from dataclasses import dataclass
from typing import Any

from herstel.lib import canon, diff
from plandag.models import Antwoord, ConsentRonde, Voorstel, VoorstelVersie
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
    def kring(self) -> int:
        return max(ronde.kring.count() for ronde in self.rondes)

    def waiting(self) -> list[Person]:
        """Who has not answered everything that is asked; for begeleiders only."""
        open_places = Antwoord.objects.filter(ronde__in=self.rondes, ronde__status=OPEN, keuze=KEUZE.OPEN)
        people = Person.objects.filter(pk__in=open_places.values("person"))
        return list(people.select_related("betrokkene__groep").order_by("name"))


def name(ronde: ConsentRonde) -> str:
    """How a round is called on every screen."""
    if ronde.versie is not None:
        return f"{ronde.versie.voorstel.code} {ronde.versie.titel}"
    return "Slotronde over het hele plan" if ronde.soort == ConsentRonde.Soort.SLOT else "Gaan we vandaag door?"


def running(process: Process) -> list[Group]:
    """The rounds that are open or stand ready, those of one bundel together; open ones first."""
    rondes = process.rondes.filter(status__in=(*ConsentRonde.BEFORE, OPEN))
    groups: dict[str, list[ConsentRonde]] = {}
    for ronde in rondes.select_related("versie__voorstel", "plan", "plandag", "process").order_by("pk"):
        groups.setdefault(f"b{ronde.bundel_id}" if ronde.bundel_id else f"r{ronde.pk}", []).append(ronde)
    return sorted((Group(rondes) for rondes in groups.values()), key=lambda group: not group.is_open)


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
    onderdelen: list[VoorstelVersie]
    changes: list[diff.Piece]
    previous: str  # what this person answered the last time
    given: str  # what this person answered now
    own_bezwaar: bool


def vragen(person: Person) -> list[Vraag]:
    """The open rounds this person is asked in. Nothing of what others answered is in it."""
    places = Antwoord.objects.filter(person=person, ronde__status=OPEN).order_by("ronde_id")
    places = places.select_related("ronde__versie__voorstel", "ronde__plan", "ronde__process")
    return [_vraag(place) for place in places]


def _vraag(place: Antwoord) -> Vraag:
    ronde, versie = place.ronde, place.ronde.versie
    parts = ronde.plan.onderdelen.select_related("versie__voorstel") if ronde.plan else []
    before = _before(versie) if versie else None
    return Vraag(
        ronde=ronde,
        title=name(ronde),
        text=versie.text if versie else ronde.vraag,
        versie=versie,
        wanneer=wanneer_text(versie.wanneer, versie.wanneer_op) if versie else "",
        onderdelen=[part.versie for part in parts],
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
    """Every onderdeel: what it says already, and where it is with its rounds."""
    rows = []
    for versie in voorstellen.current(process):
        last = ConsentRonde.objects.filter(versie__voorstel=versie.voorstel).order_by("-nummer").first()
        rows.append(
            {
                "versie": versie,
                "voorstel": versie.voorstel,
                "delen": voorstellen.compleet(versie)[1:],
                "nummer": last.nummer if last else 0,
                "may": versie.voorstel.status == Voorstel.Status.UITGEWERKT
                and not (last and last.status in (*ConsentRonde.BEFORE, OPEN))
                and rules.may_be_asked_again(versie),
                "bezwaar": rules.bezwaren_of(versie.voorstel).standing().exists(),
            }
        )
    return rows


def fingerprint(*parts: object) -> str:
    """Whether what a screen shows has changed, in a few letters."""
    return canon.digest(repr(parts))[:16]


def regie_state(process: Process, groups: list[Group]) -> str:
    counts = [
        (ronde.pk, ronde.status, ronde.kring.exclude(keuze=KEUZE.OPEN).count())
        for group in groups
        for ronde in group.rondes
    ]
    here = [plandag.aanwezigheid.nu().count() for plandag in process.plandagen.all()]
    bezwaren = list(process.bezwaren.order_by("pk").values_list("pk", "status"))
    return fingerprint(counts, here, bezwaren, process.step)
