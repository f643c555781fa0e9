"""What somebody was writing in a form, offered again when the form is opened."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import QueryDict


@dataclass(frozen=True)
class Concept:
    """For the forms of one page. `at` is None while nothing is kept yet; the page then keeps what will be typed."""

    typed: QueryDict
    at: datetime | None = None

    def offer_to(self, form: forms.BaseForm) -> None:
        """Fill in what was typed, also which version was on the screen: a newer one must not be overwritten."""
        form.concept = self  # type: ignore[attr-defined]  # the templates of the pack ask for it
        if form.is_bound or self.at is None:
            return
        for name, field in form.fields.items():
            key = form.add_prefix(name)
            if not field.widget.value_omitted_from_data(self.typed, {}, key):
                form.initial[name] = field.widget.value_from_datadict(self.typed, {}, key)
