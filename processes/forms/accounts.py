from django import forms

from processes.models import User


class AccountForm(forms.ModelForm):
    """An account for somebody who guides or looks after the machine; kaderstellers get theirs in their process."""

    class Meta:
        model = User
        fields = ["name", "email", "is_begeleider", "is_beheerder"]
        labels = {
            "name": "Naam",
            "email": "E-mailadres",
            "is_begeleider": "Begeleidt processen",
            "is_beheerder": "Beheert accounts en post",
        }

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Er is al een account met dit e-mailadres.")
        return email
