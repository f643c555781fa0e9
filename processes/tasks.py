from celery import shared_task

from processes import outbox


@shared_task(ignore_result=True)
def verstuur_post() -> None:
    """Send the mail that waits. Poked after a commit, and by the clock for what a poke missed."""
    outbox.send_waiting()


outbox.when_waiting(verstuur_post.delay)
