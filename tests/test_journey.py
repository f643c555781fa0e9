"""One case, from an empty database to *afgesloten*, by nothing but what people fill in and press."""

import pytest
from django.core.cache import cache

from herstel.lib import clock
from processes.models import Process, User
from tests.journey import after, begin, day, grow
from tests.journey.case import Case
from tests.journey.cast import moment

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CHAPTERS = (
    ("11-1-2027", "10.00", begin.accounts),
    ("11-1-2027", "11.00", begin.verkenning),
    ("25-1-2027", "10.00", begin.kerngroep),
    ("8-2-2027", "10.00", begin.kwestie),
    ("22-2-2027", "10.00", begin.kaders),
    ("22-2-2027", "16.00", begin.links),
    ("12-3-2027", "16.00", grow.gesprekken),
    ("5-4-2027", "10.00", grow.verbreding),
    ("24-4-2027", "12.45", day.come_in),
    ("24-4-2027", "14.30", day.write),
    ("24-4-2027", "16.00", day.first_round),
    ("24-4-2027", "17.00", day.objections),
    ("24-4-2027", "18.30", day.slotronde),
    ("24-4-2027", "19.30", day.below_the_floor),
    ("24-4-2027", "20.00", after.toets),
    ("24-4-2027", "20.45", after.repair),
    ("24-4-2027", "21.45", after.overeenkomst),
    ("3-5-2027", "10.00", after.promises),
    ("24-5-2027", "10.00", after.besluit),
    ("1-9-2027", "10.00", after.nazorg),
    ("4-10-2027", "10.00", after.close),
    ("4-10-2027", "12.00", after.evidence),
    ("3-1-2028", "10.00", after.afterwards),
)


def test_a_case_from_nothing_to_closed():
    cache.clear()
    assert (User.objects.count(), Process.objects.count()) == (0, 0)

    case = Case()
    for date, time, chapter in CHAPTERS:
        with clock.at(moment(date, time)):
            chapter(case)

    assert case.process.step == "afgesloten"
