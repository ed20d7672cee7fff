import { expect, type Page } from "@playwright/test";
import type { Folkmoot } from "./program.ts";

/**
 * As the convener of the made-up town: asks everybody who is suggested, and Mary T, who is the citizen one can sign
 * in as. Everybody says yes, by the link in their mail.
 */
export async function everybodySaysYes(page: Page, town: Folkmoot): Promise<void> {
  await page.goto(`${town.address}/desk/calls/harbour-road/add`);
  await page.getByLabel("Look for somebody you know of here").fill("Mary T");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByRole("group", { name: "Who is it?" }).getByRole("radio", { name: /Mary T/ }).first().check();
  await page.getByRole("group", { name: /kind|know/i }).getByRole("radio").first().check();
  await page.getByLabel("Why them?").fill("She knows every kerb.");
  await page.getByRole("button", { name: "Add them" }).click();
  await page.goto(`${town.address}/calls/northmere/harbour-road/shortlist`);
  await page.getByRole("link", { name: "Tick everyone who is suggested" }).click();
  await page.getByRole("button", { name: "See what they would read" }).first().click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: /Send \d+ invitations/ }).click();
  await expect(page.getByRole("status").first()).toContainText("are on their way");
  const asked = Number(/(\d+) people asked/.exec(await page.getByRole("main").innerText())?.[1]);
  expect(asked).toBeGreaterThan(8);

  const answers = page.locator('a[href^="/invitations/"][href$="/yes"]');
  await expect(async () => {
    await page.goto(`${town.address}/demo/mail`);
    await expect(answers).toHaveCount(asked, { timeout: 500 });
  }).toPass();
  for (const path of await answers.evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
    await page.goto(`${town.address}${path}`);
    await page.getByRole("button", { name: "Yes, I can help" }).click();
    await expect(page.getByRole("status")).toContainText("You said yes");
  }
}
