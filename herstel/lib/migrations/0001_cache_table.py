from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_cache_table(apps: Any, schema_editor: Any) -> None:
    """Rate limits are counted in this table: it must be there wherever migrate has run."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    operations = [
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
