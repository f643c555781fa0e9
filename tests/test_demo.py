"""The demo page and its post box: there in demo mode only."""

import pytest
from django.core.mail import EmailMultiAlternatives

from plandag.voorbeeld.cast import PASSWORD
from tests.factories.processes import KerngroeplidFactory, PersonFactory

in_demo_mode = pytest.mark.urls("tests.demo_urls")


@pytest.fixture
def post_box(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    return tmp_path


def send(subject, body="Hallo.", calendar=b""):
    message = EmailMultiAlternatives(subject, body, to=["mo@voorbeeld.example"])
    message.attach_alternative(f"<p>{body}</p>", "text/html")
    if calendar:
        message.attach("gesprek.ics", calendar, "text/calendar")
    message.send()


@pytest.mark.parametrize("url", ["/demo/", "/demo/post/", "/demo/post/x.log/0/"])
def test_outside_demo_mode_it_does_not_exist(client, db, url):
    assert client.get(url).status_code == 404


@in_demo_mode
def test_the_page_lists_accounts_and_links_with_who_each_is(client, process, anna, wethouder, mo):
    lid = KerngroeplidFactory(process=process, hoedanigheid="winkelier")

    page = client.get("/demo/").content.decode()

    assert PASSWORD in page
    assert anna.email in page
    assert "kadersteller voor Gemeente Lingebroek" in page
    assert "winkelier" in page
    assert f"/p/{lid.person.link_key}/" in page
    assert f"/p/{mo.link_key}/" in page


@in_demo_mode
@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries(client, anna, process, count, django_assert_num_queries):
    PersonFactory.create_batch(count, process=process)

    with django_assert_num_queries(6):
        response = client.get("/demo/")

    assert len(response.context["cases"][0].headings[0].people) == count


@in_demo_mode
def test_the_post_is_newest_first_and_can_be_read(client, db, post_box):
    send("Eerste")
    send("Tweede", body="Kom je?\nhttp://localhost/p/x/")

    letters = client.get("/demo/post/").context["letters"]
    page = client.get(f"/demo/post/{letters[0].file}/{letters[0].number}/").content.decode()

    assert [letter.message["Subject"] for letter in letters] == ["Tweede", "Eerste"]
    assert "Kom je?" in page
    assert '<a href="http://localhost/p/x/" rel="nofollow">' in page


@in_demo_mode
def test_an_attachment_comes_out_as_it_went_in(client, db, post_box):
    calendar = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    send("Gesprek", calendar=calendar)
    file = next(post_box.iterdir()).name

    response = client.get(f"/demo/post/{file}/0/0/")

    assert response.content.replace(b"\r\n", b"\n") == calendar.replace(b"\r\n", b"\n")
    assert response["Content-Disposition"] == 'attachment; filename="gesprek.ics"'


@in_demo_mode
@pytest.mark.parametrize("url", ["x.log/0/", "..%2Fgeheim.log/0/", "x.txt/0/"])
def test_only_the_post_box_can_be_read(client, db, post_box, url):
    (post_box.parent / "geheim.log").write_text("Subject: geheim\n\ngeheim")
    (post_box / "x.txt").write_text("Subject: geheim\n\ngeheim")

    assert client.get(f"/demo/post/{url}").status_code == 404


@in_demo_mode
def test_an_empty_post_box_says_so(client, db, post_box):
    assert "Er is nog geen post." in client.get("/demo/post/").content.decode()
