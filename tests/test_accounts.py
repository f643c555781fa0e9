import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.factories.processes import UserFactory

PASSWORD = "een heel lang wachtwoord"
RESET_DONE = "account_reset_password_done"


@pytest.fixture
def user(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    user = UserFactory(email="anna@voorbeeld.example")
    user.set_password(PASSWORD)
    user.save()
    cache.clear()
    return user


def test_login_with_mail_address(client, user):
    response = client.post(reverse("login"), {"login": "Anna@voorbeeld.example", "password": PASSWORD})

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_way_to_a_new_password_stands_beside_the_button(client, db):
    shown = client.get(reverse("login"), {"next": "/processen/"}).content.decode()

    assert shown.count(f'href="{reverse("account_reset_password")}"') == 1
    assert shown.index("Onthoud mij op dit apparaat") < shown.index("Wachtwoord vergeten?")
    assert shown.index('name="next"') < shown.index('name="login"')


def test_wrong_password_says_no_more_for_a_known_address(client, user):
    known = client.post(reverse("login"), {"login": user.email, "password": "een ander wachtwoord"})
    unknown = client.post(reverse("login"), {"login": "x@voorbeeld.example", "password": "een ander wachtwoord"})

    assert known.context["form"].errors == unknown.context["form"].errors != {}
    assert "_auth_user_id" not in client.session


def test_guessing_is_stopped_by_a_count_in_the_database(client, user):
    for _ in range(5):
        client.post(reverse("login"), {"login": user.email, "password": "een ander wachtwoord"})

    response = client.post(reverse("login"), {"login": user.email, "password": PASSWORD})

    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client, db):
    assert client.get("/accounts/signup/").status_code == 404


def test_every_answer_tells_the_browser_what_it_may_do(client, db):
    response = client.get(reverse("login"))

    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"


def test_a_forgotten_password_says_no_more_for_a_known_address(client, user, mailoutbox):
    known = client.post(reverse("account_reset_password"), {"email": user.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "x@voorbeeld.example"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url) == (302, reverse(RESET_DONE))
    assert [mail.to for mail in mailoutbox] == [[user.email]]


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("kort", "minstens 12 tekens"),
        ("1234567890123", "veel mensen"),
        ("anna@voorbeeld.example", "lijkt te veel op je naam of je e-mailadres"),
    ],
)
def test_the_rules_for_a_password_are_said_with_je(client, user, new, words):
    client.force_login(user)
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    page = client.post(reverse("account_change_password"), typed)

    assert words in page.text
    assert not [word for word in (" u ", " uw ", "Uw ", "U ") if word in page.text.partition("<main")[2]]
