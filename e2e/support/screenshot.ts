import { basename } from "node:path";
import { test, type Page } from "@playwright/test";
import { moreTime } from "./time.ts";

/** Longer pages are cut off here, so that pictures stay small enough to be kept. */
const HIGHEST = 6_000;

/** A4 in CSS pixels, without the margins. */
const PAPER = { width: 680, height: 1_010 };

/**
 * Keeps pictures of the whole page for people to look at: artefacts/PROJECT/JOURNEYS/NAME.png, and on the
 * desktop also NAME-dark.png and NAME-print.png.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const { file, project } = test.info();
  // Without JavaScript pages look as they do on the desktop.
  if (project.use.javaScriptEnabled === false) {
    return;
  }
  moreTime();
  const path = `artefacts/${project.name}/${basename(file, ".spec.ts")}/${name}`;
  await take(page, `${path}.png`);
  if (project.name !== "desktop") {
    return;
  }
  const window = page.viewportSize();
  await page.emulateMedia({ colorScheme: "dark" });
  await take(page, `${path}-dark.png`);
  await page.emulateMedia({ colorScheme: null, media: "print" });
  await page.setViewportSize(PAPER);
  await take(page, `${path}-print.png`);
  await page.emulateMedia({ media: null });
  if (window) {
    await page.setViewportSize(window);
  }
}

async function take(page: Page, path: string): Promise<void> {
  const [width, height] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollHeight,
  ]);
  const clip = { x: 0, y: 0, width, height: Math.min(height, HIGHEST) };
  await page.screenshot({ path, fullPage: true, clip, animations: "disabled" });
}
