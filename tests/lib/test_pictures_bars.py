from decimal import Decimal

import pytest

from herstel.lib.pictures import bars


@pytest.mark.parametrize(
    ("amount", "limit", "expected"),
    [
        (90, 180, (50.0, 0.0, 100.0)),
        (180, 180, (100.0, 0.0, 100.0)),
        (240, 180, (75.0, 25.0, 75.0)),
        (0, 180, (0.0, 0.0, 100.0)),
        (0, 0, (0.0, 0.0, 100.0)),
        (5, 0, (0.0, 100.0, 0.0)),
    ],
)
def test_an_amount_beside_its_limit(amount, limit, expected):
    bar = bars.against(Decimal(amount), Decimal(limit))

    assert (bar.filled, bar.over, bar.mark) == expected
    assert 0 <= bar.end <= 100


def test_one_cent_too_much_shows_as_over():
    assert bars.against(Decimal("180000.01"), Decimal(180000)).end == 100.0


def test_counts_on_one_scale():
    found = bars.parts([(24, 18), (6, 0), (0, 0)])

    assert [(part.track, part.fill) for part in found] == [(100.0, 75.0), (25.0, 0.0), (0.0, 0.0)]
    assert bars.parts([]) == []
