"""What pages on which people answer one by one show, in a few letters and one query."""

from herstel.lib.live import fingerprint, rows
from processes.access import UserRequest
from processes.models import Herkenning, Neutraliteit, Process


def kerngroep(request: UserRequest, process: Process) -> str:
    """Who was asked, who said yes, to which spelregels."""
    moments = ("uitgenodigd_op", "aanvaard_op", "gestopt_op", "afgezegd_op", "spelregels_id")
    return fingerprint(
        rows(process.kerngroep.all(), "pk", *moments),
        rows(process.spelregels.all(), "pk"),
        rows(process.kanten.all(), "pk", "name"),
        also=process.is_moving,
    )


def kwestie(request: UserRequest, process: Process) -> str:
    """Which version is the last, what each reader and who read it through said about it, and how far its mail is."""
    return fingerprint(
        rows(process.kwesties.all(), "pk"),
        rows(Herkenning.objects.filter(kwestie__process=process), "pk", "antwoord", "at"),
        rows(Neutraliteit.objects.filter(kwestie__process=process), "pk", "schuld", "oplossing", "toelichting"),
        rows(process.people.exclude(meelezer=None), "pk"),
        rows(process.kerngroep.all(), "pk", "aanvaard_op", "gestopt_op", "afgezegd_op"),
        rows(process.berichten.filter(kind="herkenning"), "pk", "pogingen", "verzonden_op", "mislukt_op"),
        also=(process.step, process.is_moving),
    )
