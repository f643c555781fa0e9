"""Plain Dutch (B1) wherever somebody reads: screens, mails, papers, refusals, labels, the guide.

The example is left out: there people speak for themselves. A length is counted in words; a variable is one word.
"""

import re
from statistics import mean

import pytest
from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.apps import apps
from django.contrib.auth.password_validation import get_default_password_validators
from django.urls import get_resolver
from django.utils import translation
from django.utils.html import strip_tags

from herstel.lib.b1 import JARGON, SENTENCE, WORD
from tests import texts

LONGEST, AVERAGE = 25, 15
WHOLE = re.compile(r"[.!?][”’)]*$")
OURS = {
    "a word that alone decides": r"\b(?:stem(?:men|t|de|ming|recht)?|bezwaarschrift\w*|dader\w*|slachtoffer\w*)\b",
    "English for a person or a thing": r"\b(?:users?|items?|stakeholders?)\b",
    "a button that is no verb of ours": r"^(?:opslaan|verzenden|ok|bevestigen|annuleren|wijzigen)$",
    "a choice for or against": r"^(?:ik ben )?(?:voor|tegen)[.?]?$|\bvoor of tegen\b|\bvoor/tegen\b",
    "u, where we say je": r"\b(?:u|uw|uzelf)\b",
    "a word of a policy paper": rf"\b(?:{'|'.join(map(re.escape, JARGON))})\b",
    "a word of a bureau": r"\b(?:alsmede|alsook|dient te|dienen te|gelieve|hetgeen|jegens|ofschoon|omtrent|reeds|"
    r"thans|voornoemd\w*|voorts|zulks|desbetreffende|desgewenst|ingevolge|krachtens|tenzij)\b",
    "English": r"\b(?:the|and|your?|please|submit|error|loading|saved?|delete|login|password|invalid|required|"
    r"field|sign(?:ed)?|click|button|update|search|cancel|close|settings|with|from|this|that|not|must|value|enter|"
    r"select|choose|choice|character|at least|emails?|mail address|successfully|page|next|previous)\b",
    "a straight quote": r'"',
    "a time that is not 13.00 uur": r"\b\d{1,2}:\d\d\b",
    "an amount that can break": r"€ (?=[\d]|iets)",
    "three dots that are not one sign": r"\.\.\.",
}
# Where a rule is broken on purpose, and why.
ALLOWED = {
    "herstel/lib/b1.py": "names the words that it advises against",
}
NAMES = ("Atkinson Hyperlegible Next",)
KEYS_IN_USE = (
    "account_inactive",
    "email_password_mismatch",
    "enter_current_password",
    "incorrect_password",
    "invalid_or_expired_key",
    "invalid_password_reset",
    "rate_limited",
    "same_as_current",
    "too_many_login_attempts",
    "unknown_email",
)


@pytest.fixture(scope="module")
def found():
    return sorted(set(texts.everything()))


def sentences(text):
    """A point inside a number ends nothing."""
    return [match.group().strip() for match in SENTENCE.finditer(re.sub(r"(?<=\d)\.(?=\d)", ",", text))]


def wrong(name, text):
    if name in ALLOWED:
        return []
    for own in NAMES:
        text = text.replace(own, "")
    return [f"{name}: {kind}: {text}" for kind, rule in OURS.items() if re.search(rule, text, re.IGNORECASE)]


def test_every_sentence_is_short(found, record_property):
    said = {(name, one) for name, text in found for one in sentences(text)}
    lengths = {(name, one): len(WORD.findall(one)) for name, one in said}
    whole = [count for (_, one), count in lengths.items() if WHOLE.search(one)]
    over = sorted(f"{count} words: {name}: {one}" for (name, one), count in lengths.items() if count > LONGEST)

    record_property(
        "figures",
        f"{len(said)} texts, {len(whole)} of them whole sentences: {mean(whole):.1f} words on average, "
        f"the longest {max(lengths.values())}, {len(over)} over {LONGEST}",
    )
    assert over == []
    assert mean(whole) <= AVERAGE


def test_no_text_breaks_a_rule_of_the_house(found, record_property):
    broken = [problem for name, text in found for problem in wrong(name, text)]

    record_property("figures", f"{len(found)} texts by {len(OURS)} rules: {len(broken)} broken")
    assert broken == []


def built_in():
    """What Django and allauth say of themselves, on the fields, checks and pages that we use."""
    get_resolver().url_patterns  # noqa: B018 - every page, and so every form, is known from here on
    for form in sorted(_all_forms(forms.BaseForm), key=lambda one: f"{one.__module__}.{one.__name__}"):
        for field in form.base_fields.values():
            yield from ((form.__name__, str(message)) for message in field.error_messages.values())
            yield from ((form.__name__, str(check.message)) for check in field.validators if hasattr(check, "message"))
    for model in apps.get_models():
        for field in model._meta.fields if model._meta.app_label in texts.APPS else ():
            yield from ((model.__name__, str(field.error_messages[key])) for key in ("unique", "blank", "null"))
    for check in get_default_password_validators():
        yield from ((type(check).__name__, str(text)) for text in (check.get_help_text(), check.get_error_message()))
    yield from (("allauth", str(get_adapter().error_messages[key])) for key in KEYS_IN_USE)
    for form in (account_forms.LoginForm, account_forms.ChangePasswordForm, account_forms.ResetPasswordForm):
        for field in form.base_fields.values():
            yield from ((form.__name__, str(text)) for text in (field.label, field.help_text) if text)
            yield form.__name__, str(field.widget.attrs.get("placeholder", ""))


def _all_forms(kind):
    for form in kind.__subclasses__():
        if form.__module__.split(".")[0] in texts.APPS and hasattr(form, "base_fields"):
            yield form
        yield from _all_forms(form)


def test_what_django_says_is_dutch_too(record_property):
    with translation.override("nl"):
        said = sorted(
            {
                (name, strip_tags(re.sub(r"%\(\w+\)[sdr]", texts.ANY, text)))
                for name, text in built_in()
                if text and text != "None"
            }
        )
    broken = [problem for name, text in said for problem in wrong(name, text)]

    record_property("figures", f"{len({text for _, text in said})} built-in messages: {len(broken)} broken")
    assert broken == []


@pytest.mark.parametrize(
    "text",
    [
        "Breng je stem uit.",
        "Het slachtoffer komt ook.",
        "Opslaan",
        "Tegen",
        "Vul uw naam in.",
        "Dit is conform de wet.",
        "Please enter a value",
        "Om 13:00 beginnen we.",
        "Dat kost € 180.000.",
        'Dit heet "kader".',
    ],
)
def test_the_rules_see_what_they_forbid(text):
    assert wrong("", text) != []


@pytest.mark.parametrize(
    "text", ["Kun je hiermee leven?", "Dat kost €\u00a0180.000.", "Om 13.00 uur beginnen we.", "Voor wie?"]
)
def test_the_rules_leave_good_dutch_alone(text):
    assert wrong("", text) == []


def test_a_template_is_read_once_per_choice():
    source = '<p>{% if x %}Ja.{% else %}Nee, nog niet.{% endif %} <b title="Hulp">Kom</b> mee, {{ naam }}.</p>'

    assert texts.of_template(source) == {"Hulp", "Ja. Kom mee, iets.", "Nee, nog niet. Kom mee, iets."}


def test_of_code_only_the_words_for_people_are_read():
    source = 'def act():\n    """Says why."""\n    raise Refused("Dit kan nog niet.", f"Er zijn {count} vragen.")\n'

    assert texts.of_python(source) == {"Dit kan nog niet.", "Er zijn iets vragen."}
