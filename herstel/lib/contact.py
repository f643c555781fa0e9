"""How to reach somebody. Mostly typed about somebody else, so the browser does not fill in its owner's data.

`own=True` is for who types about themselves: then the browser may help.
"""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_ONLY_A_NUMBER = re.compile(r"0(?!0|800|9)[\d\s().-]+")  # 0800, 0900 and 097 have other lengths
_NUMBER = re.compile(r"[\d\s().+-]+")
_DIGITS = 10
_FEWEST = 6  # 14 0592


class _Contact(forms.CharField):
    """`known_as`: what the browser calls it; `keys`: which keys a phone shows."""

    known_as = "name"
    keys = ""
    look = ""

    def __init__(self, *, own: bool = False, **kwargs: Any) -> None:
        self.own = own
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget) | {"autocomplete": self.known_as if self.own else "off"}
        return attrs | ({"inputmode": self.keys} if self.keys else {}) | ({"class": self.look} if self.look else {})


class NaamField(_Contact):
    """What somebody is called."""


class AdresField(_Contact):
    """Where the post comes."""

    known_as = "street-address"


class TelefoonField(_Contact):
    """A phone number, or the words beside it. A Dutch number that lacks a digit is pointed out."""

    widget = forms.TextInput(attrs={"type": "tel"})
    known_as = keys = "tel"
    look = "herstel-input--medium"
    default_error_messages = {
        "short": _("Het telefoonnummer mist een cijfer. Er horen er tien te staan."),
        "long": _("Het telefoonnummer heeft een cijfer te veel. Er horen er tien te staan."),
    }

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        digits = sum(character.isdecimal() for character in typed)
        if _NUMBER.fullmatch(typed) and digits < _FEWEST:
            raise forms.ValidationError(self.error_messages["short"], code="short")
        if _ONLY_A_NUMBER.fullmatch(typed) and digits != _DIGITS:
            code = "short" if digits < _DIGITS else "long"
            raise forms.ValidationError(self.error_messages[code], code=code)
        return typed


class MailField(_Contact, forms.EmailField):
    """An e-mail address."""

    known_as = keys = "email"
    default_error_messages = {"invalid": _("Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.nl.")}
