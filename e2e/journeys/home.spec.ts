import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { expectNoSidewaysScrolling } from "../support/page.ts";
import { picture } from "../support/screenshot.ts";

test.describe("Home", () => {
  test("answers with one heading that says what it is", async ({ page }) => {
    const response = await page.goto("/");
    expect(response?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    await expect(page.locator("body")).toMatchAriaSnapshot(`
      - link "Skip to main content"
      - banner:
        - link "folkmoot"
        - navigation "Main":
          - list:
            - listitem:
              - link "Calls"
            - listitem:
              - link "How it works"
        - link "Sign in"
      - main:
        - heading "Some questions need people who know" [level=1]
        - heading "Open calls" [level=2]
        - list:
          - listitem:
            - heading /Harbour Road/ [level=3]:
              - link /Harbour Road/
            - paragraph: /Northmere Council asks. Decision on \\w+ \\d+ \\w+ \\d+/
            - text: /\\d+ of \\d+ found/
        - heading "How are people found?" [level=2]
      - contentinfo:
        - paragraph:
          - link "How people are found"
    `);
    await picture(page, "home");
  });

  test("can be used by everyone", async ({ page }) => {
    await page.goto("/");
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });

  test("leads the keyboard to the skip link first, and past the navigation", async ({ page }) => {
    await page.goto("/");
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    await expect(skip).toBeVisible();
    const target = (await skip.getAttribute("href")) ?? "";
    expect(target, "the skip link leads to a place on this page").toMatch(/^#./);
    await expect(page.locator(target)).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`${target}$`));
  });
});
