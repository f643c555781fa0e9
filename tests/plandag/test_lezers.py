"""Who may open what was said afterwards, asked once for a whole list."""

import pytest

from plandag.actions import vervolg
from plandag.rules import lezers
from tests.factories.processes import PersonFactory


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_contacts_asks_once_who_the_reader_is(process, anna, django_assert_num_queries, count):
    for person in PersonFactory.create_batch(count, process=process):
        vervolg.noteer_nazorg(person, by=anna, text="Slaapt weer.")
    contacts = list(process.nazorgcontacten.select_related("person__betrokkene", "process"))

    with django_assert_num_queries(1):
        rows = lezers.each_readable(process, contacts, anna)

    assert rows == [(contact, True) for contact in contacts]
