import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScrolling } from "./page.ts";
import { picture } from "./screenshot.ts";

/** What every page must hold, and a picture of it. */
export async function expectGood(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

/** Becomes somebody of the made-up town, from wherever the page is. */
export async function signInAs(page: Page, role: "Convener" | "Citizen" | "Facilitator"): Promise<void> {
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await choose(page, role);
}

/** Chooses whom to be. */
export async function choose(page: Page, role: "Convener" | "Citizen" | "Facilitator"): Promise<void> {
  const choice = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: role }) });
  await choice.getByRole("button").click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}
