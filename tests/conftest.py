"""The cast. Anna guides the process, Bas another one; a wethouder acts for the gemeente; Mo is a bewoner."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from herstel.lib import frozen
from processes.models import Process
from tests.factories.processes import (
    KaderstellerFactory,
    MandaatFactory,
    PartijFactory,
    PersonFactory,
    ProcessFactory,
    UserFactory,
)


def pytest_terminal_summary(terminalreporter):
    """What was measured, below the dots: a test says it with `record_property("figures", line)`."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, line in report.user_properties if report.when == "call" else ():
            if name == "figures":
                words = line if isinstance(line, str) else ", ".join(f"{count} {what}" for what, count in line.items())
                terminalreporter.write_line(words)


@pytest.fixture(autouse=True)
def guards_come_off_for_a_flush(request):
    """Tests that flush tables take the guards of frozen rows away; Django's post_migrate puts them back."""
    marker = request.node.get_closest_marker("django_db")
    flushes = "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction"))
    if not flushes:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    for app in apps.get_app_configs():
        frozen.drop_triggers(app, connection)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def anna(db):
    return UserFactory(name="Anna Begeleider", email="anna@voorbeeld.example", begeleider=True)


@pytest.fixture
def bas(db):
    return UserFactory(name="Bas Begeleider", email="bas@voorbeeld.example", begeleider=True)


@pytest.fixture
def process(anna):
    """Anna leads it; it stands at verkenning."""
    return ProcessFactory(slug="plein", title="Het plein", begeleiders=[anna])


@pytest.fixture
def other_process(bas):
    """Bas leads it: whatever Anna sees of it is a leak."""
    return ProcessFactory(slug="haven", title="De haven", begeleiders=[bas])


@pytest.fixture
def at_step(process):
    """Put the process at a station without walking there: `at_step("kaders")`."""

    def put(key):
        Process.objects.filter(pk=process.pk).update(step=key)
        process.refresh_from_db()
        return process

    return put


@pytest.fixture
def gemeente(process):
    partij = PartijFactory(process=process, name="Gemeente Lingebroek", contact="06 0000 0010")
    MandaatFactory(partij=partij)
    return partij


@pytest.fixture
def wethouder(gemeente):
    """The account that acts for the gemeente."""
    user = UserFactory(name="Wil Wethouder", email="wethouder@voorbeeld.example")
    person = PersonFactory(process=gemeente.process, name=user.name, email=user.email)
    KaderstellerFactory(partij=gemeente, user=user, person=person)
    return user


@pytest.fixture
def mo(process):
    return PersonFactory(process=process, name="Mo Bewoner", email="mo@voorbeeld.example")


@pytest.fixture
def as_person():
    """A browser that opened the personal link of somebody: `as_person(mo)`."""

    def open_link(person):
        client = Client()
        client.get(f"/p/{person.link_key}/")
        return client

    return open_link
