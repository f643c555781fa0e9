"""Static files as they go over the line: compressed, named after what is in them, style sheets without comments."""

import re
from typing import Any

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

COMMENT = re.compile(rb"/\*(?![!*]).*?\*/", re.DOTALL)  # a licence stands in /*! or /**, and stays


class Storage(CompressedManifestStaticFilesStorage):
    """What explains a style sheet to its next author costs a phone on a bad line nothing (first view, 120 kB)."""

    def _save(self, name: str, content: "File[Any]") -> str:
        if name.endswith(".css"):
            content = ContentFile(COMMENT.sub(b"", b"".join(content.chunks())))
        return str(super()._save(name, content))
