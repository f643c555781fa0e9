"""Two colleagues and one confidential note: both texts are read, which is written down, and none is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from participants import rules
from participants.actions import gesprekken as actions
from processes.models import Begeleiding


@pytest.fixture
def talk(truus, anna, bas):
    Begeleiding.objects.create(process=truus.process, user=bas)
    return actions.plan_gesprek(
        truus, by=anna, begeleider=anna, kanaal="thuis", gepland_op=clock.now() + timedelta(days=1)
    )


def address(talk, name):
    return reverse(f"participants:{name}", args=[talk.betrokkene.process.slug, talk.pk])


def test_a_note_that_a_colleague_changed_stands_beside_the_own_one(client, talk, anna, bas):
    notitie = actions.schrijf_notitie(talk, by=anna, text="Eerst.")
    vorige = rules.note_version(notitie)
    actions.schrijf_notitie(talk, by=bas, text="Van Bas.", vorige=vorige)
    client.force_login(anna)
    url = address(talk, "notitie_veranderen")

    answer = client.post(url, {"text": "Van Anna.", "vorige": vorige})
    assert answer.status_code == 409
    assert "<p>Van Bas.</p>" in answer.text
    assert f'action="{address(talk, "notitie_lezen")}"' in answer.text
    assert [reading.user for reading in rules.note_of(talk).lezingen.all()] == [anna]

    done = client.post(url, {"text": "Van beiden.", "vorige": answer.context["form"].data["vorige"]})
    assert done.status_code == 302
    assert actions.lees_notitie(rules.note_of(talk), by=anna) == "Van beiden."


def test_a_note_typed_in_the_talk_while_a_colleague_wrote_one(client, talk, anna, bas):
    actions.schrijf_notitie(talk, by=bas, text="Van Bas.", vorige="")
    client.force_login(anna)
    url = address(talk, "gesprek")

    answer = client.post(url, {"notitie": "Van Anna.", "vorige": "", "vraag": "Hoe laat?", "doe": "bewaar"})
    assert answer.status_code == 409
    assert "<p>Van Bas.</p>" in answer.text
    assert '<input type="hidden" name="doe" value="bewaar">' in answer.text
    assert 'value="Hoe laat?"' in answer.text

    again = {"notitie": "Van beiden.", "vraag": "Hoe laat?", "doe": "bewaar"}
    done = client.post(url, again | {"vorige": answer.context["form"].data["vorige"]})
    assert done.status_code == 302
    assert actions.lees_notitie(rules.note_of(talk), by=anna) == "Van beiden."
    assert talk.betrokkene.process.informatievragen.count() == 1
