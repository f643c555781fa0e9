"""Mail that an act asks for: it leaves once, and a post office that is away loses nothing."""

import socket
from datetime import timedelta

import pytest

from herstel.lib import clock
from processes import outbox
from processes.actions import accounts
from processes.models import Bericht
from tests.factories.processes import PersonFactory


@pytest.fixture
def no_post_office(settings):
    """The real way out, to a port where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 2


def test_a_mail_leaves_once(mo, mailoutbox):
    outbox.put("overmacht", mo, about="stap1")
    outbox.put("overmacht", mo, about="stap1")

    assert (outbox.send_waiting(), outbox.send_waiting()) == (1, 0)
    assert [message.to for message in mailoutbox] == [["mo@voorbeeld.example"]]


def test_another_subject_is_another_mail(mo, mailoutbox):
    outbox.put("overmacht", mo, about="stap1")
    outbox.put("overmacht", mo, about="stap2")

    assert outbox.send_waiting() == 2
    assert len({message.extra_headers["Message-ID"] for message in mailoutbox}) == 2


def test_who_has_no_address_gets_no_mail(process):
    person = PersonFactory(process=process, email="")

    assert outbox.put_all("overmacht", [person]) == 0
    assert not Bericht.objects.exists()


def test_an_unknown_kind_is_a_mistake_of_ours(mo):
    with pytest.raises(KeyError):
        outbox.put("bestaat_niet", mo)


def test_a_post_office_that_is_away_gets_it_later(mo, no_post_office, settings, mailoutbox):
    outbox.put("overmacht", mo)

    first = outbox.send_waiting()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    at_once = outbox.send_waiting()
    with clock.at(clock.now() + timedelta(minutes=3)):
        later = outbox.send_waiting()

    assert (first, at_once, later) == (0, 0, 1)
    bericht = Bericht.objects.get()
    assert (bericht.pogingen, bericht.mislukt_op) == (2, None)
    assert len(mailoutbox) == 1


def test_a_mail_that_cannot_be_made_holds_up_no_other(mo, mailoutbox, monkeypatch, caplog):
    monkeypatch.setitem(outbox.MAILS, "gestopt", lambda bericht: 1 / 0)
    outbox.put("gestopt", mo)
    outbox.put("overmacht", mo, about="stap1")

    assert outbox.send_waiting() == 1
    assert Bericht.objects.get(kind="gestopt").pogingen == 1
    assert "ZeroDivisionError" in caplog.text
    assert mo.email not in caplog.text


def test_giving_up_is_visible_and_can_be_tried_again(mo, no_post_office, settings, mailoutbox):
    outbox.put("overmacht", mo)
    Bericht.objects.update(pogingen=outbox.MOST_TRIES - 1)

    outbox.send_waiting()
    failed = Bericht.objects.filter(mislukt_op__isnull=False).count()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    again = accounts.probeer_opnieuw()

    assert (failed, again, outbox.send_waiting()) == (1, 1, 1)


def test_a_mail_that_another_worker_sends_is_left_alone(mo, mailoutbox):
    outbox.put("overmacht", mo)
    Bericht.objects.update(bezig_tot=clock.now() + outbox.LEASE)

    assert outbox.send_waiting() == 0
    assert mailoutbox == []


def test_a_mail_that_is_no_longer_needed_is_not_sent(anna, mailoutbox):
    outbox.put("account", anna)  # she has chosen a password

    outbox.send_waiting()

    assert mailoutbox == []
    assert not Bericht.objects.waiting().exists()


def test_the_stop_mail_has_the_public_sentence_and_only_the_own_link(process, mo, mailoutbox):
    PersonFactory(process=process, name="Truus Ander")
    process.gestopt_op, process.gestopt_openbaar = clock.now(), "Het lukt nu niet."
    process.save()
    outbox.put("gestopt", mo)

    outbox.send_waiting()

    body = mailoutbox[0].body
    assert "Het lukt nu niet." in body
    assert f"http://localhost/p/{mo.link_key}/" in body
    assert "Truus" not in body


def test_a_new_account_chooses_its_password_with_the_link(client, db, mailoutbox):
    user = accounts.maak_account(email="Nieuw@voorbeeld.example", name="Nina Nieuw", is_begeleider=True)

    outbox.send_waiting()
    link = next(line for line in mailoutbox[0].body.splitlines() if "/reset/key/" in line)
    page = client.get(link.removeprefix("http://localhost"), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": "een-lang-geheim", "password2": "een-lang-geheim"})

    user.refresh_from_db()
    assert user.check_password("een-lang-geheim")


def test_how_far_the_mail_of_one_act_is(process, mo, mailoutbox):
    people = [mo, *(PersonFactory(process=process, name=f"Buur {n}", email=f"buur{n}@voorbeeld.example") for n in "ab")]
    outbox.put_all("overmacht", people, about="stap1")
    outbox.put("overmacht", mo, about="stap2")
    first, second, third = Bericht.objects.filter(about="stap1").order_by("pk")
    before = outbox.how_far(process, "overmacht", "stap1")

    Bericht.objects.filter(pk=first.pk).update(verzonden_op=clock.now())
    Bericht.objects.filter(pk=second.pk).update(pogingen=8, mislukt_op=clock.now())
    Bericht.objects.filter(pk=third.pk).update(pogingen=1)
    halfway = outbox.how_far(process, "overmacht", "stap1")

    assert (before.verstuurd, before.totaal, before.bezig) == (0, 3, True)
    assert (halfway.verstuurd, halfway.mislukt, halfway.hapert, halfway.bezig) == (1, ["Buur a"], 1, True)


def test_mail_that_was_given_up_is_no_longer_on_its_way(process, mo):
    outbox.put("overmacht", mo)
    Bericht.objects.update(pogingen=8, mislukt_op=clock.now())

    assert not outbox.how_far(process, "overmacht", "").bezig
