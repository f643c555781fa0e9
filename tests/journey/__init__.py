import pytest

pytest.register_assert_rewrite("tests.journey.begin", "tests.journey.case", "tests.journey.day", "tests.journey.after")
