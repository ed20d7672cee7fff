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

test("Somebody named by a neighbour accepts from the mail without an account", async ({ page, browser }) => {
  // Many pages, each looked through for accessibility.
  test.setTimeout(120_000);
  // Every journey shares one town: each browser names somebody of its own.
  const address = `kim.${test.info().project.name}.${Date.now()}@northmere.example`;

  await page.goto("/demo/sign-in");
  const choice = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Citizen" }) });
  await choice.getByRole("button").click();
  await page.goto("/calls/northmere/harbour-road");
  await page.getByRole("link", { name: "I know someone who can help" }).click();
  await page.getByLabel("Their e-mail address").fill("kim");
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("Their e-mail address")).toHaveValue("kim");
  await expectGood(page, "name-somebody-fault");
  await page.getByLabel("Their e-mail address").fill(address);
  await page.getByLabel("A few words to them").fill("You know the bend by the bank.");
  await page.getByLabel("They may know that it was me").check();
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(page.getByRole("status")).toContainText("Thank you for naming somebody");
  await expectGood(page, "name-somebody");

  // Somebody else opens the mail, in a browser that has never been here.
  const elsewhere = await browser.newContext({
    viewport: page.viewportSize(),
    javaScriptEnabled: test.info().project.use.javaScriptEnabled,
    baseURL: test.info().project.use.baseURL,
    locale: "en-GB",
  });
  try {
    const kim = await elsewhere.newPage();
    const mail = kim.getByRole("listitem").filter({ hasText: address });
    await expect(async () => {
      await kim.goto("/demo/mail");
      await expect(mail).toHaveCount(1, { timeout: 500 });
    }).toPass();
    await expectGood(kim, "outbox");
    const read = mail.locator("details");
    if ((await read.getAttribute("open")) === null) {
      await read.locator("summary").click();
    }
    await expect(mail).toContainText("Mary T said that you know about this");
    await mail.getByRole("link", { name: /\/yes$/ }).click();
    await expect(kim.getByRole("heading", { level: 1 })).toHaveText("Say yes?");
    await expectGood(kim, "invitation-yes");
    await kim.getByRole("button", { name: "Yes, I can help" }).click();
    await expect(kim.getByRole("status")).toContainText("You said yes");
    await expect(kim.getByText("You know the bend by the bank.")).toBeVisible();
    await expectGood(kim, "invitation-accepted");
    const invitation = kim.url();

    // Minds change.
    await kim.getByRole("link", { name: "No, I can’t" }).click();
    await expectGood(kim, "invitation-no");
    await kim.getByLabel("I have no time for it now").check();
    await kim.getByRole("button", { name: "No, I can’t" }).click();
    await expect(kim.getByRole("status")).toContainText("You said no");

    await kim.getByRole("link", { name: "Don’t ask me again" }).click();
    await expectGood(kim, "invitation-stop");
    await kim.getByRole("button", { name: "Don’t ask me again" }).click();
    await expect(kim.getByRole("heading", { level: 1 })).toHaveText("You won’t be asked again");
    await expectGood(kim, "invitation-stopped");
    await kim.getByRole("button", { name: "You may ask me again" }).click();
    await expect(kim.getByRole("heading", { level: 1 })).toHaveText("Don’t ask me again");

    await kim.goto(`${invitation}0`);
    await expect(kim.getByRole("heading", { level: 1 })).toHaveText("There is no invitation at this address");
    await expectGood(kim, "no-invitation");
  } finally {
    await elsewhere.close();
  }
});
