import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { expectNoSidewaysScrolling } from "../support/page.ts";
import { picture } from "../support/screenshot.ts";

async function expectGood(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

test("A convener writes a call from empty to open, finds people, and reads the brief", async ({ page }) => {
  // Nine pages, each looked through for accessibility.
  test.setTimeout(120_000);
  await page.goto("/demo/sign-in");
  const choice = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Convener" }) });
  await choice.getByRole("button").click();
  await page.getByRole("navigation").getByRole("link", { name: "Desk" }).click();
  await expect(page.getByText("Safer streets round the harbour", { exact: true })).toBeVisible();
  await expectGood(page, "desk");

  await page.getByRole("link", { name: "Write a call" }).click();
  await expectGood(page, "call-form");
  const question = page.getByLabel("What is the question?");
  await question.fill("Where may delivery vans stop near the market?");
  await question.press("Enter");
  const faults = page.getByRole("alert");
  await expect(faults).toBeFocused();
  await expect(question).toHaveValue("Where may delivery vans stop near the market?");
  await expectGood(page, "call-form-faults");

  await faults.getByRole("link", { name: "Say what will be decided" }).click();
  await page.getByLabel("What will be decided?").fill("Which bays the market gets");
  const inHalfAYear = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("On which day?").fill(inHalfAYear);
  await page.getByLabel("We will listen, and say what we did").check();
  await page.getByLabel("How many hours of each person?").fill("2");
  await page.getByLabel("From anywhere", { exact: true }).check();
  const first = page.getByRole("group", { name: "Kind 1" });
  await first.getByLabel("What are these people called?").fill("Drivers");
  await first.getByLabel("What do they know?").fill("delivery vans, cabs, picking up parcels");
  await first.getByLabel("How many people?").fill("2");
  await page.getByRole("button", { name: "Add another kind of knowing" }).click();
  const second = page.getByRole("group", { name: "Kind 2" });
  await expect(second.getByLabel("What are these people called?")).toBeFocused();
  await expect(first.getByLabel("How many people?")).toHaveValue("2");
  await page.getByRole("button", { name: "Take kind 2 out" }).click();
  await expect(second).toHaveCount(0);

  await page.getByRole("button", { name: "See who would be found" }).click();
  await expect(page.getByText(/would be found, 2 wanted/)).toBeVisible();
  await expectGood(page, "call-form-preview");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("Draft, not public")).toBeVisible();
  await expectGood(page, "desk-call-draft");
  const call = page.url();

  await page.getByRole("link", { name: "Open it" }).click();
  await expect(page.getByText("Everyone will be able to read it")).toBeVisible();
  await expectGood(page, "call-step");
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("button", { name: "Look for people" }).click();
  await expect(page.getByRole("heading", { name: "Who is missing" })).toBeVisible();

  await page.goto(call);
  await expectGood(page, "desk-call");
  await page.getByRole("link", { name: "Read the brief" }).click();
  await expect(page.getByRole("heading", { name: "What it costs" })).toBeVisible();
  await expectGood(page, "brief");

  await page.goto(call);
  await page.getByRole("link", { name: "Withdraw it" }).click();
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect(page.getByText("Nothing more is to be done here.")).toBeVisible();
});
