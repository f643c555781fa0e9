"""What is sent twice because the line dropped, is done once."""

import pytest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from herstel.lib.htmx import redirect_or_part
from herstel.lib.refused import Refused

DONE = []
KEER = {"Herstel-Keer": "a" * 32}


def doe(request, how="ga"):
    DONE.append(how)
    if how == "nee":
        raise Refused("Dit kan nu niet.")
    if how == "stuk":
        raise RuntimeError
    if how == "inloggen":
        return redirect("/login/?next=/inloggen/")
    return HttpResponse("hier") if how == "hier" else redirect("/klaar/")


def htmx(request):
    DONE.append("htmx")
    return redirect_or_part(request, to="/klaar/")


urlpatterns = [
    path("", doe, name="home"),
    path("login/", doe, name="login"),
    path("htmx/", htmx),
    path("<str:how>/", doe),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def fresh():
    DONE.clear()


def test_a_second_try_is_not_done_again_and_leads_to_the_same_page(client):
    first, second = (client.post("/ga/", headers=KEER) for _ in range(2))

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"]) == (302, "/klaar/")
    assert DONE == ["ga"]


def test_also_for_htmx_and_when_the_browser_goes_on_without_it(client):
    first, second = (client.post("/htmx/", headers=KEER | {"HX-Request": "true"}) for _ in range(2))
    plain = client.post("/htmx/", headers=KEER)

    assert first["HX-Redirect"] == second["HX-Redirect"] == plain["Location"] == "/klaar/"
    assert DONE == ["htmx"]


def test_words_that_were_written_meanwhile_are_not_called_kept(client):
    client.post("/ga/", {"text": "Wie betaalt"}, headers=KEER)
    same, grown = (client.post("/ga/", {"text": text}, headers=KEER) for text in ("Wie betaalt", "Wie betaalt dit?"))

    assert same["Location"] == "/klaar/"
    assert (grown.status_code, grown["Herstel-Eerder"], grown.content) == (200, "ja", b"")
    assert DONE == ["ga"]


def test_another_sending_is_done_anew(client):
    client.post("/ga/", headers=KEER)
    client.post("/ga/", headers={"Herstel-Keer": "b" * 32})
    client.post("/ga/")
    client.post("/ga/")

    assert len(DONE) == 4


def test_who_must_sign_in_first_did_nothing_yet(client):
    """Signing in leads back to the form; what was typed in it is sent then."""
    for _ in range(2):
        assert client.post("/inloggen/", headers=KEER)["Location"] == "/login/?next=/inloggen/"

    assert DONE == ["inloggen", "inloggen"]


@pytest.mark.parametrize(("how", "status"), [("nee", 409), ("hier", 200)])
def test_what_was_not_done_may_be_tried_again(client, how, status):
    answers = [client.post(f"/{how}/", headers=KEER).status_code for _ in range(2)]

    assert (answers, len(DONE)) == ([status, status], 2)


def test_what_broke_may_be_tried_again(client):
    client.raise_request_exception = False

    assert [client.post("/stuk/", headers=KEER).status_code for _ in range(2)] == [500, 500]
    assert len(DONE) == 2


def test_while_the_first_try_is_being_done_the_second_waits(client, monkeypatch):
    inside = []

    def at_the_same_time(request, *, to):
        inside.append(client.post("/htmx/", headers=KEER))
        return redirect(to)

    monkeypatch.setitem(globals(), "redirect_or_part", at_the_same_time)
    client.post("/htmx/", headers=KEER)

    assert (inside[0].status_code, inside[0]["Retry-After"], DONE) == (503, "2", ["htmx"])


def test_a_number_that_is_not_ours_changes_nothing(client):
    for number in ("", "kort", "a" * 33):
        client.post("/ga/", headers={"Herstel-Keer": number})

    assert len(DONE) == 3
