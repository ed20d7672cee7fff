import { test, type Page } from "@playwright/test";

/** Keeps a picture of the whole page as artefacts/PROJECT/NAME.png, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const project = test.info().project.name;
  await page.screenshot({ path: `artefacts/${project}/${name}.png`, fullPage: true });
}
