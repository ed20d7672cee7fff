import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { moreTime } from "./time.ts";

/** WCAG 2.2, levels A and AA, and what its earlier versions ask for. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Fails with every accessibility violation on the page: the rule, what it asks for, and the elements. On the
 * desktop the contrast of the dark scheme is looked at too: nothing else differs there.
 * Automated checks find less than half of what matters; keyboard and reading order are tested in journeys.
 */
export async function expectAccessible(page: Page): Promise<void> {
  moreTime();
  if (test.info().project.use.javaScriptEnabled === false) {
    await withScriptlessTwin(page, expectNoViolations);
  } else {
    await expectNoViolations(page);
  }
  if (test.info().project.name === "desktop") {
    await page.emulateMedia({ colorScheme: "dark" });
    await expectNone(page, new AxeBuilder({ page }).withRules("color-contrast"), "in the dark");
    await page.emulateMedia({ colorScheme: null });
  }
}

async function expectNoViolations(page: Page): Promise<void> {
  await expectNone(page, new AxeBuilder({ page }).withTags(RULES), "");
}

async function expectNone(page: Page, axe: AxeBuilder, where: string): Promise<void> {
  const { violations, passes } = await axe.analyze();
  const sentences = violations.map(({ id, help, nodes }) => {
    const elements = nodes.map((node) => node.target.join(" "));
    return `${id}: ${help}\n    ${elements.join("\n    ")}`;
  });
  expect(sentences, `accessibility of ${page.url()} ${where}`).toEqual([]);
  expect(passes.length, "axe has looked at something").toBeGreaterThan(0);
}

/**
 * axe is itself JavaScript, and never answers where that is switched off. So it looks at a twin: the very
 * document that the reader without JavaScript has, in a window where axe may run but no script of the page.
 */
async function withScriptlessTwin(page: Page, look: (twin: Page) => Promise<void>): Promise<void> {
  const browser = page.context().browser();
  if (!browser) {
    throw new Error("the page belongs to no browser");
  }
  const twins = await browser.newContext({
    viewport: page.viewportSize(),
    storageState: await page.context().storageState(),
    javaScriptEnabled: true,
  });
  try {
    const body = await page.content();
    const twin = await twins.newPage();
    await twin.route(page.url(), (route) =>
      route.fulfill({
        body,
        contentType: "text/html; charset=utf-8",
        headers: { "content-security-policy": "script-src 'none'" },
      }),
    );
    await twin.goto(page.url());
    await look(twin);
  } finally {
    await twins.close();
  }
}
