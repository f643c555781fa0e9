"""The rest of the kring: each answers by the personal link, with nothing but what a browser sends."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

TOKEN = "t" * 32  # what Django asks back is what the cookie holds; where it came from is the browser's affair
WORKERS = 4


def everyone_answers(site, ronde, keuze="akkoord"):
    """Whoever is still asked answers; the ones whose hands are full with a screen are few."""
    rows = ronde.kring.filter(keuze="open").select_related("person")
    with ThreadPoolExecutor(WORKERS) as pool:
        statuses = list(pool.map(lambda person: _answer(site, person, ronde.pk, keuze), [row.person for row in rows]))
    assert set(statuses) == {302}


def _answer(site, person, ronde, keuze):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
    connection.request("GET", f"/p/{person.link_key}/")
    door = connection.getresponse()
    door.read()
    held = re.match(r"herstel-link=[^;]+", door.headers["Set-Cookie"]).group()
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "ik": person.public_id, "ronde": ronde, "keuze": keuze})
    headers = {"Cookie": f"{held}; csrftoken={TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/mijn/antwoord/", body, headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status
