import { test } from "@playwright/test";

/** Looking through a page takes a second or two, and much longer on a busy machine. */
const ENOUGH = 15_000;

/** Gives the journey more time: for each page that it looks through, not for what it does on the way. */
export function moreTime(): void {
  test.setTimeout(test.info().timeout + ENOUGH);
}
