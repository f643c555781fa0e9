"""Where the plan can be found, once it is there."""

from plandag.rules import documenten as rules
from processes import panels
from processes.models import Person, Process, User
from processes.panels import Panel


@panels.on_personal_page
def mijn_plan(person: Person) -> Panel | None:
    if rules.carried_plan(person.process) is None or not rules.person_may_read(person):
        return None
    return Panel(15, "plandag/_panel_mijn_plan.html", {})


@panels.on_process_page
def documenten(process: Process, user: User) -> Panel | None:
    count = process.documenten.count()
    return Panel(80, "plandag/_panel_documenten.html", {"count": count}) if count else None


@panels.on_kadersteller_page
def kadersteller_plan(process: Process, user: User) -> Panel | None:
    if rules.carried_plan(process) is None or not rules.kadersteller_may_read(process):
        return None
    return Panel(60, "plandag/_panel_kadersteller_plan.html", {})
