"""Beginning a process, who guides it, and its settings."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from processes import journal
from processes.flow import require_moving
from processes.models import Begeleiding, Organisatie, Person, Process, User
from processes.rules import notes_were_made, privacy_is_locked

DESCRIBES = ("title", "place", "aanleiding")
SETTINGS = (
    "privacy",
    "vloer",
    "notities_voor",
    "bewaar_notities_dagen",
    "bewaar_antwoorden_dagen",
    "bewaar_contact_maanden",
    "gevoelig",
)


@transaction.atomic
def begin_process(
    *, by: User, organisatie: Organisatie, title: str, place: str, slug: str = "", aanleiding: str = ""
) -> Process:
    """Begin at the first station, with `by` as hoofdbegeleider."""
    if not by.is_begeleider:
        raise Refused("Alleen een begeleider kan een proces beginnen.")
    process = Process.objects.create(
        organisatie=organisatie,
        slug=slug or _free_slug(title),
        title=clean(title),
        place=clean(place),
        aanleiding=clean(aanleiding),
        created_at=clock.now(),
    )
    process.begeleidingen.create(user=by, hoofd=True)
    journal.note(process, "begonnen", by=by)
    return process


@transaction.atomic
def verander_process(process: Process, *, by: User, **fields: Any) -> Process:
    """Change how the process is described; the same words again change nothing."""
    return _change(process, DESCRIBES, "proces_veranderd", by=by, fields=fields)


@transaction.atomic
def verander_instellingen(process: Process, *, by: User, **settings: Any) -> Process:
    """Change settings of Decision 18.

    Refused: another privacy of answers once a round was opened (Decision 5), and more readers of notes that were
    made under the promise of fewer (Decision 13).
    """
    if settings.get("privacy", process.privacy) != process.privacy and privacy_is_locked(process):
        raise Refused("Er is al een ronde geopend. Wie antwoorden leest, kan daarna niet meer veranderen.")
    wider = process.notities_voor == Process.Lezers.EIGEN and settings.get("notities_voor") == Process.Lezers.TEAM
    if wider and notes_were_made(process):
        raise Refused("Er zijn al notities. In die gesprekken is beloofd dat niet het hele team ze leest.")
    return _change(process, SETTINGS, "instellingen_veranderd", by=by, fields=settings)


@transaction.atomic
def voeg_begeleider_toe(process: Process, *, by: User, user: User) -> Begeleiding:
    """Let another begeleider guide along. Who already does is left as is."""
    _lock(process)
    _only_hoofd(process, by)
    if not (user.is_begeleider and user.is_active):
        raise Refused("Dit account is niet van een begeleider.")
    if process.people.filter(kadersteller__user=user).exists():
        raise Refused("Deze persoon legt kaders vast in dit proces. Dat gaat niet samen met begeleiden.")
    begeleiding, new = process.begeleidingen.get_or_create(user=user)
    if new:
        journal.note(process, "begeleider_erbij", by=by, account=user.ref)
    return begeleiding


@transaction.atomic
def wissel_hoofd(process: Process, *, by: User, user: User) -> Begeleiding:
    """Hand the lead to another begeleider of this process."""
    _lock(process)
    new = process.begeleidingen.of(user).first()
    if new is not None and new.hoofd:
        return new
    _only_hoofd(process, by)
    if new is None:
        raise Refused("Deze begeleider doet nog niet mee. Voeg die eerst toe.")
    process.begeleidingen.filter(hoofd=True).update(hoofd=False)
    new.hoofd = True
    new.save(update_fields=["hoofd"])
    journal.note(process, "hoofd_gewisseld", by=by, account=user.ref)
    return new


@transaction.atomic
def verklaar_onafhankelijk(process: Process, *, by: User, text: str) -> Begeleiding:
    """A begeleider declares, in own words, to have no stake. Declaring again replaces the words."""
    _lock(process)
    mine = process.begeleidingen.of(by).first()
    if mine is None:
        raise Refused("Alleen een begeleider van dit proces kan dit verklaren.")
    if not (text := clean(text)):
        raise Refused("Schrijf op waarom je onafhankelijk bent.")
    if mine.onafhankelijk_tekst != text:
        mine.onafhankelijk_op, mine.onafhankelijk_tekst = clock.now(), text
        mine.save(update_fields=["onafhankelijk_op", "onafhankelijk_tekst"])
        journal.note(process, "onafhankelijk_verklaard", by=by)
    return mine


@transaction.atomic
def trek_link_in(person: Person, *, by: User, vorige: int | None = None) -> Person:
    """Withdraw the personal link; from now on another one opens the page.

    `vorige`: the version that was on the screen, so that a second click does not withdraw the new one.
    """
    person.refresh_from_db(from_queryset=Person.objects.select_for_update())
    if vorige is not None and person.link_version != vorige:
        raise Refused("Deze link is intussen al vernieuwd. Op de pagina staat de nieuwe.")
    person.link_version += 1
    person.save(update_fields=["link_version"])
    journal.note(person.process, "link_vernieuwd", by=by, about=person)
    return person


@transaction.atomic
def verander_gegevens(person: Person, *, by: Person | User, **fields: Any) -> Person:
    """Change how a person is reached. Always allowed, also when the process rests: it is their own data."""
    person.refresh_from_db(from_queryset=Person.objects.select_for_update())
    changed = _set(person, ("email", "phone", "address", "kanaal", "language"), fields)
    if changed:
        journal.note(person.process, "gegevens_veranderd", by=by, about=person)
    return person


def _change(process: Process, allowed: tuple[str, ...], key: str, *, by: User, fields: dict[str, Any]) -> Process:
    _lock(process)
    _only_hoofd(process, by)
    if changed := _set(process, allowed, fields):
        journal.note(process, key, by=by, velden=changed)
    return process


def _set(row: Process | Person, allowed: tuple[str, ...], fields: dict[str, Any]) -> list[str]:
    if unknown := fields.keys() - set(allowed):
        raise TypeError(f"Not to be changed here: {', '.join(sorted(unknown))}")
    new = {name: clean(value) if isinstance(value, str) else value for name, value in fields.items()}
    changed = sorted(name for name, value in new.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, new[name])
    row.save(update_fields=changed)
    return changed


def _lock(process: Process) -> None:
    process.refresh_from_db(from_queryset=Process.objects.select_for_update())
    require_moving(process)


def _only_hoofd(process: Process, by: User) -> None:
    if not process.begeleidingen.of(by).filter(hoofd=True).exists():
        raise Refused("Alleen de hoofdbegeleider kan dit doen.")


def _free_slug(title: str) -> str:
    base = slugify(title)[:50].strip("-") or "proces"
    taken = set(Process.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for number in range(1, len(taken) + 2) if (slug := f"{base}-{number}" if number > 1 else base) not in taken
    )
