from django.core.mail import EmailMessage

from herstel.lib import mail
from processes import outbox
from processes.mails.proces import person_facts
from processes.models import Bericht


@outbox.mail("herkenning")
def herkenning(bericht: Bericht) -> EmailMessage | None:
    """Asking whether somebody recognises themselves; not when there is a newer version by now."""
    person, process = bericht.person, bericht.process
    newest = process.kwesties.last() if process else None
    if person is None or not person.email or newest is None or bericht.about != f"versie{newest.nummer}":
        return None
    return mail.build("herkenning", to=person.email, context=person_facts(person))
