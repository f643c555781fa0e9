/* What somebody writes: kept as a concept while it grows, and never left behind by accident.
   A form keeps a concept when it holds a [data-concept]: the place that says when. */
(() => {
  "use strict";

  const PAUSE = 2500; // ms after the last key
  const AGAIN = [5000, 10000, 30000]; // ms between attempts; the last one repeats
  const unsaved = new Set(); // forms with words that are nowhere but here
  const states = new WeakMap(); // form: { timer, failed, typed, sending }

  const writes = (form) => form && form.method === "post" && form.querySelector("textarea:not([readonly])");
  const place = (form) => form.querySelector("[data-concept]");
  const state = (form) => {
    if (!states.has(form)) states.set(form, { timer: 0, failed: 0, typed: 0, sending: null });
    return states.get(form);
  };

  const say = (form, words) => {
    const status = place(form);
    if (status && status.textContent !== words) status.textContent = words; // read aloud once a minute at most
  };

  const plan = (form, wait) => {
    window.clearTimeout(state(form).timer);
    state(form).timer = window.setTimeout(() => keep(form), wait);
  };

  const stop = (form) => {
    window.clearTimeout(state(form).timer);
    if (state(form).sending) state(form).sending.abort();
  };

  /* Signing in again, in another tab, changes the token that each form carries. */
  const renew = async () => {
    const answer = await fetch(window.location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[name=csrfmiddlewaretoken]");
    if (!fresh) return;
    for (const old of document.querySelectorAll("[name=csrfmiddlewaretoken]")) old.value = fresh.value;
  };

  const send = (form, signal) => {
    const body = new URLSearchParams(new FormData(form));
    body.set("_concept", "1");
    return fetch(form.getAttribute("action"), { method: "POST", body, redirect: "manual", keepalive: true, signal });
  };

  const failed = (form, answer) => {
    const { dataset } = place(form);
    say(form, answer && answer.type === "opaqueredirect" ? dataset.uitgelogd : dataset.niet);
    plan(form, AGAIN[Math.min(state(form).failed++, AGAIN.length - 1)]);
  };

  const keep = async (form) => {
    if (!form.isConnected || !unsaved.has(form) || form.dataset.verstuurt) return; // else it comes back after it was sent
    stop(form);
    const sending = new AbortController();
    const { typed } = Object.assign(state(form), { sending });
    try {
      let answer = await send(form, sending.signal);
      if (answer.status === 403) {
        await renew();
        answer = await send(form, sending.signal);
      }
      if (answer.status !== 204) { failed(form, answer); return; }
      state(form).failed = 0;
      if (state(form).typed === typed) unsaved.delete(form);
      say(form, place(form).dataset.concept.replace("#", answer.headers.get("Herstel-Bewaard")));
    } catch (error) {
      if (!sending.signal.aborted) failed(form, null);
    }
  };

  const typing = (event) => {
    const form = event.target.form;
    if (!writes(form)) return;
    unsaved.add(form);
    state(form).typed += 1;
    if (place(form)) plan(form, PAUSE);
  };
  document.addEventListener("input", typing);
  document.addEventListener("change", typing);

  /* On a phone another app may be all that comes after this. */
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      for (const form of unsaved) if (form.isConnected && place(form)) keep(form);
    } else if (document.querySelector("#melding[data-storing=uitgelogd]")) {
      renew().catch(() => {});
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
  });

  /* What is sent brings another page, and takes the words of the other forms away: a person is asked first. */
  window.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post") || form.querySelector("[name=_opnieuw]")) return;
    const others = [...unsaved].filter((other) => other !== form && other.isConnected);
    if (!others.length) return;
    if (window.confirm(document.getElementById("storing-verlaten").content.textContent)) {
      others.forEach((other) => unsaved.delete(other));
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  /* What is sent is on its way; what comes back wrong is unsaved again. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    stop(form);
    if (event.defaultPrevented && !form.hasAttribute("hx-post")) return; // sent from the page (versturen.js)
    unsaved.delete(form);
    if (form.querySelector("[name=_opnieuw]")) unsaved.clear();
  });
  document.addEventListener("herstel:aangekomen", (event) => { stop(event.detail); unsaved.delete(event.detail); });
  document.addEventListener("herstel:wisselt", (event) => {
    if ([...unsaved].some((form) => form !== event.detail && form.isConnected)) event.preventDefault();
  });
  document.addEventListener("herstel:ingelogd", async ({ detail }) => { await renew().catch(() => {}); detail(); });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    const good = event.detail.xhr.status >= 200 && event.detail.xhr.status < 300; // also when it leads elsewhere
    const back = form instanceof HTMLFormElement && form.isConnected && !good;
    if (back && writes(form)) unsaved.add(form);
  });
  const sentBack = () => {
    for (const form of document.querySelectorAll("form:has(.herstel-errors), .herstel-merge form")) if (writes(form)) unsaved.add(form);
  };
  for (const came of ["DOMContentLoaded", "htmx:afterSettle", "herstel:pagina"]) document.addEventListener(came, sentBack);

  /* A part that is replaced may hold words: a poll then waits, and a person is asked. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { elt, target, requestConfig, xhr } = event.detail;
    if (!target || !event.detail.shouldSwap || xhr.getResponseHeader("HX-Retarget")) return;
    if (![...unsaved].some((form) => target.contains(form) && !form.contains(elt))) return;
    const words = document.getElementById("storing-verlaten").content.textContent;
    const asked = requestConfig && requestConfig.triggeringEvent;
    if (!asked || !window.confirm(words)) event.detail.shouldSwap = false;
  });
})();
