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

test("An admin adds a colleague, gives them another role and finds it in the log", async ({ page, browser }) => {
  // Thirteen pages, each looked through for accessibility.
  test.setTimeout(180_000);
  // Every project shares one town, and an address is asked once.
  const project = test.info().project.name;
  const name = `Jo Example (${project})`;
  await page.goto("/demo/sign-in");
  const choice = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Admin" }) });
  await choice.getByRole("button").click();
  await page.getByRole("navigation").getByRole("link", { name: "Admin", exact: true }).click();
  await expectGood(page, "admin");

  const parts = page.getByRole("navigation", { name: "Admin" });
  await parts.getByRole("link", { name: "Members" }).click();
  await expectGood(page, "admin-members");
  await page.getByRole("link", { name: "Invite a colleague" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "admin-invite-faults");
  await page.getByLabel("Their name").fill(name);
  await page.getByLabel("Their e-mail address").fill(`jo.${project}@example.org`);
  await page.getByRole("checkbox", { name: "Convener" }).check();
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("For real,")).toBeVisible();
  await expectGood(page, "admin-invite-link");
  const link = await page.getByRole("link", { name: `Join as ${name}` }).getAttribute("href");

  // The colleague, in a browser of their own.
  const theirs = await browser.newContext({ ...test.info().project.use });
  const colleague = await theirs.newPage();
  await colleague.goto(link ?? "");
  await expect(colleague.getByRole("heading", { name: "Work with Northmere Council" })).toBeVisible();
  await expectGood(colleague, "join");
  await colleague.getByRole("button", { name: "Join" }).click();
  await expect(colleague.getByRole("heading", { name: "Desk", exact: true })).toBeVisible();

  await page.goto("/admin/members");
  await page.getByLabel("Look for a name").fill(name);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name }).click();
  await expectGood(page, "admin-member");
  await page.getByRole("checkbox", { name: "Moderator" }).check();
  await page.getByRole("button", { name: "Save the roles" }).click();
  await expect(page.getByText("The roles are changed")).toBeVisible();

  await page.goto("/admin/audit");
  await expect(page.getByText(`changed the roles of ${name}: from Convener to Convener, Moderator`)).toBeVisible();
  await expect(page.getByText(`${name} joined (Convener)`)).toBeVisible();
  await expectGood(page, "admin-audit");
  await page.getByRole("link", { name: "Check that nothing was altered" }).click();
  await expect(page.getByText(/Yes\. All \d+ entries/)).toBeVisible();
  await expectGood(page, "admin-audit-check");

  await page.goto("/admin/organisation");
  await page.getByLabel("Remind once").fill("8");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are changed.")).toBeVisible();
  await expectGood(page, "admin-organisation");
  await page.goto("/admin/jobs");
  await expectGood(page, "admin-jobs");
  await page.goto("/admin/service");
  await expect(page.getByText("No mail goes out of this service.")).toBeVisible();
  await expectGood(page, "admin-service");

  await page.goto("/admin/members");
  await page.getByRole("link", { name }).click();
  await page.getByRole("link", { name: "End the membership" }).click();
  await expectGood(page, "admin-end-member");
  await page.getByRole("button", { name: "End the membership" }).click();
  await expect(page.getByText("The membership has ended")).toBeVisible();
  await colleague.goto("/desk");
  await expect(colleague.getByRole("heading", { name: "You can’t see this page" })).toBeVisible();
  await theirs.close();
});
