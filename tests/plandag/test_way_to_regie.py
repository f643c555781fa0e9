import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("day", "links"), [("plandag", 0), ("vandaag", 1)])
def test_regie_is_one_tap_from_the_plandag_once_the_day_is_there(client, request, process, anna, day, links):
    request.getfixturevalue(day)
    client.force_login(anna)

    page = client.get(reverse("plandag:plandag", args=[process.slug])).content.decode()

    assert page.count(f'href="{reverse("plandag:regie", args=[process.slug])}"') == links
