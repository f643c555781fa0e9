"""A process in which nothing happened yet: each list says what will stand there, and what to do first."""

import pytest
from django.urls import reverse

LISTS = {
    "gesprekken": {
        "participants:betrokkenen": "Begin met een groep",
        "participants:groepen": "Voeg eerst een groep toe",
        "participants:sneeuwbal": "Voeg de eerste persoon toe",
        "participants:gesprekken": "Kies eerst iemand uit de lijst",
        "participants:behoeften": "Voer eerst een gesprek",
        "participants:informatie": "Zet de eerste vraag op het bord",
        "participants:informanten": "Kijk eerst op het bord",
    },
    "plandag": {
        "plandag:voorstellen": "Schrijf samen het eerste",
        "plandag:bezwaren": "Daarvoor open je eerst een ronde",
    },
    "nazorg": {
        "plandag:vervolg": "Hier komen de afspraken",
        "plandag:nazorg": "Bel eerst",
    },
}


@pytest.mark.parametrize(("step", "name"), [(step, name) for step, names in LISTS.items() for name in names])
def test_an_empty_list_says_what_comes_and_what_to_do_first(client, at_step, anna, step, name):
    process = at_step(step)
    client.force_login(anna)

    page = client.get(reverse(name, args=[process.slug])).content.decode()

    empty = page.split('class="herstel-empty"')[1].split("</div>")[0]
    assert "Hier kom" in empty
    assert LISTS[step][name] in empty
