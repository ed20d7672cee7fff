// Brings the part of a page that is marked with data-live up to date when the
// service says that something happened to what it shows. Without this script
// a link on the page does the same.
"use strict";
(() => {
  const marked = "[data-live]";
  const start = document.querySelector(marked);
  if (!start || !window.EventSource) return;

  // What is said aloud stands beside the part that is changed.
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "govuk-visually-hidden";
  start.after(said);

  let source, timer;

  function listen() {
    source = new EventSource(start.dataset.live);
    let before = false;
    source.addEventListener("changed", soon);
    // Whatever happened while nobody listened was not heard.
    source.addEventListener("open", () => {
      if (before) soon();
      before = true;
    });
  }

  function soon() {
    clearTimeout(timer);
    // Not all readers of a public page ask at the same moment.
    timer = setTimeout(update, 200 + Math.random() * 800);
  }

  async function update() {
    const old = document.querySelector(marked);
    const focus = old.contains(document.activeElement) ? document.activeElement : null;
    // Nothing is taken away under somebody's hands.
    if (focus && focus.matches("input, textarea, select")) {
      focus.addEventListener("blur", soon, { once: true });
      return;
    }
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (!answer) return;
    const html = answer.ok ? await answer.text() : "";
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(marked);
    // Signed out, or the call was taken back: the page stays as it was.
    if (!fresh || answer.redirected) return source.close();
    if (content(fresh) === content(old)) return;
    const opened = [...old.querySelectorAll("details")].map((details) => details.open);
    fresh.querySelectorAll("details").forEach((details, at) => { details.open = Boolean(opened[at]); });
    const place = focus && same(focus, [...old.querySelectorAll(focus.tagName)]);
    old.replaceWith(fresh);
    // Links in it may be htmx's, which parts.js tells about.
    window.htmx?.process(fresh);
    if (focus) {
      const next = [...fresh.querySelectorAll(focus.tagName)].find((other, at) => place(other, at));
      (next || document.getElementById("main")).focus({ preventScroll: true });
    }
    said.textContent = "";
    said.textContent = fresh.dataset.said;
  }

  // Tokens of forms are new on every page and say nothing.
  function content(part) {
    const copy = part.cloneNode(true);
    copy.querySelectorAll("input[name=csrf]").forEach((token) => token.remove());
    return copy.innerHTML;
  }

  // Finds again what had the focus: by where it leads, or by its place.
  function same(focus, before) {
    const where = before.indexOf(focus);
    const href = focus.getAttribute("href");
    return (other, at) => (href ? other.getAttribute("href") === href : at === where);
  }

  // A page that nobody looks at needs no connection.
  document.addEventListener("visibilitychange", () => {
    source.close();
    if (!document.hidden) {
      listen();
      soon();
    }
  });
  window.addEventListener("pagehide", () => source.close());
  listen();
})();
