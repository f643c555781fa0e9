from processes import flow
from processes.models import Process


def hold(process: Process) -> None:
    """For every act: one writer at a time in a process, and only while it moves."""
    process.refresh_from_db(from_queryset=Process.objects.select_for_update())
    flow.require_moving(process)
