import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { expectNoSidewaysScrolling } from "../support/page.ts";
import { picture } from "../support/screenshot.ts";

/** What every page must hold, and a picture of it. */
async function expectGood(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByText("Nobody here is real.")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

/** Opens the call about the bike lanes from the home page. */
async function openCall(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: /Harbour Road/ }).click();
  await expect(page.getByRole("heading", { name: "Who we are looking for" })).toBeVisible();
}

async function signIn(page: Page, role: "Convener" | "Citizen" | "Facilitator"): Promise<void> {
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  const choice = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: role }) });
  await choice.getByRole("button").click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

test.describe("A stranger", () => {
  test("sees what is asked, of whom, and nothing about anyone", async ({ page }) => {
    await openCall(page);
    await expect(page.getByText("What it decides")).toBeVisible();
    await expect(page.getByText(/\d+ of \d+ found/).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "See the shortlist" })).toHaveCount(0);
    await expect(page.getByRole("main")).toMatchAriaSnapshot(`
      - paragraph: Northmere Council asks
      - heading /Harbour Road/ [level=1]
      - term: What it decides
      - definition: Which of three layouts goes to the council
      - term: When
      - definition: /Monday \\d+ \\w+ \\d{4}/
      - term: Your time
      - term: Your influence
      - heading "Who we are looking for" [level=2]
      - list:
        - listitem:
          - heading "People who plan streets" [level=3]
          - text: /\\d+ of \\d+ found/
        - listitem:
          - heading "Cab and delivery drivers" [level=3]
          - text: /\\d+ of \\d+ found \\d+ still missing/
      - heading "What happens next" [level=2]
    `);
    await expectGood(page, "call");

    const response = await page.goto(`${page.url()}/shortlist`);
    expect(response?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "You can’t see this page" })).toBeVisible();
    await expectGood(page, "forbidden");
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await expect(page.getByRole("main")).toMatchAriaSnapshot(`
      - heading "Look round as somebody else" [level=1]
      - list:
        - listitem:
          - heading "Convener" [level=2]
          - button /Go on as/
        - listitem:
          - heading "Citizen" [level=2]
          - button /Go on as/
        - listitem:
          - heading "Facilitator" [level=2]
          - button /Go on as/
    `);
    await expectGood(page, "sign-in");
  });

  test("can read how people are found", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("navigation").getByRole("link", { name: "How it works" }).click();
    await expect(page.getByText("score = topic ×")).toBeVisible();
    await expect(page.getByRole("main")).toMatchAriaSnapshot(`
      - heading "How people are found" [level=1]
      - heading /Topic/ [level=2]
      - heading /Quality/ [level=2]
      - heading /Source/ [level=2]
      - heading /Time/ [level=2]
      - heading "Who is missing" [level=2]
      - heading "What it can’t tell" [level=2]
      - heading "How it was checked" [level=2]
      - heading "Where this comes from" [level=2]
      - list
    `);
    await expectGood(page, "method");
  });

  test("who is lost finds a way on", async ({ page }) => {
    const response = await page.goto("/nothing/here");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("main")).toMatchAriaSnapshot(`
      - heading "There is nothing at this address" [level=1]
      - paragraph:
        - link "See the open calls"
      - paragraph: /please give this number/
    `);
    await expectGood(page, "not-found");
    await page.getByRole("main").getByRole("link", { name: "See the open calls" }).click();
    await expect(page).toHaveURL("/");
  });
});

test.describe("A convener", () => {
  test("goes from the call to the evidence behind the first reason", async ({ page }) => {
    // Five pages, each looked through for accessibility.
    test.slow();
    await page.goto("/");
    await signIn(page, "Convener");
    await openCall(page);
    await expectGood(page, "call-convener");
    await page.getByRole("link", { name: "See the shortlist" }).click();
    await expect(page.getByRole("heading", { name: /people who know/ })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Who is missing" })).toBeVisible();
    await expectGood(page, "shortlist");

    const first = page.getByRole("group").first();
    await first.locator("summary").click();
    await expect(first.getByText(/It makes up \d+% of what they have shown/).first()).toBeVisible();
    await expectGood(page, "shortlist-open");

    await first.getByRole("link", { name: "Read all of it" }).first().click();
    await expect(page.getByRole("heading", { name: "How it counts here" })).toBeVisible();
    await expect(page.getByText("folkmoot replay match-")).toBeVisible();
    await expectGood(page, "evidence");

    await page.getByRole("link", { name: "Back to the shortlist" }).click();
    await expect(page.getByRole("heading", { name: /people who know/ })).toBeVisible();
  });

  test("leaves, and is a stranger again", async ({ page }) => {
    await page.goto("/");
    await signIn(page, "Convener");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  });
});

test("A citizen who has signed in sees nobody else’s evidence", async ({ page }) => {
  await page.goto("/");
  await signIn(page, "Citizen");
  await openCall(page);
  await expect(page.getByRole("link", { name: "See the shortlist" })).toHaveCount(0);
  const response = await page.goto(`${page.url()}/shortlist`);
  expect(response?.status()).toBe(403);
  await expect(page.getByText("ask an admin of your organisation")).toBeVisible();
});
