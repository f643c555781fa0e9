"""The process stands at the talks; Truus is on the list and was not spoken yet."""

import pytest
from django.apps import apps

from tests.factories.participants import BetrokkeneFactory, GroepFactory
from tests.factories.processes import PersonFactory


@pytest.fixture
def talks(at_step):
    return at_step("gesprekken")


@pytest.fixture
def bewoners(talks):
    return GroepFactory(process=talks, name="Bewoners")


@pytest.fixture
def truus(talks, bewoners):
    person = PersonFactory(process=talks, name="Truus van Maanen", email="truus@voorbeeld.example")
    return BetrokkeneFactory(process=talks, groep=bewoners, person=person)


@pytest.fixture
def wim(talks, bewoners):
    person = PersonFactory(process=talks, name="Wim Kortekaas", email="", phone="06 0000 0099")
    return BetrokkeneFactory(process=talks, groep=bewoners, person=person)


@pytest.fixture
def dump_of_everything():
    """Every value of every row in the database, as one text: a canary must not sing in it."""

    def dump():
        rows = [row for model in apps.get_models() for row in model._default_manager.values_list()]
        return " ".join(f"{value!r}" for row in rows for value in row)

    return dump
