import { expect, test } from "@playwright/test";
import { expectGood, signInAs } from "../support/good.ts";
import { Folkmoot } from "../support/program.ts";

let service: Folkmoot;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  service = await Folkmoot.demo();
});

test.afterEach(async () => {
  await service.stop();
});

test("A convener makes a token, a program uses it, and it is worth nothing once taken back", async ({
  page,
  playwright,
}) => {
  await page.goto(service.address);
  await page.getByRole("contentinfo").getByRole("link", { name: "For other programs" }).click();
  await expect(page.getByText("GET /api/v1/calls", { exact: true })).toBeVisible();
  await expectGood(page, "api");

  await signInAs(page, "Convener");
  await page.goto(`${service.address}/me/tokens`);
  await expectGood(page, "tokens");
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectGood(page, "tokens-faults");
  await page.getByLabel("What is it for?").fill("Weekly spreadsheet");
  await page.getByLabel("Read calls, drafts too").check();
  await page.getByLabel("90 days").check();
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("heading", { name: "Here is your token" })).toBeVisible();
  await expectGood(page, "token-made");
  const token = (await page.locator("code.secret").textContent()) ?? "";

  const program = await playwright.request.newContext({
    baseURL: service.address,
    extraHTTPHeaders: { authorization: `Bearer ${token.trim()}` },
  });
  try {
    expect((await program.get("/api/v1/issues")).status()).toBe(200);
    expect((await program.get("/api/v1/export/people")).status(), "more than it was made for").toBe(403);
    await page.goto(`${service.address}/me/tokens`);
    await page.getByRole("button", { name: /Take it back.*Weekly spreadsheet/ }).click();
    await expect(page.getByText("You have none yet.")).toBeVisible();
    expect((await program.get("/api/v1/issues")).status()).toBe(401);
  } finally {
    await program.dispose();
  }
});

test("A watcher takes the open data away, and reads the pages in Welsh", async ({ page }) => {
  await page.goto(service.address);
  await page.getByRole("contentinfo").getByRole("link", { name: "Open data" }).click();
  await expectGood(page, "data");
  const csv = await page.request.get(`${service.address}/data/calls.csv`);
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect((await csv.text()).split("\n").length).toBeGreaterThan(2);

  await page.getByRole("banner").getByRole("link", { name: "Cymraeg" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", /^cy/);
  await expectGood(page, "data-welsh");
  await page.getByRole("banner").getByRole("link", { name: "folkmoot" }).click();
  await expect(page.locator("html"), "the choice is kept").toHaveAttribute("lang", /^cy/);
  await expectGood(page, "home-welsh");
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
});
