from django.core.files.base import ContentFile

from herstel.lib.static import Storage

SHEET = b"/** @license EUPL-1.2 */\na { color: red; } /* why it\nis red */\nb { margin: 0; }\n"
LIGHT = b"/** @license EUPL-1.2 */\na { color: red; } \nb { margin: 0; }\n"


def collected(folder, name):
    """The file that goes over the line, as `collectstatic` makes it, and its compressed copies."""
    storage = Storage(location=folder, base_url="/static/")
    storage.save(name, ContentFile(SHEET))
    [(_, hashed, _), *_] = list(storage.post_process({name: (storage, name)}))
    return folder / hashed


def test_a_style_sheet_goes_out_without_its_comments_and_with_its_licence(tmp_path):
    assert collected(tmp_path, "one.css").read_bytes() == LIGHT


def test_what_is_no_style_sheet_stays_as_it_is(tmp_path):
    assert collected(tmp_path, "one.js").read_bytes() == SHEET
