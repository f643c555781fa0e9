"""Every address of the URLconf: who of the cast opens it, and on what; or why it is no page.

A new address that is in neither list fails `test_every_page.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from herstel.demo import ERRORS
from participants.models import Gesprek
from plandag import screen
from plandag.models import Aanmelding, Aanwezigheid, Antwoord, Programmaonderdeel
from processes.models import Person, Process

PROCESSES = (
    "wilgendam-avond",
    "wilgendam-toets",
    "wilgendam-kaders",
    "wilgendam",
    "wilgendam-gesprekken",
    "wilgendam-begin",
    "leeg",
)
# Processes that differ from another one on these pages alone: names that begin so.
DIFFERS = {
    "wilgendam-kaders": ("mijn", "processes:"),
    "wilgendam-toets": (
        "mijn",
        "processes:process",
        "processes:kadersteller",
        "plandag:toets",
        "plandag:oordelen",
        "plandag:besluit",
        "plandag:overeenkomst",
        "plandag:kadersteller",
        "plandag:mijn_plan",
        "plandag:mijn_toets",
        "plandag:mijn_ondertekenen",
        "plandag:regie",
        "plandag:scherm",
        "plandag:voorstel",
        "plandag:bezwaren",
        "plandag:documenten",
    ),
}
NOOR = "begeleider@voorbeeld.example"
BEHEERDER = "beheerder@voorbeeld.example"
KADERSTELLERS = {f"P{number}": f"kadersteller{number}@voorbeeld.example" for number in (1, 2, 3, 4)}
NOBODY = ""
URLCONF = "tests.demo_urls"

Find = Callable[[Process], Any]
FindOf = Callable[[Process, Person], Any]


@dataclass(frozen=True)
class Visit:
    """One page, as one of the cast opens it. `link`: the key of a personal link, for who has no account."""

    page: "Page"
    state: str
    who: str
    url: str
    link: str = ""


@dataclass(frozen=True, eq=False)
class Page:
    """Who opens a page, and what its address is about. `once`: a form, the same in every process."""

    who: str
    find: dict[str, Any] = field(default_factory=dict)
    once: bool = False
    query: str = ""


def begeleider(**find: Find) -> Page:
    return Page("begeleider", find)


def form(**find: Find) -> Page:
    return Page("begeleider", find, once=True)


def kadersteller(query: str = "", **find: Find) -> Page:
    return Page("kadersteller", find, query=query)


def link(who: str, **find: FindOf) -> Page:
    return Page(who, find)


# ── Who opens a personal link ─────────────────────────────────────────────────────────────


def _people(**filters: Any) -> Find:
    return lambda process: process.people.filter(forgotten_at=None, **filters).order_by("pk").first()


def _waiting(process: Process) -> Person | None:
    """Somebody who must still answer the round that is open."""
    row = Antwoord.objects.filter(process=process, ronde__status="open", keuze=Antwoord.Keuze.OPEN).first()
    return row.person if row else None


def _in_the_hall(process: Process) -> Person | None:
    row = Aanwezigheid.objects.nu().filter(plandag__process=process, person__kerngroeplid=None).first()
    return row.person if row else None


def _invited(process: Process) -> Person | None:
    row = Aanmelding.objects.filter(plandag__process=process).exclude(beantwoord_op=None).first()
    return row.person if row else None


PEOPLE: dict[str, Find] = {
    "deelnemer": _people(betrokkene__status="voorbereid", kerngroeplid=None),
    "kerngroeplid": _people(kerngroeplid__aanvaard_op__isnull=False, kerngroeplid__gestopt_op=None),
    "meelezer": _people(meelezer__isnull=False),
    "informant": _people(informant__isnull=False),
    "steunfiguur": _people(steunfiguur__isnull=False),
    "wie nog moet antwoorden": _waiting,
    "wie in de zaal is": _in_the_hall,
    "wie is uitgenodigd": _invited,
    "eigenaar van een afspraak": _people(vervolgafspraken__isnull=False),
    "wie een bezwaar heeft": _people(bezwaren__status="ingediend"),
    "wie een gevoelige link heeft": _people(process__gevoelig=True),
    "wie Arabisch leest": _people(language="ar"),
}


# ── What an address is about ──────────────────────────────────────────────────────────────


def _first(rows: str, attribute: str = "pk", **filters: Any) -> Find:
    """The first row of `process.<rows>` that fits."""
    return lambda process: getattr(process, rows).filter(**filters).values_list(attribute, flat=True).first()


def _of(model: Any, path: str, attribute: str = "pk", **filters: Any) -> Find:
    """The first row of a model that hangs below the process."""
    return lambda process: (
        model.objects.filter(**{path: process}, **filters).order_by("pk").values_list(attribute, flat=True).first()
    )


def _way_back(process: Process) -> str | None:
    return next((way.to_key for way in process.road.backs(process.step)), None)


def _open_round(process: Process) -> int | None:
    return process.rondes.open().values_list("pk", flat=True).first()


def _who_must_answer(process: Process) -> int | None:
    person = _waiting(process)
    return person.pk if person else None


def _walked_in(process: Process) -> int | None:
    return process.betrokkenen.exclude(status="voorbereid").values_list("person", flat=True).first()


def _own_row(rows: str, **filters: Any) -> FindOf:
    return lambda process, person: getattr(person, rows).filter(**filters).values_list("pk", flat=True).first()


def _round_of(process: Process, person: Person) -> int | None:
    return person.antwoorden.filter(ronde__status="open").values_list("ronde", flat=True).first()


def _screen(process: Process) -> str:
    return screen.path(process).split("/")[2]


# ── The registry ──────────────────────────────────────────────────────────────────────────

OUR_PEOPLE = ("deelnemer", "kerngroeplid", "meelezer", "informant", "steunfiguur", "wie nog moet antwoorden")

PAGES: dict[str, tuple[Page, ...]] = {
    "home": (Page("nobody"),),
    "gegevens": (Page("nobody"), Page("account"), link("deelnemer")),
    "toegankelijkheid": (Page("nobody"), Page("account"), link("deelnemer")),
    "login": (Page("nobody"),),
    "account_reset_password": (Page("nobody"),),
    "account_reset_password_done": (Page("nobody"),),
    "account_reset_password_from_key_done": (Page("nobody"),),
    "account_logout": (Page("account"),),
    "account_change_password": (Page("account"),),
    "account_reauthenticate": (Page("account"),),
    "demo": (Page("nobody"),),
    "demo_post": (Page("nobody"),),
    "demo_stijl": (Page("nobody"),),
    "demo_fout": (
        *(Page("hall", {"code": lambda process, code=code: code}, once=True) for code in ERRORS),
        form(code=lambda process: "404"),
        link("deelnemer", code=lambda process, person: "404"),
    ),
    "plandag:controle": (Page("nobody"),),
    "plandag:controle_code": (
        Page("hall", {"code": lambda process: process.plannen.values_list("sha256", flat=True).last()}),
    ),
    "plandag:scherm": (Page("hall", {"key": _screen}),),
    "processes:beheer": (Page("beheerder"),),
    "processes:list": (Page("account"),),
    "processes:begin": (Page("account"),),
    "processes:process": (begeleider(),),
    "processes:journaal": (begeleider(),),
    "processes:process_verder": (begeleider(),),
    "processes:process_terug": (begeleider(to_step=_way_back),),
    "processes:process_opschorten": (form(),),
    "processes:process_stoppen": (form(),),
    "processes:process_veranderen": (form(),),
    "processes:instellingen": (begeleider(),),
    "processes:begeleiders": (begeleider(),),
    "processes:hoofd_wisselen": (form(),),
    "processes:onafhankelijk_verklaren": (form(),),
    "processes:personen": (begeleider(),),
    "processes:persoon": (form(pk=_first("people")),),
    "processes:verkenning": (begeleider(),),
    "processes:kant_toevoegen": (form(),),
    "processes:kant_peilen": (form(pk=_first("kanten")),),
    "processes:criterium": (form(key=_first("criteria", "key")),),
    "processes:partijen": (begeleider(),),
    "processes:partij_toevoegen": (form(),),
    "processes:partij": (begeleider(code=lambda process: "P1"),),
    "processes:partij_veranderen": (form(code=lambda process: "P1"),),
    "processes:partij_peilen": (form(code=lambda process: "P1"),),
    "processes:partij_mandaat": (form(code=lambda process: "P1"),),
    "processes:kadersteller_aanwijzen": (form(code=lambda process: "P1"),),
    "processes:kerngroep": (begeleider(),),
    "processes:lid_toevoegen": (form(),),
    "processes:spelregels": (form(),),
    "processes:lid_aanvaarden": (form(pk=_first("kerngroep")),),
    "processes:kwestie": (begeleider(),),
    "processes:kwestie_verschil": (begeleider(),),
    "processes:kwestie_schrijven": (form(),),
    "processes:neutraliteit": (form(),),
    "processes:meelezer_vragen": (form(),),
    "processes:herkenning_invoeren": (form(pk=_first("kerngroep", "person")),),
    "processes:kaders": (begeleider(),),
    "processes:kader_schrijven": (form(),),
    "processes:kaderkaarten": (begeleider(),),
    "processes:open_punt_toevoegen": (form(),),
    "processes:kader": (begeleider(nummer=_first("kaders", "nummer")),),
    "processes:kader_herschrijven": (form(nummer=_first("kaders", "nummer")),),
    "participants:betrokkenen": (begeleider(),),
    "participants:betrokkene_toevoegen": (form(),),
    "participants:betrokkene": (
        begeleider(pk=_first("betrokkenen")),
        begeleider(pk=_first("betrokkenen", status="benaderd")),
    ),
    "participants:betrokkene_veranderen": (form(pk=_first("betrokkenen")),),
    "participants:betrokkene_noemen": (form(pk=_first("betrokkenen")),),
    "participants:steunfiguur_toevoegen": (form(pk=_first("betrokkenen")),),
    "participants:behoefte_toevoegen": (form(pk=_first("betrokkenen")),),
    "participants:gesprek_plannen": (form(pk=_first("betrokkenen")),),
    "participants:gesprek_kort": (form(pk=_first("betrokkenen")),),
    "participants:groepen": (begeleider(),),
    "participants:sneeuwbal": (begeleider(),),
    "participants:groep": (form(pk=_first("groepen")),),
    "participants:gesprekken": (begeleider(),),
    "participants:gesprek": (
        begeleider(pk=_of(Gesprek, "betrokkene__process", status="gepland")),
        begeleider(pk=_of(Gesprek, "betrokkene__process", notitie__isnull=False)),
    ),
    "participants:gesprek_verzetten": (form(pk=_of(Gesprek, "betrokkene__process", status="gepland")),),
    "participants:behoeften": (begeleider(),),
    "participants:behoefte": (form(pk=_first("behoeften")),),
    "participants:informatie": (begeleider(),),
    "participants:vraag_toevoegen": (form(),),
    "participants:vraag_beantwoorden": (form(pk=_first("informatievragen", opgegaan_in=None)),),
    "participants:vraag_kan_niet": (form(pk=_first("informatievragen", opgegaan_in=None)),),
    "participants:vraag_samenvoegen": (form(pk=_first("informatievragen", opgegaan_in=None)),),
    "participants:vraag_op_bord": (form(pk=_first("informatievragen", opgegaan_in=None)),),
    "participants:informanten": (begeleider(),),
    "participants:informant_toevoegen": (form(),),
    "participants:informant": (form(pk=_first("informanten")),),
    "participants:informant_briefen": (form(pk=_first("informanten")),),
    "plandag:plandag": (begeleider(),),
    "plandag:plandag_plannen": (form(),),
    "plandag:plandag_veranderen": (form(nummer=_first("plandagen", "nummer")),),
    "plandag:programma_toevoegen": (form(nummer=_first("plandagen", "nummer")),),
    "plandag:programma_veranderen": (form(pk=_of(Programmaonderdeel, "plandag__process")),),
    "plandag:programma_verwijderen": (form(pk=_of(Programmaonderdeel, "plandag__process")),),
    "plandag:informatie_klaar": (form(nummer=_first("plandagen", "nummer")),),
    "plandag:uitnodigingen": (begeleider(),),
    "plandag:brieven": (begeleider(),),
    "plandag:aanmelding": (form(pk=_of(Aanmelding, "plandag__process")),),
    "plandag:aankomst": (begeleider(), Page("begeleider", query="?zoek=an")),
    "plandag:aankomst_erbij": (form(),),
    "plandag:aankomst_voorbereiden": (form(pk=_walked_in),),
    "plandag:aankomst_uit": (form(pk=_of(Aanwezigheid, "plandag__process", uit_op=None)),),
    "plandag:voorstellen": (begeleider(),),
    "plandag:voorstel": (begeleider(nummer=lambda process: 9), begeleider(nummer=lambda process: 17)),
    "plandag:voorstel_schrijven": (form(),),
    "plandag:voorstel_herschrijven": (form(nummer=lambda process: 10),),
    "plandag:voorstel_opzij": (form(nummer=lambda process: 10),),
    "plandag:voorstel_heropenen": (form(nummer=lambda process: 1),),
    "plandag:regie": (begeleider(),),
    "plandag:doorgaan_klaarzetten": (form(),),
    "plandag:ronde_afbreken": (form(pk=_open_round),),
    "plandag:antwoord_invoeren": (form(pk=_open_round, person_pk=_who_must_answer),),
    "plandag:antwoorden_invoeren": (begeleider(pk=_open_round, person_pk=_who_must_answer),),
    "plandag:vertrokken": (form(pk=_open_round, person_pk=_who_must_answer),),
    "plandag:bezwaren": (begeleider(),),
    "plandag:bezwaar_gehoord": (form(pk=_first("bezwaren", status="ingediend")),),
    "plandag:bezwaar_naar_kader": (form(pk=_first("bezwaren", status="ingediend")),),
    "plandag:bezwaar_vertrokken": (form(pk=_first("bezwaren", status="ingediend")),),
    "plandag:toets": (begeleider(),),
    "plandag:toets_vraag": (form(pk=_first("oordelen", uitspraak="vraag")),),
    "plandag:overeenkomst": (begeleider(),),
    "plandag:vervolg": (begeleider(),),
    "plandag:afspraak_maken": (form(),),
    "plandag:afspraak": (form(pk=_first("vervolgafspraken")),),
    "plandag:afspraak_stand": (form(pk=_first("vervolgafspraken")),),
    "plandag:evaluatie_plannen": (form(),),
    "plandag:evaluatie": (form(pk=_first("evaluaties")),),
    "plandag:evaluatie_verzetten": (form(pk=_first("evaluaties")),),
    "plandag:nazorg": (begeleider(),),
    "plandag:verantwoording": (begeleider(),),
    "plandag:documenten": (begeleider(),),
    "processes:kadersteller_list": (Page("een kadersteller"),),
    "processes:kadersteller": (kadersteller(),),
    "processes:mijn_eigen_kaders": (kadersteller(),),
    "processes:kadersteller_schrijven": (kadersteller(),),
    "processes:kadersteller_herschrijven": (kadersteller(nummer=_first("kaders", "nummer")),),
    "processes:kaders_vastleggen": (kadersteller(),),
    "processes:kadersteller_kaarten": (kadersteller(),),
    "plandag:kadersteller_plan": (kadersteller(),),
    "plandag:oordelen": (kadersteller(),),
    "plandag:oordelen_rest": (kadersteller(),),
    "plandag:besluit": (kadersteller(),),
    "plandag:kadersteller_overeenkomst": (kadersteller(),),
    "mijn": tuple(link(who) for who in PEOPLE),
    "processes:link_naam": (link("wie een gevoelige link heeft"),),
    "processes:mijn_gegevens": tuple(link(who) for who in (*OUR_PEOPLE, "wie Arabisch leest")),
    "processes:niet_ik": (link("deelnemer"),),
    "processes:mijn_kerngroep": (link("kerngroeplid"),),
    "processes:mijn_kwestie": (link("kerngroeplid"), link("meelezer")),
    "processes:mijn_kaders": (link("kerngroeplid"),),
    "processes:mijn_kader": (link("kerngroeplid", nummer=lambda process, person: _first("kaders", "nummer")(process)),),
    "participants:mijn_vraag": (link("deelnemer"), link("kerngroeplid")),
    "participants:mijn_wie_mist": (link("deelnemer"),),
    "participants:mijn_nodig": (link("deelnemer"),),
    "participants:mijn_informant": (link("informant"),),
    "plandag:mijn_aanmelding": (link("wie is uitgenodigd"),),
    "plandag:mijn_aanmelding_bewaard": (link("wie is uitgenodigd"),),
    "plandag:mijn_voorstellen": (link("wie in de zaal is"), link("wie Arabisch leest")),
    "plandag:mijn_antwoord": (link("wie nog moet antwoorden"), link("wie in de zaal is")),
    "plandag:mijn_antwoord_reden": (
        link("wie nog moet antwoorden", pk=_round_of, keuze=lambda process, person: "bezwaar"),
        link("wie nog moet antwoorden", pk=_round_of, keuze=lambda process, person: "akkoord_met_zorg"),
    ),
    "plandag:mijn_bezwaar": (link("wie een bezwaar heeft", pk=_own_row("bezwaren")),),
    "plandag:mijn_heropenen": (link("wie in de zaal is"),),
    "plandag:mijn_plan": (link("deelnemer"), link("wie Arabisch leest")),
    "plandag:mijn_toets": (link("deelnemer"),),
    "plandag:mijn_ondertekenen": (link("deelnemer"), link("wie in de zaal is")),
    "plandag:mijn_afspraken": (link("eigenaar van een afspraak"), link("deelnemer")),
    "plandag:mijn_afspraak": (link("eigenaar van een afspraak", pk=_own_row("vervolgafspraken")),),
}

# Answer to POST alone; a GET of each is refused with 405.
ACTS = {
    "processes:account_aan",
    "processes:account_uit",
    "processes:herkenning_vragen",
    "processes:kader_intrekken",
    "processes:kadersteller_verwijderen",
    "processes:kant_verwijderen",
    "processes:lid_afzeggen",
    "processes:lid_stoppen",
    "processes:lid_uitnodigen",
    "processes:link_vernieuwen",
    "processes:open_punt_verwijderen",
    "processes:partij_verwijderen",
    "processes:post_opnieuw",
    "processes:process_hervatten",
    "participants:betrokkene_stand",
    "participants:betrokkene_weg",
    "participants:gesprek_afzeggen",
    "participants:groep_weg",
    "participants:informant_ja",
    "participants:informant_nee",
    "participants:informant_uitnodigen",
    "participants:kerngroep_overnemen",
    "mijn_taal",
    "participants:mijn_nodig_weg",
    "participants:mijn_vraag_ook",
    "participants:notitie_veranderen",
    "participants:steunfiguur_weg",
    "plandag:aankomst_in",
    "plandag:aankomst_ongedaan",
    "plandag:afspraak_verwijderen",
    "plandag:afspraken_uit_plan",
    "plandag:bezwaar_in_gesprek",
    "plandag:document_opnieuw",
    "plandag:evaluatie_verwijderen",
    "plandag:plek_in_hoek",
    "plandag:ronde_fase",
    "plandag:scherm_kiezen",
    "plandag:ronde_openen",
    "plandag:ronde_sluiten",
    "plandag:rondes_klaarzetten",
    "plandag:slotronde_klaarzetten",
}

# Pages that are reached by clicking: where the clicks are, `test_every_page.py` says.
CLICKED = {"account_reset_password_from_key", "demo_brief", "participants:notitie_lezen", "plandag:nazorg_lezen"}

# No page either, and why.
NO_PAGE = {
    "account_login": "the same page as login",
    "processes:nu": "the part with *Nu te doen* that each page fetches; elsewhere it goes on to the process",
    "processes:personal": "the door: remembers whose link it is and goes on to mijn",
    "plandag:oordeel": "leads to its place on oordelen",
    "plandag:document": "a file",
    "plandag:kadersteller_document": "a file",
    "plandag:mijn_document": "a file",
    "participants:gesprek_agenda": "a file for the calendar",
    "participants:mijn_agenda": "a file for the calendar",
    "plandag:mijn_agenda": "a file for the calendar",
    "demo_bijlage": "a file",
}


SINGLE = {
    "nobody": NOBODY,
    "account": NOOR,
    "beheerder": BEHEERDER,
    "een kadersteller": KADERSTELLERS["P1"],
}

# ── From the registry to what is opened ───────────────────────────────────────────────────


def patterns(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the URLconf, the front doors and the demo included."""
    for pattern in (resolver or get_resolver(URLCONF)).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern


def some_address(name: str) -> str:
    """An address of this name, about nothing in particular."""
    pattern = dict(patterns())[name].pattern
    if name == "account_reset_password_from_key":  # the one that allauth writes as a regular expression
        return reverse(name, kwargs={"uidb36": "1", "key": "set-password"}, urlconf=URLCONF)
    return reverse(name, kwargs=dict.fromkeys(pattern.converters, 1), urlconf=URLCONF)


def visits(name: str) -> Iterator[Visit]:
    """Each way in which the cast opens this page."""
    for page in PAGES[name]:
        yield from _visits(name, page)


def _visits(name: str, page: Page) -> Iterator[Visit]:
    if page.who in SINGLE:
        yield Visit(page, "", SINGLE[page.who], reverse(name, urlconf=URLCONF))
        return
    for place, process in enumerate(sorted(Process.objects.all(), key=lambda row: PROCESSES.index(row.slug))):
        if not name.startswith(DIFFERS.get(process.slug, "")):
            continue
        for who, key, person in _who(page.who, process, place):
            extra = (process,) if person is None else (process, person)
            given = {key: find(*extra) for key, find in page.find.items()}
            if None not in given.values():
                yield Visit(page, process.slug, who, address(name, process, given) + page.query, key)


def _who(role: str, process: Process, place: int) -> Iterator[tuple[str, str, Person | None]]:
    """The account, or the key of the link and whose it is."""
    if role == "begeleider":
        yield NOOR, "", None
    elif role == "hall":
        yield NOBODY, "", None
    elif role in KADERSTELLERS.values():
        yield role, "", None
    elif role == "kadersteller":
        if process.partijen.filter(kaderstellers__isnull=False).exists():  # they take turns
            yield list(KADERSTELLERS.values())[place % len(KADERSTELLERS)], "", None
    elif (person := PEOPLE[role](process)) is not None:
        yield role, person.link_key, person


def address(name: str, process: Process, given: dict[str, Any]) -> str:
    try:
        return reverse(name, kwargs={"slug": process.slug, **given}, urlconf=URLCONF)
    except NoReverseMatch:
        return reverse(name, kwargs=given, urlconf=URLCONF)
