import pytest

from processes import outbox
from processes.actions import kaders, kerngroep, kwestie
from processes.actions.partijen import wijs_kadersteller_aan
from processes.models import Bericht
from tests.factories.processes import (
    KaderFactory,
    KaderVersieFactory,
    KerngroeplidFactory,
    KwestieFactory,
    SpelregelsFactory,
)


@pytest.fixture
def lid(process):
    SpelregelsFactory(process=process)
    return KerngroeplidFactory(process=process)


def sent(mailoutbox):
    outbox.send_waiting()
    return {(mail.to[0], mail.subject) for mail in mailoutbox}


def test_an_invitation_carries_the_own_link_and_nobody_else(process, lid, anna, mailoutbox):
    other = KerngroeplidFactory(process=process)
    kerngroep.nodig_lid_uit(lid, by=anna)

    outbox.send_waiting()

    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == ([lid.person.email], "Wil je in de kerngroep? Het plein")
    assert f"/p/{lid.person.link_key}/" in mail.body
    assert other.person.name not in mail.body


def test_an_invitation_is_not_sent_to_who_answered_meanwhile(process, lid, anna, mailoutbox):
    kerngroep.nodig_lid_uit(lid, by=anna)
    kerngroep.aanvaard_lidmaatschap(lid, by=anna, spelregels=process.spelregels.get())

    assert sent(mailoutbox) == set()


def test_new_spelregels_are_mailed(process, lid, anna, mailoutbox):
    kerngroep.nodig_lid_uit(lid, by=anna)
    Bericht.objects.all().delete()
    kerngroep.schrijf_spelregels(process, by=anna, text="Anders.")

    assert sent(mailoutbox) == {(lid.person.email, "De spelregels zijn veranderd: Het plein")}


def test_asking_for_recognition_falls_silent_when_there_is_a_newer_text(process, lid, anna, mailoutbox):
    kwestie.vraag_herkenning(KwestieFactory(process=process), by=anna)
    newer = KwestieFactory(process=process)
    assert sent(mailoutbox) == set()

    kwestie.vraag_herkenning(newer, by=anna)
    assert sent(mailoutbox) == {(lid.person.email, "Herken je jezelf in deze tekst? Het plein")}


def test_a_kadersteller_is_told_where_to_begin(gemeente, anna, mailoutbox):
    wijs_kadersteller_aan(gemeente, by=anna, name="Wil", email="wil@voorbeeld.example")

    outbox.send_waiting()

    (mail,) = [mail for mail in mailoutbox if mail.subject == "Jij legt kaders vast: Het plein"]
    assert "/processen/plein/kadersteller/" in mail.body


def test_laying_down_and_changing_are_mailed(at_step, lid, gemeente, wethouder, mo, mailoutbox):
    process = at_step("kaders")
    kader = KaderFactory(process=process, owners=[gemeente])
    for number in (1, 2):
        versie = KaderVersieFactory(kader=kader, aard=["", "concept", "verruiming"][number], wijziging="Er mag meer.")
        mandaat = gemeente.mandaten.get()
        kaders.leg_kaders_vast(gemeente, by=wethouder, versies=[versie], mandaat=mandaat, voorlopig=set())

    everyone = {person.email for person in process.people.all()}
    assert sent(mailoutbox) == {(lid.person.email, "Een partij legde kaders vast: Het plein")} | {
        (email, "Een kader is veranderd: Het plein") for email in everyone
    }
    assert len(everyone) == 3
