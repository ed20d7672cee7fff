import { expect, test } from "@playwright/test";
import { everybodySaysYes } from "../support/asking.ts";
import { expectGood, signInAs } from "../support/good.ts";
import { Folkmoot } from "../support/program.ts";

// Each journey leaves its town changed, so each has one of its own.
let town: Folkmoot;

test.beforeEach(async () => {
  test.setTimeout(180_000);
  town = await Folkmoot.demo();
});

test.afterEach(async () => {
  await town.stop();
});

test("From accepted invitations to a published draw that anybody checks", async ({ page, browser }) => {
  const javaScript = test.info().project.use.javaScriptEnabled !== false;
  await page.goto(`${town.address}/`);
  await signInAs(page, "Convener");
  const desk = `${town.address}/desk/calls/harbour-road`;
  await page.goto(`${desk}/panel`);
  await expect(page.getByText("Nobody can be drawn yet.")).toBeVisible();
  await expectGood(page, "panel-nobody");
  await everybodySaysYes(page, town);

  // Who was reached, and who wasn't.
  await page.goto(`${desk}/invitations`);
  await page.getByRole("link", { name: "See who was reached, and who wasn’t" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who was reached");
  await expect(page.getByRole("row", { name: /Everybody/ })).toBeVisible();
  await expectGood(page, "reach");

  await page.goto(desk);
  await page.getByRole("link", { name: "Draw a panel" }).click();
  await page.getByLabel("How many seats does the panel have?").fill("none");
  await page.getByRole("button", { name: "Save and see everyone’s chance" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "panel-plan-fault");
  await page.getByRole("alert").getByRole("link").click();
  await page.getByLabel("How many seats does the panel have?").fill("6");
  await page.getByRole("checkbox", { name: /^age/ }).check();
  await page.getByRole("button", { name: "Share out the seats" }).click();
  const ages = page.getByRole("group", { name: "Seats by age" });
  await expect(ages).toBeVisible();
  await expectGood(page, "panel-plan");

  // More than there are: nothing keeps that, and one press mends it.
  await ages.getByLabel(/^At least/).first().fill("6");
  await ages.getByLabel(/^At most/).first().fill("6");
  await page.getByRole("button", { name: "Save and see everyone’s chance" }).click();
  await expect(page.getByText("No panel keeps all of these rules.")).toBeVisible();
  await expectGood(page, "panel-infeasible");
  await page.getByRole("button", { name: "Take way 1" }).click();
  await expect(page.getByText("It is proved that no lottery", { exact: false })).toBeVisible();
  await expect(page.getByRole("table", { name: /sure of/ })).toBeVisible();
  await expectGood(page, "panel-odds");
  await page.getByRole("button", { name: "Publish the list" }).click();

  await expect(page.getByText("Nothing is drawn yet.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Draw the panel" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "panel-draw-fault");
  await page.getByRole("link", { name: "Draw with numbered balls in a hall" }).click();
  await page.getByRole("link", { name: "4", exact: true }).click();
  await expectGood(page, "panel-balls");
  await page.getByRole("link", { name: "Take the last ball back" }).click();
  await page.goto(`${desk}/panel`);
  await page.getByLabel("What came up?").fill("dice 4 2 6, town hall");
  await page.getByRole("button", { name: "Draw the panel" }).click();
  await expect(page.getByText("by “dice 4 2 6, town hall”", { exact: false })).toBeVisible();
  await expectGood(page, "panel-drawn");

  // Somebody who was never here looks, and has it worked out again.
  const elsewhere = await browser.newContext({
    viewport: page.viewportSize(),
    javaScriptEnabled: javaScript,
    locale: "en-GB",
  });
  try {
    const watcher = await elsewhere.newPage();
    await watcher.goto(`${town.address}/calls/northmere/harbour-road`);
    await watcher.getByRole("link", { name: "How the panel is drawn" }).click();
    if (javaScript) {
      await watcher.getByRole("button", { name: "Check it in this browser" }).click();
      await expect(watcher.getByRole("status")).toHaveText(/The list holds.*The draw holds/);
    }
    await expectGood(watcher, "panel-public");
    const [report] = await Promise.all([
      watcher.waitForEvent("download"),
      watcher.getByRole("link", { name: "Download the report" }).click(),
    ]);
    Folkmoot.run("verify-draw", await report.path());
  } finally {
    await elsewhere.close();
  }

  // Somebody on it can't come after all: another lottery fills their seat, and the others stay.
  const name = (await page.locator("ul.lines > li > strong").first().innerText()).trim();
  await page.goto(`${town.address}/demo/mail`);
  const letter = page.getByRole("listitem").filter({ hasText: `Hello ${name},` });
  const yes = await letter.locator('a[href^="/invitations/"][href$="/yes"]').first().getAttribute("href");
  await page.goto(`${town.address}${yes?.replace(/yes$/, "no")}`);
  await page.getByRole("button", { name: "No, I can’t" }).click();
  await page.goto(`${desk}/panel`);
  await expect(page.getByRole("heading", { name: "1 seat is free again" })).toBeVisible();
  await expectGood(page, "panel-left");
  await page.getByRole("button", { name: "Fill them by another lottery" }).click();
  await page.getByRole("button", { name: "Publish the list" }).click();
  await page.getByLabel("What came up?").fill("dice 1 1 3, town hall");
  await page.getByRole("button", { name: "Draw the panel" }).click();
  await expect(page.getByText("by “dice 1 1 3, town hall”", { exact: false })).toBeVisible();
  await expect(page.getByRole("heading", { name: /free again/ })).toHaveCount(0);
  await expectGood(page, "panel-filled");

  // Whoever is in it finds themselves.
  await page.goto(`${town.address}/`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signInAs(page, "Citizen");
  await page.goto(`${town.address}/me`);
  await expect(page.getByRole("heading", { name: "Lotteries you are in" })).toBeVisible();
  await expect(page.getByText(/You were drawn|You weren’t drawn/).first()).toBeVisible();
  await expectGood(page, "panel-me");
});
