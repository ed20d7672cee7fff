import { expect, test } from "@playwright/test";
import { everybodySaysYes } from "../support/asking.ts";
import { expectGood, signInAs } from "../support/good.ts";
import { Folkmoot } from "../support/program.ts";

let town: Folkmoot;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  town = await Folkmoot.demo();
});

test.afterEach(async () => {
  await town.stop();
});

const DESK = "/desk/calls/harbour-road";

test("A facilitator seats people, moves those out who don't come, and prints new tables", async ({ page }) => {
  await page.goto(`${town.address}/`);
  await signInAs(page, "Convener");
  await page.goto(`${town.address}${DESK}/tables`);
  await expect(page.getByText("Nobody has said yes yet.", { exact: false })).toBeVisible();
  await expectGood(page, "tables-nobody");
  await everybodySaysYes(page, town);
  await page.goto(`${town.address}/`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInAs(page, "Facilitator");

  await page.goto(`${town.address}${DESK}`);
  await page.getByRole("link", { name: "Say who sits with whom" }).click();
  await expect(page.getByLabel("Which tables are there?")).toHaveValue(/Table 1, 5/);
  await expectGood(page, "tables-plan");
  await page.getByLabel("Which tables are there?").fill("Table 1, 5\nWindow, 5, step-free\nTable 3");
  await page.getByRole("checkbox", { name: /^age/ }).first().check();
  await page.getByRole("button", { name: "Seat everybody" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("Line 3");
  await expectGood(page, "tables-plan-fault");
  await page.getByRole("alert").getByRole("link").click();
  await page.getByLabel("Which tables are there?").fill("Table 1, 5\nWindow, 5, step-free\nTable 3, 5");
  // Mary needs the table without steps.
  const mary = page.getByRole("group", { name: /^Mary T/ });
  if (!(await mary.isVisible())) {
    await page.getByText("Who comes, who hosts a table, who needs something").click();
  }
  await mary.getByLabel("Needs").fill("step-free");
  await page.getByRole("button", { name: "Seat everybody" }).click();
  await expect(page.getByRole("status").first()).toContainText("Everybody has a seat");
  const table = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await expect(table("Window")).toHaveCount(3);
  for (const window of await table("Window").all()) {
    await expect(window).toContainText("Mary T");
  }
  await expectGood(page, "tables");

  // Six aren't there when the second round begins.
  await page.getByText("Somebody isn’t here, or came after all").click();
  const here = page.getByRole("group", { name: "Who is here?" }).getByRole("checkbox");
  const people = await here.count();
  expect(people).toBeGreaterThan(8);
  for (let at = 0; at < 6; at += 1) {
    await here.nth(at).uncheck();
  }
  await page.getByLabel("From which round on?").selectOption("2");
  await page.getByRole("button", { name: "Seat them again" }).click();
  await expect(page.getByRole("status").first()).toContainText("Done.");
  await expectGood(page, "tables-again");
  const [seats] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as a table (CSV)" }).click(),
  ]);
  expect(seats.suggestedFilename()).toBe("seats.csv");

  await page.getByRole("link", { name: "Show it in the room" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Round 1");
  await page.getByRole("link", { name: "The next round" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Round 2");
  await expectGood(page, "tables-room");
  await page.goto(`${town.address}${DESK}/tables/print`);
  await expect(page.getByRole("row")).toHaveCount(1 + people - 6);
  await expectGood(page, "tables-print");
  await page.goto(`${town.address}${DESK}/tables/cards`);
  await expectGood(page, "tables-cards");

  // A slip is taken back.
  await page.goto(`${town.address}${DESK}/tables?done=again&moved=1`);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status").first()).toContainText("The last change was taken back");
  await page.goto(`${town.address}${DESK}/tables/print`);
  await expect(page.getByRole("row")).toHaveCount(1 + people);
});
