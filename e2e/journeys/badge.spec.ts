import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { expectGood, signInAs } from "../support/good.ts";
import { Folkmoot } from "../support/program.ts";

/** A badge made for the citizen of the made-up town, signed by a bare key. */
const BADGE = fileURLToPath(new URL("../support/badge.json", import.meta.url));

let service: Folkmoot;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  service = await Folkmoot.demo();
});

test.afterEach(async () => {
  await service.stop();
});

test("A citizen holds out a badge, is told what is wrong with others, and finds theirs among what is known", async ({
  page,
}) => {
  await page.goto(service.address);
  await signInAs(page, "Citizen");
  await page.goto(`${service.address}/me`);
  await page.getByRole("link", { name: "Add a digital badge" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Add a digital badge" [level=1]
    - paragraph: /demo-citizen@northmere.example/
    - button "The badge as a file"
    - textbox "Or as a text"
    - group "May it be used to find you?":
      - radio /Yes, for any call/
    - heading "What we check" [level=2]
    - button "Check it and add it"
  `);
  await expectGood(page, "badge");

  await page.getByRole("button", { name: "Check it and add it" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("Choose the file, or paste the text");
  await expectGood(page, "badge-nothing");

  await page.getByLabel("Or as a text").fill("I am a kerb inspector.");
  await page.getByLabel("Yes, for any call").check();
  await page.getByRole("button", { name: "Check it and add it" }).click();
  await expect(page.getByRole("alert")).toContainText("This isn’t a badge");
  await expect(page.getByLabel("Or as a text"), "what was typed stays").toHaveValue("I am a kerb inspector.");

  await page.getByLabel("The badge as a file").setInputFiles(BADGE);
  await page.getByLabel("Yes, for any call").check();
  await page.getByRole("button", { name: "Check it and add it" }).click();
  await expect(page.getByRole("status").first()).toContainText("The badge holds and is kept");
  await expect(page.getByText("Kerb inspector").first()).toBeVisible();
  await expectGood(page, "badge-kept");
});
