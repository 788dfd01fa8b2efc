import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  accessibilityTree,
  axe,
  forEachJourney,
  keyboardWalk,
  useBrowser,
  widthOverflow,
} from "#test/browser";

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'";
const STYLE =
  "body { font-family: sans-serif } a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid }";

const GOOD = `<h1>Bewohnerparkausweis</h1><form method="post" action="/danke">
  <label for="plate">Kennzeichen</label> <input id="plate" name="plate" autocomplete="off">
  <button>Weiter</button></form><a href="/danke">Zur Übersicht</a><noscript><p>Ohne Skript</p></noscript>`;
const BAD = `<h1>Schlecht</h1><img src="/bild.png"><input name="plate"><div>breit</div>
  <noscript><input name="ohne"></noscript>`;

const pages: Record<string, string> = { "/": GOOD, "/danke": "<h1>Danke</h1>", "/schlecht": BAD };
let server: Server;
let address = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const isStyle = request.url === "/stil.css";
    response.setHeader("content-security-policy", POLICY);
    response.setHeader("content-type", isStyle ? "text/css" : "text/html; charset=utf-8");
    response.end(isStyle ? STYLE : page(request.url ?? "", pages[request.url ?? ""] ?? ""));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

forEachJourney("a resident fills in a form", async ({ page, javaScript }) => {
  await page.goto(address);
  expect(await axe(page)).toEqual([]);
  expect(await page.locator("noscript").isVisible()).toBe(!javaScript);

  const focused = await keyboardWalk(page);
  expect(focused.map((each) => each.name)).toEqual(["Kennzeichen", "Weiter", "Zur Übersicht"]);
  expect(focused.every((each) => each.isVisible)).toBe(true);
  expect(await accessibilityTree(page)).toContainEqual({
    role: "textbox",
    name: "Kennzeichen",
    description: "",
  });
  expect(await widthOverflow(page)).toBe(0);

  await page.getByLabel("Kennzeichen").fill("J-AB 123");
  await page.getByRole("button", { name: "Weiter" }).click();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Danke");
});

describe("what is wrong is found", () => {
  const open = useBrowser();

  test("by axe, with and without JavaScript", async (context) => {
    for (const javaScript of [true, false]) {
      const page = await open(context, { javaScript, width: 320 });
      await page.goto(`${address}/schlecht`);
      const rules = (await axe(page)).map((each) => each.split(":")[0]);
      expect(rules).toEqual(expect.arrayContaining(["image-alt", "label"]));
    }
  });

  test("by the width of the page", async (context) => {
    const page = await open(context, { width: 320 });
    await page.goto(`${address}/schlecht`);
    await page.evaluate("document.querySelector('div').style.setProperty('width', '900px')");
    expect(await widthOverflow(page)).toBeGreaterThan(500);
  });

  test("nothing outside the own machine is loaded", async (context) => {
    const page = await open(context);
    await expect(page.goto("http://www.jena.de/")).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
  });
});

function page(path: string, body: string): string {
  return `<!doctype html><html lang="de"><head><title>Seite ${path}</title><link rel="stylesheet" href="/stil.css">
    <meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>${body}</main></body></html>`;
}
