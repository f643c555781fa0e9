"""What came from others is what VENDOR.md says, and what we made from it is up to date."""

import hashlib
import re
import runpy

from django.conf import settings

STATIC = settings.BASE_DIR / "static"
LISTED = dict(
    reversed(line.split("  ")) for line in re.findall(r"^[0-9a-f]{64}  \S+$", (STATIC / "VENDOR.md").read_text(), re.M)
)


def test_each_file_has_the_hash_that_is_listed():
    found = {name: hashlib.sha256((STATIC / name).read_bytes()).hexdigest() for name in LISTED}

    assert found == LISTED


def test_every_component_and_font_is_listed():
    kept = {
        str(file.relative_to(STATIC))
        for folder, kind in (("vendor", "*.css"), ("fonts", "*.woff2"))
        for file in (STATIC / folder).rglob(kind)
    }

    assert kept - set(LISTED) == set()


def test_the_components_in_one_file_are_those_that_are_vendored():
    stijl = runpy.run_path(str(settings.BASE_DIR / "scripts/stijl.py"))

    assert (STATIC / "css/utrecht.css").read_text() == stijl["bundle"](), "run scripts/stijl.py"
