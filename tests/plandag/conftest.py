import pytest

from tests.plandag.kring import gather
from tests.plandag.toetsing import at_toets


@pytest.fixture
def kring(at_step, anna):
    """Three people in the hall, the informative part is done."""
    return gather(at_step("plandag"), anna)


@pytest.fixture
def toetsing(kring, gemeente, wethouder):
    """Everyone can live with the plan, and its toets has begun. Nobody has judged yet."""
    return at_toets(kring, gemeente, wethouder)
