"""How dates, money, states and icons look, everywhere the same."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import CheckboxInput, Select, Textarea, Widget
from django.forms.boundfield import BoundField, BoundWidget
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from herstel.lib import clock

register = template.Library()

NBSP = "\u00a0"
STATES = ("done", "concern", "objection", "now", "later")
STEP_WIDTH = 49
MOST_IN_A_ROW = 3
LONGEST_IN_A_ROW = 16
_STAYS_TOGETHER = re.compile(r"(?<=€) (?=\d)|(?<=\d) (?=uur\b)")
DAYS_IN_LOWER_CASE = ("pl", "uk")  # Django names them as at the start of a sentence


@register.simple_tag
def icon(name: str) -> SafeString:
    """Always next to a word: the icon itself says nothing to a screen reader."""
    return format_html(
        '<svg class="herstel-icon" aria-hidden="true" focusable="false"><use href="{}#i-{}"></use></svg>',
        _sprite(),
        name,
    )


@cache
def _sprite() -> str:
    """A long page has hundreds of icons."""
    return static("icons/herstel-icons.svg")


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
    if isinstance(widget, Select) and isinstance(widget.choices, list):
        widget.choices = [(value, capfirst(label)) for value, label in widget.choices]
    own = widget.attrs.get("class", "")
    wrong = " utrecht-select--invalid" if field.errors and isinstance(widget, Select) else ""  # it has no other sign
    return field.as_widget(attrs={"class": f"{_look(widget)}{wrong} {own}".strip()})


def _look(widget: Widget) -> str:
    """The component of the NL Design System that this is, where it has one that serves."""
    if isinstance(widget, CheckboxInput):
        return "herstel-choice__input"
    if isinstance(widget, Textarea):
        return "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, Select):
        return "utrecht-select utrecht-select--html-select"
    return "utrecht-textbox utrecht-textbox--html-input"


@register.filter
def bij(error: str, label: str) -> str:
    """What is wrong, behind the name of its field: *Naam: schrijf de naam op.* A question keeps its own mark."""
    if str(label).endswith(("?", ".", ":", "!")):
        return f"{label} {error}"
    begin = str(error)[:1].lower() if get_language() == settings.LANGUAGE_CODE else str(error)[:1]
    return f"{label}: {begin}{str(error)[1:]}"


@register.filter
def fits_in_a_row(field: BoundField) -> bool:
    """Two or three short answers stand beside each other, where there is room."""
    labels = [str(option.choice_label) for option in field]
    return 2 <= len(labels) <= MOST_IN_A_ROW and max(map(len, labels)) <= LONGEST_IN_A_ROW


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
    words = _write(value, pgettext("notatie", "l j E Y"))
    return words.lower() if get_language() in DAYS_IN_LOWER_CASE else words


@register.filter
def dag(value: date | None) -> str:
    """3 oktober 2026"""
    return _write(value, pgettext("notatie", "j E Y"))


@register.filter
def datum_kort(value: date | None) -> str:
    """3 okt 2026"""
    return _write(value, pgettext("notatie", "j b Y")).replace(" ", NBSP)


@register.filter
def hoe_lang_geleden(value: date) -> str:
    """vandaag, gisteren, zaterdag; with the year when it is another one"""
    near = {0: "vandaag", 1: "gisteren"}
    weekday = _write(value, "l" if value.year == clock.today().year else "l Y")
    return near.get((clock.today() - value).days, weekday)


@register.filter
def tijd(value: datetime | None) -> str:
    """20.31 uur, on the clocks of Amsterdam"""
    return _("%(time)s uur") % {"time": klok(value)} if value else ""


@register.filter
def klok(value: datetime | None) -> str:
    """20.31, on the clocks of Amsterdam"""
    return _write(value, pgettext("notatie", "G.i"))


@register.filter
def nl(words: object) -> object:
    """What people of the group wrote: *€ 180.000* and *22.00 uur* stay on one line. It stays Dutch: inside another
    language a screen reader hears that, and the words keep their own direction."""
    if not words:
        return words
    text = words if isinstance(words, str) else str(words)
    words = type(text)(_STAYS_TOGETHER.sub(NBSP, text))  # its own type: what was escaped stays so, and nothing else
    if get_language() == settings.LANGUAGE_CODE:
        return words
    tag = "div" if str(words).startswith("<p>") else "bdi"
    return format_html('<{0} lang="nl" dir="ltr">{1}</{0}>', tag, words)


@register.filter
def punt(words: str) -> str:
    """Among other sentences: what somebody wrote without an end gets one."""
    return words if not words or words.rstrip().endswith((".", "!", "?")) else f"{words.rstrip()}."


@register.simple_tag
def nederlands() -> str:
    """The same for a whole block, as attributes of its element: `<p{% nederlands %}>`."""
    return "" if get_language() == settings.LANGUAGE_CODE else format_html(' lang="{}" dir="ltr"', "nl")


@register.filter
def vertaald(words: str) -> str:
    """A word that is kept in Dutch, such as an answer out of a list, in the language of the reader."""
    return _(words) if words else ""


@register.filter
def tijd_of_dag(value: datetime) -> str:
    """14.32 uur for what was today, and the day with it for what was earlier."""
    if timezone.localdate(value) == clock.today():
        return tijd(value)
    day = _write(value, pgettext("notatie", "j E"))
    return f"{day}, {tijd(value)}"


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


def _write(value: date | None, notation: str) -> str:
    return format_date(_local(value), notation) if value else ""


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) else value


@register.filter
def zinnen(text: str) -> list[str]:
    """A text in its sentences, for where each gets its own line. A number such as 22.00 stays whole."""
    return re.split(r"(?<=[.!?])\s+", text.strip())
