"""QR codes as SVG without style or script, so that they pass our content policy."""

import segno

BORDER = 4  # modules of white around it, which cameras need


def svg(data: str, *, title: str) -> str:
    """To stand inside a page; `title` is what a screen reader says."""
    return str(
        segno.make(data, error="m", micro=False).svg_inline(
            scale=4,
            border=BORDER,
            title=title,
            svgclass=None,
            lineclass=None,
            light="#ffffff",
            omitsize=True,
        )
    ).replace("<svg ", '<svg role="img" ', 1)


def data_uri(data: str) -> str:
    """For the `src` of an `<img alt>`: in a PDF a picture needs its words there."""
    return str(
        segno.make(data, error="m", micro=False).svg_data_uri(
            scale=4, border=BORDER, svgclass=None, lineclass=None, light="#ffffff"
        )
    )
