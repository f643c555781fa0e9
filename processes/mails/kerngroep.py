from django.core.mail import EmailMessage

from herstel.lib import mail
from processes import outbox
from processes.mails.proces import person_facts
from processes.models import Bericht


@outbox.mail("kerngroep")
def kerngroep(bericht: Bericht) -> EmailMessage | None:
    """Asking somebody to join; not any more once they answered or the seat is gone."""
    return _to_member(bericht, "kerngroep", asked=True)


@outbox.mail("spelregels")
def spelregels(bericht: Bericht) -> EmailMessage | None:
    """The spelregels changed: who sits in the kerngroep is asked again."""
    return _to_member(bericht, "spelregels", asked=False)


def _to_member(bericht: Bericht, name: str, *, asked: bool) -> EmailMessage | None:
    person = bericht.person
    seat = getattr(person, "kerngroeplid", None)
    if person is None or not person.email or seat is None or seat.gestopt_op or seat.afgezegd_op:
        return None
    if asked and seat.aanvaard_op is not None:
        return None
    return mail.build(name, to=person.email, context=person_facts(person))
