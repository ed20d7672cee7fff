import { expect, test } from "@playwright/test";
import { everybodySaysYes } from "../support/asking.ts";
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

test("Whoever came is given a badge, takes it along, and anybody can check it", async ({ page }) => {
  await page.goto(`${town.address}/`);
  await signInAs(page, "Convener");
  await page.goto(`${town.address}${DESK}/taking-part`);
  await expect(page.getByText("Nobody has said yes yet.", { exact: false })).toBeVisible();
  await expectGood(page, "taking-part-nobody");
  await everybodySaysYes(page, town);

  await page.goto(`${town.address}${DESK}`);
  await page.getByRole("link", { name: "Say who took part, and give badges" }).click();
  await page.getByLabel("What did they do?").fill("Walked Harbour Road together and said what they saw.");
  await page.getByRole("button", { name: "Give badges" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("Tick at least one person");
  await expect(page.getByLabel("What did they do?")).toHaveValue(/Walked Harbour Road/);
  await expectGood(page, "taking-part-fault");
  await page.getByRole("checkbox", { name: /Mary T/ }).check();
  await page.getByRole("button", { name: "Give badges" }).click();
  await expect(page.getByRole("status").first()).toContainText("1 badge was given");
  await expectGood(page, "taking-part-given");
  await expect(async () => {
    await page.goto(`${town.address}/demo/mail`);
    await expect(page.getByText("A badge for you", { exact: false }).first()).toBeVisible({ timeout: 500 });
  }).toPass();

  // She finds it on her own page, and takes it along.
  await page.goto(`${town.address}/`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInAs(page, "Citizen");
  await page.goto(`${town.address}/me`);
  await page.locator(`a[href^="/me/badges/"]`).click();
  await expectGood(page, "my-badge");
  const badge = page.url();
  for (const name of ["Download as a picture", "Download as a text (JSON)"]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
    Folkmoot.run("verify", await file.path(), "--recipient", "demo-citizen@northmere.example", "--offline");
    expect(
      () => Folkmoot.run("verify", "nobody-has-this.png"),
      "a command that fails is seen to fail",
    ).toThrow("nobody-has-this.png");
  }

  // It counts as evidence here, as any other badge does.
  await page.getByRole("link", { name: "Use it as evidence here" }).click();
  await page.getByLabel("Yes, for any call").check();
  await page.getByRole("button", { name: "Check it and add it" }).click();
  await expect(page.getByRole("status").first()).toContainText("The badge holds and is kept");
  await expectGood(page, "my-badge-as-evidence");

  // What is taken back says so, with the reason.
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInAs(page, "Convener");
  await page.goto(`${town.address}${DESK}/taking-part`);
  await page.getByText("Take the badge back", { exact: false }).first().click();
  await page.getByLabel("Why?").fill("A slip: she was ill that week.");
  await page.getByRole("button", { name: "Take the badge back" }).click();
  await expect(page.getByText("A slip: she was ill that week.", { exact: false })).toBeVisible();
  await expectGood(page, "taking-part-taken-back");
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInAs(page, "Citizen");
  await page.goto(badge);
  await expect(page.getByText("A slip: she was ill that week.", { exact: false })).toBeVisible();
  await expect(page.getByRole("link", { name: "Download as a picture" })).toHaveCount(0);
  await expectGood(page, "my-badge-taken-back");
});
