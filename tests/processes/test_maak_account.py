from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from processes.models import Organisatie, User
from tests.browser import Browser

pytestmark = pytest.mark.django_db
BEA = ("maak_account", "Bea@voorbeeld.example", "Bea Beheer")


def test_the_first_account_chooses_a_password_by_the_link_that_is_printed():
    said = StringIO()

    call_command(*BEA, "--beheerder", "--organisatie=De Brug", "--telefoon=06 0000 0000", stdout=said)
    link = said.getvalue().split()[-1]
    Browser().fill(
        link.removeprefix("http://localhost"), password1="bureau met drie ramen", password2="bureau met drie ramen"
    )

    user = User.objects.get(email="bea@voorbeeld.example")
    assert (user.is_beheerder, user.is_begeleider, user.organisatie.phone) == (True, False, "06 0000 0000")
    assert user.check_password("bureau met drie ramen")


def test_the_only_organisatie_is_taken_and_nothing_is_made_twice():
    bureau = Organisatie.objects.create(name="De Brug")

    call_command(*BEA, "--begeleider", stdout=StringIO())

    assert User.objects.get().organisatie == bureau
    with pytest.raises(CommandError, match="Er is al een account"):
        call_command(*BEA, "--begeleider", stdout=StringIO())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([*BEA], "Zeg erbij wat dit account mag"),
        ([*BEA, "--beheerder"], "Geef het bureau"),
        (["maak_account", "geen adres", "Bea", "--beheerder"], "is geen e-mailadres"),
        (["maak_account", "bea@voorbeeld.example", " ", "--beheerder"], "Geef ook de naam"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(arguments, says):
    with pytest.raises(CommandError, match=says):
        call_command(*arguments, stdout=StringIO())

    assert not User.objects.exists()
    assert not Organisatie.objects.exists()
