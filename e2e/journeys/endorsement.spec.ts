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

const CALL = "/calls/northmere/harbour-road";

test("Somebody who was there speaks for a citizen’s evidence, and a convener reads it", async ({ page }) => {
  await page.goto(`${town.address}/`);
  await signInAs(page, "Citizen");
  await page.goto(`${town.address}/me/tell`);
  await page.getByLabel(/work/i).first().check();
  await page.getByLabel("In a few words").fill("Night deliveries by van");
  await page
    .getByLabel("In your own words")
    .fill("Cabs and taxis, delivery vans, picking up fares and parcels: five years of nights on Harbour Road.");
  await page.getByLabel(/Yes, for any call of/).check();
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("heading", { name: "People who were there" })).toBeVisible();
  const item = page.url().replace(/\?.*/, "");

  // Whom to ask; what is wrong is said.
  await page.getByRole("link", { name: "Ask somebody who was there" }).click();
  await expectGood(page, "ask-endorsement");
  await page.getByRole("button", { name: "Send the mail" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByLabel("What are they called?").fill("Sam");
  await page.getByLabel("Their e-mail address").fill("demo-citizen@northmere.example");
  await page.getByRole("button", { name: "Send the mail" }).click();
  await expect(page.getByRole("alert")).toContainText("your own address");
  await expectGood(page, "ask-endorsement-own");
  await page.getByLabel("Their e-mail address").fill("sam@example.org");
  await page.getByRole("button", { name: "Send the mail" }).click();
  await expect(page.getByRole("status").first()).toContainText("They are asked");
  await expect(page.getByText("hasn’t answered yet", { exact: false })).toBeVisible();
  await expectGood(page, "my-evidence-asked");

  // Sam has no account, reads the mail and follows the link.
  await page.getByRole("button", { name: "Sign out" }).click();
  const link = page.locator('a[href^="/speak-for/"]');
  await expect(async () => {
    await page.goto(`${town.address}/demo/mail`);
    await expect(link.first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectGood(page, "mail");
  await link.first().click();
  await expect(page.getByRole("heading", { name: "Mary T asks: were you there?" })).toBeVisible();
  await expectGood(page, "speak-for");
  const speak = page.url();
  await page.getByRole("button", { name: "Yes, it is so" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByLabel("worked on it together").check();
  await page.getByLabel("What did you see?").fill("We shared the round for three winters.");
  await page.getByLabel("Your name").fill("Sam Brook");
  await page.getByRole("button", { name: "Yes, it is so" }).click();
  await expect(page.getByRole("status").first()).toContainText("Thank you. What you said counts");
  await expectGood(page, "speak-for-given");

  // A convener looks for people, and reads it with the reason.
  await page.goto(`${town.address}/`);
  await signInAs(page, "Convener");
  await page.goto(`${town.address}/desk/calls/harbour-road`);
  await page.getByRole("button", { name: /Look (for people|again)/ }).click();
  await page.goto(`${town.address}${CALL}/shortlist`);
  const spoken = page.locator("li", { hasText: "One person who was there speaks for it" }).last();
  await page.locator("details").evaluateAll((all) => all.forEach((it) => it.setAttribute("open", "")));
  await expect(spoken).toBeVisible();
  await expectGood(page, "shortlist-spoken-for");
  await spoken.getByRole("link", { name: /Night deliveries by van/ }).click();
  await expect(page.getByText("We shared the round for three winters.")).toBeVisible();
  await expect(page.getByText("Sam Brook, worked on it together", { exact: false })).toBeVisible();
  await expectGood(page, "evidence-spoken-for");

  // Sam takes it back by the same link, and wants no more mail.
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(speak);
  await page.getByLabel("I want no more mail", { exact: false }).check();
  await page.getByRole("button", { name: "Take back what I said" }).click();
  await expect(page.getByRole("status").first()).toContainText("Nothing that you said counts");
  await expectGood(page, "speak-for-taken-back");

  // Mary sees it, and takes back her request: then there is nothing to say any more.
  await page.goto(`${town.address}/`);
  await signInAs(page, "Citizen");
  await page.goto(item);
  await expect(page.getByText("would rather not say", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Take back what you asked of Sam Brook" }).click();
  await expect(page.getByRole("status").first()).toContainText("Taken back");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(speak);
  await expect(page.getByText("There is nothing for you to do", { exact: false })).toBeVisible();
  await expectGood(page, "speak-for-over");
});
