import pytest

for chapter in ("begin", "grow", "case", "day", "rounds", "after"):
    pytest.register_assert_rewrite(f"tests.journey.{chapter}")
