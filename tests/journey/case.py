"""One case on its way, and the people who take it there. Nothing here writes but `Browser`."""

import re
from urllib.parse import urlsplit

from django.core import mail
from django.urls import reverse

from processes import flow, outbox
from processes.models import Process
from tests.browser import Browser, Page
from tests.journey.cast import BY_NAME, PASSWORD

PERSONAL = re.compile(r"http://localhost/p/[^\s\"<]+")
CHOOSE = re.compile(r"http://localhost/accounts/password/reset/key/[^\s\"<]+")


class Case:
    """The process, the browsers of everyone in it, and which gates were tried while they were shut."""

    def __init__(self):
        self.slug = ""
        self.begeleiders = {}
        self.kaderstellers = {}
        self.deelnemers = {}
        self.regie = None  # the page of the regie as it is on the screen
        self.refused, self.reasons_asked = set(), set()

    @property
    def anna(self):
        return self.begeleiders["Anna Bakker"]

    @property
    def bas(self):
        return self.begeleiders["Bas Vermeer"]

    @property
    def process(self):
        """Read anew, each time."""
        return Process.objects.get(slug=self.slug)

    def at(self, name, *args):
        """The address of a page of this process."""
        return reverse(name, args=[self.slug, *args])

    def person(self, name):
        return self.process.people.get(name=name)

    # Mail and links

    def post(self):
        """The worker sends what waits."""
        outbox.send_waiting()
        assert [message.subject for message in mail.outbox if "<" in message.subject + message.body] == []

    def mailed(self, email, pattern):
        """The last address of that kind in the mail of somebody; nothing when there is no such mail."""
        self.post()
        found = [match for message in mail.outbox if message.to == [email] for match in pattern.findall(message.body)]
        return urlsplit(found[-1]).path if found else ""

    def sign_in(self, email):
        """Choose a password by the link in the mail, and sign in with it."""
        link = self.mailed(email, CHOOSE)
        answer = Browser().fill(link, password1=PASSWORD, password2=PASSWORD)
        assert answer.status == 200
        browser = Browser.of_account(email, PASSWORD)
        assert browser.open("/").url != "/accounts/login/"
        return browser

    def link_of(self, name):
        """From the mail; for who had none, as a begeleider reads it out from the page."""
        email = BY_NAME[name].email
        if email and (link := self.mailed(email, PERSONAL)):
            return link
        page = self.anna.open(self.at("processes:persoon", self.person(name).pk))
        return urlsplit(PERSONAL.findall(page.html)[0]).path

    def visit(self, name):
        """The browser of a deelnemer, opened by the personal link."""
        if name not in self.deelnemers:
            self.deelnemers[name] = Browser.of_link(self.link_of(name))
        return self.deelnemers[name]

    # The road

    def shut(self):
        return {todo.gate.key: todo for todo in flow.checklist(self.process) if not todo.open}

    def refuse(self, *keys):
        """Going on is refused: 409, the page says what is missing, and nothing moved."""
        before, shut = self._stand(), self.shut()
        assert set(keys) <= set(shut), f"{keys} not in {set(shut)}"
        assert any(not shut[key].gate.soft for key in shut), "only soft gates are shut"
        page = post(self.anna, self.at("processes:process_verder"), stap=before[0])
        assert page.status == 409, f"{page.status}: {page.text[:800]}"
        assert [key for key in shut if shut[key].missing not in page.text] == []
        assert self._stand() == before
        self.refused |= set(shut)

    def ask_reasons(self, *keys):
        """Only soft gates are shut: without a reason it is 422 at the field, and nothing moved."""
        before, shut = self._stand(), self.shut()
        assert set(shut) == set(keys)
        assert all(shut[key].gate.soft for key in keys)
        page = self.anna.fill(self.at("processes:process_verder"), **{f"reden_{key}": "" for key in keys}, status=422)
        assert {f"reden_{key}" for key in keys} <= page.form_with("stap").names
        assert self._stand() == before
        self.reasons_asked |= set(keys)

    def go_on(self, **reasons):
        """On to the next station, with a reason for each soft gate that is shut, and no other."""
        before = self._stand()
        assert set(self.shut()) == set(reasons), {key: todo.missing for key, todo in self.shut().items()}
        given = {f"reden_{key}": text for key, text in reasons.items()}
        self.anna.fill(self.at("processes:process_verder"), action="/verder/", **given)
        change = self.process.step_changes.latest("pk")
        assert (change.from_step, change.gate_reasons) == (before[0], reasons)
        assert self._stand() == (self.process.road.after(before[0]).key, before[1] + 1)

    def _stand(self):
        process = self.process
        return process.step, process.step_changes.count()


def post(browser, url, **fields):
    """A click on a screen that is no longer right: what it sends, without opening the page anew."""
    token = browser.client.cookies["csrftoken"].value
    response = browser.client.post(url, fields | {"csrfmiddlewaretoken": token}, follow=True)
    chain = getattr(response, "redirect_chain", [])
    return Page(response, chain[-1][0] if chain else url)


def press(browser, where, action, *, button=None, status=200):
    """Press the button of the form that goes to `action`, on a page that is open or at an address."""
    page = where if isinstance(where, Page) else browser.open(where)
    form = next((form for form in page.forms if form.action == action and form.method == "post"), None)
    assert form is not None, f"{page.url} ({page.status}): no form to {action}; {[form.action for form in page.forms]}"
    answer = browser.send(page, form, {}, button=button)
    assert answer.status == status, f"{action}: {answer.status} instead of {status}: {answer.text[:1500]}"
    return answer
