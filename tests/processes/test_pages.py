"""Each page of the process frame: for whom it is, and what it says."""

import pytest
from django.urls import reverse

PAGES = [
    "processes:process",
    "processes:journaal",
    "processes:process_verder",
    "processes:process_opschorten",
    "processes:process_stoppen",
    "processes:process_veranderen",
    "processes:instellingen",
    "processes:begeleiders",
    "processes:hoofd_wisselen",
    "processes:onafhankelijk_verklaren",
    "processes:personen",
]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_for_the_begeleiders_only(client, process, anna, bas, name):
    url = reverse(name, args=[process.slug])

    assert client.get(url).status_code == 302
    client.force_login(bas)
    assert client.get(url).status_code == 404
    client.force_login(anna)
    assert client.get(url).status_code == 200
