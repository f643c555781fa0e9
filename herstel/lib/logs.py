import logging
import re

PERSONAL_LINK = re.compile(r"(/p/)[^\s/?\"']+")


class MaskPersonalLinks(logging.Filter):
    """Who can read a log must not be able to act as the person whose link is in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = PERSONAL_LINK.sub(r"\1…", record.getMessage())
        record.args = ()
        return True
