import pytest
from django.urls import reverse

from processes.actions import kaders as kader_actions
from processes.actions import kwestie as kwestie_actions
from tests.factories.processes import (
    KaderFactory,
    KaderVersieFactory,
    KantFactory,
    KerngroeplidFactory,
    KwestieFactory,
    PartijFactory,
    SpelregelsFactory,
    VaststellingFactory,
)

PAGES = [
    ("verkenning", []),
    ("criterium", ["veiligheid"]),
    ("kant_toevoegen", []),
    ("partijen", []),
    ("partij_toevoegen", []),
    ("partij", ["P1"]),
    ("partij_veranderen", ["P1"]),
    ("partij_peilen", ["P1"]),
    ("partij_mandaat", ["P1"]),
    ("kadersteller_aanwijzen", ["P1"]),
    ("kerngroep", []),
    ("lid_toevoegen", []),
    ("spelregels", []),
    ("kwestie", []),
    ("kwestie_verschil", []),
    ("kwestie_schrijven", []),
    ("meelezer_vragen", []),
    ("neutraliteit", []),
    ("kaders", []),
    ("kader_schrijven", []),
    ("kader", [1]),
    ("kader_herschrijven", [1]),
    ("kaderkaarten", []),
    ("open_punt_toevoegen", []),
]
KADERSTELLER_PAGES = [
    ("kadersteller", []),
    ("mijn_eigen_kaders", []),
    ("kadersteller_schrijven", []),
    ("kadersteller_herschrijven", [1]),
    ("kaders_vastleggen", []),
    ("kadersteller_kaarten", []),
]


@pytest.fixture
def full(process, gemeente, wethouder):
    """Something of everything, so that a page that forgets to ask would show it."""
    KantFactory(process=process)
    KerngroeplidFactory(process=process, aanvaard=True)
    KwestieFactory.create_batch(2, process=process)
    KaderVersieFactory(kader=KaderFactory(process=process, owners=[gemeente]))
    return process


@pytest.mark.parametrize(("page", "args"), PAGES)
def test_pages_are_for_the_begeleiders_only(client, full, anna, bas, wethouder, page, args):
    url = reverse(f"processes:{page}", args=[full.slug, *args])

    assert client.get(url).status_code == 302
    for stranger in (bas, wethouder):
        client.force_login(stranger)
        assert client.get(url).status_code == 404
    client.force_login(anna)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(("page", "args"), KADERSTELLER_PAGES)
def test_pages_of_a_kadersteller_are_for_the_own_process(client, full, anna, wethouder, page, args):
    url = reverse(f"processes:{page}", args=[full.slug, *args])

    assert client.get(url).status_code == 302
    client.force_login(anna)
    assert client.get(url).status_code == 404
    client.force_login(wethouder)
    assert client.get(url).status_code == 200


def test_a_kader_of_two_says_who_did_and_who_is_waited_for(client, process, anna, gemeente, wethouder):
    bedrijf = PartijFactory(process=process, name="Restoplast")
    versie = KaderVersieFactory(kader=KaderFactory(process=process, owners=[gemeente, bedrijf]))
    VaststellingFactory(versie=versie, partij=bedrijf)
    pages = []

    for user, page in ((anna, "kaders"), (wethouder, "mijn_eigen_kaders")):
        client.force_login(user)
        pages.append(client.get(reverse(f"processes:{page}", args=[process.slug])).text)

    said = "Restoplast legde dit kader al vast. Wacht nog op"
    assert [f"{said} {gemeente.name}." in pages[0], f"{said} jou." in pages[1]] == [True, True]


@pytest.mark.parametrize(("data", "folded"), [({"mandaat": "1"}, True), ({"voorlopig": ["1"]}, False)])
def test_the_promise_stands_by_itself_and_keeps_what_was_chosen(client, process, gemeente, wethouder, data, folded):
    KaderVersieFactory(kader=KaderFactory(process=process, owners=[gemeente], nummer=1))
    client.force_login(wethouder)

    page = client.post(reverse("processes:kaders_vastleggen", args=[process.slug]), data)

    assert page.status_code == 422
    assert 'id="belofte">Je belofte</h3>' in page.text
    assert ('<details class="herstel-fold"><summary class="herstel-fold__summary">' in page.text) is folded


def test_an_amount_stays_on_one_line_of_a_kaderkaart(client, process, anna, gemeente):
    KaderVersieFactory(
        kader=KaderFactory(process=process, owners=[gemeente]), text="Hoogstens € 5.000.", vastgelegd=True
    )
    client.force_login(anna)

    assert "Hoogstens €\u00a05.000." in client.get(reverse("processes:kaderkaarten", args=[process.slug])).text


@pytest.mark.parametrize("page", ["verkenning", "partijen", "kerngroep", "kwestie", "kaders"])
def test_empty_pages_say_what_will_be_here(client, process, anna, page):
    client.force_login(anna)

    assert client.get(reverse(f"processes:{page}", args=[process.slug])).status_code == 200


def test_a_kadersteller_reads_no_names_of_people(client, full, wethouder):
    name = full.kerngroep.get().person.name
    client.force_login(wethouder)

    for page, args in KADERSTELLER_PAGES:
        assert name not in client.get(reverse(f"processes:{page}", args=[full.slug, *args])).content.decode()


@pytest.mark.parametrize(
    ("page", "args", "data", "kept"),
    [
        ("criterium", ["veiligheid"], {"oordeel": "ja", "reden": ""}, 'value="ja"'),
        ("partij_mandaat", ["P1"], {"stand": "definitief", "besluit": "Besluit 12"}, "Besluit 12"),
        ("kadersteller_aanwijzen", ["P1"], {"name": "Wil", "email": "geen adres"}, "geen adres"),
        ("lid_toevoegen", [], {"name": "Truus", "hoedanigheid": ""}, "Truus"),
        ("kwestie_schrijven", [], {"vorige": "2", "text": "Nieuwe tekst", "centrale_vraag": ""}, "Nieuwe tekst"),
        ("neutraliteit", [], {"schuld": "on", "toelichting": ""}, "checked"),
        ("kader_schrijven", [], {"text": "Binnen de wet", "soort": "wet"}, "Binnen de wet"),
        ("kader_herschrijven", [1], {"text": "Hoogstens 10", "max_eenmalig": "veel"}, "veel"),
    ],
)
def test_an_invalid_form_keeps_what_was_typed(client, full, anna, page, args, data, kept):
    client.force_login(anna)

    response = client.post(reverse(f"processes:{page}", args=[full.slug, *args]), data)

    assert response.status_code == 422
    assert kept in response.content.decode()


def test_writing_over_a_colleague_is_refused_and_shows_the_text(client, full, anna):
    client.force_login(anna)
    data = {"vorige": "1", "text": "Mijn eigen versie", "centrale_vraag": "Hoe verder?", "wijziging": "Korter."}

    response = client.post(reverse("processes:kwestie_schrijven", args=[full.slug]), data)

    assert response.status_code == 409
    assert "Mijn eigen versie" in response.content.decode()
    assert full.kwesties.count() == 2


def test_what_changed_reads_without_colour(client, process, anna):
    KwestieFactory(process=process, text="Er was een ramp.")
    KwestieFactory(process=process, text="Er was een brand.")
    client.force_login(anna)

    page = client.get(reverse("processes:kwestie_verschil", args=[process.slug])).content.decode()

    assert '<del><span class="herstel-diff__tag">weg</span>ramp</del>' in page
    assert '<ins><span class="herstel-diff__tag">nieuw</span>brand</ins>' in page


def test_a_kadersteller_lays_down_what_was_on_the_screen(client, full, at_step, gemeente, wethouder):
    at_step("kaders")
    client.force_login(wethouder)
    url = reverse("processes:kaders_vastleggen", args=[full.slug])
    shown = client.get(url).context["form"].initial

    first, second = (client.post(url, shown | {"belofte": "on", "voorlopig": ["1"]}) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert gemeente.vaststellingen.get().voorlopig is True


def test_laying_down_asks_the_promise(client, full, at_step, gemeente, wethouder):
    at_step("kaders")
    client.force_login(wethouder)
    url = reverse("processes:kaders_vastleggen", args=[full.slug])
    shown = client.get(url).context["form"].initial

    assert client.post(url, shown).status_code == 422
    assert not gemeente.vaststellingen.exists()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("kaders", 14), ("kerngroep", 8), ("kwestie", 15), ("partijen", 8)])
def test_lists_take_as_many_queries_for_one_as_for_three(
    client, process, anna, django_assert_num_queries, page, queries, count
):
    kwestie = KwestieFactory(process=process)
    for partij in PartijFactory.create_batch(count, process=process):
        KaderVersieFactory(kader=KaderFactory(process=process, owners=[partij]), vastgelegd=True)
        seat = KerngroeplidFactory(process=process, aanvaard=True)
        kwestie_actions.geef_herkenning(kwestie, person=seat.person, antwoord="ja", by=anna)
    client.force_login(anna)

    with django_assert_num_queries(queries):
        client.get(reverse(f"processes:{page}", args=[process.slug]))


def test_a_proposal_shows_what_holds_and_every_change(client, full, at_step, gemeente, wethouder, anna):
    kader = full.kaders.get()
    VaststellingFactory(versie=kader.versies.get(), partij=gemeente)
    old = kader.versies.get()
    kader_actions.herschrijf_kader(
        kader, by=anna, vorige=1, aard="verduidelijking", wijziging="Duidelijker.", toetsvraag="Past dit echt?"
    )
    client.force_login(wethouder)

    page = client.get(reverse("processes:kaders_vastleggen", args=[full.slug])).content.decode()

    assert old.text in page
    assert '<ins><span class="herstel-diff__tag">nieuw</span> echt</ins>' in page


def test_a_kadersteller_leaves_the_kaders_of_others_alone(client, full, wethouder):
    KaderVersieFactory(kader=KaderFactory(process=full, owners=[PartijFactory(process=full)]))
    client.force_login(wethouder)

    assert client.get(reverse("processes:kadersteller_herschrijven", args=[full.slug, 2])).status_code == 404


@pytest.fixture
def lid(process):
    rules = SpelregelsFactory(process=process)
    return KerngroeplidFactory(process=process, uitgenodigd_op=process.created_at), rules


def test_a_member_says_yes_on_the_own_page(process, lid, as_person):
    seat, rules = lid
    browser = as_person(seat.person)
    page = browser.get("/mijn/kerngroep/")

    browser.post("/mijn/kerngroep/", {"ik": seat.person.public_id, "versie": rules.sha256, "antwoord": "ja"})

    seat.refresh_from_db()
    assert (page.status_code, seat.spelregels, seat.kanaal) == (200, rules, "link")


def test_a_member_says_no_on_the_own_page(process, lid, as_person):
    seat = lid[0]

    as_person(seat.person).post("/mijn/kerngroep/", {"ik": seat.person.public_id, "antwoord": "nee"})

    assert not process.kerngroep.lid().exists()


def test_a_member_answers_the_text_on_the_own_page(process, as_person):
    seat = KerngroeplidFactory(process=process, aanvaard=True)
    kwestie = KwestieFactory(process=process)
    browser = as_person(seat.person)
    data = {"ik": seat.person.public_id, "versie": kwestie.sha256}

    without = browser.post("/mijn/kwestie/", data | {"antwoord": "nee", "reden": ""})
    browser.post("/mijn/kwestie/", data | {"antwoord": "nee", "reden": "Mijn werk ontbreekt."})

    assert without.status_code == 422
    assert kwestie.herkenningen.get().reden == "Mijn werk ontbreekt."


def test_an_answer_on_an_older_text_is_refused_with_what_was_typed(process, as_person, anna):
    seat = KerngroeplidFactory(process=process, aanvaard=True)
    old = KwestieFactory(process=process)
    KwestieFactory(process=process)
    data = {"ik": seat.person.public_id, "versie": old.sha256, "antwoord": "nee", "reden": "Te lang."}

    response = as_person(seat.person).post("/mijn/kwestie/", data)

    assert response.status_code == 409
    assert "Te lang." in response.content.decode()


def test_other_members_are_counted_and_not_named(process, as_person):
    seat, other = KerngroeplidFactory.create_batch(2, process=process, aanvaard=True)
    kwestie = KwestieFactory(process=process)
    kwestie_actions.geef_herkenning(kwestie, person=other.person, antwoord="nee", reden="Weg ermee.", by=other.person)

    page = as_person(seat.person).get("/mijn/kwestie/").content.decode()

    assert "0 van de 2 leden" in page
    assert "Weg ermee." not in page
    assert other.person.name not in page


@pytest.mark.parametrize("path", ["kerngroep", "kwestie", "kaders", "kaders/1"])
def test_pages_of_members_are_not_for_others(process, gemeente, mo, as_person, client, path):
    KwestieFactory(process=process)
    KaderVersieFactory(kader=KaderFactory(process=process, owners=[gemeente]))

    assert as_person(mo).get(f"/mijn/{path}/").status_code == 404
    assert client.get(f"/mijn/{path}/").status_code == 404


def test_a_member_comments_on_a_draft(process, gemeente, as_person):
    seat = KerngroeplidFactory(process=process, aanvaard=True)
    versie = KaderVersieFactory(kader=KaderFactory(process=process, owners=[gemeente]))
    browser = as_person(seat.person)

    assert browser.get("/mijn/kaders/").status_code == 200
    browser.post("/mijn/kaders/1/", {"ik": seat.person.public_id, "versie": versie.sha256, "text": "Met btw?"})

    assert versie.reacties.get().text == "Met btw?"


@pytest.mark.parametrize("step", ["kerngroep", "kwestie", "kaders"])
def test_the_own_page_asks_what_the_station_needs(at_step, lid, as_person, step):
    process = at_step(step)
    KwestieFactory(process=process)

    assert as_person(lid[0].person).get("/mijn/").status_code == 200
