/* A form outlives a bad line: it is sent from the page, so that the page, with what was typed and chosen, stays until
   the server has confirmed. It says so, and tries again by itself. The server takes each sending once
   (herstel/lib/once.py). Without this file forms are posted as ever. */
(() => {
  "use strict";

  const PATIENCE = 20000;
  const SLOW = 1200;
  const LONGEST = 30;
  const asked = new Map();
  let unread = null; // an answer that must be read, while something else on this page is not kept yet
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`herstel:${name}`, { cancelable: true, detail }));
  const number = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");

  const filled = (form, button) => {
    const body = new FormData(form);
    if (button && button.name) body.append(button.name, button.value);
    return body;
  };
  /* The token that guards the form is no part of what is said: signing in again changes it. */
  const says = (body) => JSON.stringify([...body].filter(([name]) => name !== "csrfmiddlewaretoken")
    .map(([name, value]) => [name, value instanceof File ? [value.name, value.size] : value]));

  /* What is on its way of this form. Another choice takes the place of one that did not arrive; the same again is the
     same sending, which may have arrived. */
  const start = (form, button) => {
    const before = asked.get(form);
    const body = filled(form, button);
    const url = new URL(form.getAttribute("action") || "", window.location.href);
    const again = before && says(before.body) === says(body) && before.url.href === url.href;
    if (before) stop(before);
    if (unread && unread.form === form) unread = null;
    asked.set(form, { form, button, body, url, number: again ? before.number : number(), tries: 0, line: new AbortController() });
    return asked.get(form);
  };

  const stop = (sending) => {
    window.clearInterval(sending.clock);
    sending.line.abort();
    quiet(sending);
    asked.delete(sending.form);
  };

  const quiet = (sending) => {
    if (sending.note) sending.note.remove();
    delete sending.note;
    if (sending.button) sending.button.removeAttribute("aria-pressed");
    delete sending.form.dataset.wacht;
  };

  /* Forms that still wait. A form that a newer part of the page took the place of waits for nothing. */
  const waiting = () => {
    for (const form of asked.keys()) if (!form.isConnected) asked.delete(form);
    return [...asked.values()];
  };

  /* Beside the form: not kept yet, what was chosen, and when it is tried again. */
  const note = (sending) => {
    if (sending.note) return sending.note;
    const source = document.getElementById("storing-wacht").content.cloneNode(true);
    sending.note = source.firstElementChild;
    const { button } = sending;
    if (button && button.name) {
      button.setAttribute("aria-pressed", "true");
      sending.note.querySelector("[data-keuze]").textContent = button.textContent.trim();
    } else {
      sending.note.querySelector("[data-koos]").remove();
    }
    sending.note.querySelector("[data-opnieuw]").addEventListener("click", () => send(sending));
    sending.form.append(sending.note);
    sending.form.dataset.wacht = "ja";
    sending.note.scrollIntoView({ block: "nearest" });
    return sending.note;
  };

  const phase = (sending, name) => {
    for (const part of note(sending).querySelectorAll("[data-fase]")) part.hidden = part.dataset.fase !== name;
    if (sending.phase !== name) document.getElementById("gezegd").textContent = sending.note.querySelector("p").innerText;
    sending.phase = name;
  };

  const later = (sending) => {
    sending.tries += 1;
    delete sending.form.dataset.onderweg;
    let left = Math.min(2 ** sending.tries, LONGEST);
    phase(sending, "wacht");
    const count = () => { sending.note.querySelector("[data-tel]").textContent = left; left -= 1; };
    count();
    window.clearInterval(sending.clock);
    sending.clock = window.setInterval(() => (left < 0 ? send(sending) : count()), 1000);
  };

  /* While it waits a person writes on, and that goes along; the number stays, because the first try may have arrived. */
  const send = async (sending) => {
    window.clearInterval(sending.clock);
    if (sending.busy) return;
    sending.body = filled(sending.form, sending.button);
    sending.busy = true;
    sending.form.dataset.verstuurt = "ja";
    const slow = window.setTimeout(() => phase(sending, "bezig"), sending.tries ? 0 : SLOW);
    const patience = window.setTimeout(() => sending.line.abort(), PATIENCE);
    try {
      const response = await fetch(sending.url, {
        method: "POST", body: sending.body, cache: "no-store",
        headers: { "Herstel-Keer": sending.number }, signal: sending.line.signal,
      });
      if (response.status >= 500) throw new Error(String(response.status));
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      window.clearTimeout(slow);
      arrived(sending, response, page);
    } catch {
      window.clearTimeout(slow);
      if (asked.get(sending.form) !== sending) return;
      sending.line = new AbortController();
      later(sending);
    } finally {
      window.clearTimeout(patience);
      sending.busy = false;
      if ((asked.get(sending.form) || sending) === sending) delete sending.form.dataset.verstuurt;
    }
  };

  const isKept = (response, page) => response.ok && page.querySelector("#bewaard [data-gelukt]") !== null;
  const changed = (sending) => says(filled(sending.form, sending.button)) !== says(sending.body);
  const add = (form, name) => form.append(document.getElementById(`storing-${name}`).content.cloneNode(true));

  const arrived = (sending, response, page) => {
    const login = document.getElementById("storing-uitgelogd").content.querySelector("[data-login]");
    if (response.redirected && new URL(response.url).pathname === login.getAttribute("href")) {
      signIn(sending);
      return;
    }
    const { form } = sending;
    const earlier = response.headers.has("Herstel-Eerder"); // a try before this one was kept, with fewer words
    const answer = { form, response, page, trouble: Boolean(sending.note), kept: earlier || isKept(response, page) };
    const grown = earlier || changed(sending);
    stop(sending);
    const goes = !grown && tell("wisselt", form);
    if (goes || (answer.kept && !grown)) tell("aangekomen", form);
    if (goes) {
      show(unread && answer.kept ? unread : answer);
      unread = null;
    } else if (answer.kept) {
      saved(form);
      if (grown) add(form, "daarna");
    } else {
      unread = answer;
      add(form, "antwoord");
    }
  };

  /* After signing in again, in another tab, the form is sent as it is then. */
  const signIn = (sending) => {
    const { form, button } = sending;
    delete form.dataset.onderweg;
    quiet(sending);
    sending.tries += 1;
    tell("uitgelogd", () => form.requestSubmit(button));
  };

  const clock = new Intl.DateTimeFormat("nl-NL", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Amsterdam" });
  const saved = (place) => {
    const line = document.getElementById("storing-bewaard").content.cloneNode(true);
    line.querySelector("[data-tijd]").textContent = clock.format(new Date()).replace(":", ".");
    place.append(line);
  };

  const address = () => window.location.pathname + window.location.search;
  let shown = address();

  /* As if the browser had gone there: the page, its address, its title, and the focus where a person would look. */
  const show = ({ response, page, trouble, kept }) => {
    if (response.redirected && response.url !== window.location.href) window.history.pushState({}, "", response.url);
    shown = address();
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    document.body.replaceWith(page.body);
    htmx.process(document.body);
    tell("pagina", page);
    window.scrollTo(0, 0);
    const said = document.getElementById("bewaard");
    if (trouble && kept) saved(said);
    const place = document.querySelector("[autofocus]") || (said && said.firstElementChild ? said : document.querySelector("h1"));
    if (!place) return;
    if (!place.hasAttribute("tabindex") && place.matches("h1, div")) place.setAttribute("tabindex", "-1");
    place.focus();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    const sending = start(form, event.submitter);
    if (form.hasAttribute("hx-post")) return;
    if (!form.closest("[data-lijn]") || form.hasAttribute("data-gewoon")) { asked.delete(form); return; }
    event.preventDefault();
    send(sending);
  }, true);

  /* A form that htmx sends has the same number; when htmx fails, it goes on from here. */
  document.addEventListener("htmx:configRequest", (event) => {
    const sending = asked.get(event.detail.elt);
    if (sending && event.detail.verb === "post") event.detail.headers["Herstel-Keer"] = sending.number;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const sending = asked.get(event.detail.requestConfig.elt); // htmx:afterRequest is told to what came in its place
    if (sending && !sending.tries && event.detail.xhr.status && event.detail.xhr.status < 500) asked.delete(sending.form);
  });
  document.addEventListener("herstel:mislukt", (event) => {
    const sending = asked.get(event.detail);
    if (!sending) return;
    event.preventDefault();
    later(sending);
  });

  /* Another page may come only when nothing here waits to be kept. */
  document.addEventListener("herstel:wisselt", (event) => { if (waiting().length) event.preventDefault(); });
  window.addEventListener("online", () => { for (const sending of waiting()) if (sending.note) send(sending); });
  /* Back to a page that was swapped away; a link inside the page, like the skip link, moves nothing. */
  window.addEventListener("popstate", () => { if (address() !== shown) window.location.reload(); });
  window.addEventListener("beforeunload", (event) => {
    if (waiting().some((sending) => sending.tries)) event.preventDefault();
  });
})();
