import pytest

from tests.plandag.kring import gather


@pytest.fixture
def kring(at_step, anna):
    """Three people in the hall, the informative part is done."""
    return gather(at_step("plandag"), anna)
