/* A page that stays true by itself. It asks every two seconds; the children of parts with data-live and an id are put
   in place when the server shows them differently. Nothing moves that a person is busy with. */
(() => {
  "use strict";

  const EVERY = 2000;
  const LONGEST = 30000;
  const PATIENCE = 10000;
  const LIVE = "[data-live][id]";
  const seen = () => document.querySelector("meta[name=herstel-gezien]");
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`herstel:${name}`, { detail }));

  /* What the server sent, without what differs each time: a fold that was opened since is no difference. */
  const sent = new WeakMap();
  const plain = (element) => element.outerHTML.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1");
  const remember = () => {
    for (const child of document.querySelectorAll("[data-live][id] > *")) {
      if (!sent.has(child)) sent.set(child, plain(child));
    }
  };

  const chosen = (field) => "options" in field
    && field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  const typed = (field) => field.type !== "hidden" && (chosen(field)
    || ("defaultChecked" in field && field.checked !== field.defaultChecked)
    || ("defaultValue" in field && field.value !== field.defaultValue));
  const busy = (element) => [element, ...element.querySelectorAll("form")].some((form) => (
    form.tagName === "FORM" && (form.dataset.onderweg || form.dataset.wacht || [...form.elements].some(typed))));

  /* The same thing in the new part: by id, else by what it does and what it says. */
  const twin = (element, fresh) => {
    if (element.id) return fresh.querySelector(`#${CSS.escape(element.id)}`);
    const says = (one) => [one.getAttribute("href"), one.name, one.value, one.textContent.trim()].join();
    return [...fresh.querySelectorAll(element.tagName)].find((one) => says(one) === says(element));
  };

  /* What had the focus is gone: stay near. */
  const rest = (element) => {
    element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  };

  const replace = (old, fresh) => {
    const open = [...old.querySelectorAll("details")].map((fold) => fold.open);
    fresh.querySelectorAll("details").forEach((fold, place) => { fold.open = fold.open || Boolean(open[place]); });
    const focus = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(fresh);
    if (!focus) return;
    const same = twin(focus, fresh);
    if (same) same.focus({ preventScroll: true });
    else rest(fresh);
  };

  const drop = (child) => {
    const next = child.nextElementSibling;
    if (busy(child)) return next;
    if (child.contains(document.activeElement)) rest(child.parentElement);
    child.remove();
    return next;
  };

  const same = (from, html) => {
    let child = from;
    while (child && sent.get(child) !== html) child = child.nextElementSibling;
    return child;
  };

  /* Children that are the same stay as they are; the others come in their place, in order. */
  const renew = (part, fresh) => {
    const coming = [...fresh.children].map((child) => [child, plain(child)]);
    const wanted = new Set(coming.map(([, html]) => html));
    let here = part.firstElementChild;
    for (const [child, html] of coming) {
      const kept = same(here, html);
      if (kept) {
        while (here !== kept) here = drop(here);
        here = kept.nextElementSibling;
        continue;
      }
      sent.set(child, html);
      const next = here && here.nextElementSibling;
      if (!here || wanted.has(sent.get(here))) part.insertBefore(child, here);
      else if (busy(here)) here = next;
      else { replace(here, child); here = next; }
      if (child.isConnected) htmx.process(child);
    }
    while (here) here = drop(here);
  };

  /* Some browsers do not hold the page still by themselves when something comes in above what is read. */
  const still = (change) => {
    const anchor = CSS.supports("overflow-anchor", "auto") ? null
      : document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 3);
    const before = anchor && anchor.getBoundingClientRect().top;
    change();
    if (anchor && anchor.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
  };

  const say = (part, words) => {
    if (words === part.dataset.zeg) return;
    part.dataset.zeg = words;
    document.getElementById("gezegd").textContent = words;
  };

  /* Whose page this is, and what it has seen; nothing seen: nothing changes here, so it need not ask. */
  const sync = (page) => {
    for (const name of ["herstel-gezien", "herstel-lezer"]) {
      document.querySelector(`meta[name=${name}]`)?.remove();
      const now = page.querySelector(`meta[name=${name}]`);
      if (now) document.head.append(now);
    }
  };

  const parts = (page) => [...page.querySelectorAll(LIVE)].map((part) => part.id).join();
  const mayGo = () => !busy(document.body)
    && document.dispatchEvent(new CustomEvent("herstel:wisselt", { cancelable: true }));

  /* Of somebody else, whose link was opened in this browser, nothing comes into this page: its forms stay of its reader,
     and are refused. Other parts came or went: the whole page is asked again, once nothing on it waits to be kept. */
  const show = (page) => {
    if (reader(page) !== reader(document)) { seen().remove(); tell("ander"); return; }
    const others = parts(page) !== parts(document);
    if (others && mayGo()) { window.location.reload(); return; }
    for (const part of document.querySelectorAll(LIVE)) {
      const fresh = page.getElementById(part.id);
      if (!fresh) continue;
      renew(part, fresh);
      if (fresh.dataset.zeg !== undefined) say(part, fresh.dataset.zeg);
    }
    if (!others) sync(page);
  };

  const reader = (page) => page.querySelector("meta[name=herstel-lezer]")?.content;

  /* This page is no longer for who holds this browser: signed out, or a link that stopped working. */
  const leave = (response) => {
    seen().remove();
    const login = document.getElementById("storing-uitgelogd").content.querySelector("[data-login]");
    const signedOut = response.redirected && new URL(response.url).pathname === login.getAttribute("href");
    if (!signedOut && mayGo()) window.location.reload();
    else tell(signedOut ? "uitgelogd" : "verouderd");
  };

  let timer = 0;
  let asking = false;
  let missed = 0;

  const plan = () => {
    window.clearTimeout(timer);
    if (!seen() || document.hidden) return;
    timer = window.setTimeout(ask, missed ? Math.min(EVERY * 2 ** missed, LONGEST) : EVERY);
  };

  const answered = async (response, isHere) => {
    if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
    if (response.redirected || response.status >= 400) { leave(response); return; }
    if (response.status !== 200) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (isHere()) still(() => show(page)); // not when the page was renewed meanwhile: then this is older
  };

  const patience = () => {
    const line = new AbortController();
    window.setTimeout(() => line.abort(), PATIENCE);
    return line.signal;
  };

  const ask = async () => {
    if (asking || !seen()) return;
    asking = true;
    const before = seen().content;
    const url = new URL(window.location.href);
    url.hash = "";
    url.searchParams.set("gezien", before);
    const isHere = () => url.pathname === window.location.pathname && seen() && seen().content === before;
    try {
      const response = await fetch(url, { cache: "no-store", signal: patience() });
      if (isHere()) await answered(response, isHere);
      if (missed) tell("terug");
      missed = 0;
    } catch {
      missed += 1;
      tell("weg");
    } finally {
      asking = false;
      plan();
    }
  };

  const now = () => {
    window.clearTimeout(timer);
    if (!document.hidden) ask();
  };
  document.addEventListener("visibilitychange", now);
  document.addEventListener("herstel:opnieuw", now);
  window.addEventListener("online", now);
  document.addEventListener("herstel:pagina", (event) => { sync(event.detail); remember(); plan(); });
  remember();
  plan();
})();
