"""Makes the picture of the README again: the process page of the evening, in the demo that is running."""

import argparse
import os
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "proces.png"
PAGE = "/processen/wilgendam-avond/"
WIDTH, HEIGHT = 1280, 860
MOST_BYTES = 200_000
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, epilog=f"Bound: {MOST_BYTES} bytes for {PICTURE.name}.")
    parser.add_argument("--site", default="http://127.0.0.1:8000", help="where make run says that the demo is")
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    options = parser.parse_args()
    try:
        _take(options.site, options.chromium)
    except Error as error:
        print(f"{options.site}: {error.message.splitlines()[0]}", file=sys.stderr)
        return 1
    size = PICTURE.stat().st_size
    print(f"{PICTURE.name}: {size} bytes")
    return int(size > MOST_BYTES)


def _take(site: str, chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(f"{site}/accounts/login/")
        page.get_by_label("E-mailadres").fill("begeleider@voorbeeld.example")
        page.get_by_label("Wachtwoord", exact=True).fill("wilgendam-demo")
        page.get_by_role("button", name="Log in").click()
        page.goto(f"{site}{PAGE}")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
