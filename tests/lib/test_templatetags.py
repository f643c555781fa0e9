from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation
from django.utils.safestring import SafeString

from herstel.lib.templatetags import herstel as tags

OCTOBER_3 = datetime(2026, 10, 3, 18, 31, tzinfo=UTC)
NBSP = "\u00a0"


def rendered(source, **context):
    return Template("{% load herstel crispy_forms_tags %}" + source).render(Context(context))


def test_dates_and_times_are_those_of_amsterdam():
    assert tags.datum(date(2026, 10, 3)) == "zaterdag 3 oktober 2026"
    assert tags.datum(datetime(2026, 10, 3, 22, 30, tzinfo=UTC)) == "zondag 4 oktober 2026"
    assert tags.datum_kort(OCTOBER_3) == f"3{NBSP}okt{NBSP}2026"
    assert tags.tijd(OCTOBER_3) == "20.31 uur"
    assert tags.tijd(datetime(2026, 1, 3, 8, 5, tzinfo=UTC)) == "9.05 uur"


@pytest.mark.parametrize("show", [tags.datum, tags.datum_kort, tags.tijd, tags.euro])
def test_nothing_is_shown_as_nothing(show):
    assert show(None) == ""


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (180000, f"€{NBSP}180.000"),
        (Decimal("1500.50"), f"€{NBSP}1.500,50"),
        (Decimal("12.00"), f"€{NBSP}12"),
        (0, f"€{NBSP}0"),
    ],
)
def test_euro_has_cents_only_when_there_are_any(amount, shown):
    assert tags.euro(amount) == shown


def test_words_among_other_sentences_have_an_end():
    assert [tags.punt(words) for words in ("Uit de reserve", "Niets. ", "Hoe?")] == [
        "Uit de reserve.",
        "Niets. ",
        "Hoe?",
    ]


@pytest.mark.parametrize(
    ("language", "day", "short", "amount"),
    [
        ("en", "Saturday 3 October 2026", "3 Oct 2026", "180,000"),
        ("de", "Samstag, 3. Oktober 2026", "3. Okt. 2026", "180.000"),
        ("pl", "3 października 2026 (sobota)", "3 paź 2026", f"180{NBSP}000"),
        ("tr", "3 Ekim 2026 Cumartesi", "3 Eki 2026", "180.000"),
        ("uk", "3 жовтня 2026 (субота)", "3 жов 2026", f"180{NBSP}000"),
        ("ar", "السبت، 3 أكتوبر 2026", "3 أكتوبر 2026", "180.000"),
    ],
)
def test_each_language_writes_a_day_and_money_its_own_way(language, day, short, amount):
    with translation.override(language):
        shown = (tags.datum(OCTOBER_3), tags.datum_kort(OCTOBER_3).replace(NBSP, " "), tags.euro(180_000))

    assert shown == (day, short, f"€{NBSP}{amount}")


@pytest.mark.parametrize(("count", "shown"), [(0, "minder dan 5"), (4, "minder dan 5"), (5, "5")])
def test_a_small_group_is_not_counted_out(count, shown):
    assert tags.minder_dan_5(count) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Hoogstens € 180.000, klaar om 22.00 uur.", f"Hoogstens €{NBSP}180.000, klaar om 22.00{NBSP}uur."),
        ("Twee uurtjes € of 3 uurwerken", "Twee uurtjes € of 3 uurwerken"),
        (SafeString("<p>€ 5 < 6</p>"), f"<p>€{NBSP}5 < 6</p>"),
        ("<b>€ 5</b>", f"&lt;b&gt;€{NBSP}5&lt;/b&gt;"),
    ],
)
def test_an_amount_and_a_time_stay_on_one_line(words, shown):
    assert rendered("{{ words|nl }}", words=words) == shown


def test_a_state_is_an_icon_and_an_escaped_word():
    shown = rendered('{% state "done" word icon="check" %}', word="<b>klaar</b>")

    assert shown == (
        '<span class="herstel-state herstel-state--done"><svg class="herstel-icon"'
        ' aria-hidden="true" focusable="false"><use href="/static/icons/herstel-icons.svg#i-check">'
        "</use></svg> &lt;b&gt;klaar&lt;/b&gt;</span>"
    )


def test_an_unknown_state_is_a_mistake():
    with pytest.raises(TemplateSyntaxError):
        rendered('{% state "rood" "tegen" icon="x" %}')


def rail(*states):
    stops = [
        SimpleNamespace(name=f"Halte {number}", number=number, state=state, url="")
        for number, state in enumerate(states, 1)
    ]
    begin = SimpleNamespace(name="Verkenning", number=None, state="done", url="/v/", end=True)
    return SimpleNamespace(case="Na de brand", here_label="Stap 2 van 3", here_name="Halte 2", stops=[begin, *stops])


def test_the_mini_rail_draws_each_numbered_station():
    shown = rendered("{% mini_rail rail %}", rail=rail("done", "now", "later"))

    assert 'aria-label="Stap 2 van 3: Halte 2"' in shown
    assert shown.count("herstel-pic__dot--done") == 1
    assert shown.count("herstel-pic__ring") == 1
    assert 'd="M14 12H112"' in shown
    assert 'd="M14 12H63"' in shown


def test_the_rail_says_where_you_are_in_words_too():
    shown = rendered('{% include "_rail.html" %}', rail=rail("done", "now", "later"))

    assert shown.count('aria-current="step"') == 2
    assert shown.count('<span class="herstel-hidden">Stap 3: </span>Halte 3') == 2
    assert shown.count('<a href="/v/" class="herstel-rail__link">') == 2


class KomForm(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals je <wil> heten.")
    kom = forms.ChoiceField(label="Kom je?", choices=[("ja", "Ja"), ("nee", "Nee")], widget=forms.RadioSelect)
    anders = forms.CharField(label="Anders", required=False, widget=forms.Textarea)
    geheim = forms.IntegerField(required=False, widget=forms.HiddenInput)


def test_a_form_says_what_is_not_required_and_escapes_its_help():
    shown = rendered("{{ form|crispy }}", form=KomForm())

    assert shown.count("(niet verplicht)") == 1
    assert "Zoals je &lt;wil&gt; heten." in shown
    assert 'role="alert"' not in shown
    assert " required" not in shown
    assert shown.count('name="geheim"') == 1


def test_a_wrong_form_has_a_summary_with_links_to_its_fields():
    shown = rendered("{{ form|crispy }}", form=KomForm({"anders": "<b>Getypt</b>"}))

    assert 'role="alert" tabindex="-1" autofocus' in shown
    assert "Kijk nog even naar 2 dingen" in shown
    assert '<a href="#id_naam">' in shown
    assert '<a href="#id_kom_0">' in shown
    assert 'aria-invalid="true" aria-describedby="id_naam_helptext id_naam_error"' in shown
    assert '<fieldset class="herstel-field herstel-field--invalid" id="id_kom"' in shown
    assert "&lt;b&gt;Getypt&lt;/b&gt;</textarea>" in shown


def test_a_list_to_choose_from_looks_wrong_when_it_is():
    class KantForm(forms.Form):
        kant = forms.ChoiceField(choices=[("", "Kies"), ("a", "A")])

    assert "utrecht-select--invalid" in rendered("{{ form|crispy }}", form=KantForm({}))
    assert "utrecht-select--invalid" not in rendered("{{ form|crispy }}", form=KantForm({"kant": "a"}))


def test_answers_to_choose_from_begin_with_a_capital():
    class HoeForm(forms.Form):
        hoe = forms.ChoiceField(choices=[("mail", "e-mail")])
        ook = forms.ChoiceField(choices=[("brief", "brief")], widget=forms.RadioSelect)

    shown = rendered("{{ form|crispy }}", form=HoeForm())

    assert ">E-mail</option>" in shown
    assert "<span>Brief</span>" in shown


def test_what_is_needed_less_often_is_folded_away_until_it_is():
    class MeerForm(forms.Form):
        naam = forms.CharField()
        adres = forms.CharField()
        meer, meer_open = ("adres",), False

    shown = rendered("{{ form|crispy }}", form=MeerForm())
    MeerForm.meer_open = True

    assert (
        shown.index('name="naam"') < shown.index("<details") < shown.index('name="adres"') < shown.index("</details>")
    )
    assert '<details class="herstel-fold" open>' in rendered("{{ form|crispy }}", form=MeerForm())
    assert "<details" not in rendered("{{ form|crispy }}", form=KomForm())


def test_short_answers_stand_beside_each_other():
    class LangForm(forms.Form):
        kom = forms.ChoiceField(choices=[("ja", "Ja, met iemand die ik ken"), ("nee", "Nee")], widget=forms.RadioSelect)

    assert "herstel-choices--row" in rendered("{{ form|crispy }}", form=KomForm())
    assert "herstel-choices--row" not in rendered("{{ form|crispy }}", form=LangForm())


def test_what_is_left_open_says_what_to_do():
    class OpenForm(forms.Form):
        naam = forms.CharField()
        kant = forms.ChoiceField(choices=[("a", "A")])
        nodig = forms.MultipleChoiceField(choices=[("a", "A")])
        zeker = forms.BooleanField()
        brief = forms.FileField()

    assert [errors[0] for errors in OpenForm({}).errors.values()] == [
        "Vul dit nog in.",
        "Kies nog wat hier past.",
        "Kies nog wat hier past.",
        "Zet hier een vinkje.",
        "Kies nog een bestand.",
    ]


def test_crispy_tag_and_filter_lay_out_the_same_fields():
    shown = rendered("{% crispy form %}", form=KomForm(), csrf_token="token")

    assert '<form  method="post">' in shown
    assert shown.count('<div class="herstel-field">') == 2
    assert 'name="csrfmiddlewaretoken"' in shown


def test_a_question_keeps_its_own_mark_in_the_summary():
    assert tags.bij("Schrijf de naam op.", "Naam") == "Naam: schrijf de naam op."
    assert tags.bij("Kies ja of nee.", "Kom je?") == "Kom je? Kies ja of nee."
