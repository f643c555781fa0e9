import pytest
from django.core.management import CommandError, call_command

from processes.models import Process, User


@pytest.mark.django_db
def test_example_stays_out_of_a_real_installation(settings):
    settings.DEMO = False

    with pytest.raises(CommandError) as refused:
        call_command("voorbeeld")

    assert str(refused.value) == "Het voorbeeld hoort bij de demo. In een echte installatie laden we het niet."
    assert not Process.objects.exists()
    assert not User.objects.exists()
