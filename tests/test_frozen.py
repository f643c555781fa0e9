"""What is frozen stays what it is: the database refuses UPDATE and DELETE by raw SQL (Decision 8).

On the closed example, because there every frozen table has rows that were made by acts.
"""

import uuid

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from herstel.lib import frozen
from plandag.models import LosAntwoord, Uitslag
from plandag.voorbeeld.laden import het_voorbeeld, laad
from processes.models import Process

pytestmark = pytest.mark.slow

APPS = ("processes", "participants", "plandag")
FROZEN = [(model, rule) for app in APPS for model, rule in frozen.frozen_models(apps.get_app_config(app))]
NAMES = [model.__name__ for model, _ in FROZEN]
MUST_BE_FROZEN = {
    "Kwestieomschrijving", "KaderVersie", "VoorstelVersie", "Plan", "ConsentRonde", "Uitslag", "Gebeurtenis",
}  # fmt: skip


@pytest.fixture(scope="module")
def closed(django_db_setup, django_db_blocker):
    """The closed process, loaded once for this file and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        process = laad(het_voorbeeld("wilgendam"), shift=False, papieren=False)
        ronde = process.rondes.gesloten().first()
        process.documenten.update(bytes=b"%PDF", sha256="0" * 64, gemaakt_op=timezone.now())
        LosAntwoord.objects.create(process=process, ronde=ronde, keuze="akkoord", kanaal="link")
        yield process
        transaction.set_rollback(True)


@pytest.fixture
def unblocked(closed, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield closed
        transaction.set_rollback(True)


def run(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.rowcount


def refused(sql, *params):
    try:
        run(sql, *params)
    except DatabaseError as error:
        return "is frozen" in str(error)
    return False


def frozen_row(model, rule):
    """The key of a row that is frozen by now."""
    table = model._meta.db_table
    where = rule.when.replace("OLD.", "") or "1 = 1"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{model._meta.pk.column}" FROM "{table}" WHERE {where} LIMIT 1')  # noqa: S608
        row = cursor.fetchone()
    assert row, f"the closed example has no frozen row of {model.__name__}"
    return row[0]


def another(field):
    """A value that a column of this kind did not have."""
    kinds = (
        (models.UUIDField, uuid.uuid4().hex),
        (models.DateTimeField, "2001-01-01 01:01:01+00:00"),
        (models.DateField, "2001-01-01"),
        (models.BooleanField, None),
        (models.JSONField, '{"changed": 1}'),
        (models.BinaryField, b"changed"),
        ((models.IntegerField, models.DecimalField, models.ForeignKey, models.AutoField), 31999),
    )
    return next((value for kind, value in kinds if isinstance(field, kind)), "zz")


def set_sql(model, field):
    table, pk = model._meta.db_table, model._meta.pk.column
    if isinstance(field, models.BooleanField):
        return f'UPDATE "{table}" SET "{field.column}" = NOT "{field.column}" WHERE "{pk}" = %s'  # noqa: S608
    return f'UPDATE "{table}" SET "{field.column}" = %s WHERE "{pk}" = %s'  # noqa: S608


def test_the_slotrondes_of_the_case_have_their_numbers(unblocked):
    slot = Uitslag.objects.filter(process=unblocked, ronde__soort="slot").order_by("ronde")

    assert list(slot.values_list("kring", "akkoord", "zorg", "bezwaar")) == [
        (61, 44, 14, 3),
        (61, 47, 14, 0),
        (61, 47, 14, 0),
    ]


def test_the_tables_that_carry_the_promise_are_frozen():
    assert set(NAMES) >= MUST_BE_FROZEN


@pytest.mark.parametrize("app", APPS)
def test_guards_are_there_after_all_migrations(db, app):
    assert frozen.missing_triggers(apps.get_app_config(app), connection) == []


@pytest.mark.parametrize(("model", "rule"), FROZEN, ids=NAMES)
def test_update_by_raw_sql_is_refused(unblocked, model, rule):
    pk = frozen_row(model, rule)
    slipped = []

    for field in model._meta.local_concrete_fields:
        if field.column in rule.open:
            continue
        params = [pk] if isinstance(field, models.BooleanField) else [another(field), pk]
        if not refused(set_sql(model, field), *params):
            slipped.append(field.column)

    assert slipped == []


@pytest.mark.parametrize(("model", "rule"), FROZEN, ids=NAMES)
def test_delete_by_raw_sql_is_refused(unblocked, model, rule):
    pk = frozen_row(model, rule)

    assert refused(f'DELETE FROM "{model._meta.db_table}" WHERE "{model._meta.pk.column}" = %s', pk)  # noqa: S608


@pytest.mark.parametrize(("model", "rule"), [pair for pair in FROZEN if pair[1].forgettable])
def test_a_person_may_be_forgotten(unblocked, model, rule):
    """Retention sets the reference to nothing; every total and hash stays."""
    pk = frozen_row(model, rule)

    for column in rule.forgettable:
        sql = f'UPDATE "{model._meta.db_table}" SET "{column}" = NULL WHERE "{model._meta.pk.column}" = %s'  # noqa: S608
        assert run(sql, pk) == 1


def test_frozen_rows_go_with_a_process_that_is_marked_for_destruction(unblocked):
    Process.objects.filter(pk=unblocked.pk).update(te_vernietigen_op=timezone.now())

    unblocked.delete()

    assert [model.__name__ for model, _ in FROZEN if model.objects.exists()] == []
