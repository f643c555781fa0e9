"""Who may read what was said in confidence after the day: the same people as before it (Decision 13)."""

from plandag.models import Nazorgcontact
from processes.models import Process, User


def may_read(contact: Nazorgcontact, user: User) -> bool:
    """The team; or, as a setting, only the own begeleider, who wrote it, and the hoofdbegeleider."""
    role = contact.process.begeleidingen.of(user).filter(user__is_active=True).first()
    if role is None or contact.process.notities_voor == Process.Lezers.TEAM or role.hoofd:
        return role is not None
    betrokkene = getattr(contact.person, "betrokkene", None)
    return user.pk in (contact.by_id, betrokkene.begeleider_id if betrokkene else None)
