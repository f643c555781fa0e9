"""What leaves when everyone can live with the plan."""

from django.core.mail import EmailMessage

from herstel.lib import mail
from plandag.rules import consent as rules
from processes import outbox
from processes.mails.proces import person_facts
from processes.models import Bericht


@outbox.mail("plan_klaar")
def plan_klaar(bericht: Bericht) -> EmailMessage | None:
    """Everyone hears that the plan is there, also who was not in the hall. Not once it was changed again."""
    person = bericht.person
    if person is None or not person.email:
        return None
    plan = rules.gedragen_plan(person.process)
    if plan is None or bericht.about != f"plan{plan.pk}":
        return None
    context = person_facts(person) | {"onderdelen": plan.onderdelen.count(), "kring": rules.kring_size(plan)}
    return mail.build("plan_klaar", to=person.email, context=context)
