import sys
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.models.signals import post_migrate

from herstel.lib import frozen


class ProcessesConfig(AppConfig):
    name = "processes"
    verbose_name = "processen"

    def ready(self) -> None:
        from processes import cards, gates, mails, tasks, texts  # noqa: F401, PLC0415 - they register

        post_migrate.connect(guard_frozen_tables, dispatch_uid="frozen")
        register(frozen_tables_are_guarded, Tags.database)


def guard_frozen_tables(sender: AppConfig, using: str, **kwargs: object) -> None:
    """After every migrate, for whichever app has frozen tables."""
    frozen.make_triggers(sender, connections[using])


def frozen_tables_are_guarded(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """The start-up check of Decision 8: no guard may be missing on a migrated database."""
    if "migrate" in sys.argv:  # the command that puts them back
        return []
    return [
        Error(f"De bewaker {name} ontbreekt in database {alias}. Draai `migrate`.", id="herstel.E001")
        for alias in databases or []
        for app in apps.get_app_configs()
        for name in frozen.missing_triggers(app, connections[alias])
    ]
