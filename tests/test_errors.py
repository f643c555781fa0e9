"""When something does not go: the right status, one voice, the frame of who reads it, and a way on."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import path

from herstel import urls
from processes.models import Process

HTMX = {"HX-Request": "true"}
FRAMES = {"letter": "herstel-letter__top", "staff": "herstel-topbar"}


def denied(request):
    raise PermissionDenied


def broken(request):
    raise RuntimeError("stuk")


urlpatterns = [*urls.urlpatterns, path("verboden/", denied), path("stuk/", broken)]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429 = urls.handler429

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def bad(client, **headers):
    return client.get("/", HTTP_HOST="kwaad.example", **headers)


def too_big(client, **headers):
    return client.post("/accounts/login/", {"login": "x" * 3_000_000}, **headers)


def get(url):
    return lambda client, **headers: client.get(url, **headers)


ERRORS = {400: bad, 403: get("/verboden/"), 404: get("/bestaat-niet/"), 413: too_big}


@pytest.mark.parametrize("status", ERRORS)
def test_it_says_that_it_is_not_your_fault_and_where_to_go_on(client, status):
    page = ERRORS[status](client)

    assert page.status_code == status
    assert page.text.count("<h1") == 1
    assert "ligt niet aan jou" in page.text
    assert page.text.count("utrecht-button--primary-action") == 1
    assert not [word for word in (str(status), "verzoek", "server", "token") if word in words(page)]


def words(page):
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return main.partition(">")[2]


@pytest.mark.parametrize("status", ERRORS)
def test_htmx_gets_the_part_above_what_is_on_the_screen(client, status):
    page = ERRORS[status](client, headers=HTMX)

    htmx = status != 400  # a wrong host is refused before anything knows of htmx
    assert page.status_code == status
    assert page.headers.get("HX-Retarget") == ("#melding" if htmx else None)
    assert ("<html" in page.text) != htmx


def test_who_came_by_link_stays_in_the_letter_and_reads_who_to_call(as_person, mo):
    mo.process.organisatie.phone = "06 1234 5678"
    mo.process.organisatie.save()

    page = as_person(mo).get("/bestaat-niet/")

    assert FRAMES["letter"] in page.text
    assert (mo.process.title in page.text, "06 1234 5678" in page.text) == (True, True)
    assert 'href="/mijn/">Naar mijn pagina' in page.text


def test_a_sensitive_case_stays_unnamed_until_the_name_was_given(as_person, mo):
    Process.objects.update(gevoelig=True)

    page = as_person(mo).get("/bestaat-niet/")

    assert mo.process.title not in page.text


def test_who_signed_in_stays_in_the_own_frame(client, anna):
    client.force_login(anna)

    page = client.get("/bestaat-niet/")

    assert (FRAMES["staff"] in page.text, FRAMES["letter"] in page.text) == (True, False)


def test_who_tries_too_often_hears_how_long_to_wait(client):
    asked = [client.post("/accounts/password/reset/", {"email": "wie@voorbeeld.example"}) for _ in range(6)]

    assert [page.status_code for page in asked] == [302] * 5 + [429]
    assert asked[-1].headers["Retry-After"] == "60"
    assert "over 1 minuut" in asked[-1].text


def test_a_crash_is_told_without_anything_that_could_crash_too():
    page = Client(raise_request_exception=False).get("/stuk/")

    assert page.status_code == 500
    assert "Dat ligt niet aan jou" in page.text


def test_the_beginning_is_the_own_page_for_who_came_by_link(client, as_person, mo, anna):
    assert (client.get("/").url, as_person(mo).get("/").url) == ("/accounts/login/?next=/", "/mijn/")

    client.force_login(anna)

    assert client.get("/").url == "/processen/"


def test_a_form_that_was_open_too_long_keeps_what_was_typed(mo):
    client = Client(enforce_csrf_checks=True)
    client.get(f"/p/{mo.link_key}/")

    page = client.post("/mijn/gegevens/", {"naam": "Mo van Dam"}, headers={"Referer": "http://testserver/mijn/"})

    assert (page.status_code, "Mo van Dam" in page.text, FRAMES["letter"] in page.text) == (403, True, True)


@pytest.mark.parametrize("url", ["/gegevens/", "/toegankelijkheid/"])
def test_the_public_pages_are_for_anyone_and_lead_back_who_came_by_link(client, as_person, anna, mo, url):
    public, by_link = client.get(url), as_person(mo).get(url)
    client.force_login(anna)
    signed_in = client.get(url)

    assert (public.status_code, FRAMES["letter"] in public.text, FRAMES["staff"] in signed_in.text) == (200, True, True)
    back = "Terug naar mijn pagina"
    assert [back in page.text for page in (public, by_link, signed_in)] == [False, True, False]
    assert f'href="{url}"' in as_person(mo).get("/mijn/").text
