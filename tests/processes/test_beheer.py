"""The beheerder looks after accounts and the machine, and is blind to what a process is about."""

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from herstel.lib import clock, frozen
from herstel.lib.refused import Refused
from processes import journal, outbox
from processes.actions import accounts
from processes.models import Bericht, User
from tests.factories.processes import UserFactory

BEHEER = reverse("processes:beheer")


@pytest.fixture
def sanne(db):
    return UserFactory(name="Sanne Beheerder", beheerder=True)


@pytest.fixture
def as_sanne(client, sanne):
    client.force_login(sanne)
    return client


def test_the_page_is_blind_to_content(as_sanne, process, mo, anna):
    process.aanleiding = "Er was brand."
    process.save()
    journal.note(process, "link_vernieuwd", by=anna, about=mo)

    page = as_sanne.get(BEHEER).content.decode()

    assert [word for word in ("Het plein", "Mo Bewoner", "Er was brand.", "plein", mo.email) if word in page] == []


def test_a_new_account_gets_one_mail_and_no_password(as_sanne, sanne):
    given = {"name": "Nina Nieuw", "email": "nina@voorbeeld.example", "is_begeleider": "on"}

    first, second = as_sanne.post(BEHEER, given), as_sanne.post(BEHEER, given)

    user = User.objects.get(email="nina@voorbeeld.example")
    assert (first.status_code, second.status_code) == (302, 422)
    assert (user.is_begeleider, user.has_usable_password(), user.organisatie) == (True, False, sanne.organisatie)
    assert Bericht.objects.get().user == user


def test_an_account_is_turned_off_and_on_again(as_sanne, anna, client):
    as_sanne.post(reverse("processes:account_uit", args=[anna.pk]))
    anna.refresh_from_db()
    off = anna.is_active
    as_sanne.post(reverse("processes:account_aan", args=[anna.pk]))

    anna.refresh_from_db()
    assert (off, anna.is_active) == (False, True)


def test_nobody_turns_off_the_own_account(sanne):
    with pytest.raises(Refused):
        accounts.zet_account_uit(sanne, by=sanne)


def test_looking_turns_nothing_off(as_sanne, anna):
    assert as_sanne.get(reverse("processes:account_uit", args=[anna.pk])).status_code == 405


def test_mail_that_failed_is_counted_and_tried_again(as_sanne, mo):
    outbox.put("overmacht", mo)
    Bericht.objects.update(mislukt_op=clock.now(), pogingen=8)

    failed = as_sanne.get(BEHEER).context["failed"]
    as_sanne.post(reverse("processes:post_opnieuw"))

    context = as_sanne.get(BEHEER).context
    assert (failed, context["failed"], context["waiting"]) == (1, 0, 1)


def test_a_broken_chain_is_shown(as_sanne, process, anna):
    journal.note(process, "begonnen", by=anna)
    frozen.drop_triggers(apps.get_app_config("processes"), connection)
    process.gebeurtenissen.update(kind="gestopt")

    assert "Rij 1 is veranderd." in as_sanne.get(BEHEER).content.decode()
