import logging

import pytest

from herstel.lib.logs import MaskPersonalLinks


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/p/abc123.XyZ-9/ronde/4/", "Not Found: /p/…/ronde/4/"),
        ("/p/100%d?a=%s", "Not Found: /p/…?a=%s"),
        ("/processen/plein/", "Not Found: /processen/plein/"),
    ],
)
def test_personal_link_is_masked(path, logged):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)

    assert MaskPersonalLinks().filter(record)

    assert record.getMessage() == logged


def test_what_is_not_found_is_an_answer_and_no_warning(client, db, caplog):
    client.get("/processen/bestaat-niet/geheim/")

    assert caplog.records == []


def test_everything_that_reaches_the_console_is_masked(settings):
    handlers = settings.LOGGING["handlers"]

    assert [handler["filters"] for handler in handlers.values()] == [["mask"]]
