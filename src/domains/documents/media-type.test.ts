import { expect, test } from "vitest";
import { mediaTypeOf } from "./media-type.ts";

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from([part]))),
  );

test.each([
  ["a PDF", bytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), "application/pdf"],
  ["a JPEG", bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, "JFIF", 0), "image/jpeg"],
  [
    "a PNG",
    bytes(
      0x89,
      "PNG\r\n",
      0x1a,
      "\n",
      0,
      0,
      0,
      13,
      "IHDR",
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      1,
      8,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      "IDAT",
    ),
    "image/png",
  ],
])("%s is accepted", async (_name, content, expected) => {
  expect(await mediaTypeOf(content)).toBe(expected);
});

test.each([
  ["a GIF", bytes("GIF89a", 1, 0, 1, 0)],
  ["a program", bytes("MZ", 0x90, 0, 3, 0, 0, 0)],
  ["a web page", bytes("<!doctype html><script>alert(1)</script>")],
  ["a picture with scripts", bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ["an archive", bytes("PK", 3, 4, 20, 0, 0, 0, 8, 0)],
  ["one byte", bytes(0xff)],
  ["nothing", bytes()],
])("%s is not", async (_name, content) => {
  expect(await mediaTypeOf(content)).toBeUndefined();
});
