import { describe, expect, test } from "vitest";
import { compileFlow, filesOf, flowSchema, misfits, type Flow } from "./index.ts";

const label = (de: string) => ({ de });

function flow(): Flow {
  const compiled = compileFlow(
    flowSchema.parse({
      pages: [
        {
          id: "hund",
          title: label("Hund"),
          fields: [
            { key: "name", type: "text", label: label("Name") },
            { key: "isLarge", type: "yes-no", label: label("Groß?") },
            { key: "photo", type: "file", label: label("Foto") },
          ],
        },
        {
          id: "welpen",
          title: label("Welpen"),
          repeat: { key: "puppies", max: 4, itemTitle: label("Welpe") },
          fields: [
            { key: "born", type: "date", label: label("Geboren am") },
            { key: "passport", type: "proof", label: label("Ausweis"), sources: ["upload"] },
          ],
        },
      ],
    }),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.flow;
}

describe("answers from a program", () => {
  test("that fit their fields, or say that the question was left blank, are none", () => {
    expect(misfits(flow(), { name: "Bello", isLarge: null })).toEqual([]);
    expect(misfits(flow(), { puppies: [{ born: "2026-03-01" }, {}] })).toEqual([]);
    expect(misfits(flow(), { puppies: null })).toEqual([]);
  });

  test("under a key that no field has are named with their path", () => {
    expect(misfits(flow(), { nmae: "Bello", puppies: [{ bron: "2026-03-01" }] })).toEqual([
      { path: "nmae", code: "unknown-answer" },
      { path: "puppies.0.bron", code: "unknown-answer" },
    ]);
    // A field of the repeated page is no answer at the top, and the other way round.
    expect(misfits(flow(), { born: "2026-03-01", puppies: [{ name: "Bello" }] })).toEqual([
      { path: "born", code: "unknown-answer" },
      { path: "puppies.0.name", code: "unknown-answer" },
    ]);
  });

  test("without the shape of their field are named", () => {
    const wrong = { name: 7, isLarge: "ja", photo: [{ id: 1 }], puppies: [{ born: 2026 }, "Bello"] };
    expect(misfits(flow(), wrong).map(({ path, code }) => `${path} ${code}`)).toEqual([
      "name wrong-shape",
      "isLarge wrong-shape",
      "photo wrong-shape",
      "puppies.0.born wrong-shape",
      "puppies.1 wrong-shape",
    ]);
    expect(misfits(flow(), { puppies: {} })).toEqual([{ path: "puppies", code: "wrong-shape" }]);
  });

  test("name their files, also in a list and in a proof, and nothing else that looks like one", () => {
    const file = (id: string) => ({ id, name: `${id}.pdf` });
    const given = {
      name: [file("no")],
      photo: [file("a")],
      puppies: [{ passport: { source: "upload", files: [file("b"), file("c")] } }],
    };
    expect(filesOf(flow(), given).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});
