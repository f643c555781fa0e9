import pytest
from django import forms
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from django.views.decorators.http import require_http_methods

from herstel.lib import htmx

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.locmem.Loader",
                    {
                        "zaal/naam.html": "page {{ form.errors.naam.0 }}",
                        "zaal/_naam.html": "part {{ form.errors.naam.0 }}",
                        "zaal/_klaar.html": "done {{ naam }}",
                    },
                )
            ]
        },
    }
]
HTMX = {"HX-Request": "true"}


class NaamForm(forms.Form):
    naam = forms.CharField(error_messages={"required": "Vul een naam in."})


@require_http_methods(["GET", "POST"])
def naam(request, part="zaal/_klaar.html"):
    form = NaamForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return htmx.redirect_or_part(request, to="/klaar/", part=part, context=form.cleaned_data)
    return htmx.page_or_part(request, "zaal/naam.html", {"form": form})


def klaar(request):
    return HttpResponse("klaar")


urlpatterns = [
    path("naam/", naam),
    path("naam/leeg/", naam, {"part": ""}),
    path("klaar/", klaar),
    path("login/", klaar, name="login"),
]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _templates():
    with override_settings(TEMPLATES=TEMPLATES):
        yield


def test_part_of():
    assert htmx.part_of("processes/kader.html") == "processes/_kader.html"
    assert htmx.part_of("409.html") == "_409.html"


@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        ({}, "page "),
        (HTMX, "part "),
        (HTMX | {"HX-Boosted": "true"}, "page "),
        (HTMX | {"HX-History-Restore-Request": "true"}, "page "),
    ],
)
def test_a_browser_gets_the_page_and_htmx_its_part(client, headers, shown):
    response = client.get("/naam/", headers=headers)

    assert (response.status_code, response.text) == (200, shown)
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize(("headers", "shown"), [({}, "page"), (HTMX, "part")])
def test_a_wrong_form_answers_422_in_both_ways(client, headers, shown):
    response = client.post("/naam/", {}, headers=headers)

    assert (response.status_code, response.text) == (422, f"{shown} Vul een naam in.")


def test_after_success_a_browser_goes_on(client):
    response = client.post("/naam/", {"naam": "Truus"})

    assert (response.status_code, response["Location"]) == (302, "/klaar/")


def test_after_success_htmx_shows_the_part(client):
    response = client.post("/naam/", {"naam": "Truus"}, headers=HTMX)

    assert (response.status_code, response.text) == (200, "done Truus")


def test_after_success_without_a_part_htmx_goes_on_too(client):
    response = client.post("/naam/leeg/", {"naam": "Truus"}, headers=HTMX)

    assert (response.status_code, response["HX-Redirect"]) == (200, "/klaar/")
