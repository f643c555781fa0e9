"""A case that nobody lives in: what the pages of a process show, without a row in the database."""

from datetime import datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from herstel.lib import clock, diff
from processes import overview
from processes.flow import Gate, Todo
from processes.journal import Line
from processes.kader_cards import Card as KaderCard
from processes.kader_cards import Party
from processes.models import (
    Kader,
    KaderVersie,
    Kerngroeplid,
    Mandaat,
    Partij,
    Person,
    Process,
    Spelregels,
    Vaststelling,
)
from processes.overview import Card, Task
from processes.pages import here_label, rail
from processes.panels import Coming, Fact, Still
from processes.road import AFGESLOTEN, GESPREKKEN, KADERS, NIEUWE_ROUTE, VERKENNING

SLUG = "stijlgids"  # no process has it: what is pressed in an example leads nowhere
OLD = "Er komt geen bebouwing op het plein. Het pad blijft open."
NEW = "Er komt geen nieuwe bebouwing op het plein. Het pad blijft open, ook in de winter."


def process(step: str = GESPREKKEN, title: str = "Na de brand in Wilgendam", **more: Any) -> Process:
    return Process(pk=0, slug=SLUG, title=title, place="Wilgendam, gemeente Lingebroek", step=step, **more)


def examples(now: datetime) -> dict[str, Any]:
    return {
        "process": process(),
        "rails": [rail(process(key)) for key in (VERKENNING, GESPREKKEN, AFGESLOTEN)],
        "rail_voorbeeld": rail(process(), {VERKENNING: "klaar op 3 mrt 2026"}),
        "taken": _tasks(),
        "taken_mee": [row for row in _tasks() if row.mark == "open"],
        "taken_klaar": [row for row in _tasks() if row.mark == "done"],
        "volgende": NIEUWE_ROUTE.after(GESPREKKEN),
        "kaarten": _cards(now),
        "partijen": _parties(now),
        "kaders": _kaders(now),
        "stoelen": _seats(now),
        "spelregels": Spelregels(pk=1),
        "dagen": _journal(now),
        "verschil": diff.words(OLD, NEW),
        "post": SimpleNamespace(bezig=True, verstuurd=31, totaal=43, hapert=1, mislukt=["Wim de Boer"]),
        "concept": SimpleNamespace(concept=SimpleNamespace(at=now), is_bound=False),
        "open_tekst": SimpleNamespace(seen="nu", ook_hier=["Bas Bakker"]),
    }


def _tasks() -> list[Task]:
    rows = [
        ("next", "Met iedereen is gesproken", "Met 12 mensen is nog niet gesproken.", False),
        ("open", "Elke vraag heeft een antwoord", "Er zijn nog 4 vragen zonder antwoord.", False),
        ("may", "Er is een tolk", "Voor één persoon is er nog geen tolk.", True),
        ("done", "De kaders liggen vast", "", False),
    ]
    return [
        Task(
            Todo(Gate(GESPREKKEN, label, lambda process: "", "participants:gesprekken", soft), missing),
            mark,
            "#nu-te-doen",
        )
        for mark, label, missing, soft in rows
    ]


def _cards(now: datetime) -> list[Card]:
    busy, calm = process(), process(KADERS, "De haven van Oostrum")
    rests, stopped = process(KADERS, "Het oude station", opgeschort_op=now), process(title="De molen", gestopt_op=now)
    return [
        _card(
            busy,
            still=[
                Still(busy, "Met vijf mensen is drie weken niet gesproken.", "#processen", "Bekijk wie dat zijn"),
                Still(busy, "Twee mensen hebben nog niet gezegd of ze komen.", "#processen", "Bel hen"),
            ],
            coming=[Coming(busy, "Plandag", now + timedelta(days=9))],
            facts=[Fact(busy, "talk", "31 van de 43", "gesproken")],
            others="Bas Bakker",
        ),
        _card(calm, coming=[Coming(calm, "Kerngroep", now + timedelta(days=1))]),
        _card(rests),
        _card(stopped),
        _card(process(AFGESLOTEN, "De dijk bij Tolhuis")),
    ]


def _card(one: Process, **more: Any) -> Card:
    empty: dict[str, Any] = {"others": "", "still": [], "coming": [], "facts": []}
    return Card(process=one, rail=rail(one), here_label=here_label(one), **(empty | more))


def _owners() -> list[Partij]:
    return [
        Partij(pk=1, code="P1", name="Gemeente Lingebroek", vastleggen_voor=clock.today() + timedelta(days=8)),
        Partij(pk=2, code="P2", name="Waterschap De Linge"),
        Partij(pk=3, code="P3", name="Provincie"),
    ]


def _parties(now: datetime) -> list[Party]:
    gemeente, waterschap, provincie = _owners()
    mandaat = Mandaat(partij=waterschap, stand=Mandaat.Stand.DEFINITIEF, besluit="besluit 2026-114")
    return [
        Party(gemeente, None, ["Wil Jansen, wethouder"], to_do=2, kaders=2, last=None),
        Party(waterschap, mandaat, ["Ruud Vos"], to_do=0, kaders=1, last=Vaststelling(at=now)),
        Party(provincie, None, [], to_do=0, kaders=0, last=None),
    ]


def _kaders(now: datetime) -> list[KaderCard]:
    gemeente, waterschap, _provincie = _owners()

    def version(number: int, kind: str, text: str, **more: Any) -> KaderVersie:
        return KaderVersie(pk=number, kader=Kader(pk=number, nummer=number, soort=kind), text=text, at=now, **more)

    money = version(
        1,
        Kader.Soort.GELD,
        "Het plan kost de gemeente hooguit €\u00a0180.000.",
        nummer=1,
        toetsvraag="Blijft alles wat de gemeente betaalt samen binnen dit bedrag?",
        bron="Begroting 2026",
        max_eenmalig=Decimal(180000),
    )
    holds = version(2, Kader.Soort.RUIMTE, OLD, nummer=1)
    next_one = KaderVersie(
        pk=12,
        kader=holds.kader,
        nummer=2,
        aard=KaderVersie.Aard.VERRUIMING,
        text=NEW,
        wijziging="Een schuur die er al staat, mag blijven.",
        at=now,
    )
    draft = version(3, Kader.Soort.RUIMTE, "Het water kan overal weg.", nummer=1)
    done = Vaststelling(partij=gemeente, voorlopig=True, at=now)
    return [
        KaderCard(money, money, [gemeente], [done]),
        KaderCard(next_one, holds, [gemeente, waterschap], [done]),
        KaderCard(draft, None, [waterschap], []),
    ]


def _seats(now: datetime) -> list[Kerngroeplid]:
    rules = Spelregels(pk=1)

    def seat(pk: int, name: str, **more: Any) -> Kerngroeplid:
        return Kerngroeplid(pk=pk, person=Person(pk=pk, name=name), hoedanigheid="woont aan het plein", **more)

    return [
        seat(1, "Truus Smit", uitgenodigd_op=now, aanvaard_op=now, spelregels=rules, kanaal="link"),
        seat(2, "Mo El Amrani", uitgenodigd_op=now, aanvaard_op=now, spelregels=Spelregels(pk=2)),
        seat(3, "Els Kok", uitgenodigd_op=now),
        seat(4, "Wim de Boer"),
    ]


def _journal(now: datetime) -> Any:
    before = now - timedelta(days=1)
    return overview.by_day(
        [
            Line(now, "De kaders liggen vast. Het proces gaat naar de gesprekken.", "Noor Visser"),
            Line(now - timedelta(minutes=40), "Gemeente Lingebroek legde K1 vast.", "Wil Jansen"),
            Line(before, "De kerngroep herkent zich in de tekst: 6 van de 7 leden zeggen ja.", ""),
        ]
    )
