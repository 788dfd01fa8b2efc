import { describe, expect, test } from "vitest";
import { galleryPages } from "./gallery.tsx";

const setting = { stylesheet: "/assets/app.css", language: "de" };

describe.each(Object.entries(galleryPages))("the page %s", (_name, renderGalleryPage) => {
  const html = renderGalleryPage(setting);

  test("has nothing that the Content-Security-Policy would block", () => {
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script|<style|javascript:/i);
  });

  test("uses each id once, and every reference to an id leads somewhere", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const references = [...html.matchAll(/ (?:for|aria-labelledby|aria-describedby|form)="([^"]+)"/g)];
    const anchors = [...html.matchAll(/href="#([^"]+)"/g)];
    const wanted = [...references, ...anchors].flatMap((match) => (match[1] ?? "").split(" "));
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("has one h1, one main, and no heading level left out", () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/<main /g)).toHaveLength(1);
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    const fromFirst = levels.slice(levels.indexOf(1));
    for (const [index, level] of fromFirst.entries()) {
      expect(level).toBeLessThanOrEqual((fromFirst[index - 1] ?? 0) + 1);
    }
  });

  test("is a whole document in the language asked for", () => {
    expect(html).toMatch(/^<!doctype html><html lang="de" dir="ltr"><head><meta charset="utf-8"/);
    expect(renderGalleryPage({ ...setting, language: "ar" })).toContain('<html lang="ar" dir="rtl">');
    expect(renderGalleryPage({ ...setting, language: "de-leicht" })).toContain('<html lang="de-simple"');
    expect(renderGalleryPage({ ...setting, language: "en" })).toContain("Skip to content");
  });
});
