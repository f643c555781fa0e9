"""The style guide shows every part of the stylesheet, and asks nothing of the database."""

import re

import pytest
from django.conf import settings

from herstel.stijl import gids, tokens

pytestmark = pytest.mark.urls("tests.demo_urls")

COMPONENTS = sorted(path.stem for path in (settings.BASE_DIR / "static/vendor/utrecht").glob("*.css"))

# What makes a whole page, and so cannot stand inside this one.
WHOLE_PAGES = {
    "herstel-kaderkaart": "turns the paper of the whole page to A5; see the page Kaderkaarten",
}


@pytest.fixture
def guide(client, db, settings):
    settings.DEMO = True
    return client.get("/demo/stijl/").content.decode()


def classes(guide):
    return {name for attribute in re.findall(r'class="([^"]*)"', guide) for name in attribute.split()}


def blocks(guide):
    return {re.split("__|--", name)[0] for name in classes(guide)}


@pytest.mark.urls("herstel.urls")
def test_outside_demo_mode_it_does_not_exist(client, db):
    assert client.get("/demo/stijl/").status_code == 404


def test_every_part_of_the_stylesheet_is_shown(guide):
    known = tokens.blocks(tokens.css())

    assert sorted(known - blocks(guide) - set(WHOLE_PAGES)) == []


def test_what_is_left_out_is_really_left_out(guide):
    assert set(WHOLE_PAGES) <= tokens.blocks(tokens.css()) - blocks(guide)


def test_every_component_of_the_nl_design_system_is_shown(guide):
    assert [name for name in COMPONENTS if f"utrecht-{name}" not in blocks(guide)] == []


def test_every_class_on_the_page_is_known(guide):
    sheets = tokens.css() + (settings.BASE_DIR / "static/css/utrecht.css").read_text()
    ours = {name for name in classes(guide) if name.startswith("herstel-guide")}

    assert sorted(name for name in ours if f".{name}" not in sheets and name != "herstel-guide") == []


def test_every_icon_is_shown_with_its_name(guide):
    assert [
        name for name in tokens.icons() if not re.search(rf'#i-{name}"></use></svg> <span>{name}</span>', guide)
    ] == []


def test_every_colour_has_a_use():
    assert set(tokens.USES) == set(tokens.schemes(tokens.css())["light"])


def test_each_part_can_be_reached_from_the_index(guide):
    for deel in gids.DELEN:
        assert f'<a href="#{deel.key}">{deel.title}</a>' in guide
        assert f'id="{deel.key}"' in guide


def test_labels_and_names_point_to_one_thing(guide):
    ids = re.findall(r'\sid="([^"]+)"', guide)
    pointed = re.findall(r'\s(?:for|aria-labelledby|aria-describedby|list)="([^"]+)"', guide)

    assert [name for name in set(ids) if ids.count(name) > 1] == []
    assert [name for names in pointed for name in names.split() if name not in ids] == []


def test_nothing_takes_the_focus_when_the_page_opens(guide):
    assert "autofocus" not in guide


def test_it_reads_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/demo/stijl/")


def test_the_demo_leads_to_it(client, db):
    assert 'href="/demo/stijl/"' in client.get("/demo/").content.decode()
