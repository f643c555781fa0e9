"""What the pages of a round show; nothing here writes."""

from dataclasses import dataclass, field
from math import inf
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from herstel.lib import clock, diff, mail, qr
from plandag.models import Antwoord, Bezwaar, ConsentRonde, Plandag, Planonderdeel, Voorstel, VoorstelVersie, Zorg
from plandag.plantekst import wanneer_text
from plandag.rules import consent as rules
from plandag.rules import tempo, voorstellen
from plandag.rules.stand import Stand
from processes.models import KaderVersie, Person, Process

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


@dataclass
class Onderwerp:
    """One voorstel, or the whole plan, with what people said that asks for attention."""

    name: str
    anchor: str
    standing: list[Bezwaar] = field(default_factory=list)
    closed: list[Bezwaar] = field(default_factory=list)
    zorgen: list[Zorg] = field(default_factory=list)


def onderwerpen(process: Process) -> list[Onderwerp]:
    """Every subject with its objections and worries: the voorstellen by number, then going on, the whole plan last."""
    about = ("person", "voorstel", "ronde__versie__voorstel", "ronde__plan")
    found: dict[tuple[float, str], Onderwerp] = {}
    bezwaren, zorgen = process.bezwaren.select_related(*about), process.zorgen.select_related(*about)
    rows: list[Bezwaar | Zorg] = [*bezwaren, *zorgen]
    for row in sorted(rows, key=lambda row: row.ronde_id):
        soort, voorstel = row.ronde.soort, row.voorstel
        place = (voorstel.nummer, "") if voorstel else (inf, soort)
        onderwerp = found.setdefault(place, Onderwerp("", voorstel.code.lower() if voorstel else soort))
        onderwerp.name = name(row.ronde)  # as it is called now
        if isinstance(row, Zorg):
            onderwerp.zorgen.append(row)
        else:
            (onderwerp.standing if row.status in Bezwaar.STANDING else onderwerp.closed).append(row)
    return [found[place] for place in sorted(found)]


def running(stand: Stand) -> list[Group]:
    """The rounds that are open or stand ready, those of one bundel together; open ones first."""
    groups: dict[str, list[ConsentRonde]] = {}
    for ronde in stand.unfinished:
        groups.setdefault(f"b{ronde.bundel_id}" if ronde.bundel_id else f"r{ronde.pk}", []).append(ronde)
    sizes, silent = _places(stand.process) if any(ronde.status == OPEN for ronde in stand.unfinished) else ({}, {})
    found = [
        Group(
            rondes,
            max(sizes.get(ronde.pk, 0) for ronde in rondes),
            [place for ronde in rondes for place in silent.get(ronde.pk, [])],
        )
        for rondes in groups.values()
    ]
    return sorted(found, key=lambda group: not group.is_open)


def _places(process: Process) -> tuple[dict[int, int], dict[int, list[Antwoord]]]:
    """Per open round how many are asked, and whose places are still empty."""
    asked = Antwoord.objects.filter(ronde__process=process, ronde__status=OPEN)
    sizes = dict(asked.order_by().values_list("ronde").annotate(Count("pk")))
    silent: dict[int, list[Antwoord]] = {}
    for place in asked.filter(keuze=KEUZE.OPEN).select_related("person__betrokkene__groep").order_by("person__name"):
        silent.setdefault(place.ronde_id, []).append(place)
    return sizes, silent


def on_screen(groups: list[Group]) -> Group | None:
    """What the hall sees: the open round, else the one that is explained. What only stands ready waits."""
    return next((group for group in groups if group.first.status != ConsentRonde.Status.CONCEPT), None)


def zaal(stand: Stand, groups: list[Group] | None = None) -> dict[str, Any]:
    """What the hall sees now: one thing at a time; never a name, never a tally while a round is open.

    The zaalscherm is made of it, and its small picture on the regie too. `groups`: what runs, if that was read already.
    """
    plandag = stand.plandag
    context: dict[str, Any] = {
        "process": stand.process,
        "now": localtime(clock.now()),
        "qr": qr.data_uri(mail.absolute(reverse("mijn"))),
        "wat": plandag.scherm if plandag else Plandag.Scherm.RONDES,
    }
    if plandag is None or plandag.scherm == Plandag.Scherm.RONDES:
        return context | _asked(on_screen(running(stand) if groups is None else groups), stand.last_closed)
    return context | _chosen(stand, plandag)


def _chosen(stand: Stand, plandag: Plandag) -> dict[str, Any]:
    """What the lead put on the screen. Nothing of a round is in it, so no count can show."""
    if plandag.scherm == Plandag.Scherm.KADERS:
        kaders = KaderVersie.objects.holding(stand.process).select_related("kader")
        return {"kaders": kaders.order_by("kader__nummer")}
    if plandag.scherm == Plandag.Scherm.PROGRAMMA:
        return {"delen": tempo.nu_en_straks(stand, tempo.tempo(stand))}
    return {"versie": stand.current(plandag.scherm_voorstel_id)}


def _asked(group: Group | None, closed: list[ConsentRonde]) -> dict[str, Any]:
    if group is not None:
        left = len(group.waiting) if group.is_open else 0
        return {"group": group, "texts": [_text(ronde) for ronde in group.rondes], "left": left}
    results = [{"title": name(ronde), "words": result_words(ronde)} for ronde in closed]
    return {"results": results, **(results[-1] if results else {"title": "", "words": ""})}


def _text(ronde: ConsentRonde) -> dict[str, str]:
    text = ronde.versie.text if ronde.versie else ronde.vraag
    if ronde.plan is not None:
        text = f"Het hele plan: {len(ronde.plan.onderdelen.all())} onderdelen."
    return {"title": name(ronde), "text": text, "new": ronde.versie.wijziging if ronde.versie else ""}


def result_words(ronde: ConsentRonde) -> str:
    """What everybody may hear when a round is closed: words, and a total only when everyone can live with it."""
    if not rules.consent_reached(ronde):
        return _("Nog niet iedereen kan hiermee leven. We praten verder.")
    given = ronde.uitslag.kring - ronde.uitslag.vertrokken
    words = ngettext(
        "%(count)s van de %(count)s kunnen hiermee leven.", "%(count)s van de %(count)s kunnen hiermee leven.", given
    )
    return words % {"count": given}


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
    is_new: bool  # that answer was about another version
    given: str  # what this person answered now
    own_bezwaar: bool
    keuze: str
    reden: str  # what this person wrote with it
    naam: str  # how the begeleider may bring it in
    inbreng: str  # the same, in words

    @property
    def may_answer(self) -> bool:
        """Until the round closes; an anonymous answer is final when it is sent."""
        return not self.given or self.ronde.privacy != Process.Privacy.ANONIEM


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
    before, last = _before(versie) if versie else None, _previous(place)
    return Vraag(
        ronde=ronde,
        title=rules.ronde_title(ronde),
        text=versie.text if versie else ronde.vraag,
        versie=versie,
        wanneer=wanneer_text(versie.wanneer, versie.wanneer_op) if versie else "",
        onderdelen=[(part, wanneer_text(part.wanneer, part.wanneer_op)) for part in versies],
        changes=diff.words(before.text, versie.text) if before and versie and before.text != versie.text else [],
        previous=str(last.get_keuze_display()) if last else "",
        is_new=bool(last and versie and last.ronde.versie_id != versie.pk),
        given="" if place.keuze == KEUZE.OPEN else str(place.get_keuze_display()),
        own_bezwaar=rules.bezwaren_about(ronde).standing().filter(person=place.person).exists(),
        keuze=place.keuze,
        reden=place.reden,
        naam=place.naam,
        inbreng=str(place.get_naam_display()),
    )


def _before(versie: VoorstelVersie) -> VoorstelVersie | None:
    """The words that were asked the last time; else the version before."""
    earlier = versie.voorstel.versies.filter(nummer__lt=versie.nummer).order_by("-nummer")
    return earlier.filter(rondes__status=ConsentRonde.Status.GESLOTEN).first() or earlier.first()


def _previous(place: Antwoord) -> Antwoord | None:
    same = Antwoord.objects.filter(person=place.person, final=True, ronde__status=ConsentRonde.Status.GESLOTEN)
    if place.ronde.versie is not None:
        same = same.filter(ronde__versie__voorstel=place.ronde.versie.voorstel)
    else:
        same = same.filter(ronde__soort=place.ronde.soort)
    return same.filter(keuze__in=Antwoord.GIVEN).select_related("ronde").order_by("-ronde_id").first()


def results(person: Person, *, last: int = 6) -> list[dict[str, Any]]:
    """The rounds this person was in, in words; in an open kring also who answered what."""
    rondes = ConsentRonde.objects.gesloten().filter(kring__person=person)
    rondes = rondes.select_related("versie__voorstel", "uitslag").order_by("-gesloten_op", "-pk")[:last]
    return [
        {"title": rules.ronde_title(ronde), "words": result_words(ronde), "names": _names(ronde)} for ronde in rondes
    ]


def _names(ronde: ConsentRonde) -> list[tuple[str, str]]:
    if ronde.privacy != Process.Privacy.OPEN:
        return []
    places = ronde.kring.exclude(person=None).select_related("person").order_by("person__name")
    return [(place.person.name, str(place.get_keuze_display())) for place in places if place.person]


def regie_rows(stand: Stand) -> list[dict[str, Any]]:
    """Every onderdeel: what it says already, and where it is with its rounds."""
    rondes: dict[int, list[ConsentRonde]] = {}
    for ronde in stand.rondes:
        if ronde.versie is not None:
            rondes.setdefault(ronde.versie.voorstel_id, []).append(ronde)
    objected = rules.voorstellen_of(stand.bezwaren)
    rows = []
    for versie in stand.versies:
        mine, bezwaar = rondes.get(versie.voorstel_id, []), versie.voorstel_id in objected
        busy = any(ronde.status in ConsentRonde.UNFINISHED for ronde in mine)
        asked = any(ronde.versie_id == versie.pk and ronde.status == ConsentRonde.Status.GESLOTEN for ronde in mine)
        delen, undecided = voorstellen.compleet(versie)[1:], versie.voorstel.status in Voorstel.UNDECIDED
        rows.append(
            {
                "versie": versie,
                "voorstel": versie.voorstel,
                "delen": delen,
                "mist": [deel.name for deel in delen if undecided and not deel.there],
                "undecided": undecided,
                "nummer": mine[-1].nummer if mine else 0,
                "may": versie.voorstel.status == Voorstel.Status.UITGEWERKT and not busy and not (asked and bezwaar),
                "bezwaar": bezwaar,
            }
        )
    return rows
