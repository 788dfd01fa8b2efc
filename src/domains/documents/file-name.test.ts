import { expect, test } from "vitest";
import { cleanFileName } from "./file-name.ts";

test.each([
  ["Ausweis.pdf", "Ausweis.pdf"],
  ["C:\\Users\\erika\\Meldung 1.PDF", "Meldung 1.PDF"],
  ["../../etc/passwd", "passwd.pdf"],
  ["rechnung.exe", "rechnung.exe.pdf"],
  ["a\u0000b\r\nc\u202Efdp.exe", "abcfdp.exe.pdf"],
  ["Übergabe\u0308.pdf", "Übergabë.pdf"],
  ["...", "Datei.pdf"],
  ["", "Datei.pdf"],
  [".pdf", "pdf.pdf"],
  ['a<b>:"|?*.pdf', "ab.pdf"],
  ["weiß   es  nicht .pdf", "weiß es nicht.pdf"],
])("%j becomes %j", (name, expected) => {
  expect(cleanFileName(name, "application/pdf")).toBe(expected);
});

test("the ending tells what the content is, whatever the name says", () => {
  expect(cleanFileName("foto.JPEG", "image/jpeg")).toBe("foto.JPEG");
  expect(cleanFileName("foto.jpg", "image/png")).toBe("foto.jpg.png");
});

test("a long name is cut before its ending, and no character in two", () => {
  const name = cleanFileName(`${"🚗".repeat(300)}.png`, "image/png");
  expect([...name]).toHaveLength(100);
  expect(name).toMatch(/🚗\.png$/u);
  expect(name.isWellFormed()).toBe(true);
});
