"""The first view of each page, as somebody meets it on a slow line: Chromium with an empty cache at 1.6 Mbit/s and
150 ms a round trip opens every page of the URLconf that the cast can open, in the demo with the worked example. Printed
per page: bytes over the wire with all that comes along, requests, and when the largest thing was painted (the median).
"""

# ruff: noqa: PLC0415 - the environment must stand before Django is loaded
import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.pages import calibration, prepare_environment  # noqa: E402 - the root must be on the path first

MOST_BYTES = 120_000
MOST_SECONDS = 1.5
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
PHONE = {"width": 390, "height": 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
PAINTED = """new PerformanceObserver(list => {
for (const entry of list.getEntries()) window.painted = entry.startTime; })
.observe({type: "largest-contentful-paint", buffered: true});"""
# Two frames after the fonts: what is still to be painted then was not part of the first view.
SETTLED = """async () => { await document.fonts.ready;
for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
return window.painted || 0; }"""


@dataclass
class View:
    """What one opening cost."""

    size: int = 0
    requests: int = 0
    hosts: set[str] = field(default_factory=set)
    seconds: float = 0.0


def main() -> int:
    bounds = (
        f"At most {MOST_BYTES} bytes, no other host, and a median below {MOST_SECONDS} s. "
        "Ends with 1 when a bound is missed."
    )
    parser = argparse.ArgumentParser(description=f"{__doc__} {bounds}")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="openings per page (default 5)")
    parser.add_argument("--pages", default="", metavar="WORD", help="only pages with this in their name")
    options = parser.parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    with tempfile.TemporaryDirectory(prefix="herstel-bench-") as folder:
        prepare_environment(folder)
        import django

        django.setup()
        from tests.e2e.demo_site import DemoSite

        print(f"calibration: {calibration():.0f} ms for 300 000 additions and 300 SHA-256 of 64 kB")
        site = DemoSite(Path(folder) / "demo").start()
        try:
            measured = measure(site, options.pages, options.times)
        finally:
            site.stop()
    return report(measured)


def visits(word: str) -> Iterator[tuple[str, Any]]:
    """Each page that can be opened, once: as the first of the cast who opens it."""
    from tests.e2e import pages

    for name in pages.PAGES:
        if word in name and (visit := next(pages.visits(name), None)):
            yield name, visit


def measure(site: Any, word: str, times: int) -> dict[str, list[View]]:
    from playwright.sync_api import sync_playwright

    found: dict[str, list[View]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        people: dict[str, Any] = {}
        for name, visit in list(visits(word)):
            key = visit.link or visit.who
            if key not in people:
                people[key] = _signed_in(browser, site.url, visit)
            found[name] = [view for _ in range(times) if (view := _open(people[key], visit.url))]
            if not found[name]:
                del found[name]  # it waits for something, and says so
        browser.close()
    return found


def _signed_in(browser: Any, url: str, visit: Any) -> Any:
    from tests.e2e.conftest import sign_in

    context = browser.new_context(base_url=url, viewport=PHONE, locale="nl-NL", timezone_id="Europe/Amsterdam")
    context.add_init_script(PAINTED)
    page = context.new_page()
    if visit.link:
        page.goto(f"/p/{visit.link}/")
    elif visit.who:
        sign_in(page, visit.who)
    page.close()
    return context


def _open(context: Any, url: str) -> View | None:
    """One opening, with nothing kept from an earlier one."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    view = View()

    def asked(event: dict[str, Any]) -> None:
        address = urlsplit(event["request"]["url"])
        if address.scheme != "data":
            view.requests += 1
            view.hosts.add(address.netloc)

    def came(event: dict[str, Any]) -> None:
        view.size += int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.loadingFinished", came)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.send("Network.emulateNetworkConditions", LINE)
    response = page.goto(url, wait_until="load")
    view.seconds = page.evaluate(SETTLED) / 1000
    page.close()
    return view if response.status == 200 else None


def report(measured: dict[str, list[View]]) -> int:
    print(f"\n{'page':40} {'bytes':>7} {'requests':>8} {'painted':>8}")
    missed = 0
    for name, views in measured.items():
        size, seconds = max(view.size for view in views), statistics.median(view.seconds for view in views)
        hosts = set().union(*(view.hosts for view in views))
        wrong = [
            words
            for words, misses in (
                (f"more than {MOST_BYTES} bytes", size > MOST_BYTES),
                (f"painted after {MOST_SECONDS} s", seconds >= MOST_SECONDS),
                (f"asks {sorted(hosts)}", len(hosts) > 1),
            )
            if misses
        ]
        missed += bool(wrong)
        print(f"{name:40} {size:7} {views[0].requests:8} {seconds:7.2f}s  {', '.join(wrong)}".rstrip())
    sizes = [view.size for views in measured.values() for view in views]
    slowest = max(statistics.median(view.seconds for view in views) for views in measured.values())
    print(f"\n{len(measured)} pages, {missed} outside the bounds; largest {max(sizes)} bytes, slowest {slowest:.2f} s")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
