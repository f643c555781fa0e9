from celery import shared_task

from processes import concepten, outbox


@shared_task(ignore_result=True)
def verstuur_post() -> None:
    """Send the mail that waits. Poked after a commit, and by the clock for what a poke missed."""
    outbox.send_waiting()


@shared_task(ignore_result=True)
def ruim_concepten_op() -> None:
    """Throw away what was left half written too long ago."""
    concepten.ruim_op()


outbox.when_waiting(verstuur_post.delay)
