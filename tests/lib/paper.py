"""A booklet of the length and shape of a real one: the layout is judged on it."""

from herstel.lib import qr

PROMISES = (
    ("Hardop zeggen", "De fabriek en de gemeente zeggen in de kring hardop dat het hen spijt."),
    ("Soep op 9 maart", "Elk jaar op 9 maart eten we samen soep. Bewoners koken om de beurt."),
    ("Belboom en sirene", "Er komt een belboom. Twintig vrijwilligers bellen mensen zonder mobiel. "
     "Wie dat wil, komt op de lijst. De lijst ligt bij de bakker en in het dorpshuis."),
    ("Meetpunten", "Het dorp krijgt meetpunten voor lucht. Iedereen kan de cijfers zien."),
)  # fmt: skip
SCENE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 132'%3E"
    "%3Cpath d='M0 120h600M60 120V70l40-30 40 30v50' fill='none' stroke='%230F5C5C'"
    " stroke-width='3'/%3E%3C/svg%3E"
)
CODE = "K7RM 24TD 9WXE"


def booklet(count=16):
    """Cover, contents, kwestie, kaders, items, verantwoording, signatures, seal."""
    return (
        '<!doctype html><html lang="nl"><head><title>Plan</title></head><body>'
        f'<p class="paper-footer">Na de brand in Wilgendam · controlecode {CODE}</p><main>'
        f"{_cover()}{_contents(count)}{_kaders()}{_items(count)}{_account()}{_seal()}"
        "</main></body></html>"
    )


def _cover():
    return (
        '<article class="herstel-sheet herstel-sheet--cover">'
        '<p class="herstel-doc__kind">Plan</p>'
        '<h1 class="herstel-doc__title">Na de brand in Wilgendam</h1>'
        '<p class="herstel-doc__sub">Gemaakt op zaterdag 3 oktober 2026 in De Wetering</p>'
        f'<div class="herstel-doc__scene"><img class="herstel-doc__picture" src="{SCENE}"'
        ' alt="Tekening van het dorp"></div><div class="herstel-doc__text">'
        '<p class="herstel-question">Wat is er nodig, zodat iedereen zich weer thuis voelt?</p>'
        "<p>Beste mensen van Wilgendam,</p><p>Het plan heeft zestien onderdelen. "
        "<strong>61 van de 61 mensen in de kring kunnen ermee leven.</strong></p></div></article>"
    )


def _contents(count):
    lines = "".join(
        f'<li data-doel="#onderdeel-{n}"><a href="#onderdeel-{n}">Onderdeel {n}: {_name(n)}</a></li>'
        for n in range(1, count + 1)
    )
    return (
        '<article class="herstel-sheet"><h2 class="herstel-doc__h2">Inhoud</h2>'
        '<ul class="paper-contents">'
        '<li data-doel="#kaders"><a href="#kaders">Kaders</a></li>'
        f'{lines}<li data-doel="#zegel"><a href="#zegel">Zegel</a></li></ul></article>'
    )


def _kaders():
    kader = (
        '<div class="herstel-kader"><p class="herstel-kader__nr">K{n}</p>'
        '<p class="herstel-kader__text">De gemeente betaalt samen hoogstens €&nbsp;180.000.</p>'
        '<p class="herstel-kader__test">Toetsvraag: blijft de som van alle onderdelen hieronder?</p>'
        '<p class="herstel-kader__meta">Gemeente Lingebroek, vastgelegd op 9 juli 2026</p></div>'
    )
    return (
        '<article class="herstel-sheet"><h2 class="herstel-doc__h2" id="kaders">Kaders</h2>'
        + "".join(kader.format(n=n) for n in range(1, 8))
        + "</article>"
    )


def _name(n):
    return PROMISES[n % len(PROMISES)][0]


def _items(count):
    item = (
        '<section class="herstel-promise" id="onderdeel-{n}">'
        '<h3 class="herstel-promise__head">Onderdeel {n}</h3>'
        '<p class="herstel-promise__title">{name}</p><p class="herstel-promise__text">{text}</p>'
        '<p class="herstel-promise__meta">Wie: Jorrit Wiersma en Ria Spruit. Wanneer: 1 februari '
        "2027. Kosten: de gemeente betaalt €&nbsp;14.000.</p></section>"
    )
    return (
        '<article class="herstel-sheet"><h2 class="herstel-doc__h2">Wat we afspreken</h2>'
        + "".join(
            item.format(n=n, name=_name(n), text=PROMISES[n % len(PROMISES)][1] * (1 + n % 3))
            for n in range(1, count + 1)
        )
        + "</article>"
    )


def _account():
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>Ja</td><td></td></tr>'
        for name in ("Gemeente Lingebroek", "Omgevingsdienst", "Restoplast BV", "Waterschap")
    )
    return (
        '<article class="herstel-sheet"><h2 class="herstel-doc__h2">Verantwoording</h2>'
        '<div class="herstel-doc__text"><p>Wie er was:</p><ul><li>61 van de 64 mensen die '
        "meededen, bleven tot het eind.</li><li>Drie mensen gingen eerder weg.</li></ul></div>"
        '<h2 class="herstel-doc__h2">Wie dit toetste en tekent</h2>'
        '<table class="herstel-sign"><thead><tr><th scope="col">Namens</th><th scope="col">'
        f'Het plan past</th><th scope="col">Handtekening</th></tr></thead><tbody>{rows}</tbody>'
        "</table></article>"
    )


def _seal():
    source = qr.data_uri("https://herstel.voorbeeld.example/controle/?code=K7RM24TD9WXE")
    return (
        '<section class="herstel-seal"><h2 class="herstel-seal__title" id="zegel">Ongewijzigd</h2>'
        "<p>Dit is woord voor woord het plan waar 61 mensen mee konden leven.</p>"
        f'<p class="herstel-seal__code">{CODE}</p>'
        '<p class="herstel-small herstel-muted">Controleer het zelf: scan de code.</p>'
        f'<img class="herstel-seal__qr" src="{source}" alt="QR-code naar de controlepagina">'
        "</section>"
    )
