from typing import Any

from allauth.account import forms as account
from django import forms

from herstel.lib.contact import MailField, NaamField
from processes.models import User


class LoginForm(account.LoginForm):
    """Nothing between the label of a password and its field: who forgot it finds the way beside the button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["remember"].label = "Onthoud mij op dit apparaat"


class AccountForm(forms.ModelForm):
    """An account for somebody who guides or looks after the machine; kaderstellers get theirs in their process."""

    name = NaamField(label="Naam", max_length=120)
    email = MailField(label="E-mailadres")

    class Meta:
        model = User
        fields = ["name", "email", "is_begeleider", "is_beheerder"]
        labels = {
            "is_begeleider": "Begeleidt processen",
            "is_beheerder": "Beheert accounts en post",
        }

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Er is al een account met dit e-mailadres.")
        return email
