"""What people type, read as they meant it: dates, moments, money and texts in Dutch habits."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, NoReturn

from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from herstel.lib import canon

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
DAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"

_DATE = re.compile(
    rf"(?:(?:{DAYS}|ma|di|wo|do|vr|za|zo)\.?,?\s+)?"
    r"(?P<day>\d{1,2})(?:\s*[-/.]\s*|\s+)(?P<month>\d{1,2}|[a-z]+)\.?(?:\s*[-/.]\s*|\s+)"
    r"(?P<year>\d{4})",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s*(?:uur|u)\.?)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,]+(?:om\s+)?", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:€|EUR)?\s*(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,-|,=|[.,](?P<cents>\d{1,2}))?",
    re.IGNORECASE,
)
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class DatumField(forms.Field):
    """A day, typed the way people write it: `3 oktober 2026`, `3-10-2026`, `3 okt 2026`."""

    default_error_messages = {
        "invalid": _("Schrijf de datum zoals 3 oktober 2026 of 3-10-2026."),
        "unknown": _("Deze dag bestaat niet. Kijk de datum nog eens na."),
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        match = _DATE.fullmatch(str(value).strip())
        return self._day(match) if match else _wrong(self, "invalid")

    def prepare_value(self, value: Any) -> Any:
        return _write_day(value) if isinstance(value, date) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "herstel-input--medium", "autocomplete": "off"}

    def _day(self, match: re.Match[str]) -> date:
        month = _month(match["month"])
        if not month:
            _wrong(self, "invalid")
        try:
            return date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            _wrong(self, "unknown")


class MomentField(DatumField):
    """A moment on the clocks of Amsterdam: `3 oktober 2026 om 20.31`, `3-10-2026 20:31`."""

    default_error_messages = {
        "invalid": _("Schrijf de dag en de tijd zoals 3 oktober 2026 om 20.31."),
        "skipped": _("Deze tijd bestaat niet. Die nacht gaat de klok een uur vooruit."),
        "hour": _("Deze tijd bestaat niet. Schrijf de tijd zoals 20.31."),
    }

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        text = str(value).strip()
        day = _DATE.match(text)
        between = day and _BETWEEN.match(text, day.end())
        clock = between and _TIME.fullmatch(text, between.end())
        if not day or not clock:
            _wrong(self, "invalid")
        return self._moment(self._day(day), clock)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{_write_day(local)} om {local.hour}.{local.minute:02}"

    def _moment(self, day: date, clock: re.Match[str]) -> datetime:
        try:
            wall = datetime.combine(day, time(int(clock["hour"]), int(clock["minute"])))
        except ValueError:
            _wrong(self, "hour")
        moment = timezone.make_aware(wall).astimezone(UTC)
        if timezone.make_naive(moment) != wall:
            _wrong(self, "skipped")
        return moment


class GeldField(forms.Field):
    """An amount in euros: `1.500`, `1500,50`, `€ 1.500,-`."""

    default_error_messages = {
        "invalid": _("Schrijf het bedrag zoals 1.500 of 1500,50."),
        "too_much": _("Dit bedrag is te groot. Kijk het nog eens na."),
    }
    most = Decimal("9999999999")

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return None if value in self.empty_values else value
        match = _MONEY.fullmatch(str(value).replace("\u00a0", " ").strip())
        if not match:
            _wrong(self, "invalid")
        whole = re.sub(r"[. ]", "", match["whole"])
        amount = Decimal(f"{whole}.{match['cents'] or '0':0<2}")
        return amount if amount <= self.most else _wrong(self, "too_much")

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int | Decimal):
            return value
        text = f"{value:,.2f}" if value != int(value) else f"{int(value):,}"
        return text.translate(str.maketrans(",.", ".,"))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "herstel-input--short", "inputmode": "decimal", "autocomplete": "off"}


class TekstField(forms.CharField):
    """A text of some lines, kept exactly as its canonical form will be.

    No `maxlength` on the page: a browser would cut off a pasted text without a word.
    """

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        widget = kwargs.pop("widget", None) or forms.Textarea({"rows": rows})
        super().__init__(widget=widget, **kwargs)
        self.validators = [check_characters, *map(_in_dutch, filter(_not_null, self.validators))]

    def to_python(self, value: Any) -> str:
        return canon.clean(super().to_python(value) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            name: value
            for name, value in super().widget_attrs(widget).items()
            if name not in ("maxlength", "minlength")
        }


def check_characters(text: str) -> None:
    """Refuse what cannot be kept (NUL) or what makes a text read differently than it is stored."""
    for place, character in enumerate(text):
        control = unicodedata.category(character) == "Cc" and character not in "\n\t"
        if control or character in _BIDI_OVERRIDES:
            raise forms.ValidationError(_odd_character(text, place), code="odd_character")


def _odd_character(text: str, place: int) -> str:
    before = " ".join(text[:place].split()[-3:])
    if not before:
        return gettext("Aan het begin staat een onzichtbaar teken dat we niet kunnen bewaren. Haal het weg.")
    return gettext("Na “%(before)s” staat een onzichtbaar teken dat we niet kunnen bewaren. Haal het weg.") % {
        "before": before
    }


def _not_null(validator: Callable[[str], None]) -> bool:
    """`check_characters` says it in a sentence that helps."""
    return not isinstance(validator, ProhibitNullCharactersValidator)


def _in_dutch(validator: Callable[[str], None]) -> Callable[[str], None]:
    if isinstance(validator, MaxLengthValidator):
        validator.message = _("Dit mag hooguit %(limit_value)d tekens zijn. Het zijn er nu %(show_value)d.")
    return validator


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    name = {"mrt": "maart"}.get(text.lower(), text.lower())
    found = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    return found[0] if len(found) == 1 and len(name) >= 3 else None


def _write_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _wrong(field: forms.Field, code: str) -> NoReturn:
    raise forms.ValidationError(field.error_messages[code], code=code)
