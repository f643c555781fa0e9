/* What the server cannot do: say that it did not answer, keep a second click harmless,
   and put the focus where a person would look. Every page works without this file. */
(() => {
  "use strict";

  const melding = () => document.getElementById("melding");

  /* A person asked for this; a poll did not, and must not speak or move the focus. */
  const asked = (detail) => Boolean(detail.requestConfig && detail.requestConfig.triggeringEvent);

  const again = (detail) => {
    const element = detail.elt;
    if (element instanceof HTMLFormElement) element.requestSubmit();
    else if (element.form && element.type === "submit") element.form.requestSubmit(element);
    else htmx.trigger(element, detail.requestConfig.triggeringEvent.type);
  };

  const tell = (name, detail) => {
    const place = melding();
    const source = document.getElementById(`storing-${name}`);
    if (!place || !source) return;
    place.replaceChildren(source.content.cloneNode(true));
    place.dataset.storing = name;
    const button = place.querySelector("[data-opnieuw]");
    if (asked(detail)) {
      button.addEventListener("click", () => { hush(); again(detail); });
      place.focus();
    } else {
      button.addEventListener("click", () => window.location.reload());
    }
  };

  const hush = () => {
    const place = melding();
    if (!place || !place.dataset.storing) return;
    delete place.dataset.storing;
    place.replaceChildren();
  };

  const failed = (event) => {
    const writes = event.detail.requestConfig && event.detail.requestConfig.verb !== "get";
    const again = melding() && melding().dataset.storing;
    if (!asked(event.detail) && again) return;
    tell(writes ? "niet-bewaard" : "niet-geladen", event.detail);
  };

  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.getResponseHeader("HX-Retarget") === "#melding") {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      return;
    }
    const login = document.getElementById("storing-uitgelogd");
    const path = login && login.content.querySelector("[data-login]").getAttribute("href");
    if (path && xhr.responseURL && new URL(xhr.responseURL).pathname === path) {
      event.detail.shouldSwap = false;
      if (melding().dataset.storing !== "uitgelogd") tell("uitgelogd", event.detail);
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
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.onderweg;
  });

  /* The summary of errors and a refusal take the focus on a whole page too. */
  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".herstel-errors[autofocus], .herstel-card[autofocus]");
    if (place) place.focus();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-afdrukken]")) window.print();
  });
})();
