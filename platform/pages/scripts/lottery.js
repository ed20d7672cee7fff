// Works a lottery out again in the reader's browser: the fingerprint of the
// list, and which panel follows from the seed. Without this script a command
// on the page does the same.
"use strict";
(() => {
  const place = document.querySelector("[data-lottery]");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button";
  button.textContent = place.dataset.check;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  place.append(button, said);

  async function digest(text) {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // The number of the panel, from 0, as the report says that it was drawn.
  async function drawn(report) {
    if (report.balls) return Number(report.balls);
    const number = BigInt("0x" + (await digest(report.commitment + "\n" + report.seed)));
    return Number(number % BigInt(report.tickets.length));
  }

  async function check() {
    // Browsers keep their cryptography to pages that came over HTTPS.
    if (!window.crypto || !crypto.subtle) return "unable";
    const answer = await fetch(place.dataset.lottery, { cache: "no-store" }).catch(() => null);
    if (!answer || !answer.ok) return "unable";
    const report = await answer.json();
    const lines = report.tickets.map((names) => names.join(" ") + "\n").join("");
    if ((await digest("seats " + report.seats + "\n" + lines)) !== report.commitment) {
      return "differs";
    }
    if (!report.ticket) return "holds";
    const at = await drawn(report);
    const same = at + 1 === report.ticket && report.tickets[at].join() === report.drawn.join();
    return same ? "draws" : "differs";
  }

  button.addEventListener("click", async () => {
    button.disabled = true;
    const outcome = await check().catch(() => "unable");
    const held = outcome === "draws" ? place.dataset.holds + " " : "";
    said.textContent = held + place.dataset[outcome];
    button.disabled = false;
  });
})();
