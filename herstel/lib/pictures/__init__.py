"""Where things stand in a picture: plain numbers. The templates draw them as SVG, on the pages and in the PDFs."""

from base64 import b64encode


def data_uri(svg: str) -> str:
    """For the `src` of an `<img alt>`: in a PDF a picture needs its words there."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
