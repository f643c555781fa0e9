"""One case, from an empty database to *afgesloten*, by nothing but what people fill in and press."""

from io import StringIO

import pytest
from django.core.cache import cache

from herstel.lib import clock
from processes.models import Process, User
from tests.journey import begin, day, grow
from tests.journey.case import Case
from tests.journey.cast import moment

pytestmark = pytest.mark.django_db


def test_a_case_from_nothing_to_closed():
    cache.clear()
    assert (User.objects.count(), Process.objects.count()) == (0, 0)
    case = Case()

    with clock.at(moment("11-1-2027")):
        begin.accounts(case, StringIO())
        begin.verkenning(case)
    with clock.at(moment("25-1-2027")):
        begin.kerngroep(case)
    with clock.at(moment("8-2-2027")):
        begin.kwestie(case)
    with clock.at(moment("22-2-2027")):
        begin.kaders(case)
        begin.links(case)
    with clock.at(moment("12-3-2027", "16.00")):
        grow.gesprekken(case)
    with clock.at(moment("5-4-2027")):
        grow.verbreding(case)
    with clock.at(moment("24-4-2027", "12.45")):
        day.come_in(case)
        day.write(case)
    with clock.at(moment("24-4-2027", "15.00")):
        day.first_round(case)
        day.objections(case)
    with clock.at(moment("24-4-2027", "18.30")):
        day.slotronde(case)
        day.below_the_floor(case)
