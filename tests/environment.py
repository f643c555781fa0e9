"""Loaded by pytest before the settings are: the environment every test runs in."""

import atexit
import base64
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("HERSTEL_")]:
    del os.environ[name]

var = tempfile.mkdtemp(prefix="herstel-tests-")
atexit.register(shutil.rmtree, var, ignore_errors=True)

os.environ.update(
    HERSTEL_DEBUG="1",
    HERSTEL_SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-secret",
    HERSTEL_LINK_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-link",
    HERSTEL_NOTE_KEYS=base64.urlsafe_b64encode(b"only-for-tests-only-for-tests-32").decode(),
    HERSTEL_MAIL_URL="console://",
    HERSTEL_SITE_URL="http://localhost",
    HERSTEL_VAR=var,
    HERSTEL_LOG_LEVEL="WARNING",
)
