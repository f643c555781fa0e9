import pytest
from django import forms

from herstel.lib.contact import AdresField, MailField, NaamField, TelefoonField


def refusal(field, typed):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages


@pytest.mark.parametrize(
    ("field", "token"),
    [(NaamField, "name"), (AdresField, "street-address"), (TelefoonField, "tel"), (MailField, "email")],
)
def test_the_browser_helps_only_who_types_about_themselves(field, token):
    assert field().widget.attrs["autocomplete"] == "off"
    assert field(own=True).widget.attrs["autocomplete"] == token


@pytest.mark.parametrize(("field", "kind"), [(TelefoonField, "tel"), (MailField, "email")])
def test_a_phone_shows_the_right_keys(field, kind):
    assert (field().widget.input_type, field().widget.attrs["inputmode"]) == (kind, kind)


@pytest.mark.parametrize(
    "typed", ["06 0000 0012", "(020) 000 00 12", "06-00000012", "+32 470 00 00 00", "14 0592", "via Truus"]
)
def test_a_phone_number_is_kept_as_it_was_typed(typed):
    assert TelefoonField().clean(typed) == typed


@pytest.mark.parametrize(
    ("typed", "what"), [("12", "mist een"), ("06 0000 004", "mist een"), ("06 0000 00123", "te veel")]
)
def test_a_number_with_a_digit_wrong(typed, what):
    assert what in refusal(TelefoonField(), typed)[0]


def test_a_wrong_address_hears_how():
    assert refusal(MailField(), "truus@") == ["Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.nl."]
