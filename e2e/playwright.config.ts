import { defineConfig, devices } from "@playwright/test";

/**
 * Starts no server: `cargo xtask test` starts `folkmoot demo` and gives its address as BASE_URL,
 * the path of Debian's Chromium as CHROMIUM, and the program as PROGRAM: journeys that leave a town changed
 * start one of their own. By hand:
 *
 *   BASE_URL=http://127.0.0.1:8080 PROGRAM=../target/debug/folkmoot npx playwright test --project=desktop
 */
const baseURL = process.env.BASE_URL;
if (!baseURL) {
  throw new Error("BASE_URL is not set: run `cargo xtask test --only browser`, or give the address of a running demo");
}

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "journeys",
  outputDir: "artefacts/results",
  forbidOnly: Boolean(process.env.CI),
  // Every journey shares one demo; a journey that only passes at the second try is a bug to find.
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      // Chromium looks for updates and Google's hosts at every start; nothing of that belongs in a test.
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Its sandbox refuses to run as root.
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", use: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } },
    { name: "no-javascript", use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false } },
  ],
});
