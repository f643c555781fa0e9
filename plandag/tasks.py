from celery import shared_task

from plandag import papieren


@shared_task(ignore_result=True, soft_time_limit=120, time_limit=150)
def maak_documenten() -> None:
    """Make the files that acts asked for. Poked after a commit, and by the clock for what a poke missed."""
    papieren.make_waiting()


papieren.when_waiting(maak_documenten.delay)
