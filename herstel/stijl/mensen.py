"""People who were never there: the lists and pictures of the talks, without a row in the database."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator

from herstel.lib import clock
from herstel.lib.pictures import bars, rings
from participants import overview
from participants.forms.betrokkenen import ZoekForm
from participants.models import Betrokkene, Gesprek, Groep
from participants.overview import Mens, Week
from participants.views.betrokkenen import Line
from processes.models import Person, Process, User

STATUS = Betrokkene.Status
NAMES = (  # name, group, state, who named this person
    ("Truus Smit", 1, STATUS.VOORBEREID, ()),
    ("Mo El Amrani", 2, STATUS.VOORBEREID, ()),
    ("Els Kok", 1, STATUS.GESPROKEN, (1,)),
    ("Wim de Boer", 1, STATUS.GENOEMD, (3,)),
    ("Fatma Yilmaz", 2, STATUS.GESPROKEN, (2,)),
    ("Jan Dekker", 2, STATUS.AFSPRAAK, (2, 5)),
    ("Piet Visser", 3, STATUS.GESPROKEN, (1,)),
    ("Anja Mulder", 3, STATUS.WIL_NIET, (7,)),
    ("Kees Bos", 3, STATUS.BENADERD, (7,)),
)
GROEPEN = ("Bewoners van het plein", "Winkeliers", "De haven")


def examples(now: datetime, process: Process) -> dict[str, Any]:
    people = _people()
    spoken = [mens for mens in people if mens.state == overview.SPOKEN]
    weeks = [
        Week(clock.today() - timedelta(days=7 * (4 - number)), named, talked)
        for number, (named, talked) in enumerate(((4, 0), (9, 2), (21, 8), (38, 19), (43, 31)))
    ]
    return {
        "people": people,
        "marks": {mens.mark for mens in people},
        "kerngroep": sum(mens.kerngroep for mens in people),
        "gesproken": len(spoken),
        "genoemd": len(people),
        "voorbereid": 2,
        "picture": overview.network(overview.sectors(people)),
        "trees": [
            {"groep": groep, "rows": rows, "gesproken": sum(mens in spoken for mens in rows)}
            for groep, rows in overview.trees(people)
        ],
        "by_name": True,
        "weeks": weeks,
        "growth": overview.growth(weeks),
        "says": "De lijn “genoemd” stijgt nog. In de laatste twee weken kwamen er 22 namen bij.",
        "bars": _coverage(),
        "counts": {"iedereen": 43},
        "funnel": [
            {"name": name, "count": count, "key": "", "rest": rest}
            for name, count, rest in (("benaderd", 38, 5), ("gesproken", 31, 7), ("voorbereid", 24, 0))
        ],
        "zoek": _search(process),
        "chips": [("", "iedereen", 43), ("niet_gesproken", "nog niet gesproken", 12), ("afspraak", "afspraak", 4)],
        "lijst": _list(now),
        "lines": [_line(row) for row in _list(now)],
        "gesprekken": [_talk(now, person) for person in ("Els Kok", "Kees Bos")],
    }


def _people() -> list[Mens]:
    groepen = [Groep(pk=number, name=name) for number, name in enumerate(GROEPEN, start=1)]
    today = clock.today()
    found = {
        pk: Mens(
            pk=pk,
            name=name,
            groep=groepen[groep - 1],
            status=status,
            kerngroep=pk <= 2,
            named_at=today,
            spoken_at=today if status in (STATUS.GESPROKEN, STATUS.VOORBEREID) else None,
            via=["door de kerngroep"],
        )
        for pk, (name, groep, status, _by) in enumerate(NAMES, start=1)
    }
    for pk, (_name, _groep, _status, by) in enumerate(NAMES, start=1):
        found[pk].named_by = [found[each] for each in by]
    named_by = {pk: [each.pk for each in mens.named_by] for pk, mens in found.items()}
    for pk, level in rings.levels(found, [1, 2], named_by).items():
        found[pk].level = level
    return list(found.values())


def _coverage() -> list[tuple[Any, bars.Part]]:
    counts = zip(GROEPEN, (18, 14, 11), (16, 12, 3), strict=True)
    return overview.coverage([SimpleNamespace(name=name, genoemd=n, gesproken=m) for name, n, m in counts])


def _search(process: Process) -> ZoekForm:
    """The groups and begeleiders of nobody: an empty list of each."""
    form = ZoekForm(process=Process(pk=process.pk))
    form.fields["groep"].queryset = Groep.objects.none()  # type: ignore[attr-defined]
    form.fields["begeleider"].queryset = User.objects.none()  # type: ignore[attr-defined]
    return form


def _list(now: datetime) -> Any:
    """The second page of a list in which everybody stands somewhere else."""
    rows = [
        SimpleNamespace(
            pk=number,
            person=Person(name=name),
            groep=Groep(name=GROEPEN[groep - 1]),
            status=status,
            afspraak=now if status == STATUS.AFSPRAAK else None,
            at=now,
            begeleider=User(name="Noor Visser") if number % 2 else None,
        )
        for number, (name, groep, status, _by) in enumerate(NAMES, start=1)
    ]
    return Paginator([*rows, *rows, *rows], len(rows)).page(2)


def _line(row: Any) -> Line:
    """Who is waited for too long, what to do next, and what to mind."""
    new = row.status == STATUS.GENOEMD
    action = "Neem contact op" if new else "Plan een gesprek" if row.status == STATUS.BENADERD else ""
    return Line(row, new, "Geen telefoon." if new else "", action, "#lijsten")


def _talk(now: datetime, name: str) -> Gesprek:
    return Gesprek(
        pk=0,
        betrokkene=Betrokkene(person=Person(name=name)),
        begeleider=User(name="Noor Visser"),
        kanaal=Gesprek.Kanaal.BEZOEK,
        gepland_op=now,
        plaats="thuis",
    )
