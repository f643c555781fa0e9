"""Who may read what was said in confidence after the day: the same people as before it (Decision 13)."""

from collections.abc import Iterable

from plandag.models import Nazorgcontact
from processes.models import Begeleiding, Process, User


def may_read(contact: Nazorgcontact, user: User) -> bool:
    """The team; or, as a setting, only the own begeleider, who wrote it, and the hoofdbegeleider."""
    return _may_read(contact, user, _role(contact.process, user))


def each_readable(process: Process, contacts: Iterable[Nazorgcontact], user: User) -> list[tuple[Nazorgcontact, bool]]:
    """The same for all contacts of a process, asking once who the user is in it."""
    role = _role(process, user)
    return [(contact, _may_read(contact, user, role)) for contact in contacts]


def _role(process: Process, user: User) -> Begeleiding | None:
    return process.begeleidingen.of(user).filter(user__is_active=True).first()


def _may_read(contact: Nazorgcontact, user: User, role: Begeleiding | None) -> bool:
    if role is None or contact.process.notities_voor == Process.Lezers.TEAM or role.hoofd:
        return role is not None
    betrokkene = getattr(contact.person, "betrokkene", None)
    return user.pk in (contact.by_id, betrokkene.begeleider_id if betrokkene else None)
