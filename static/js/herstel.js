/* What the server cannot do: say that it did not answer, keep a second click harmless,
   and put the focus where a person would look. Every page works without this file. */
(() => {
  "use strict";

  /* htmx keeps the address for a history that we do not use; a search in it may name somebody. */
  try { window.sessionStorage.removeItem("htmx-current-path-for-history"); } catch { /* no storage at all: better still */ }

  const melding = () => document.getElementById("melding");

  const isLogin = (url) => {
    const login = document.getElementById("storing-uitgelogd");
    const path = login && login.content.querySelector("[data-login]").getAttribute("href");
    return Boolean(path && url && new URL(url).pathname === path);
  };

  /* A person asked for this; a poll did not, and must not speak or move the focus. */
  const asked = (detail) => Boolean(detail.requestConfig && detail.requestConfig.triggeringEvent);

  const again = (detail) => {
    const element = detail.elt;
    if (element instanceof HTMLFormElement) element.requestSubmit();
    else if (element.form && element.type === "submit") element.form.requestSubmit(element);
    else htmx.trigger(element, detail.requestConfig.triggeringEvent.type);
  };

  /* Who signed in again has other tokens: schrijven.js fetches them first. */
  const signedIn = (retry) => document.dispatchEvent(new CustomEvent("herstel:ingelogd", { detail: retry }));

  const tell = (name, retry, speak) => {
    const place = melding();
    const source = document.getElementById(`storing-${name}`);
    if (!place || !source) return;
    place.replaceChildren(source.content.cloneNode(true));
    place.dataset.storing = name;
    for (const part of place.querySelectorAll("[data-verstuurd]")) part.hidden = retry === reload; // nothing was sent
    place.querySelector("[data-opnieuw]")?.addEventListener("click", () => {
      hush();
      if (name === "uitgelogd") signedIn(retry);
      else retry();
    });
    if (speak) place.focus();
  };

  const hush = () => {
    const place = melding();
    if (!place || !place.dataset.storing) return;
    delete place.dataset.storing;
    place.replaceChildren();
  };

  const told = () => melding() && melding().dataset.storing;
  const reload = () => window.location.reload();
  const retryOf = (detail) => (asked(detail) ? () => again(detail) : reload);

  /* versturen.js goes on with a form that did not arrive; else a person decides. */
  const failed = ({ detail }) => {
    const writes = detail.requestConfig && detail.requestConfig.verb !== "get";
    const lost = !detail.xhr.status || detail.xhr.status >= 500;
    const event = new CustomEvent("herstel:mislukt", { cancelable: true, detail: detail.elt });
    if (writes && lost && !document.dispatchEvent(event)) return;
    if (!asked(detail) && told()) return;
    tell(writes ? "niet-bewaard" : "niet-geladen", retryOf(detail), asked(detail));
  };

  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);

  /* A page that asks again by itself was not answered; and it is answered again. */
  document.addEventListener("herstel:weg", () => {
    if (!told()) tell("niet-geladen", () => document.dispatchEvent(new CustomEvent("herstel:opnieuw")));
  });
  for (const name of ["verouderd", "ander"]) document.addEventListener(`herstel:${name}`, () => tell(name, reload));
  document.addEventListener("herstel:terug", () => { if (told() === "niet-geladen") hush(); });
  document.addEventListener("herstel:uitgelogd", ({ detail }) => {
    if (detail || told() !== "uitgelogd") tell("uitgelogd", detail || reload, Boolean(detail)); // a form comes before a poll
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.getResponseHeader("HX-Retarget") === "#melding") {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      return;
    }
    if (isLogin(xhr.responseURL)) {
      event.detail.shouldSwap = false;
      if (told() !== "uitgelogd") tell("uitgelogd", retryOf(event.detail), asked(event.detail));
    } else if (xhr.status < 400) {
      hush();
    }
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.target;
    if (!asked(event.detail) || !target) return;
    if (target.id === "melding") { target.focus(); return; }
    if (document.activeElement && document.activeElement !== document.body) return;
    const part = target.isConnected ? target : document.getElementById(target.id);
    const place = part && (part.querySelector("[autofocus], h1, h2, h3") || part);
    if (!place) return;
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus();
  });

  /* A second click while the first is on its way does nothing. Downloads answer without a
     new page, so a form opens again by itself. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.onderweg) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.onderweg = "ja";
    window.setTimeout(() => { delete form.dataset.onderweg; }, 8000);
  }, true);
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest("form");
    if (form) delete form.dataset.onderweg;
  });
  /* A page that the browser kept aside shows what was true then, perhaps to somebody else: ask for it again. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) reload();
    for (const form of document.forms) delete form.dataset.onderweg;
  });

  /* What is not for now starts folded where there is little room. */
  const foldForLater = () => {
    if (window.matchMedia("(min-width: 992px)").matches) return;
    for (const fold of document.querySelectorAll("[data-smal-dicht]")) fold.open = false;
  };
  for (const came of ["DOMContentLoaded", "herstel:pagina"]) document.addEventListener(came, foldForLater);

  /* The summary of errors and a refusal take the focus on a whole page too. */
  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".herstel-errors[autofocus], .herstel-card[autofocus]");
    if (place) place.focus();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-afdrukken]")) window.print();
  });

  /* The place in the matrix that stands open beside it. */
  const point = () => {
    const cells = [...document.querySelectorAll(".herstel-matrix a")];
    const here = cells.find((cell) => cell.hash === window.location.hash);
    if (!here) return;
    for (const cell of cells) cell.removeAttribute("aria-current");
    here.setAttribute("aria-current", "true");
  };
  window.addEventListener("hashchange", point);
  for (const came of ["DOMContentLoaded", "herstel:pagina"]) document.addEventListener(came, point);

  /* On paper nothing can be unfolded: what is folded opens before, and closes again after. Not the forms. */
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("main details:not([open])")) {
      if (!fold.querySelector("form")) { fold.open = true; fold.dataset.voorPapier = ""; }
    }
  });
  window.addEventListener("afterprint", () => {
    for (const fold of document.querySelectorAll("[data-voor-papier]")) {
      fold.open = false;
      delete fold.dataset.voorPapier;
    }
  });
})();
