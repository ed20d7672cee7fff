import { expect, test, type Page } from "@playwright/test";
import { choose, expectGood } from "../support/good.ts";
import { Folkmoot } from "../support/program.ts";

// Lists stay with a call, and everybody on the shortlist is asked: a town of its own.
let town: Folkmoot;

test.beforeAll(async () => {
  town = await Folkmoot.demo();
});

test.afterAll(async () => {
  await town.stop();
});

const SHORTLIST = "/calls/northmere/harbour-road/shortlist";
const CALL = "/desk/calls/harbour-road";

function hasScripts(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${town.address}/demo/sign-in`);
  await choose(page, "Convener");
}

test("A convener compares those who were found side by side", async ({ page }) => {
  await signIn(page);
  await page.goto(`${town.address}${SHORTLIST}`);
  const box = page.getByRole("main").getByRole("checkbox").first();
  const ticked = await box.getAttribute("id");
  await box.check();
  await page.getByRole("button", { name: "Compare them side by side" }).click();

  const table = page.getByRole("table");
  await expect(table).toBeVisible();
  await expect(page.locator(`[id="${ticked}"]`)).toBeChecked();
  await expect(page.getByText("in the order of the shortlist").first()).toBeVisible();
  await expectGood(page, "compare");

  const names = table.getByRole("rowheader").locator("> bdi");
  await page.getByRole("button", { name: /^Person/ }).click();
  await expect(table.getByRole("columnheader", { name: /^Person/ })).toHaveAttribute("aria-sort", "ascending");
  const sorted = await names.allInnerTexts();
  expect(sorted.length).toBeGreaterThan(3);
  expect(sorted).toEqual([...sorted].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())));
  await expect(page.locator(`[id="${ticked}"]`)).toBeChecked();
  await page.getByRole("button", { name: /^Person/ }).click();
  await expect(table.getByRole("columnheader", { name: /^Person/ })).toHaveAttribute("aria-sort", "descending");

  const kind = table.getByRole("columnheader").nth(1);
  await kind.getByRole("button").click();
  await expect(kind).toHaveAttribute("aria-sort", "descending");
  await expectGood(page, "compare-by-kind");

  await page.getByRole("button", { name: "Back to the list, with the same ticks" }).click();
  await expect(page.locator(`[id="${ticked}"]`)).toBeChecked();
  await page.goBack();
  await table.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "The formula" })).toBeVisible();
});

test("A convener gives the usual list, and the brief says what it lacks", async ({ page }) => {
  await signIn(page);
  await page.goto(`${town.address}${SHORTLIST}/compare`);
  const name = await page.getByRole("rowheader").locator("> bdi").first().innerText();
  await page.goto(`${town.address}${CALL}/brief`);
  await page.getByRole("link", { name: "Give the list of people you usually ask, and compare" }).click();
  await expectGood(page, "usual-list");
  await page.getByRole("button", { name: "Keep the list" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "usual-list-fault");

  await page.getByLabel("The list, a line for each person").fill(`${name}\nNobody Known, nobody@example.org`);
  await page.getByRole("button", { name: "Keep the list" }).click();
  await expect(page.getByText("1 person on the list is known here, 1 line fitted nobody", { exact: false })).toBeVisible();
  await expect(page.getByText("Nobody Known, nobody@example.org").first()).toBeVisible();
  await expectGood(page, "usual-list-kept");

  await page.getByRole("link", { name: "See what the shortlist knows beyond it" }).click();
  await expect(page.getByText("1 person is on both lists.")).toBeVisible();
  await expectGood(page, "brief-given");
  const worked = page.getByText("How this is worked out").first();
  await worked.click();
  await expect(page.getByText(/on the shortlist − 1 on both = /)).toBeVisible();
  await expectGood(page, "brief-given-open");

  await page.getByRole("link", { name: "Change the list of people usually asked" }).click();
  await page.getByLabel("Or a file").setInputFiles({
    name: "list.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`name,email\r\n"${name}",\r\n`),
  });
  await page.getByRole("button", { name: "Keep this list instead" }).click();
  await expect(page.getByText("every line fitted somebody", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Take the list away" }).click();
  await expect(page.getByRole("status")).toContainText("The list was taken away");
});

test("Answers come in while a convener looks", async ({ page, browser }) => {
  test.skip(!hasScripts(), "without JavaScript a link shows the page anew");
  await signIn(page);
  await page.goto(`${town.address}${CALL}/invite?all=yes`);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: /^Send/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("no yes so far");
  await page.evaluate(() => document.body.setAttribute("data-here", "yes"));

  const theirs = await browser.newContext({ viewport: page.viewportSize(), locale: "en-GB" });
  try {
    const somebody = await theirs.newPage();
    const mail = somebody.getByRole("main").getByRole("listitem").first();
    await expect(async () => {
      await somebody.goto(`${town.address}/demo/mail`);
      await expect(mail).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 15_000 });
    const read = mail.locator("details");
    if ((await read.getAttribute("open")) === null) {
      await read.locator("summary").click();
    }
    await mail.getByRole("link", { name: /\/yes$/ }).click();
    await somebody.getByRole("button", { name: "Yes, I can help" }).click();
  } finally {
    await theirs.close();
  }
  const said = page.getByRole("status").filter({ hasText: "1 said yes" });
  await expect(said).toHaveCount(1, { timeout: 15_000 });
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("no yes so far");
  await expect(page.locator("body")).toHaveAttribute("data-here", "yes");

  // The list is narrowed down in place; the address says so, and Back leads back.
  const waiting = page.getByRole("link", { name: /^No answer yet/ });
  await waiting.click();
  await expect(page).toHaveURL(/show=waiting/);
  await expect(page.locator("body")).toHaveAttribute("data-here", "yes");
  await expect(waiting).toBeFocused();
  await expect(waiting).toHaveAttribute("aria-current", "true");
  await expectGood(page, "answers");
});

test("The form of a call says who would be found as one types", async ({ page }) => {
  test.skip(!hasScripts(), "without JavaScript a button does the same");
  await signIn(page);
  await page.goto(`${town.address}/desk/calls/new`);
  const preview = page.locator("#preview");
  await expect(preview).toContainText("here you see how many would be found");
  await expectGood(page, "call-form-before");
  const kind = page.getByRole("group", { name: "Kind 1" });
  await kind.getByLabel("What do they know?").fill("delivery vans, cabs, picking up parcels");
  const people = kind.getByLabel("How many people?");
  await people.fill("2");
  await expect(preview).toContainText(/would be found, 2 wanted/);
  await expect(people).toBeFocused();
  await people.fill("900");
  await expect(preview).toContainText(/would be found, 900 wanted/);
  await expect(preview).toContainText("more people are needed");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expectGood(page, "call-form-live");
});

test("The audit log is narrowed down in place", async ({ page }) => {
  test.skip(!hasScripts(), "without JavaScript a button does the same");
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") {
      problems.push(message.text());
    }
  });
  await page.goto(`${town.address}/demo/sign-in`);
  const admin = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Admin" }) });
  await admin.getByRole("button").click();
  await page.goto(`${town.address}/admin/audit`);
  await page.evaluate(() => document.body.setAttribute("data-here", "yes"));
  await page.getByText("Narrow it down").click();
  const what = page.locator("#what");
  await what.focus();
  await what.selectOption("call.closed");
  await expect(page).toHaveURL(/what=call(\.|%2E)closed/);
  await expect(page.locator("#log")).toContainText("Nothing in the log fits this");
  await expect(page.locator("#log")).not.toContainText("founded");
  await expect(what).toBeFocused();
  await expect(page.locator("body")).toHaveAttribute("data-here", "yes");
  await expect(page.getByRole("link", { name: /table/ })).toHaveAttribute("href", /what=call(\.|%2E)closed/);
  await expectGood(page, "audit-narrowed");
  await page.goBack();
  await expect(page.locator("#log")).toContainText("founded");
  expect(problems, "nothing that the content security policy refuses").toEqual([]);
});
