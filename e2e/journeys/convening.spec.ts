import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { expectNoSidewaysScrolling } from "../support/page.ts";
import { picture } from "../support/screenshot.ts";

async function expectGood(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, `convening-${name}`);
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/demo/sign-in");
  const choice = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Convener" }) });
  await choice.getByRole("button").click();
}

/**
 * What each project asks about. They share one town, and nobody there is asked more than twice: so each asks
 * people who know something else.
 */
const NEEDS: Record<string, string> = {
  desktop: "street design, crossings, kerbs, cycling, junctions, pavements",
  phone: "home care, nursing, respite, dementia, lunch clubs, carers",
  "no-javascript": "housing, repairs, damp, heating, tenancies, schools, teaching, reading",
};

/** Writes a call for fourteen people; gives its address on the desk. */
async function write(page: Page, question: string, issue = ""): Promise<string> {
  await page.goto("/desk");
  await page.getByRole("link", { name: "Write a call" }).first().click();
  await page.getByLabel("What is the question?").fill(question);
  if (issue) {
    await page.getByLabel("Which issue does it belong to?").selectOption({ label: issue });
  }
  await page.getByLabel("What will be decided?").fill("Which crossings are built first");
  await page.getByLabel("On which day?").fill(inDays(120));
  await page.getByLabel("We will work with you").check();
  await page.getByLabel("How many hours of each person?").fill("3");
  await page.getByLabel("From anywhere", { exact: true }).check();
  const kind = page.getByRole("group", { name: "Kind 1" });
  await kind.getByLabel("What are these people called?").fill("People who know this");
  await kind.getByLabel("What do they know?").fill(NEEDS[test.info().project.name] ?? "");
  await kind.getByLabel("How many people?").fill("14");
  await page.getByRole("button", { name: "See who would be found" }).click();
  await expect(page.getByText(/would be found, 14 wanted/)).toBeVisible();
  await page.getByRole("button", { name: "Save the draft" }).click();
  return page.url();
}

/** Writes a call, opens it and looks for people; gives its address on the desk. */
async function writeAndOpen(page: Page, question: string): Promise<string> {
  const call = await write(page, question);
  await page.getByRole("link", { name: "Open it" }).click();
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("button", { name: "Look for people" }).click();
  await expect(page.getByRole("heading", { name: "Who is missing" })).toBeVisible();
  return call;
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test("A convener goes from an empty call to ten invitations", async ({ page }) => {
  // A dozen pages, each looked through for accessibility.
  test.setTimeout(180_000);
  await signIn(page);
  const question = `Which crossings should come first? (${test.info().project.name})`;
  const call = await writeAndOpen(page, question);

  await expect(page.getByRole("heading", { name: "Ask people" })).toBeVisible();
  await page.getByRole("link", { name: "Tick everyone who is suggested" }).click();
  const boxes = page.getByRole("main").getByRole("checkbox");
  expect(await boxes.count()).toBeGreaterThan(9);
  await expectGood(page, "shortlist");
  await page.getByRole("button", { name: "See what they would read" }).first().click();

  await expect(page.getByRole("heading", { name: /people would be asked/ })).toBeVisible();
  await expectGood(page, "preview");
  const letter = page.getByRole("group").filter({ hasText: "Yes, I can help" }).first();
  await letter.locator("summary").click();
  await expect(letter.getByText("Why you?", { exact: false }).first()).toBeVisible();
  // Ten of them: the others are left out this time.
  const chosen = page.getByRole("checkbox", { checked: true });
  const many = await chosen.count();
  expect(many).toBeGreaterThanOrEqual(10);
  for (let extra = many; extra > 10; extra -= 1) {
    await chosen.last().uncheck();
  }
  await page.getByRole("button", { name: "Go on" }).click();

  await expect(page.getByRole("heading", { name: "Send 10 invitations?" })).toBeVisible();
  await expectGood(page, "confirm");
  await page.getByRole("link", { name: "No, go back" }).click();
  await expect(page.getByRole("heading", { name: "10 people would be asked" })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Send 10 invitations" }).click();

  await expect(page.getByRole("status").first()).toContainText("10 invitations are on their way");
  await expect(page.getByRole("heading", { name: /10 people asked/ })).toBeVisible();
  await expect(page.getByText("No answer yet").first()).toBeVisible();
  await expectGood(page, "invitations");

  // Going back asks nobody twice.
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Nobody would be asked" })).toBeVisible();
  await expect(page.getByText("10 people you chose are left out.")).toBeVisible();

  await page.goto(call);
  await expect(page.getByText("Wait for 10 answers.", { exact: false })).toBeVisible();
  await expectGood(page, "desk-call");
});

test("A convener adds somebody by hand, says why, and takes it back", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const call = await writeAndOpen(page, `Who keeps the lamps lit? (${test.info().project.name})`);
  await page.goto(`${call}/add`);
  await expectGood(page, "add");
  await page.getByRole("button", { name: "Add them" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "add-faults");
  await page.getByLabel("Look for somebody you know of here").fill("a");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await expect(page.getByRole("group", { name: "Who is it?" })).toBeVisible();
  await expectGood(page, "add-found");
  await page.getByLabel("Their name").fill("Somebody Made Up");
  await page.getByLabel("Their e-mail address").fill(`lamps.${test.info().project.name}@northmere.example`);
  await page.getByLabel("People who know this").check();
  await page.getByLabel("Why them?").fill("They have lit the lamps since 1999.");
  await page.getByRole("button", { name: "Add them" }).click();
  await expect(page.getByText("because: They have lit the lamps since 1999.", { exact: false })).toBeVisible();
  await expectGood(page, "added");
  await page.getByRole("link", { name: /Take it back/ }).first().click();
  await expectGood(page, "take-back");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status").first()).toContainText("taken back");
});

test("A convener writes an issue and puts a call under it", async ({ page }) => {
  test.setTimeout(90_000);
  await signIn(page);
  const title = `Falls on ice (${test.info().project.name})`;
  await page.goto("/desk");
  await page.getByRole("link", { name: "Write an issue" }).click();
  await page.getByRole("button", { name: "Save the issue" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "issue-faults");
  await page.getByLabel("What is it, in a few words?").fill(title);
  await page.getByLabel("What hurts, and whom?").fill("People fall, and stay at home.");
  await page.getByLabel("Who answers for it?").fill("Streets team");
  await page.getByRole("button", { name: "Save the issue" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expectGood(page, "desk");
  const question = `Where should grit go first? (${test.info().project.name})`;
  await write(page, question, title);
  await page.goto("/desk");
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: title }) });
  await expect(section.getByRole("link", { name: question })).toBeVisible();
});
