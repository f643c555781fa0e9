"""A browser without pictures: opens a page, fills its form as it stands there, sends it. Nothing else writes.

Hidden fields, the CSRF token and preselected choices go along because they stand in the page, so a journey that
passes here also passes for someone without JavaScript.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

VOID = {"input", "br", "img", "hr", "meta", "link", "use", "path", "circle"}


@dataclass
class Control:
    """One input, select, textarea or button of a form."""

    name: str
    kind: str
    value: str = ""
    checked: bool = False
    label: str = ""
    options: list[tuple[str, str, bool]] = field(default_factory=list)  # value, text, selected


@dataclass
class Form:
    """A form as it stands in the page."""

    action: str
    method: str
    controls: list[Control] = field(default_factory=list)

    @property
    def names(self):
        return {control.name for control in self.controls}

    def defaults(self):
        """What a browser would send if nobody touched anything (no button)."""
        sent = {}
        for control in self.controls:
            if control.kind in {"checkbox", "radio"} and not control.checked:
                continue
            if control.kind in {"submit", "button"}:
                continue
            if control.kind.startswith("select"):
                chosen = [value for value, _, selected in control.options if selected]
                if not chosen and control.kind == "select-one" and control.options:
                    chosen = [control.options[0][0]]
                sent.setdefault(control.name, []).extend(chosen)
            else:
                sent.setdefault(control.name, []).append(control.value)
        return sent

    def value_of(self, name, wanted):
        """The value behind a choice: a value as it is, or the words that a person sees."""
        for control in self.controls:
            if control.name != name:
                continue
            for value, text, _ in control.options:
                if wanted in {value, text.strip()}:
                    return value
            if control.kind in {"radio", "checkbox"} and wanted == control.label.strip():
                return control.value
        return wanted


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.form, self.text = [], None, []
        self.control, self.option, self.labels, self.label_for, self.label_text = None, None, {}, None, []
        self.by_id = {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.form = Form(attrs.get("action", ""), attrs.get("method", "get").lower())
            self.forms.append(self.form)
        elif tag == "label":
            self.label_for, self.label_text = attrs.get("for"), []
        elif tag == "option" and self.control is not None:
            self.option = [attrs.get("value"), "", "selected" in attrs]
        elif tag in {"input", "button", "select", "textarea"}:
            self._control(tag, attrs)

    def _control(self, tag, attrs):
        kind = {"select": "select-multiple" if "multiple" in attrs else "select-one", "textarea": "textarea"}.get(
            tag, attrs.get("type", "submit" if tag == "button" else "text")
        )
        control = Control(attrs.get("name", ""), kind, attrs.get("value", ""), "checked" in attrs)
        if kind in {"checkbox", "radio"} and "value" not in attrs:
            control.value = "on"
        self.by_id[attrs.get("id")] = control
        owner = attrs.get("form")
        if self.form is not None and control.name and "disabled" not in attrs and not owner:
            self.form.controls.append(control)
        if tag in {"select", "textarea"}:
            self.control = control

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "option" and self.option:
            value, text, selected = self.option
            self.control.options.append((text.strip() if value is None else value, text, selected))
            self.option = None
        elif tag in {"select", "textarea"}:
            if tag == "textarea" and self.control:
                self.control.value = self.control.value.removeprefix("\n")
            self.control = None
        elif tag == "label":
            self.labels[self.label_for] = " ".join("".join(self.label_text).split())
            self.label_for, self.label_text = None, []

    def handle_data(self, data):
        if self.option:
            self.option[1] += data
        elif self.control is not None and self.control.kind == "textarea":
            self.control.value += data
        if self.label_text is not None:
            self.label_text.append(data)
        self.text.append(data)

    def done(self):
        for id, label in self.labels.items():
            if id in self.by_id:
                self.by_id[id].label = label
        return self


class Page:
    """What came back: status, words, forms."""

    def __init__(self, response, url):
        self.response, self.url, self.status = response, url, response.status_code
        html = response.content.decode() if "html" in response.get("Content-Type", "") else ""
        reader = _Reader()
        reader.feed(html)
        reader.done()
        self.forms, self.html = reader.forms, html
        self.text = " ".join("".join(reader.text).split())

    def form_with(self, *names, action=None):
        """The first form that has all these fields, and whose address holds `action`."""
        for form in self.forms:
            if set(names) <= form.names and form.method == "post" and (action is None or action in form.action):
                return form
        seen = [(form.action, sorted(form.names)) for form in self.forms]
        raise AssertionError(f"{self.url} ({self.status}): no form with {names} {action}; there is {seen}")


class Browser:
    """One person with one browser. `enforce_csrf_checks`: the token must be in the page."""

    def __init__(self):
        self.client = Client(enforce_csrf_checks=True)

    @classmethod
    def of_account(cls, email, password):
        browser = cls()
        page = browser.open("/accounts/login/")
        browser.send(page, page.form_with("login", "password"), {"login": email, "password": password})
        return browser

    @classmethod
    def of_link(cls, url):
        """The door keeps whose link it is and leads on to /mijn/; the test client cannot follow a bare 303."""
        browser = cls()
        answer = browser.client.get(urlsplit(url).path)
        assert (answer.status_code, answer.headers.get("Location")) == (303, "/mijn/"), url
        return browser

    def open(self, url):
        response = self.client.get(url, follow=True)
        chain = getattr(response, "redirect_chain", [])
        return Page(response, chain[-1][0] if chain else url)

    def fill(self, url, *, action=None, button=None, status=200, **fields):
        """Open `url`, fill in the form that has these fields, send it, and land where it leads.

        `action`: part of the address of the form, where a page has several. `button`: (name, value) of the one
        that is pressed. `status`: what is expected at the end: 200 after the redirect, 409 refused, 422 wrong.
        """
        page = self.open(url)
        assert page.status == 200, f"{url}: {page.status} {page.text[:300]}"
        answer = self.send(page, page.form_with(*fields, action=action), fields, button=button)
        assert answer.status == status, f"{url}: {answer.status} instead of {status}: {answer.text[:1500]}"
        return answer

    def send(self, page, form, fields, *, button=None, follow=True):
        data = form.defaults()
        for name, value in fields.items():
            values = value if isinstance(value, list | tuple) else [value]
            if value is None or value is False:
                data.pop(name, None)
            else:
                data[name] = [form.value_of(name, "on" if item is True else str(item)) for item in values]
        if button:
            data[button[0]] = [button[1]]
        target = urljoin(page.url, form.action) if form.action else page.url
        response = self.client.post(urlsplit(target).path or page.url, data, follow=follow)
        chain = getattr(response, "redirect_chain", [])
        return Page(response, chain[-1][0] if chain else target)
