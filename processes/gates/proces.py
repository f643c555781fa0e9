"""Gates about the process itself, whatever it is about."""

from processes.flow import gate
from processes.models import Process
from processes.road import VERKENNING


@gate(VERKENNING, "De begeleiders hebben verklaard dat ze onafhankelijk zijn.", "processes:begeleiders")
def onafhankelijk_verklaard(process: Process) -> str:
    names = [row.user.name for row in process.begeleidingen.filter(onafhankelijk_op=None).select_related("user")]
    if not names:
        return ""
    return f"Nog geen verklaring van onafhankelijkheid van: {', '.join(names)}."
