import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, keyboardWalk, useBrowser, widthOverflow } from "#test/browser";
import { loadAssets } from "./assets.ts";
import { galleryPages } from "./gallery.tsx";
import type { GalleryPage } from "./gallery.tsx";
import { defaultColors } from "./theme.ts";

const assets = loadAssets(defaultColors);
const names = Object.keys(galleryPages) as GalleryPage[];
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'";

const server = createServer((request, response) => {
  const asset = assets.files.get(request.url ?? "");
  if (asset) return response.setHeader("content-type", asset.type).end(asset.body);
  const [, language = "de", name] = (request.url ?? "").split("/");
  const page = galleryPages[name as GalleryPage];
  response.setHeader("content-type", "text/html; charset=utf-8").setHeader("content-security-policy", policy);
  return response.end(page?.({ stylesheet: assets.stylesheet, themeColors: assets.themeColors, language }));
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

describe("in a browser", () => {
  const open = useBrowser();

  for (const name of names) {
    test(`${name}: axe finds nothing and nothing is wider than the window`, async (context) => {
      for (const colorScheme of ["light", "dark"] as const) {
        for (const width of [320, 1280] as const) {
          const page = await open(context, { width, colorScheme });
          await page.goto(`${address}/de/${name}`);
          expect(await axe(page), `${colorScheme} ${width}`).toEqual([]);
          expect(await widthOverflow(page), `${colorScheme} ${width}`).toBe(0);
        }
      }
    });

    test(`${name}: from right to left nothing is wider than the window`, async (context) => {
      const page = await open(context, { width: 320 });
      await page.goto(`${address}/ar/${name}`);
      expect(await widthOverflow(page)).toBe(0);
    });

    test(`${name}: the keyboard reaches everything and the focus is seen`, async (context) => {
      const page = await open(context);
      await page.goto(`${address}/de/${name}`);
      const walk = await keyboardWalk(page);
      expect(walk.length).toBeGreaterThan(8);
      expect(walk.filter((focus) => !focus.isVisible)).toEqual([]);
    });
  }

  test("a page with errors opens with the focus on their summary, without a script", async (context) => {
    const page = await open(context, { javaScript: false });
    await page.goto(`${address}/de/form`);
    expect(await page.locator(":focus").getAttribute("role")).toBe("alert");
    await page.getByRole("alert").getByRole("link").first().click();
    expect(await page.locator(":focus").getAttribute("name")).toBe("plate");
  });
});
