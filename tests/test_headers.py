"""Every answer, as a production installation over https gives it, by the rules of the Mozilla Observatory.

Source of the table: https://github.com/mozilla/http-observatory/blob/main/httpobs/docs/scoring.md (2024-02-27) and,
for Cross-Origin-Resource-Policy, the HTTP Observatory on developer.mozilla.org that came after it. 100 to begin with;
what is missing takes off; bonuses count from 90 upward. Our scripts all come from our own address: 0 for SRI. Not
scored here: whether http is redirected (`test_settings.py`), and the +5 of being in the list that browsers carry.
"""

import re
import runpy
from collections import defaultdict
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from herstel.lib.refused import Refused
from participants.models import Gesprek
from plandag.exports.files import hand_out
from plandag.models import Document
from plandag.voorbeeld.cast import PASSWORD
from plandag.voorbeeld.laden import het_voorbeeld, laad
from processes import access
from processes.models import Process, User
from tests import demo_urls
from tests.e2e import pages
from tests.test_settings import BASE, GOOD

BOUND = 120
HALF_A_YEAR = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
BROAD = {"*", "http:", "https:", "data:", "'unsafe-inline'", "'unsafe-eval'"}
OF_THIS_INSTALLATION = re.compile(r"DATABASE|CACHES|VAR$|BROKER|CELERY|LOGGING|PASSWORD_HASHERS|SECRET|.*KEYS?$|DEMO$")


def score(response):
    """What this answer gets, and why it is not more."""
    found = dict(_found(response.headers, response.cookies))
    base = 100 + sum(points for points in found.values() if points < 0)
    return base + (sum(points for points in found.values() if points > 0) if base >= 90 else 0), found


def _found(headers, cookies):
    policy = {words[0]: set(words[1:]) for words in map(str.split, headers.get(CSP, "").split(";")) if words}
    yield "content-security-policy", _csp(policy)
    yield "cookies", _cookies(cookies)
    yield "cross-origin-resource-sharing", -50 if headers.get("Access-Control-Allow-Origin") == "*" else 0
    yield "cross-origin-resource-policy", 10 if headers.get("Cross-Origin-Resource-Policy") == "same-origin" else 0
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    yield "strict-transport-security", -20 if not age else 0 if int(age[1]) >= HALF_A_YEAR else -10
    yield "referrer-policy", 5 if headers.get("Referrer-Policy") in PRIVATE else 0
    yield "x-content-type-options", 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5
    framed = headers.get("X-Frame-Options") in ("DENY", "SAMEORIGIN")
    yield "x-frame-options", 5 if policy.get("frame-ancestors") == {"'none'"} else 0 if framed else -20


CSP = "Content-Security-Policy"


def _csp(policy):
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    scripts, objects = policy.get("script-src", default), policy.get("object-src", default)
    if (scripts | objects) & (BROAD - {"'unsafe-eval'"}):
        return -20
    if "'unsafe-eval'" in scripts | policy.get("style-src", default):
        return -10
    if policy.get("style-src", default) & BROAD:
        return 0
    return 10 if default == {"'none'"} else 5


def _cookies(cookies):
    if not cookies:
        return 0
    if not all(cookie["secure"] for cookie in cookies.values()):
        return -20
    if not all(cookie["httponly"] for cookie in cookies.values()):
        return -30
    return 5 if all(cookie["samesite"] in ("Lax", "Strict") for cookie in cookies.values()) else 0


class Answer:
    """Only what the rules look at."""

    def __init__(self, *, cookie="", **headers):
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.cookies = SimpleCookie(cookie)


ALL = {
    "Content_Security_Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "Cross_Origin_Resource_Policy": "same-origin",
    "Strict_Transport_Security": "max-age=31536000",
    "Referrer_Policy": "same-origin",
    "X_Content_Type_Options": "nosniff",
}


@pytest.mark.parametrize(
    ("changed", "points"),
    [
        ({}, 130),
        ({"cookie": "a=1; Secure; HttpOnly; SameSite=Lax"}, 135),
        ({"cookie": "a=1; Secure; HttpOnly"}, 130),
        ({"cookie": "a=1; HttpOnly; SameSite=Lax"}, 80),
        ({"Content_Security_Policy": "default-src 'self'; frame-ancestors 'none'"}, 125),
        ({"Content_Security_Policy": "default-src 'none'; script-src 'unsafe-inline'"}, 60),
        ({"Content_Security_Policy": ""}, 55),
        ({"Strict_Transport_Security": ""}, 80),
        ({"Strict_Transport_Security": "max-age=60"}, 120),
        ({"Cross_Origin_Resource_Policy": ""}, 120),
        ({"Access_Control_Allow_Origin": "*"}, 50),
        ({"X_Content_Type_Options": ""}, 125),
    ],
)
def test_the_rules_are_those_of_the_observatory(changed, points):
    assert score(Answer(**(ALL | changed)))[0] == points


def _raises(error):
    def view(request):
        raise error

    return view


def _status(status):
    return lambda request: HttpResponse(status=status)


def _paper(request, soort):
    return hand_out(Document(process=Process(slug="plein"), soort=soort, nummer=1, bytes=b"%PDF"))


urlpatterns = [
    *demo_urls.urlpatterns,
    path("stuk/400/", _raises(BadRequest())),
    path("stuk/403/", _raises(PermissionDenied())),
    path("stuk/409/", _raises(Refused("Nee."))),
    path("stuk/413/", _status(413)),
    path("stuk/429/", _status(429)),
    path("stuk/500/", _raises(RuntimeError())),
    path("stuk/<slug:soort>/", _paper),
]


@pytest.fixture
def production(settings, monkeypatch, tmp_path):
    """As an installation with https is, on the database of the tests."""
    monkeypatch.setattr("os.environ", {"HERSTEL_VAR": str(tmp_path)} | GOOD)
    for name, value in runpy.run_path(str(BASE / "herstel" / "settings.py")).items():
        if name.isupper() and hasattr(settings, name) and not OF_THIS_INSTALLATION.match(name):
            setattr(settings, name, value)
    settings.EMAIL_FILE_PATH = tmp_path  # the demo has a page of the mail that left
    settings.STATIC_ROOT = tmp_path / "static"
    settings.ROOT_URLCONF = __name__
    monkeypatch.setattr(access, "COOKIE", "__Host-herstel-link")
    call_command("collectstatic", interactive=False, verbosity=0)
    return settings


@pytest.fixture
def avond(db):
    return laad(het_voorbeeld("wilgendam-avond"), shift=False)


class Walk:
    """Asks for addresses as each of the cast, and keeps what each answer was worth."""

    def __init__(self):
        self.scores, self.wrong = defaultdict(list), []
        self.clients = {}

    def client(self, who, link=""):
        if (who, link) not in self.clients:
            client = self.clients[who, link] = Client(raise_request_exception=False)
            if link:
                self.take(client.get(f"/p/{link}/", secure=True, headers=HOST), "/p/")
            elif who:
                client.force_login(User.objects.get(email=who))
        return self.clients[who, link]

    def get(self, url, who="", link=""):
        self.take(self.client(who, link).get(url, secure=True, headers=HOST), url)

    def sign_in(self, who):
        """The answer that gives the cookie of a session."""
        form = {"login": who, "password": PASSWORD}
        self.take(Client().post("/accounts/login/", form, secure=True, headers=HOST), "sign in")

    def take(self, response, url):
        b"".join(response)  # a file closes when it is read; closing it here would close the database along with it
        points, found = score(response)
        mime = response.headers.get("Content-Type", "").split(";")[0]
        self.scores[response.status_code, mime].append(points)
        self.wrong += [f"{url} {response.status_code}: {points} {found}"] if points < BOUND else []
        self.wrong += [f"{url} {response.status_code}: {problem}" for problem in _beside_the_score(response, url, mime)]

    def figures(self):
        for (status, mime), points in sorted(self.scores.items()):
            yield f"{status} {mime or 'empty':<72} {len(points):>5} answers, {min(points)}-{max(points)}"
        total = sum(map(len, self.scores.values()))
        yield f"{total} answers, lowest score {min(map(min, self.scores.values()))}, {len(self.wrong)} wrong"


HOST = {"Host": "herstel.example"}


def _beside_the_score(response, url, mime):
    """What the Observatory does not count, and we do."""
    headers = response.headers
    if headers.get("Cross-Origin-Opener-Policy") != "same-origin":
        yield "another window can reach in"
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        yield "may ask for a camera"
    if mime.startswith("text/") and "charset=" not in headers["Content-Type"]:
        yield "no charset"
    if not url.startswith("/static/") and "no-store" not in headers.get("Cache-Control", ""):
        yield "may stay in a cache"
    for name in response.cookies:
        if not name.startswith("__Host-") and name != "messages":
            yield f"cookie {name} without __Host-"


def calendar(process):
    talk = Gesprek.objects.filter(betrokkene__process=process).exclude(gepland_op=None).first()
    return pages.address("participants:gesprek_agenda", process, {"pk": talk.pk})


@pytest.mark.slow
def test_every_answer_scores(production, avond, record_property):
    walk = Walk()
    for name, _ in pages.patterns():
        found = list(pages.visits(name)) if name in pages.PAGES else []
        for visit in found:
            walk.get(visit.url, visit.who if not visit.link else "", visit.link)
        url = found[0].url if found else pages.some_address(name)
        for who in (pages.NOBODY, pages.NOOR, pages.KADERSTELLERS["P1"], pages.BEHEERDER):
            walk.get(url, who)
    for file in filter(Path.is_file, sorted(production.STATIC_ROOT.rglob("*"))):
        walk.get(f"/static/{file.relative_to(production.STATIC_ROOT)}")
    for soort in Document.Soort.values:
        walk.get(f"/stuk/{soort}/")
    walk.get(calendar(avond), pages.NOOR)
    walk.sign_in(pages.NOOR)
    for status in (400, 403, 409, 413, 429, 500):
        walk.get(f"/stuk/{status}/")
    walk.get("/nergens/")

    for line in walk.figures():
        record_property("figures", line)
    assert {200, 302, 303, 400, 403, 404, 405, 409, 413, 429, 500} - {status for status, _ in walk.scores} == set()
    assert walk.wrong == []
