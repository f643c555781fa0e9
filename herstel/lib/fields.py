"""What people type, read as they meant it: dates, moments, money and texts in Dutch habits."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, NoReturn

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from herstel.lib import canon, dates

LONGEST_REPEATED = 40

_MONEY = re.compile(
    r"(?:€|EUR)?\s*(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,-|,=|[.,](?P<cents>\d{1,2}))?",
    re.IGNORECASE,
)
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class GroepsSelect(forms.Select):
    """To choose from words of the group: in another language each is marked as the Dutch that it stays."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) and get_language() != settings.LANGUAGE_CODE:
            option["attrs"] |= {"lang": "nl", "dir": "ltr"}
        return option


class DatumField(forms.Field):
    """A day, typed the way people write it. `past`: without a year it is the last one, not the next."""

    default_error_messages = {
        "invalid": _("“%(typed)s” lezen we niet als datum. Schrijf bijvoorbeeld %(example)s."),
        "unknown": _("“%(typed)s” staat niet op de kalender. Kijk de datum nog eens na."),
        "weekday": _("“%(typed)s” kan niet: %(day)s is een %(weekday)s. Kijk de datum nog eens na."),
        "year": _("Welk jaar bedoel je met “%(typed)s”? Schrijf het jaar erbij."),
        "hour": _("De tijd in “%(typed)s” bestaat niet. Schrijf bijvoorbeeld %(example)s."),
        "skipped": _("De tijd in “%(typed)s” bestaat niet. Die nacht gaat de klok een uur vooruit."),
    }
    example = "3 oktober 2026"
    input_class = "herstel-input--medium"

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.past = past

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, date | time):
            return None if value in self.empty_values else value
        typed = str(value).strip()
        try:
            return self.read(typed)
        except dates.Unreadable as no:
            self._say_no(no.why, typed, no.day)

    def read(self, typed: str) -> date | time:
        return dates.read_day(typed, past=self.past)

    def prepare_value(self, value: Any) -> Any:
        return dates.write_day(value) if isinstance(value, date) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": self.input_class, "autocomplete": "off"}

    def _say_no(self, why: str, typed: str, day: date | None = None) -> NoReturn:
        words = {"day": dates.write_day(day), "weekday": dates.WEEKDAYS[day.weekday()]} if day else {}
        _say_no(self, why, typed, example=self.example, **words)


class TijdField(DatumField):
    """A time of the day: `13.40`, `13:40`, `20 uur`."""

    default_error_messages = {"invalid": _("“%(typed)s” lezen we niet als tijd. Schrijf bijvoorbeeld %(example)s.")}
    example = "13.40"
    input_class = "herstel-input--short"

    def read(self, typed: str) -> time:
        return dates.read_time(typed)

    def prepare_value(self, value: Any) -> Any:
        return _write_time(value) if isinstance(value, time) else value


class MomentField(DatumField):
    """A moment on the clocks of Amsterdam: `3 oktober 2026 om 20.31`, `za 3-10 20:31`."""

    default_error_messages = {
        "invalid": _("“%(typed)s” lezen we niet als dag en tijd. Schrijf bijvoorbeeld %(example)s.")
    }
    example = "3 oktober 2026 om 20.31"

    def read(self, typed: str) -> datetime | time:
        wall = dates.read_moment(typed)
        moment = timezone.make_aware(wall).astimezone(UTC)
        if timezone.make_naive(moment) != wall:
            self._say_no("skipped", typed)
        return moment

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{dates.write_day(local)} om {_write_time(local.time())}"


class GeldField(forms.Field):
    """An amount in euros: `1.500`, `1500,50`, `€ 1.500,-`."""

    default_error_messages = {
        "invalid": _("“%(typed)s” lezen we niet als bedrag. Schrijf bijvoorbeeld 1.500 of 1500,50."),
        "too_much": _("Dit bedrag is te groot. Kijk het nog eens na."),
    }
    most = Decimal("9999999999")

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return None if value in self.empty_values else value
        typed = str(value).replace("\u00a0", " ").strip()
        if not (match := _MONEY.fullmatch(typed)):
            _say_no(self, "invalid", typed)
        whole = re.sub(r"[. ]", "", match["whole"])
        amount = Decimal(f"{whole}.{match['cents'] or '0':0<2}")
        return amount if amount <= self.most else _say_no(self, "too_much", typed)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int | Decimal):
            return value
        text = f"{value:,.2f}" if value != int(value) else f"{int(value):,}"
        return text.translate(str.maketrans(",.", ".,"))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "herstel-input--short", "inputmode": "decimal", "autocomplete": "off"}


class GetalField(forms.IntegerField):
    """A whole number. No arrows to click: on a phone they are too small, and a mouse wheel turns them unseen."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Schrijf hier een getal, zoals 10."),
        "min_value": _("Dit getal is te klein. Het moet minstens %(limit_value)s zijn."),
        "max_value": _("Dit getal is te groot. Het mag hooguit %(limit_value)s zijn."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "herstel-input--short", "inputmode": "numeric", "autocomplete": "off"}


class TekstField(forms.CharField):
    """A text of some lines, kept exactly as its canonical form will be.

    No `maxlength` on the page: a browser would cut off a pasted text without a word.
    `sometimes`: another answer decides whether it must be there; then the page does not call it optional.
    """

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, sometimes: bool = False, **kwargs: Any) -> None:
        widget = kwargs.pop("widget", None) or forms.Textarea({"rows": rows})
        super().__init__(widget=widget, required=kwargs.pop("required", not sometimes), **kwargs)
        self.sometimes = sometimes
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


def _write_time(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def _say_no(field: forms.Field, why: str, typed: str, **words: str) -> NoReturn:
    """Repeat what was typed: somebody may have mistyped one letter, and should see which."""
    shown = typed if len(typed) <= LONGEST_REPEATED else f"{typed[:LONGEST_REPEATED]}…"
    raise forms.ValidationError(field.error_messages[why], code=why, params=words | {"typed": shown})
