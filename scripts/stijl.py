"""Write static/css/utrecht.css: the vendored NL Design System components in one file, so that a page asks once.

Run it after a change in static/vendor/utrecht/. Without a build step in between, the result is kept with the source;
a test sees to it that the two agree.
"""

from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
COMPONENTS = STATIC / "vendor/utrecht"
BUNDLE = STATIC / "css/utrecht.css"


def bundle() -> str:
    """The files as they came, with their licence lines, one after the other."""
    return "\n".join(file.read_text().strip() for file in sorted(COMPONENTS.glob("*.css"))) + "\n"


if __name__ == "__main__":
    BUNDLE.write_text(bundle())
