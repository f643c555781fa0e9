"""Mails about accounts and about the road."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from herstel.lib import mail
from processes import outbox
from processes.models import Bericht, Person, User


@outbox.mail("account")
def account(bericht: Bericht) -> EmailMessage | None:
    """The first thing a new account gets: where to choose a password. Not any more once it has one."""
    user = bericht.user
    if user is None or not user.is_active or user.has_usable_password():
        return None
    context = {
        "naam": user.name,
        "link": choose_password(user),
        "aanvragen": mail.absolute(reverse("account_reset_password")),
        "dagen": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
    }
    return mail.build("account", to=user.email, context=context)


@outbox.mail("overmacht")
def overmacht(bericht: Bericht) -> EmailMessage | None:
    """The kaders open again because of a new law or court order: everyone is told."""
    return _to_person(bericht, "overmacht")


@outbox.mail("gestopt")
def gestopt(bericht: Bericht) -> EmailMessage | None:
    """The process ended: the sentence that everyone may read."""
    return _to_person(bericht, "gestopt")


def choose_password(user: User) -> str:
    """Where a new account chooses its password; works once, for as long as a password can be reset."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return mail.absolute(reverse("account_reset_password_from_key", kwargs=key))


def _to_person(bericht: Bericht, name: str) -> EmailMessage | None:
    person = bericht.person
    if person is None or not person.email:
        return None
    return mail.build(name, to=person.email, context=person_facts(person))


def person_facts(person: Person) -> dict[str, object]:
    """What a mail to a person may use: the own name, the own link, and whom to call."""
    path = reverse("processes:personal", args=[person.link_key])
    return {"person": person, "process": person.process, "link": mail.absolute(path)}
