import { expect, test, type Page } from "@playwright/test";
import { expectGood } from "../support/good.ts";
import { Mailbox } from "../support/mailbox.ts";
import { Folkmoot } from "../support/program.ts";

let mailbox: Mailbox;
let service: Folkmoot;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  mailbox = await Mailbox.open();
  service = await Folkmoot.serve(mailbox.port, (data) => {
    Folkmoot.run("migrate", "--data", data);
    const who = ["--email", "kim@example.org", "--name", "Kim Example", "--role", "convener"];
    Folkmoot.run("member", "add", "--data", data, ...who);
  });
});

test.afterEach(async () => {
  await service.stop();
  mailbox.close();
});

/** Asks for a link on the page at hand; gives the link out of the mail. */
async function askForLink(page: Page): Promise<string> {
  const seen = mailbox.mails.length;
  await page.getByLabel("Your e-mail address").fill("kim@example.org");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  return mailbox.link(seen);
}

test("Somebody signs in by a link in a mail, comes back to where they were, and signs out everywhere", async ({
  page,
  browser,
}) => {
  await page.goto(`${service.address}/method`);
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Sign in" [level=1]
    - textbox "Your e-mail address"
    - button "Send me a link"
  `);
  await expectGood(page, "ask-sign-in");
  await page.getByLabel("Your e-mail address").fill("kim");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "ask-sign-in-wrong");

  // The mail may be opened in another browser than the one that asked.
  const link = await askForLink(page);
  await expectGood(page, "sign-in-sent");
  const other = await (await browser.newContext()).newPage();
  try {
    await other.goto(link);
    await expectGood(other, "sign-in-link");
    await other.getByRole("button", { name: "Sign in as Kim Example" }).click();
    await expect(other).toHaveURL(`${service.address}/method`);
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link doesn’t work any more" })).toBeVisible();
    await expectGood(page, "sign-in-dead");

    await page.getByRole("link", { name: "Ask for another link" }).click();
    await page.goto(await askForLink(page));
    await page.getByRole("button", { name: "Sign in as Kim Example" }).click();
    await expect(page).toHaveURL(`${service.address}/`);
    await page.getByRole("banner").getByRole("link", { name: /Kim Example/ }).click();
    await expect(page.getByText("in 2 browsers")).toBeVisible();
    await expectGood(page, "sessions");
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
    await other.reload();
    await expect(other.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  } finally {
    await other.context().close();
  }
});
