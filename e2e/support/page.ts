import { expect, type Page } from "@playwright/test";

/** Nothing sticks out to the right: a page is read by scrolling down alone, also at 360 px. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, "width of the content").toBeLessThanOrEqual(window);
}

