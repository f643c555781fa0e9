import re

from django import forms

from plandag.rules.controle import CODE_LENGTHS

NOT_A_CODE = "Een controlecode heeft 16 tekens: cijfers, en de letters a tot en met f."


class ControleForm(forms.Form):
    """A PDF, or the code that stands on paper."""

    bestand = forms.FileField(
        label="PDF",
        required=False,
        help_text="Het planboekje of het dossier. We bewaren het bestand niet.",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    code = forms.CharField(
        label="Of: de controlecode",
        required=False,
        max_length=100,
        help_text="Die staat onderaan elke bladzijde. Spaties maken niet uit.",
    )

    def clean_code(self) -> str:
        code = re.sub(r"\s", "", self.cleaned_data["code"]).lower()
        if code and (len(code) not in CODE_LENGTHS or not re.fullmatch("[0-9a-f]+", code)):
            raise forms.ValidationError(NOT_A_CODE)
        return code

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if not self.errors and not given.get("bestand") and not given.get("code"):
            self.add_error("bestand", "Kies een PDF, of vul de controlecode in.")
        return given
