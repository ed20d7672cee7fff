import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { Accounts } from "../support/accounts.ts";
import { expectGood } from "../support/good.ts";
import { Mailbox } from "../support/mailbox.ts";
import { Folkmoot } from "../support/program.ts";

let accounts: Accounts;
let mailbox: Mailbox;
let service: Folkmoot;

/** A port that nobody listens at: the service must know its own address before it starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test.beforeEach(async () => {
  test.setTimeout(120_000);
  accounts = await Accounts.open();
  mailbox = await Mailbox.open();
  const port = await freePort();
  const prepare = (data: string): void => {
    Folkmoot.run("migrate", "--data", data);
    const who = ["--email", "kim@example.org", "--name", "Kim Example", "--role", "convener"];
    Folkmoot.run("member", "add", "--data", data, ...who);
  };
  service = await Folkmoot.serve(mailbox.port, prepare, {
    FOLKMOOT_LISTEN: `127.0.0.1:${port}`,
    FOLKMOOT_PUBLIC_URL: `http://127.0.0.1:${port}`,
    FOLKMOOT_OIDC_ISSUER: accounts.issuer,
    FOLKMOOT_OIDC_CLIENT_ID: "folkmoot",
    FOLKMOOT_OIDC_CLIENT_SECRET: "secret",
    FOLKMOOT_OIDC_ORGANISATION: "local",
  });
});

test.afterEach(async () => {
  await service.stop();
  mailbox.close();
  accounts.close();
});

test("A convener signs in with the account they have at work; whoever has no role is told what to do", async ({
  page,
}) => {
  await page.goto(`${service.address}/desk`);
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Sign in" [level=1]
    - heading "Do you work here?" [level=2]
    - paragraph: Conveners, facilitators and admins can use the account they have at work.
    - paragraph:
      - link "Sign in with your organisation’s account"
  `);
  await expectGood(page, "sign-in-with-staff");

  accounts.email = "stranger@example.org";
  await page.getByRole("link", { name: "Sign in with your organisation’s account" }).click();
  await page.getByRole("link", { name: "Go on as stranger@example.org" }).click();
  await expect(page.getByRole("heading", { name: "That account doesn’t open anything here" })).toBeVisible();
  await expectGood(page, "staff-without-role");

  accounts.email = "kim@example.org";
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByRole("link", { name: "Go on as kim@example.org" }).click();
  await expect(page).toHaveURL(`${service.address}/desk`);
  await expect(page.getByRole("banner").getByRole("link", { name: /Kim Example/ })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
});
