"""Accounts: begeleiders, kaderstellers and beheerders. Deelnemers have a link, never an account."""

from django.db import transaction

from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from processes import outbox
from processes.models import Bericht, Organisatie, User


@transaction.atomic
def maak_account(
    *,
    email: str,
    name: str,
    is_begeleider: bool = False,
    is_beheerder: bool = False,
    organisatie: Organisatie | None = None,
) -> User:
    """Make an account without a password; a mail tells where to choose one. Refused: an address that has one."""
    if User.objects.filter(email__iexact=email.strip()).exists():
        raise Refused("Er is al een account met dit e-mailadres.")
    user = User.objects.create_user(
        email.strip(),
        name=clean(name),
        is_begeleider=is_begeleider,
        is_beheerder=is_beheerder,
        organisatie=organisatie,
    )
    outbox.put("account", user)
    return user


@transaction.atomic
def zet_account_uit(user: User, *, by: User) -> User:
    """Signing in stops at once, also on devices that are signed in. Only what is half written is thrown away."""
    if user == by:
        raise Refused("Je kunt je eigen account niet uitzetten.")
    user.concepten.all().delete()
    return _set_active(user, is_active=False)


@transaction.atomic
def zet_account_aan(user: User) -> User:
    return _set_active(user, is_active=True)


@transaction.atomic
def probeer_opnieuw() -> int:
    """Let every mail that was given up on wait again; returns how many."""
    count = Bericht.objects.filter(mislukt_op__isnull=False).update(mislukt_op=None, pogingen=0, bezig_tot=None)
    if count:
        outbox.poke()
    return count


def _set_active(user: User, *, is_active: bool) -> User:
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    return user
