"""One human being is one `Person` in a process, whatever the roles (Decision 11)."""

from django.utils.translation import gettext as _

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from processes.models import Kant, Person, Process, User

TYPED_IN = ("mondeling", "papier", "telefoon", "tablet")


def person_for(
    process: Process, *, name: str, email: str = "", phone: str = "", complete: bool = True, **fields: object
) -> Person:
    """The person with this name and address in this process, or a new one.

    A shared address alone is not enough: partners and parents use one mailbox. `complete`: fill in what was not
    known yet; never for what comes by link, or a stranger could have somebody's own link sent to themselves.
    """
    name, email, phone = clean(name), clean(email).lower(), clean(phone)
    if not name:
        raise Refused(_("Schrijf de naam op."))
    known = process.people.filter(name__iexact=name, forgotten_at=None)
    by_mail = known.filter(email__iexact=email).first() if email else None
    by_phone = known.filter(phone=phone).first() if phone else None
    if (person := by_mail or by_phone) is not None:
        return _completed(person, email=email, phone=phone, **fields) if complete else person
    return process.people.create(name=name, email=email, phone=phone, created_at=clock.now(), **fields)


def require_own_kant(process: Process, kant: Kant) -> None:
    if kant.process_id != process.pk:
        raise Refused("Deze kant hoort bij een ander proces.")


def put_on(person: Person, kant: Kant) -> None:
    """What a begeleider says now about the side of somebody counts, also for who was known already."""
    if person.kant_id != kant.pk:
        person.kant = kant
        person.save(update_fields=["kant"])


def how_it_came(by: Person | User, kanaal: str, *, person: Person) -> tuple[str, User | None]:
    """The channel of an answer, and who typed it in: a link is only ever used by its own person."""
    if isinstance(by, Person):
        if by.pk != person.pk:
            raise Refused(_("Deze vraag is aan iemand anders gesteld."))
        return "link", None
    return (kanaal if kanaal in TYPED_IN else "mondeling"), by


def _completed(person: Person, **fields: object) -> Person:
    """Fill in what was not known yet; what somebody wrote down before is never replaced."""
    new = {key: value for key, value in fields.items() if value and not getattr(person, key)}
    for key, value in new.items():
        setattr(person, key, value)
    if new:
        person.save(update_fields=list(new))
    return person
