"""How dates, money, states and icons look, everywhere the same."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import CheckboxInput, Textarea
from django.forms.boundfield import BoundField, BoundWidget
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

NBSP = "\u00a0"
STATES = ("done", "concern", "objection", "now", "later")
STEP_WIDTH = 49


@register.simple_tag
def icon(name: str) -> SafeString:
    """Always next to a word: the icon itself says nothing to a screen reader."""
    return format_html(
        '<svg class="herstel-icon" aria-hidden="true" focusable="false"><use href="{}#i-{}"></use></svg>',
        static("icons/herstel-icons.svg"),
        name,
    )


@register.simple_tag
def state(kind: str, word: str, icon: str, pill: bool = False) -> SafeString:
    """`{% state "done" "vastgelegd" icon="check" %}`: colour never carries meaning alone."""
    if kind not in STATES:
        raise template.TemplateSyntaxError(f"Unknown state {kind!r}, use one of {STATES}")
    return format_html(
        '<span class="herstel-state herstel-state--{}{}">{} {}</span>',
        kind,
        " herstel-state--pill" if pill else "",
        _icon(icon),
        word,
    )


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input of a field, without `required`: our own summary says more than a bubble."""
    widget = field.field.widget
    field.form.use_required_attribute = False
    widget.attrs.pop("placeholder", None)  # gone as soon as somebody types: the label stays
    if isinstance(widget, CheckboxInput):
        look = "herstel-choice__input"
    else:
        look = "herstel-input herstel-input--area" if isinstance(widget, Textarea) else "herstel-input"
    own = widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{look} {own}".strip()})


@register.filter
def met_dubbele_punt(label: str) -> str:
    """`Naam:` before what is wrong with it; a question keeps its own mark."""
    return label if str(label).endswith(("?", ".", ":", "!")) else f"{label}:"


@register.simple_tag
def choice(option: BoundWidget) -> SafeString:
    """One radio button or checkbox out of a group."""
    attrs = option.data["attrs"] | {"class": "herstel-choice__input"}
    attrs.pop("required", None)
    option.data["attrs"] = attrs
    return option.tag()


@register.inclusion_tag("_mini_rail.html")
def mini_rail(rail: Any) -> dict[str, Any]:
    """The numbered stations of a rail as a picture, however many there are."""
    stops = [stop for stop in rail.stops if stop.number]
    dots = [{"x": 14 + STEP_WIDTH * index, "state": stop.state} for index, stop in enumerate(stops)]
    reached = [dot["x"] for dot in dots if dot["state"] != "later"]
    return {
        "dots": dots,
        "reached": max(reached, default=0),
        "end": dots[-1]["x"] if dots else 14,
        "width": 28 + STEP_WIDTH * (len(dots) - 1),
        "label": f"{rail.here_label}: {rail.here_name}",
    }


@register.filter
def datum(value: date | None) -> str:
    """zaterdag 3 oktober 2026"""
    return format_date(_local(value), "l j E Y") if value else ""


@register.filter
def datum_kort(value: date | None) -> str:
    """3 okt 2026"""
    return format_date(_local(value), f"j{NBSP}b{NBSP}Y") if value else ""


@register.filter
def tijd(value: datetime | None) -> str:
    """20.31 uur, on the clocks of Amsterdam"""
    return _("%(time)s uur") % {"time": format_date(_local(value), "G.i")} if value else ""


@register.filter
def euro(value: Decimal | int | None) -> str:
    """€ 180.000, and cents only when there are any"""
    if value is None:
        return ""
    decimals = 0 if value == int(value) else 2
    return f"€{NBSP}{number_format(value, decimals, use_l10n=True, force_grouping=True)}"


@register.filter
def minder_dan_5(count: int) -> str:
    """For who is not a begeleider: a small group may not be counted out (Decision 14)."""
    return _("minder dan 5") if count < 5 else str(count)


_icon = icon


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) else value
