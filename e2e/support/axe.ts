import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** WCAG 2.2, levels A and AA, and what its earlier versions ask for. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Fails with every accessibility violation on the page: the rule, what it asks for, and the elements.
 * Automated checks find less than half of what matters; keyboard and reading order are tested in journeys.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const sentences = violations.map(({ id, help, nodes }) => {
    const elements = nodes.map((node) => node.target.join(" "));
    return `${id}: ${help}\n    ${elements.join("\n    ")}`;
  });
  expect(sentences, `accessibility of ${page.url()}`).toEqual([]);
  expect(passes.length, "axe has looked at something").toBeGreaterThan(0);
}
