"""Two people on one text. Who comes second sees both texts side by side, and writes on; nothing is lost.

A form shows what is stored as its `initial`, and carries a stamp of it (`vorige`, `volgorde` or `gezien`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

from herstel.lib import canon, diff
from herstel.lib.htmx import wants_part
from herstel.lib.refused import Overtaken, forms_in_hand

STAMPS = ("vorige", "volgorde", "gezien")


@dataclass(frozen=True)
class Sides:
    """What two people made of one field."""

    field: BoundField
    stored: str
    mine: str

    @property
    def pieces(self) -> list[diff.Piece]:
        return diff.words(self.stored, self.mine)


class BewaaktForm(forms.Form):
    """A form about something without versions: it carries a fingerprint of what it showed (`initial`)."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["gezien"] = self._fingerprint()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        shown = given.pop("gezien", "")
        if shown and shown != self.initial["gezien"] and _differing(self):
            raise Overtaken(str(_("Iemand anders heeft dit intussen veranderd. Lees eerst wat er nu staat.")))
        return given

    def _fingerprint(self) -> str:
        shown = {name: _typed(field, self.get_initial_for_field(field, name)) for name, field in self._asked()}
        return canon.digest_of(shown)

    def _asked(self) -> list[tuple[str, forms.Field]]:
        return [(name, field) for name, field in self.fields.items() if not field.widget.is_hidden]


class OvertakenMiddleware:
    """Puts both texts side by side where an act would otherwise only say no."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Overtaken):
            return None
        form = next((form for form in forms_in_hand(error) if _stamps(form)), None)
        return page(request, form, error) if form else None


def page(request: HttpRequest, form: forms.BaseForm, no: Overtaken, *, fresh: str = "") -> HttpResponse:
    """Both texts, and the form with what comes out of them. `fresh`: where the stored text opens by itself."""
    theirs, both = _settle(form, no.base)
    if concept := getattr(request, "concept", None):
        concept.offer_to(form)
    context = {
        "form": form,
        "no": no,
        "both": both,
        "theirs": theirs,
        "rest": [field for field in form.visible_fields() if field not in [side.field for side in both]],
        "carried": _carried(request, form),
        "keeps": concept is not None,
        "fresh": fresh or request.get_full_path(),
        "part": wants_part(request),
        "frame": "base_letter.html" if hasattr(request, "person") else "base.html",
    }
    template = "_samenvoegen.html" if context["part"] else "samenvoegen.html"
    response = render(request, template, context, status=409)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _settle(form: forms.BaseForm, base: object) -> tuple[list[BoundField], list[Sides]]:
    """Give the form the newest stamp. What only they changed is taken over; what both changed is shown twice."""
    form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    theirs: list[BoundField] = []
    both: list[Sides] = []
    for name in _differing(form):
        bound, stored = form[name], form.get_initial_for_field(form.fields[name], name)
        before = getattr(base, name, form)
        if before is not form and not _differs(bound, before):
            theirs.append(bound)
            _put(form, name, stored)
        elif before is form or form.fields[name].has_changed(before, _typed(bound.field, stored)):
            both.append(Sides(bound, _words(bound.field, stored), _words(bound.field, bound.data)))
    for name in _stamps(form):
        _put(form, name, form.initial[name])
    return theirs, both


def _differing(form: forms.BaseForm) -> list[str]:
    """The fields in which the form says something else than what is stored."""
    shown = [name for name, field in form.fields.items() if name in form.initial and not field.widget.is_hidden]
    return [name for name in shown if _differs(form[name], form.get_initial_for_field(form.fields[name], name))]


def _differs(bound: BoundField, stored: Any) -> bool:
    return bool(bound.field.has_changed(stored, bound.data))


def _put(form: forms.BaseForm, name: str, value: Any) -> None:
    typed = _typed(form.fields[name], value)
    form.data.setlist(form.add_prefix(name), typed if isinstance(typed, list) else [typed])  # type: ignore[attr-defined]


def _typed(field: forms.Field, value: Any) -> Any:
    """A stored value as somebody would type it."""
    value = field.prepare_value(value)
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return "" if value is None or value is False else str(value)


def _words(field: forms.Field, value: Any) -> str:
    """A value as somebody reads it: of a choice its words."""
    typed = _typed(field, value)
    if isinstance(field, forms.ChoiceField):
        chosen = typed if isinstance(typed, list) else [typed]
        choices: Any = field.choices
        return ", ".join(str(label) for key, label in choices if str(key) in chosen)
    if isinstance(field, forms.BooleanField):
        return str(_("ja") if typed else _("nee"))
    return str(typed)


def _stamps(form: forms.BaseForm) -> list[str]:
    """The stamps that are out of date."""
    carried = [name for name in STAMPS if name in form.fields]
    return [name for name in carried if form[name].data != _typed(form.fields[name], form.initial.get(name))]


def _carried(request: HttpRequest, form: forms.BaseForm) -> list[tuple[str, str]]:
    """What the page sent beside the fields of the form, such as whose form it is."""
    known = {form.add_prefix(name) for name in form.fields} | {"csrfmiddlewaretoken"}
    return [(name, value) for name, values in request.POST.lists() if name not in known for value in values]
