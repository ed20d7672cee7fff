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
const CALL = "/calls/northmere/harbour-road";

test("A convener asks practical questions, a citizen answers, and the answers are rated without names", async ({
  page,
}) => {
  // The convener adds two questions to what is asked of drivers.
  await page.goto(`${town.address}/`);
  await signInAs(page, "Convener");
  await page.goto(`${town.address}${DESK}/edit`);
  await page.locator("details").evaluateAll((all) => all.forEach((it) => it.setAttribute("open", "")));
  const drivers = page.locator("fieldset.kind-form", { has: page.locator('input[value="Cab and delivery drivers"]') });
  await drivers
    .getByLabel("Practical questions")
    .fill("Where would you stop to unload at eight?\nWhere would you stop to unload at eight?");
  await page.getByRole("button", { name: "Save", exact: false }).first().click();
  await expect(page.getByRole("alert")).toContainText("Ask each practical question once");
  await expectGood(page, "call-form-questions");
  await page.locator("details").evaluateAll((all) => all.forEach((it) => it.setAttribute("open", "")));
  await drivers
    .getByLabel("Practical questions")
    .fill("Where would you stop to unload at eight?\nHow long do you wait for a fare?");
  await page.getByRole("button", { name: "Save", exact: false }).first().click();
  await page.goto(`${town.address}${DESK}`);
  await page.getByRole("link", { name: "Read the answers to practical questions, without names" }).click();
  await expect(page.getByText("Nobody has answered yet.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();

  // A citizen offers to help, and answers one of them.
  await page.goto(`${town.address}/`);
  await signInAs(page, "Citizen");
  await page.goto(`${town.address}${CALL}/offer`);
  await page.getByLabel("Cab and delivery drivers").check();
  await page.getByRole("textbox").first().fill("I drove the night round for five years.");
  await page.getByRole("main").getByRole("button").last().click();
  await page.getByRole("link", { name: "Answer 2 practical questions" }).first().click();
  await expect(page.getByRole("heading", { name: "A few practical questions" })).toBeVisible();
  await expectGood(page, "questions");
  await page.getByLabel("Where would you stop to unload at eight?").fill("Round the corner, by the bank.");
  await page.getByRole("button", { name: "Keep my answers" }).click();
  await expect(page.getByRole("status").first()).toContainText("Kept.");
  await expect(page.getByLabel("Where would you stop to unload at eight?")).toHaveValue(
    "Round the corner, by the bank.",
  );
  await expectGood(page, "questions-done");
  await page.getByRole("button", { name: "Sign out" }).click();

  // The convener reads it without a name, and says what they think.
  await page.goto(`${town.address}/`);
  await signInAs(page, "Convener");
  await page.goto(`${town.address}${DESK}/answers`);
  await expect(page.getByText("Round the corner, by the bank.")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Mary");
  await page.getByLabel("It shows that they know").check();
  await page.getByRole("button", { name: "Keep what I think" }).click();
  await expect(page.getByRole("status").first()).toContainText("Kept for one answer");
  await expect(page.getByLabel("It shows that they know")).toBeChecked();
  await expectGood(page, "rate-answers");
  await page.getByRole("button", { name: "Sign out" }).click();

  // It stays as it is now, and is among what is known about her.
  await page.goto(`${town.address}/`);
  await signInAs(page, "Citizen");
  await page.goto(`${town.address}${CALL}/questions/drivers`);
  await expect(page.getByText("This was read already, so it stays as it is.", { exact: false })).toBeVisible();
  await expectGood(page, "questions-rated");
  await page.goto(`${town.address}/me`);
  await page.getByRole("link", { name: /Where would you stop to unload at eight/ }).first().click();
  await expect(page.getByText("Round the corner, by the bank.")).toBeVisible();
});
