"""What the first stations add to the personal page, to the page of a kadersteller, and to what stands still."""

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from herstel.lib import clock
from processes import pages, panels
from processes.models import Bericht, KaderVersie, Kerngroeplid, Partij, Person, Process, User, Vaststelling
from processes.panels import Panel, Still
from processes.road import GESPREKKEN, KADERS, KERNGROEP, KWESTIE, VERKENNING
from processes.rules import kaders as rules

for station in (VERKENNING, KERNGROEP, KWESTIE, KADERS):
    pages.station_page(station, f"processes:{station}")


@panels.on_personal_page
def kerngroep(person: Person) -> Panel | None:
    """The seat: asked, taken, or with spelregels that changed since."""
    seat = _seat(person)
    rules_now = person.process.spelregels.last() if seat and seat.uitgenodigd_op else None
    if seat is None or rules_now is None or not person.process.is_moving:
        return None
    asked = seat.spelregels != rules_now
    return Panel(10, "processes/_mijn_panel_kerngroep.html", {"seat": seat, "open": asked}, asks=asked)


@panels.on_personal_page
def herkenning(person: Person) -> Panel | None:
    """Whether who reads along recognises themselves in the newest text; until the kaders are made."""
    process = person.process
    reader = _seat(person) is not None or hasattr(person, "meelezer")
    if not reader or not process.is_moving or process.has_reached(KADERS):
        return None
    newest = process.kwesties.last()
    if newest is None:
        return None
    own = newest.herkenningen.filter(person=person).first()
    return Panel(11, "processes/_mijn_panel_kwestie.html", {"versie": newest, "own": own}, asks=own is None)


@panels.on_personal_page
def kaders_in_de_maak(person: Person) -> Panel | None:
    """The drafts, for a member of the kerngroep."""
    seat = _seat(person)
    if seat is None or not seat.aanvaard_op or person.process.step != KADERS or not person.process.is_moving:
        return None
    return Panel(12, "processes/_mijn_panel_kaders.html", {})


def _seat(person: Person) -> Kerngroeplid | None:
    """A seat that still stands."""
    seat: Kerngroeplid | None = getattr(person, "kerngroeplid", None)
    return None if seat is None or seat.gestopt_op or seat.afgezegd_op else seat


@panels.on_kadersteller_page
def kaders(process: Process, user: User) -> Panel | None:
    """The own kaders: what waits to be laid down, and before when."""
    partij = Partij.objects.of(user).filter(process=process, kaderstellend=True).select_related("process").first()
    if partij is None:
        return None
    context = {
        "partij": partij,
        "to_do": rules.to_lay_down(partij),
        "mandaat": partij.mandaten.last(),
        "valid": rules.valid_mandaat(partij),
        "may_lay_down": process.has_reached(KADERS),
        "may_add": not process.has_reached(GESPREKKEN),
        "own": partij.kaders.standing().count(),
        "late": partij.vastleggen_voor is not None and partij.vastleggen_voor < clock.today(),
    }
    asks = bool(context["to_do"]) and process.has_reached(KADERS) and process.is_moving
    return Panel(10, "processes/_kadersteller_kaders.html", context, asks=asks)


@panels.stands_still
def kaders_te_laat(processes: list[Process]) -> Iterator[Still]:
    """Parties whose day has passed and who have not laid down yet."""
    newer = KaderVersie.objects.filter(kader_id=OuterRef("kader_id"), nummer__gt=OuterRef("nummer"))
    named = Vaststelling.objects.filter(versie_id=OuterRef("pk"), partij_id=OuterRef(OuterRef("pk")))
    waiting = KaderVersie.objects.filter(kader__owners=OuterRef("pk"), kader__ingetrokken_op=None)
    late = Partij.objects.kaderstellend().filter(
        Exists(waiting.exclude(Exists(newer)).exclude(Exists(named))),
        process__in=processes,
        process__step=KADERS,
        vastleggen_voor__lt=clock.today(),
    )
    for partij in late.select_related("process"):
        url = reverse("processes:kaders", args=[partij.process.slug])
        yield Still(partij.process, f"{partij.name} heeft de kaders nog niet vastgelegd.", url, "Bekijk de kaders")


@panels.stands_still
def post_kwam_niet_aan(processes: list[Process]) -> Iterator[Still]:
    """Who got no mail although they should have: somebody must call."""
    by_pk = {process.pk: process for process in processes}
    failed = Bericht.objects.filter(process__in=by_pk, person__isnull=False, mislukt_op__isnull=False)
    counts = failed.order_by().values_list("process").annotate(Count("person", distinct=True))
    for pk, count in counts:
        url = reverse("processes:personen", args=[by_pk[pk].slug])
        text = f"Bij {count} {'mens' if count == 1 else 'mensen'} kwam een mail niet aan."
        yield Still(by_pk[pk], text, f"{url}?post=mislukt", "Kijk bij wie")
