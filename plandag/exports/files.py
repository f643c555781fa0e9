"""A made file, as it is handed out."""

from django.http import Http404, HttpResponse

from herstel.lib import docx
from herstel.lib.download import attachment
from plandag.models import Document

KINDS = {
    Document.Soort.PLANBOEK: ("plan", "pdf", "application/pdf"),
    Document.Soort.DOSSIER: ("dossier", "pdf", "application/pdf"),
    Document.Soort.PLAN_DOCX: ("plan", "docx", docx.MIME),
}


def hand_out(document: Document) -> HttpResponse:
    """The bytes that were kept; a file that is not made yet does not exist."""
    if document.bytes is None:
        raise Http404
    kind, extension, mime = KINDS[Document.Soort(document.soort)]
    name = f"{kind}-{document.process.slug}-{document.nummer}.{extension}"
    return attachment(bytes(document.bytes), name=name, mime=mime)
