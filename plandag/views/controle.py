"""Anyone checks a plan: no account, and nothing of a process is told but whether this is its plan."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib import canon, errors
from herstel.lib.htmx import HtmxRequest
from herstel.lib.pdf_read import MAX_FILE
from plandag.forms.controle import ControleForm
from plandag.rules import controle as check
from plandag.rules import documenten as rules


@require_http_methods(["GET", "POST"])
@never_cache
def controle(request: HtmxRequest) -> HttpResponse:
    """Upload a PDF, or type the code from the paper."""
    posted = request.method == "POST"
    form = ControleForm(request.POST if posted else None, request.FILES if posted else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "plandag/controle.html", {"form": form}, status=status)
    upload = form.cleaned_data["bestand"]
    if upload is None:
        return redirect("plandag:controle_code", form.cleaned_data["code"])
    if upload.size > MAX_FILE:
        return errors.show(request, "413.html", status=413)
    return render(request, "plandag/controle.html", {"form": ControleForm(), "answer": _answer(upload.read())})


@require_safe
@never_cache
def controle_code(request: HtmxRequest, code: str) -> HttpResponse:
    """Where the QR code on the paper leads: what is published under this code."""
    published = rules.published(code.lower())
    context = {
        "form": ControleForm(),
        "published": published,
        "unknown": published is None,
        "code": canon.check_code(published.sha256) if published else "",
    }
    return render(request, "plandag/controle.html", context, status=200 if published else 404)


def _answer(data: bytes) -> dict[str, object]:
    """The file against itself, and then against what was published here."""
    found = check.check_file(data)
    published = rules.published(found.sha256) if found.same else None
    if found.same and published is None:
        return {"same": False, "sentence": check.NOT_PUBLISHED}
    return {
        "same": found.same,
        "sentence": check.word_for_word(published.mensen) if published else found.sentence,
        "replaced": published is not None and published.replaced,
        "whole_file": rules.is_our_file(canon.digest(data)),
        "text": found.text,
        "code": canon.check_code(found.sha256),
    }
