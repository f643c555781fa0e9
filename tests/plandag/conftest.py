from datetime import timedelta

import pytest

from herstel.lib import clock
from tests.factories.participants import BetrokkeneFactory
from tests.factories.plandag import AanmeldingFactory, PlandagFactory
from tests.plandag.kring import gather
from tests.plandag.toetsing import at_toets


@pytest.fixture
def plandag(process):
    """Planned for in two weeks; the process stands at gesprekken, so people can be invited."""
    process.step = "gesprekken"
    process.save()
    return PlandagFactory(process=process)


@pytest.fixture
def vandaag(process):
    """The day is today, and the process stands there."""
    process.step = "plandag"
    process.save()
    return PlandagFactory(process=process, begin=clock.now(), eind=clock.now() + timedelta(hours=9))


@pytest.fixture
def truus(process):
    """A betrokkene who is prepared."""
    return BetrokkeneFactory(process=process, person__name="Truus van Maanen", voorbereid=True)


@pytest.fixture
def uitnodiging(plandag, truus):
    return AanmeldingFactory(plandag=plandag, person=truus.person)


@pytest.fixture
def kring(at_step, anna):
    """Three people in the hall, the informative part is done."""
    return gather(at_step("plandag"), anna)


@pytest.fixture
def toetsing(kring, gemeente, wethouder):
    """Everyone can live with the plan, and its toets has begun. Nobody has judged yet."""
    return at_toets(kring, gemeente, wethouder)
