import pytest
from django.contrib import messages
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

from herstel.lib.live import fingerprint, live, rows
from processes.models import Person, Process
from tests.factories.processes import PersonFactory

STAND = {"now": "een"}


@require_http_methods(["GET", "POST"])
@live(lambda request: STAND["now"])
def zaal(request):
    if request.method == "POST":
        messages.success(request, "Bewaard.")
        return HttpResponse("posted")
    said = [str(message) for message in messages.get_messages(request)]
    return HttpResponse(f"{request.seen} {said}")


urlpatterns = [path("zaal/", zaal)]

here = pytest.mark.urls(__name__)


@here
def test_a_page_says_what_it_shows_and_a_poll_that_saw_it_hears_nothing(client, monkeypatch):
    assert client.get("/zaal/").text == "een []"
    unchanged = client.get("/zaal/?gezien=een")
    monkeypatch.setitem(STAND, "now", "twee")
    changed = client.get("/zaal/?gezien=een")

    assert (unchanged.status_code, unchanged.content) == (204, b"")
    assert (changed.status_code, changed.text) == (200, "twee []")


@here
def test_a_poll_sets_no_cookie_so_it_keeps_nobody_signed_in(client, db):
    assert not client.get("/zaal/?gezien=een").cookies
    assert not client.get("/zaal/?gezien=anders").cookies


@here
def test_a_page_where_nothing_changes_any_more_tells_the_browser_to_stop(client, monkeypatch):
    monkeypatch.setitem(STAND, "now", "")

    response = client.get("/zaal/?gezien=een")

    assert (response.status_code, response.text) == (200, " []")


@here
def test_a_poll_leaves_the_message_for_the_page(client, db):
    client.post("/zaal/")

    assert client.get("/zaal/?gezien=oud").text == "een []"
    assert client.get("/zaal/").text == "een ['Bewaard.']"


@here
def test_what_is_posted_is_never_a_poll(client, db):
    assert client.post("/zaal/?gezien=een").text == "posted"


def test_a_fingerprint_follows_every_field_that_is_shown_in_one_query(process, django_assert_num_queries):
    person = PersonFactory(process=process, phone="")
    shown = [rows(Process.objects.all(), "step"), rows(Person.objects.all(), "pk", "phone", "forgotten_at")]

    with django_assert_num_queries(1):
        before = fingerprint(*shown)
    Person.objects.filter(pk=person.pk).update(name="Een andere naam")
    same = fingerprint(*shown)
    Person.objects.filter(pk=person.pk).update(phone="06")
    other = fingerprint(*shown)

    assert before == same != other
    assert fingerprint(*shown, also=1) != fingerprint(*shown, also=2)
