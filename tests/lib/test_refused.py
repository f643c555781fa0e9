import pytest
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import path

from herstel.lib.refused import Refused, Typed

HTMX = {"HX-Request": "true"}
BACK = "http://localhost/kaders/?toon=alles"


class RedenForm(forms.Form):
    reden = forms.CharField(label="Waarom niet?", widget=forms.Textarea)
    soort = forms.ChoiceField(choices=[("a", "Een")], required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    password = forms.CharField(widget=forms.PasswordInput, required=False)


def met_formulier(request):
    form = RedenForm(request.POST)
    if form.is_valid():
        raise Refused("De ronde is gesloten.", "Ga even naar je begeleider.")
    return HttpResponse("fout")


def zonder_formulier(request):
    raise Refused("Dit kan niet meer.")


def stuk(request):
    raise RuntimeError("iets anders")


def ingelogd(request):
    return redirect("/login/?next=/ingelogd/")


def leeg(request):
    return HttpResponse("hier")


urlpatterns = [
    path("", leeg, name="home"),
    path("login/", leeg, name="login"),
    path("formulier/", met_formulier),
    path("los/", zonder_formulier),
    path("stuk/", stuk),
    path("ingelogd/", ingelogd),
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

POSTED = {"reden": "Ik slaap\nnog slecht.", "soort": "a", "versie": "3", "password": "geheim"}


def test_refused_needs_a_reason():
    with pytest.raises(ValueError, match="at least one reason"):
        Refused()


def test_a_refusal_shows_the_reasons_and_what_was_typed(client):
    response = client.post("/formulier/", POSTED, headers={"Referer": BACK})

    assert response.status_code == 409
    assert response.templates[0].name == "409.html"
    assert response.context["reasons"] == (
        "De ronde is gesloten.",
        "Ga even naar je begeleider.",
    )
    assert response.context["typed"] == [Typed("Waarom niet?", "Ik slaap\nnog slecht.")]
    assert ">Ik slaap\nnog slecht.</textarea>" in response.text


def test_what_no_form_knows_is_kept_without_a_name(client):
    posted = {
        "uitleg": "<b>Tekst</b>",
        "partij_id": "4",
        "ik": "a1",
        "doe": "bewaar",
        "antwoord": "nee",
        "leeg": " ",
        "csrfmiddlewaretoken": "x",
    }

    response = client.post("/los/", posted)

    assert response.context["typed"] == [Typed("Wat je schreef", "<b>Tekst</b>")]
    assert ">&lt;b&gt;Tekst&lt;/b&gt;</textarea>" in response.text


def test_htmx_shows_the_refusal_where_it_does_not_touch_the_form(client):
    response = client.post("/formulier/", POSTED, headers=HTMX | {"Referer": BACK})

    assert response.status_code == 409
    assert response.templates[0].name == "_409.html"
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#melding", "innerHTML")
    assert response.context["typed"] == [Typed("Waarom niet?", "Ik slaap\nnog slecht.")]


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        (BACK, "/kaders/?toon=alles"),
        ("http://localhost", "/"),
        ("https://elders.example/kaders/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_stays_on_this_site(client, settings, referer, back):
    settings.ALLOWED_HOSTS = ["localhost"]

    response = client.post("/los/", headers={"Referer": referer, "Host": "localhost"})

    assert response.context["back"] == back


def test_other_errors_are_left_alone(client):
    with pytest.raises(RuntimeError):
        client.get("/stuk/")


@pytest.mark.parametrize(("headers", "page"), [({}, "403_csrf.html"), (HTMX, "_403_csrf.html")])
def test_a_page_that_was_open_too_long_loses_nothing(settings, headers, page):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/formulier/", {"reden": "Lang verhaal"}, headers=headers)

    assert response.status_code == 403
    assert response.templates[0].name == page
    assert response.context["typed"] == [Typed("Wat je schreef", "Lang verhaal")]


def test_who_is_signed_out_meanwhile_loses_nothing(client):
    response = client.post("/ingelogd/", {"reden": "Lang verhaal", "csrfmiddlewaretoken": "x"})

    assert (response.status_code, response.templates[0].name) == (403, "uitgelogd.html")
    assert response.context["typed"] == [Typed("Wat je schreef", "Lang verhaal")]


LONG = {"reden": "Lang verhaal"}


@pytest.mark.parametrize(
    ("posted", "headers"),
    [({"doe": "weg", "password": "geheim"}, {}), (LONG, HTMX), (LONG, {"Herstel-Keer": "1"})],
)
def test_who_typed_nothing_or_still_has_the_form_is_asked_to_sign_in(client, posted, headers):
    response = client.post("/ingelogd/", posted, headers=headers)

    assert (response.status_code, response["Location"]) == (302, "/login/?next=/ingelogd/")
