// What htmx asks for is this page, or another like it, of which it takes over
// the part that the page names: a list that is turned over or narrowed down,
// or a preview. Without scripts links and buttons do the same.
"use strict";
(() => {
  // What is said aloud stands beside the part that is changed.
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "govuk-visually-hidden";
  document.getElementById("main").append(said);

  // Signed out, refused, or too quick: a link is followed as without scripts,
  // and a preview stays as it was.
  document.addEventListener("htmx:before:response", (event) => {
    const { request, response } = event.detail.ctx;
    if (response.raw.ok && !response.raw.redirected) return;
    event.preventDefault();
    if (request.method === "GET") location.assign(request.action);
  });

  let held = false;
  document.addEventListener("htmx:before:swap", (event) => {
    const part = document.querySelector(event.detail.ctx.select);
    held = Boolean(part) && part.contains(document.activeElement);
  });

  document.addEventListener("htmx:after:swap", (event) => {
    const part = document.querySelector(event.detail.ctx.select);
    if (!part) return;
    // What was pressed may be gone: then the part takes the focus.
    const lost = held && !part.contains(document.activeElement);
    if (lost) part.focus({ preventScroll: true });
    if (part.dataset.said) {
      said.textContent = "";
      said.textContent = part.dataset.said;
    }
  });
})();
