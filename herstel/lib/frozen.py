"""What the database itself refuses to change (Decision 8), on SQLite and PostgreSQL.

A model says `frozen = Frozen(...)`; triggers are (re)made after every migrate, because SQLite
drops them when Django rebuilds a table. A system check and a test say that they are there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import AppConfig
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Frozen:
    """Which columns of a row stay what they are, and from when.

    `when`: SQL over OLD; empty = from the moment the row exists. `open`: columns that may still
    change. `forgettable`: references to people, which retention may set to nothing, never to
    somebody else. `unless`: SQL that lets a row be deleted (its process is being destroyed).
    """

    unless: str
    when: str = ""
    open: tuple[str, ...] = ()
    forgettable: tuple[str, ...] = ()


def frozen_models(app: AppConfig) -> Iterator[tuple[type[models.Model], Frozen]]:
    for model in app.get_models():
        if isinstance(rule := getattr(model, "frozen", None), Frozen):
            yield model, rule


def trigger_names(model: type[models.Model]) -> list[str]:
    table = model._meta.db_table
    return [f"{table}_frozen_update", f"{table}_frozen_delete"]


def make_triggers(app: AppConfig, connection: BaseDatabaseWrapper) -> None:
    """Put the guards of this app's frozen tables in place; doing it again changes nothing."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model, rule in frozen_models(app):
            if model._meta.db_table in present:
                for sql in _statements(model, rule, connection.vendor):
                    cursor.execute(sql)


def drop_triggers(app: AppConfig, connection: BaseDatabaseWrapper) -> None:
    """Only for tests that flush tables; they put the guards back afterwards."""
    with connection.cursor() as cursor:
        for model, _ in frozen_models(app):
            on = f' ON "{model._meta.db_table}"' if connection.vendor == "postgresql" else ""
            for name in trigger_names(model):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')


def missing_triggers(app: AppConfig, connection: BaseDatabaseWrapper) -> list[str]:
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    tables = set(connection.introspection.table_names())
    models_here = [model for model, _ in frozen_models(app) if model._meta.db_table in tables]
    return [name for model in models_here for name in trigger_names(model) if name not in present]


def _changed(model: type[models.Model], rule: Frozen, differs: str) -> str:
    parts = []
    for field in model._meta.local_concrete_fields:
        name = field.column
        if name in rule.open:
            continue
        change = f'OLD."{name}" {differs} NEW."{name}"'
        parts.append(f'({change} AND NEW."{name}" IS NOT NULL)' if name in rule.forgettable else change)
    return " OR ".join(parts)


def _statements(model: type[models.Model], rule: Frozen, vendor: str) -> Iterator[str]:
    table = model._meta.db_table
    update, delete = trigger_names(model)
    when = rule.when or "1 = 1"
    if vendor == "postgresql":
        changed = _changed(model, rule, "IS DISTINCT FROM")
        yield from _postgres(update, table, "UPDATE", f"({when}) AND ({changed})")
        yield from _postgres(delete, table, "DELETE", f"({when}) AND NOT ({rule.unless})")
    else:
        changed = _changed(model, rule, "IS NOT")
        yield from _sqlite(update, table, "UPDATE", f"({when}) AND ({changed})")
        yield from _sqlite(delete, table, "DELETE", f"({when}) AND NOT ({rule.unless})")


def _sqlite(name: str, table: str, act: str, condition: str) -> Iterator[str]:
    yield f'DROP TRIGGER IF EXISTS "{name}"'
    yield (
        f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" WHEN {condition} '
        f"BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
    )


def _postgres(name: str, table: str, act: str, condition: str) -> Iterator[str]:
    # A WHEN clause may hold no subquery on PostgreSQL, so the condition lives in the function.
    give_back = "NEW" if act == "UPDATE" else "OLD"
    yield (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
        f"IF {condition} THEN RAISE EXCEPTION '{table} is frozen' USING ERRCODE = '23514'; END IF; "
        f"RETURN {give_back}; END $$"
    )
    yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
    yield (f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()')
