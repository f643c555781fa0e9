"""What the hall sees: one thing at a time; never a name, never a tally while a round is open."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from herstel.lib import clock, mail, qr
from herstel.lib.htmx import HtmxRequest, page_or_part
from plandag import overview, screen
from plandag.models import ConsentRonde
from processes.models import Process


@require_safe
@never_cache
def scherm(request: HtmxRequest, key: str) -> HttpResponse:
    process = screen.process_of(key)
    if process is None:
        raise Http404
    context = _shown(process) | {"scherm": request.path}
    if request.GET.get("stand") == context["stand"]:
        return HttpResponse(status=204)
    if not request.htmx:
        return render(request, "plandag/scherm.html", context)
    return page_or_part(request, "plandag/scherm.html", context)


def _shown(process: Process) -> dict[str, Any]:
    group = overview.on_screen(overview.running(process))
    closed = (
        process.rondes.gesloten().select_related("versie__voorstel", "uitslag").order_by("-gesloten_op", "-pk").first()
    )
    context: dict[str, Any] = {
        "process": process,
        "now": localtime(clock.now()),
        "qr": qr.data_uri(mail.absolute(reverse("mijn"))),
    }
    if group is not None:
        left = len(group.waiting) if group.is_open else 0
        context |= {"group": group, "texts": [_text(ronde) for ronde in group.rondes], "left": left}
        seen = (group.first.pk, group.first.status, left)
    else:
        context |= {"closed": closed, "title": overview.name(closed) if closed else ""}
        context["words"] = overview.result_words(closed) if closed else ""
        seen = (closed.pk if closed else 0, "", 0)
    return context | {"stand": overview.fingerprint(seen, context["now"].strftime("%H:%M"))}


def _text(ronde: ConsentRonde) -> dict[str, str]:
    text = ronde.versie.text if ronde.versie else ronde.vraag
    if ronde.plan is not None:
        text = f"Het hele plan: {ronde.plan.onderdelen.count()} onderdelen."
    return {"title": overview.name(ronde), "text": text, "new": ronde.versie.wijziging if ronde.versie else ""}
