import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { LetterContent, Sender } from "./letter-content.ts";
import { renderLetterPdf } from "./render-letter.ts";

const sender: Sender = {
  name: "Stadt Musterstadt",
  street: "Markt 1",
  postalCode: "12345",
  place: "Musterstadt",
  phone: "01234 5678",
  email: "rathaus@musterstadt.example",
};
const content: LetterContent = {
  title: "Bescheid: Bewohnerparkausweis",
  reference: "2026-000123",
  date: "2026-06-15",
  recipient: ["Łukasz Đặng-Müller", "Markt 2", "12345 Musterstadt"],
  paragraphs: ["Ihr Antrag ist bewilligt."],
  facts: [{ label: "Zone", value: "3" }],
  norms: ["§ 45 Abs. 1b StVO"],
  remedy: "Gegen diesen Bescheid können Sie Widerspruch erheben.",
  isAutomatic: true,
  verification: { code: "7K3M-9QXT-2B8D-R4WV", url: "https://portal.example/pruefen/7K3M-9QXT-2B8D-R4WV" },
};

describe("PDF/UA-1", () => {
  const pdf = Buffer.from(renderLetterPdf(sender, content, "de")).toString("latin1");

  test.each([
    ["is a PDF", /^%PDF-1\.\d/],
    ["is tagged", /\/StructTreeRoot/],
    ["says that it is tagged", /\/Marked true/],
    ["names its language", /\/Lang ?\(de/],
    ["has a title that is shown", /\/DisplayDocTitle true/],
    ["says in XMP that it is PDF/UA-1", /pdfuaid:part>1</],
    ["has the title in XMP", /Bescheid: Bewohnerparkausweis/],
    ["describes the QR code", /\/Alt ?\(/],
    ["has a table with heads", /\/S ?\/TH/],
    ["has a first heading", /\/S ?\/H1/],
  ])("%s", (_name, mark) => {
    expect(pdf).toMatch(mark);
  });

  test("the language of an English letter", () => {
    expect(Buffer.from(renderLetterPdf(sender, content, "en")).toString("latin1")).toMatch(/\/Lang ?\(en/);
  });

  test("a language from right to left falls back to English", () => {
    expect(Buffer.from(renderLetterPdf(sender, content, "ar"))).toEqual(
      Buffer.from(renderLetterPdf(sender, content, "en")),
    );
  });
});

test("the same letter is the same bytes, another is not", () => {
  const bytes = Buffer.from(renderLetterPdf(sender, content, "de"));
  expect(Buffer.from(renderLetterPdf(sender, { ...content }, "de")).equals(bytes)).toBe(true);
  expect(
    Buffer.from(renderLetterPdf(sender, { ...content, reference: "2026-000124" }, "de")).equals(bytes),
  ).toBe(false);
});

describe("what people type is text", () => {
  test.each([
    '#panic("x")',
    "*bold* _italic_ $x^2$ `raw` = Heading",
    "\"quotes\" 'single' „deutsch“ \\ backslash \\u{41}",
    "<label> @reference // comment /* block */",
    "#sys.inputs.letter ] } ) {",
    "- one\n- two\n\n+ three",
  ])("%j is read as it stands", (typed) => {
    const plain = typed.replaceAll(/\s/g, "");
    const letter = {
      ...content,
      title: typed,
      paragraphs: [typed],
      facts: [{ label: typed, value: typed }],
      recipient: [typed],
      remedy: typed,
    };
    const text = textOf(renderLetterPdf(sender, letter, "de")).replaceAll(/\s/g, "");
    expect(text.split(plain).length - 1, text).toBeGreaterThanOrEqual(5);
  });

  test.each(["مرحبا بالعالم", "שלום", "😀 🚗 👩‍👩‍👧 ❤️ 👍🏽", "Ελλάδα Привет Ń̨ C̨̆ ẓ̌"])(
    "%s is written with what the fonts have",
    (typed) => {
      const text = textOf(renderLetterPdf(sender, { ...content, paragraphs: [typed] }, "de"));
      expect(text).not.toContain("□");
      for (const letter of typed
        .normalize("NFD")
        .match(/\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Hebrew}|[😀🚗]/gu) ?? []) {
        expect(text.normalize("NFD")).toContain(letter);
      }
    },
  );

  test("what no font has becomes a box, and the rest stays", () => {
    expect(
      textOf(renderLetterPdf(sender, { ...content, paragraphs: ["vor 日本 nach שלום"] }, "de")),
    ).toContain("vor □□ nach");
  });

  test.each([
    "\u0000\u0007\u001b",
    "\ud800",
    "\ue000\uffff",
    "\u202e\u2066\ufeff\u00ad",
    "a\u0301\u0302\u0303".repeat(50),
    "",
    " ",
  ])("%j never stops a letter", (typed) => {
    expect(
      renderLetterPdf(
        sender,
        {
          ...content,
          title: `A${typed}`,
          paragraphs: [typed],
          facts: [{ label: typed, value: typed }],
          recipient: [typed],
          norms: [typed],
        },
        "de",
      ).length,
    ).toBeGreaterThan(1000);
  });

  test("a thousand characters that no font has do not hold the server up", () => {
    const typed = Array.from({ length: 1000 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join("");
    const start = performance.now();
    expect(renderLetterPdf(sender, { ...content, paragraphs: [typed] }, "de").length).toBeGreaterThan(1000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test("a long letter takes several pages, each with its number", () => {
  const text = textOf(
    renderLetterPdf(
      sender,
      { ...content, paragraphs: Array.from({ length: 60 }, (_, n) => `Absatz ${n}. ${"Wort ".repeat(40)}`) },
      "de",
    ),
  );
  expect(text).toMatch(/Seite 1 von [3-9]/);
  expect(text).toMatch(/Seite 3 von [3-9]/);
});

test("without facts, norms and code there are no empty parts", () => {
  const { verification: _none, ...rest } = content;
  const text = textOf(renderLetterPdf(sender, { ...rest, facts: [], norms: [], isAutomatic: false }, "de"));
  for (const part of ["Angabe", "Rechtsgrundlagen", "Echtheit", "37 Abs. 5"])
    expect(text).not.toContain(part);
});

/**
 * The text of a PDF as its fonts' `ToUnicode` maps give it, page after page: enough for the way in which this
 * compiler writes text, with two-byte glyph numbers in `Tj` and `TJ`.
 */
function textOf(bytes: Uint8Array): string {
  const pdf = Buffer.from(bytes).toString("latin1");
  const objects = new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n(.*?)\r?\nendobj/gs)].map(([, id = "", body = ""]) => [
      id,
      body,
    ]),
  );
  const inPlaceOf = (entry: RegExp, body: string): string => {
    const id = entry.exec(body)?.[1];
    return id === undefined ? body : (objects.get(id) ?? "");
  };
  let text = "";
  for (const page of objects.values()) {
    if (!/\/Type ?\/Page\b/.test(page)) continue;
    const fonts = new Map<string, Map<string, string>>();
    const resources = inPlaceOf(/\/Resources (\d+) 0 R/, page);
    for (const [, name = "", id = ""] of (/\/Font ?<<(.*?)>>/s.exec(resources)?.[1] ?? "").matchAll(
      /\/(\w+) (\d+) 0 R/g,
    )) {
      fonts.set(name, glyphsOf(streamOf(inPlaceOf(/\/ToUnicode (\d+) 0 R/, objects.get(id) ?? ""))));
    }
    const content = streamOf(inPlaceOf(/\/Contents (\d+) 0 R/, page));
    let glyphs = new Map<string, string>();
    for (const [whole, font] of content.matchAll(
      /\/(\w+) [\d.]+ Tf|<[0-9A-Fa-f]*>|\((?:[^\\()]|\\.)*\)|\bT[mdD*]\b|\bET\b/gs,
    )) {
      if (font) glyphs = fonts.get(font) ?? new Map<string, string>();
      else if (/^[TE]/.test(whole)) text += " ";
      else for (const glyph of hexOf(whole).match(/.{4}/g) ?? []) text += glyphs.get(glyph) ?? "";
    }
  }
  return text.replaceAll(/ +/g, " ");
}

function streamOf(body: string): string {
  const start = body.indexOf("stream");
  const data = body
    .slice(start)
    .replace(/^stream\r?\n/, "")
    .replace(/\r?\nendstream$/, "");
  return /\/FlateDecode/.test(body.slice(0, start))
    ? inflateSync(Buffer.from(data, "latin1")).toString("latin1")
    : data;
}

function glyphsOf(cmap: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, from = "", to = ""] of cmap.matchAll(/^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\r?$/gm)) {
    glyphs.set(from.toLowerCase(), Buffer.from(to, "hex").swap16().toString("utf16le"));
  }
  return glyphs;
}

function hexOf(token: string): string {
  if (token.startsWith("<")) return token.slice(1, -1).toLowerCase();
  const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const raw = token
    .slice(1, -1)
    .replaceAll(/\\([0-7]{3}|.)/gs, (_, each: string) =>
      /^[0-7]{3}$/.test(each) ? String.fromCharCode(parseInt(each, 8)) : (escapes[each] ?? each),
    );
  return Buffer.from(raw, "latin1").toString("hex");
}
