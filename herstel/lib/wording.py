"""What every form says when something is left open: what to do, and not that a field is *verplicht*."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

REQUIRED: dict[type[forms.Field], Any] = {
    forms.Field: _("Vul dit nog in."),
    forms.ChoiceField: _("Kies nog wat hier past."),
    forms.ModelChoiceField: _("Kies nog wat hier past."),
    forms.BooleanField: _("Zet hier een vinkje."),
    forms.FileField: _("Kies nog een bestand."),
}


def set_default_words() -> None:
    """Django has one sentence for all of them, and no setting for it."""
    for field, words in REQUIRED.items():
        field.default_error_messages = field.default_error_messages | {"required": words}
