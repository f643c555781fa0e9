"""From a template to a PDF that carries the plan itself."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from herstel.lib import canon, pdf, qr
from herstel.lib.pdf import Attachment
from plandag.exports.bron import Bron
from plandag.models import ConsentRonde, Plan
from plandag.papieren import Render
from plandag.rules.controle import PLAN, VERKLARING
from plandag.rules.documenten import can_live

SCENE = "static:plaatjes/dorp.svg"  # our own folder, as the PDF engine knows it


@dataclass(frozen=True)
class Zegel:
    """Since when how many people can live with exactly this text, and how anyone checks it."""

    mensen: int
    sinds: datetime | None
    code: str
    qr: str


def zegel(ronde: ConsentRonde, plan: Plan) -> Zegel:
    """On a screen; on paper the same stands in `pdf/_zegel.html`."""
    picture = qr.data_uri(check_url(plan.sha256))
    return Zegel(can_live(ronde), ronde.gesloten_op, canon.check_code(plan.sha256), picture)


def check_url(sha256: str) -> str:
    return settings.SITE_URL + reverse("plandag:controle_code", args=[sha256])


def prepare(template: str, bron: Bron, *, soort: str, title: str, context: dict[str, Any]) -> Render:
    """Everything is read now; what comes back needs no database."""
    url = check_url(bron.plan.sha256)
    html = render_to_string(
        template,
        context
        | {
            "bron": bron,
            "title": title,
            "url": url,
            "shown_url": f"{settings.SITE_URL.partition('://')[2]}{reverse('plandag:controle')}",
            "qr": qr.data_uri(url),
            "scene": SCENE,
        },
    )
    attachments = [
        Attachment(PLAN, bron.plan.text.encode(), "De tekst van het plan, woord voor woord"),
        Attachment(
            VERKLARING,
            bron.verklaring(soort),
            "Wat dit bestand over zichzelf zegt, voor de controle",
            mime="application/json",
            relationship="Data",
        ),
    ]
    return partial(pdf.render, html, title=title, created=bron.moment, attachments=attachments)
