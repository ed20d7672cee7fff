import { expect, test } from "@playwright/test";
import { expectGood, signInAs } from "../support/good.ts";
import { Folkmoot } from "../support/program.ts";

let town: Folkmoot;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  town = await Folkmoot.demo();
});

test.afterEach(async () => {
  await town.stop();
});

const DESK = "/desk/calls/harbour-road";
const SHORTLIST = "/calls/northmere/harbour-road/shortlist";

test("A convener says how people are chosen, declares a conflict of interest, and sees what came of both", async ({
  page,
}) => {
  await page.goto(`${town.address}/`);
  await signInAs(page, "Convener");
  await page.goto(`${town.address}${DESK}`);
  await page.getByRole("link", { name: "How people are chosen" }).click();
  await expect(page.getByText("Nobody has declared one.", { exact: false })).toBeVisible();
  await page.locator("details").first().locator("summary").click();
  await expectGood(page, "match-rules");

  // A bound that can't be is told, and what was typed stays.
  await page.getByLabel("At least:").first().fill("3");
  await page.getByLabel("At most:").first().fill("1");
  await page.getByRole("button", { name: "Keep these rules" }).click();
  await expect(page.getByRole("alert")).toContainText("fewer people at most than at least");
  await expectGood(page, "match-rules-fault");
  await page.getByLabel("At least:").first().fill("1");
  await page.getByLabel("At most:").first().fill("");
  await page.getByLabel("Days in which whoever was asked").fill("180");
  await page.getByRole("button", { name: "Keep these rules" }).click();
  await expect(page.getByRole("status")).toContainText("Kept.");

  // Somebody on the shortlist sells what the answer could choose.
  await page.goto(`${town.address}${SHORTLIST}`);
  const first = page.locator("li.person").first();
  const name = await first.getByRole("heading").first().innerText();
  await first.getByRole("link", { name: "Declare a conflict of interest" }).click();
  await expectGood(page, "conflict");
  await page.getByLabel("They speak for a group with a stake in it").check();
  await page.getByLabel("They are left out of this call").check();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByRole("alert")).toContainText("Say in words what it is");
  await page.getByLabel("In your words").fill("Sells the kerbs that the answer could choose.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("Sells the kerbs");

  // The next search keeps to both, and says so.
  await page.goto(`${town.address}${DESK}`);
  await page.getByRole("button", { name: "Look for people again" }).click();
  await page.goto(`${town.address}${SHORTLIST}`);
  await expect(page.getByRole("heading", { name: "By your rules" })).toBeVisible();
  await expect(page.getByText("of at least 1", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("Sells the kerbs", { exact: false })).toBeVisible();
  await expect(page.locator("li.person").getByRole("heading", { name, level: 3 })).toHaveCount(0);
  await expectGood(page, "shortlist-by-rules");

  // Taken back, the words are gone at once.
  await page.getByRole("link", { name: "Change the rules" }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Nobody has declared one.", { exact: false })).toBeVisible();
});
