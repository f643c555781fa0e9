"""Makes the pictures of the README again, from the worked example in the demo that is running."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs"
MOST_BYTES = 200_000
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
AVOND = "/processen/wilgendam-avond/"


@dataclass(frozen=True)
class Picture:
    """One page of the evening, as one of the cast sees it. `email`: ""  for who opens a personal link."""

    name: str
    email: str
    address: str
    width: int
    height: int

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.png"


PICTURES = (
    Picture("proces", "begeleider@voorbeeld.example", AVOND, 1280, 860),
    Picture("antwoord", "", "/mijn/antwoord/", 390, 844),
    Picture("regie", "begeleider@voorbeeld.example", f"{AVOND}regie/", 1280, 860),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, epilog=f"Bound: {MOST_BYTES} bytes for each picture.")
    parser.add_argument("--site", default="http://127.0.0.1:8000", help="where make run says that the demo is")
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    options = parser.parse_args()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium, args=ARGUMENTS)
            for picture in PICTURES:
                _take(picture, browser, options.site)
            browser.close()
    except Error as error:
        print(f"{options.site}: {error.message.splitlines()[0]}", file=sys.stderr)
        return 1
    sizes = [picture.file.stat().st_size for picture in PICTURES]
    for picture, size in zip(PICTURES, sizes, strict=True):
        print(f"{picture.file.name}: {size} bytes")
    return int(max(sizes) > MOST_BYTES)


def _take(picture: Picture, browser: Browser, site: str) -> None:
    size = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=size, color_scheme="light", locale="nl-NL", base_url=site)
    _sign_in(page, picture.email) if picture.email else _open_link(page)
    page.goto(picture.address)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=picture.file)
    page.close()


def _sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill("wilgendam-demo")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/processen/")


def _open_link(page: Page) -> None:
    """Of the first who must still answer."""
    page.goto("/demo/")
    heading = page.get_by_text("Deze mensen moeten nu nog antwoorden").first
    link = heading.locator("xpath=following::a[contains(@href, '/p/')][1]")
    page.goto(link.get_attribute("href") or "")


if __name__ == "__main__":
    sys.exit(main())
