import { expect, test } from "@playwright/test";
import { choose, expectGood, signInAs } from "../support/good.ts";
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

test("A citizen finds what is known, adds, puts right, hides, deletes, and erases everything", async ({ page }) => {
  await page.goto(`${town.address}/`);
  await signInAs(page, "Citizen");
  await page.getByRole("banner").getByRole("link", { name: "My page" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "What is known about you" [level=1]
      - heading "Calls that suit you" [level=2]
      - heading "What you have shown" [level=2]
      - paragraph:
        - link "Add something you know"
      - heading "What came of what you said" [level=2]
      - heading "Your details" [level=2]
  `);
  await expectGood(page, "me");

  await page.getByRole("link", { name: "Add something you know" }).click();
  await expectGood(page, "tell");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "tell-faults");
  await page.getByRole("alert").getByRole("link", { name: "Choose what it is" }).click();
  await page.getByLabel("Something I live or have lived through").check();
  await page.getByLabel("In a few words").fill("Pushing a pram along Quay Street");
  await page.getByLabel("In your own words").fill("Every school day, and the crossing is too short.");
  await page.getByLabel("What is it about?").fill("prams, crossings");
  await page.getByLabel(/Yes, for any call of/).check();
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("status")).toHaveText(/Added/);
  await expect(page.getByText(/Yes\. You agreed on/)).toBeVisible();
  await expectGood(page, "my-evidence-added");

  await page.getByRole("link", { name: "Put it right" }).click();
  await expect(page.getByLabel("What is it about?")).toHaveValue("prams, crossings");
  await expectGood(page, "reword");
  await page.getByLabel("In a few words").fill("Pushing a double pram");
  await page.getByRole("button", { name: "Save the new words" }).click();
  await expect(page.getByRole("heading", { name: "Pushing a double pram" })).toBeVisible();
  await page.getByRole("button", { name: "Hide it" }).click();
  await expect(page.getByRole("status")).toHaveText(/Hidden/);
  await page.getByRole("button", { name: "Let it be used" }).click();
  await expect(page.getByRole("status")).toHaveText(/may be used/);
  await page.getByRole("link", { name: "Delete it" }).click();
  await expect(page.getByRole("heading", { name: "Delete “Pushing a double pram”?" })).toBeVisible();
  await expectGood(page, "delete-evidence");
  await page.getByRole("button", { name: "Yes, delete it" }).click();
  await expect(page.getByRole("status")).toHaveText(/Deleted/);
  await expect(page.getByText("Pushing a double pram")).toHaveCount(0);

  // What came from elsewhere, from the reason on the page of a call.
  await page.goto(`${town.address}/calls/northmere/harbour-road`);
  await expect(page.getByRole("heading", { name: /Why you, Mary/ })).toBeVisible();
  await expectGood(page, "call-citizen");
  await page.getByRole("link", { name: /This isn’t right/ }).first().click();
  await expectGood(page, "contest");
  await page.getByLabel("What isn’t right?").fill("That was my brother.");
  await page.getByRole("button", { name: "Say so, and stop using it" }).click();
  await expect(page.getByText(/that it isn’t right: “That was my brother\.”/)).toBeVisible();
  await expectGood(page, "my-evidence-contested");

  await page.goto(`${town.address}/me/privacy`);
  await expectGood(page, "privacy");
  await page.getByRole("link", { name: "Read it all on one page" }).click();
  await expect(page.getByText(/That was my brother/)).toBeVisible();
  await expectGood(page, "known");
  await page.getByRole("link", { name: "Your privacy" }).click();
  await page.getByRole("link", { name: "Erase everything about you" }).click();
  await expectGood(page, "erase");
  await page.getByRole("textbox").fill("Somebody else");
  await page.getByRole("button", { name: "Erase everything about me" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByRole("textbox").fill("Mary T");
  await page.getByRole("button", { name: "Erase everything about me" }).click();
  await expect(page.getByRole("heading", { name: "You have been erased" })).toBeVisible();
  await expectGood(page, "erased");
  await page.goto(`${town.address}/demo/sign-in`);
  await expect(page.getByRole("heading", { name: "Citizen" })).toHaveCount(0);
});

test("A stranger reads a call, signs in, offers help and has an answer", async ({ page, browser }) => {
  await page.goto(`${town.address}/calls/northmere/harbour-road`);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Who we are looking for" [level=2]
      - heading "Who is still missing" [level=2]
      - heading "Can you help?" [level=2]
      - paragraph:
        - link "I can help with this"
      - heading "What happens next" [level=2]
  `);
  await page.getByRole("link", { name: "I can help with this" }).click();
  await choose(page, "Citizen");
  await expect(page.getByRole("heading", { name: "I can help with this" })).toBeVisible();
  await expectGood(page, "offer");
  await page.getByRole("button", { name: "Offer to help" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByRole("radio").first().check();
  await page.getByLabel("Why you, in a sentence or two").fill("I know every kerb of it.");
  await page.getByRole("button", { name: "Offer to help" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your offer has gone to" })).toBeVisible();
  await expectGood(page, "call-offered");

  const convener = await (await browser.newContext()).newPage();
  try {
    await convener.goto(`${town.address}/desk/calls/harbour-road`);
    await convener.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await choose(convener, "Convener");
    await convener.getByRole("link", { name: "1 offer to help waits for an answer" }).click();
    await expect(convener.getByText("I know every kerb of it.")).toBeVisible();
    await expectGood(convener, "offers");
    await convener.getByText("Thank them and say no").click();
    await convener.getByLabel("Why not? They read this").fill("Next time gladly.");
    await convener.getByRole("button", { name: "Send this answer" }).click();
    await expect(convener.getByText(/with a no: “Next time gladly\.”/)).toBeVisible();
  } finally {
    await convener.context().close();
  }
  await page.goto(`${town.address}/me`);
  await expect(page.getByText(/they thanked you and said no: “Next time gladly\.”/)).toBeVisible();
  await expectGood(page, "me-offers");
});

test("A stranger sees the public call and nobody’s private data", async ({ page, browser }) => {
  const convener = await (await browser.newContext()).newPage();
  await convener.goto(`${town.address}/calls/northmere/harbour-road/shortlist`);
  await convener.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await choose(convener, "Convener");
  await expect(convener).toHaveURL(`${town.address}/calls/northmere/harbour-road/shortlist`);
  const names = await convener.getByRole("main").getByRole("heading", { level: 3 }).allTextContents();
  await convener.context().close();
  expect(names.length).toBeGreaterThan(5);
  for (const path of ["/", "/calls/northmere/harbour-road", "/api/v1/calls/northmere/harbour-road"]) {
    await page.goto(`${town.address}${path}`);
    const said = await page.content();
    for (const name of names) {
      expect(said.includes(name), `${name} on ${path}`).toBe(false);
    }
  }
});
