"""What happens at the moment a plan becomes *gedragen*."""

from plandag.models import ConsentRonde, Plan, Voorstel
from plandag.rules import consent as rules
from plandag.signals import slotronde_gesloten
from processes import outbox
from processes.models import Process
from processes.rules import everyone


def reconsider(process: Process, voorstel: Voorstel | None, before: Plan | None) -> None:
    """After an objection went: perhaps nothing stands in the way of this onderdeel, or of the plan, any more."""
    if voorstel is not None:
        voorstel.refresh_from_db()
        if voorstel.status == Voorstel.Status.UITGEWERKT and rules.is_carried(voorstel):
            voorstel.status = Voorstel.Status.AANGENOMEN
            voorstel.save(update_fields=["status"])
    ronde = rules.last_slotronde(process)
    if before is None and ronde is not None:
        na_slotronde(ronde)


def na_slotronde(ronde: ConsentRonde) -> None:
    """If everyone can live with exactly this plan: ask for its papers, and tell everyone that it is there."""
    plan = rules.gedragen_plan(ronde.process)
    if plan is None or plan != ronde.plan:
        return
    slotronde_gesloten.send(ConsentRonde, ronde=ronde, plan=plan)
    people = everyone(ronde.process).reachable_by_mail()
    outbox.put_all("plan_klaar", people, process=ronde.process, about=f"plan{plan.pk}")
