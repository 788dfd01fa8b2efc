import { expect } from "vitest";
import { axe, widthOverflow, type Page } from "./browser.ts";

/** Every page on the way: no violation, no sideways scrolling. */
export async function inspect(page: Page): Promise<void> {
  const at = page.url().replace(/[0-9a-f-]{36}|UF[0-9A-Z-]+/g, "…");
  expect([at, await axe(page)]).toEqual([at, []]);
  expect([at, await widthOverflow(page)]).toEqual([at, 0]);
}

/** Sends a form; over when the next page is there. */
export async function press(page: Page, name: string): Promise<void> {
  const next = page.waitForEvent("domcontentloaded");
  await page.getByRole("button", { name, exact: true }).click();
  await next;
}

/** Signs in at the demo provider as the person of that name; over when back on the page asked for. */
export async function signIn(page: Page, base: string, name: string, path = "/anmelden"): Promise<void> {
  await page.goto(base + path);
  await page
    .getByRole("link", { name: /anmelden$/i })
    .last()
    .click();
  await page.getByRole("link", { name }).click();
  await expect
    .poll(() => page.url(), { timeout: 20_000 })
    .toMatch(new RegExp(`^${base}/(?!anmelden|desk/anmelden)`));
}
