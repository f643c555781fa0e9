"""Two clicks at the same moment, on a database that lets them be at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from herstel.lib.refused import Refused
from plandag.actions import rondes
from plandag.models import Antwoord, ConsentRonde
from processes.models import Process
from tests.factories.processes import ProcessFactory, UserFactory
from tests.plandag.kring import gather

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]


@pytest.fixture
def kring():
    anna = UserFactory(begeleider=True)
    return gather(ProcessFactory(begeleiders=[anna], step="plandag"), anna, size=6)


def at_once(*acts):
    def run(act):
        try:
            return act()
        except Refused as refused:
            return refused.reasons[0]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def again(ronde):
    return ConsentRonde.objects.get(pk=ronde.pk)


def test_one_person_answering_twice_at_once_has_one_answer(kring):
    ronde, mo = kring.ask(), kring.people[0]

    at_once(*[lambda: rondes.geef_antwoord(again(ronde), person=mo, keuze="akkoord")] * 4)

    assert Antwoord.objects.filter(ronde=ronde, person=mo).count() == 1


def test_an_anonymous_answer_sent_twice_at_once_counts_once(kring):
    Process.objects.update(privacy="anoniem")
    kring.process.refresh_from_db()
    ronde, mo = kring.ask(), kring.people[0]

    at_once(*[lambda: rondes.geef_antwoord(again(ronde), person=mo, keuze="akkoord")] * 4)

    assert ronde.losse_antwoorden.count() == 1


def test_closing_twice_at_once_counts_once(kring):
    ronde = kring.ask()
    kring.all_say(ronde)

    made = at_once(*[lambda: rondes.sluit_ronde(again(ronde), by=kring.by).pk] * 3)

    assert len(set(made)) == 1
    assert kring.process.gebeurtenissen.filter(kind="ronde_gesloten").count() == 1


@pytest.mark.parametrize("privacy", ["vertrouwelijk", "anoniem"])
def test_an_answer_and_the_closing_at_once_never_lose_or_add_one(kring, privacy):
    Process.objects.update(privacy=privacy)
    kring.process.refresh_from_db()
    ronde, mo = kring.ask(), kring.people[0]
    kring.all_say(ronde, but=[mo])

    at_once(
        lambda: rondes.geef_antwoord(again(ronde), person=mo, keuze="bezwaar", reden="Nee."),
        lambda: rondes.sluit_ronde(again(ronde), by=kring.by),
    )

    closed = again(ronde)
    if closed.status == "gesloten":
        assert (closed.uitslag.akkoord, closed.uitslag.bezwaar) == (5, 1)
    else:
        assert closed.status == "open"
        assert rondes.sluit_ronde(closed, by=kring.by).bezwaar == 1
