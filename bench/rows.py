"""The closed example, and ten times as much of it."""

import secrets
from typing import Any

from django.core.management import call_command
from django.db import models

from participants.models import (
    Aandraging,
    Behoefte,
    Betrokkene,
    Gesprek,
    Gespreksnotitie,
    Informant,
    Informatievraag,
    Steunfiguur,
    Vrager,
)
from plandag.models import (
    Aanmelding,
    Aanwezigheid,
    Antwoord,
    Bezwaar,
    ConsentRonde,
    Evaluatiemoment,
    Groepsantwoord,
    Handtekening,
    Kostenpost,
    Nazorgcontact,
    Oordeel,
    Planonderdeel,
    Standmelding,
    Uitslag,
    Vervolgafspraak,
    Voorstel,
    VoorstelVersie,
    Zorg,
)
from plandag.voorbeeld.laden import het_voorbeeld, laad
from processes.models import (
    Begeleiding,
    Bericht,
    Gebeurtenis,
    Herkenning,
    Kerngroeplid,
    Meelezer,
    Person,
    Process,
)

# Parents before children: what hangs below a copied row hangs below its copy.
BELOW: tuple[tuple[type[models.Model], str], ...] = (
    (Person, "process"),
    (Kerngroeplid, "process"),
    (Meelezer, "process"),
    (Herkenning, "kwestie__process"),
    (Betrokkene, "process"),
    (Aandraging, "betrokkene__process"),
    (Steunfiguur, "process"),
    (Gesprek, "betrokkene__process"),
    (Gespreksnotitie, "gesprek__betrokkene__process"),
    (Behoefte, "process"),
    (Informatievraag, "process"),
    (Vrager, "vraag__process"),
    (Informant, "process"),
    (Informant.vragen.through, "informant__process"),
    (Aanmelding, "plandag__process"),
    (Aanwezigheid, "plandag__process"),
    (Voorstel, "process"),
    (VoorstelVersie, "process"),
    (Kostenpost, "process"),
    (ConsentRonde, "process"),
    (Antwoord, "process"),
    (Uitslag, "process"),
    (Bezwaar, "process"),
    (Zorg, "process"),
    (Planonderdeel, "process"),
    (Oordeel, "process"),
    (Groepsantwoord, "process"),
    (Handtekening, "process"),
    (Vervolgafspraak, "process"),
    (Standmelding, "process"),
    (Evaluatiemoment, "process"),
    (Nazorgcontact, "process"),
    (Gebeurtenis, "process"),
    (Bericht, "process"),
)
ONLY: dict[type[models.Model], dict[str, Any]] = {Handtekening: {"partij": None}}  # a partij signs once
NUMBERED = {"nummer", "seq", "volgorde"}
STRIDE = 3000  # further than any number of the example goes, and nine times this still fits


def load(slug: str) -> Process:
    """This one process of the example, in a database and with the files that its pages need."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    return laad(het_voorbeeld(slug))


def multiply(process: Process, times: int) -> dict[str, str]:
    """Copy every row below the process until there are `times` as many; what was made, per table."""
    found = {
        model: list(model._default_manager.filter(**{path: process}, **ONLY.get(model, {})).order_by("pk"))
        for model, path in BELOW
    }
    for turn in range(1, times):
        copies: dict[type[models.Model], dict[Any, models.Model]] = {}
        for model, rows in found.items():
            made = [_copy(row, turn, copies) for row in rows]
            model._default_manager.bulk_create(made, batch_size=200)
            copies[model] = {row.pk: copy for row, copy in zip(rows, made, strict=True)}
        _another_process(process, turn)
    return {
        model._meta.verbose_name_plural: f"{len(rows)} → {len(rows) * times}"  # type: ignore[misc]
        for model, rows in found.items()
        if rows
    }


def _copy(row: models.Model, turn: int, copies: dict[type[models.Model], dict[Any, models.Model]]) -> models.Model:
    values = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.primary_key:
            continue
        if isinstance(field, models.ForeignKey):
            copied = copies.get(field.related_model, {}).get(value)  # type: ignore[call-overload]
            values[field.attname] = copied.pk if copied else value
        elif field.name in NUMBERED and _once(row, field.name):
            values[field.attname] = value + turn * STRIDE
        elif field.unique and value:
            values[field.attname] = secrets.token_hex(8)
        else:
            values[field.attname] = value
    return type(row)(**values)


def _once(row: models.Model, name: str) -> bool:
    """Whether this number may be there once among the same parents that the copy keeps."""
    return any(
        isinstance(constraint, models.UniqueConstraint) and name in constraint.fields
        for constraint in row._meta.constraints
    )


def _another_process(process: Process, turn: int) -> None:
    """One more in the list of the same begeleider."""
    copy = Process.objects.get(pk=process.pk)
    copy.pk, copy.slug, copy.public_id = None, f"{process.slug}-{turn}", secrets.token_hex(8)
    copy._state.adding = True
    copy.save()
    for row in process.begeleidingen.all():
        Begeleiding.objects.create(process=copy, user_id=row.user_id, hoofd=row.hoofd)
