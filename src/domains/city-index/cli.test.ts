import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { indexCommand } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "city-index-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("stadtkern index", () => {
  test("help: of all, of each, and exit code 2 for what is not understood", async () => {
    expect(await index("--help")).toMatchObject({ code: 0, out: expect.stringContaining("what-if") });
    for (const name of ["run", "explain", "what-if", "uncertainty", "import", "export"]) {
      expect(await index(name, "--help"), name).toMatchObject({
        code: 0,
        out: expect.stringContaining(`stadtkern index ${name}`),
      });
    }
    expect((await index("dance")).code).toBe(2);
    expect(await index("run")).toMatchObject({ code: 2, err: expect.stringContaining("Name an edition") });
    expect(await index("run", "synthetic-2021", "--loud")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--loud"),
    });
    expect(await index("run", "synthetic-2021", "--format", "xml")).toMatchObject({ code: 2 });
    expect(await index("run", "synthetic-2021", "--city", "Nirgendwo")).toMatchObject({
      code: 2,
      err: expect.stringContaining("Nirgendwo"),
    });
  });

  test("run: table and JSON, and says that the data are invented", async () => {
    const { code, out, err } = await index("run", "synthetic-2021", "--format", "json");
    expect(code).toBe(0);
    expect(err).toContain("invented");
    const rows = JSON.parse(out).rows as { city: string; rank: number }[];
    expect(rows.find((row) => row.city === "Jena")?.rank).toBe(34);
    expect((await index("run", "synthetic-2021", "--city", "Jena")).out).toMatch(/^mobility +46 /m);
    expect((await index("run", "synthetic-2021", "--table", "society")).out).toMatch(/^ +7 +Jena /m);
  });

  test("run with files: every problem names its row, exit code 1", async () => {
    const framework = join(folder, "framework.yaml");
    const data = join(folder, "data.csv");
    writeFileSync(
      framework,
      "id: a\ntitle: { de: A }\ngroups: [{ key: total, title: { de: T } }]\nindicators: [{ key: x, title: { de: X }, parent: total }]\n",
    );
    writeFileSync(data, "Stadt;x\nAheim;1,5\nBedorf;viel\n");
    const broken = await index("run", framework, data);
    expect(broken).toMatchObject({
      code: 1,
      err: expect.stringContaining('data.csv, row 3, value: "viel" is no number'),
    });
    writeFileSync(data, "Stadt;x\nAheim;1,5\nBedorf;3\n");
    expect((await index("run", framework, data)).out).toMatch(/1 +Bedorf +100.00\n +2 +Aheim +0.00/);
    expect(await index("run", framework, join(folder, "none.csv"))).toMatchObject({
      code: 1,
      err: expect.stringContaining("none.csv"),
    });
    const out = join(folder, "observations.csv");
    expect((await index("import", "table", framework, data, "--out", out)).code).toBe(0);
    expect(readFileSync(out, "utf8")).toContain("Aheim,x,1.5,data.csv,,,researched");
  });

  test("explain: in German and English, sums shown add up", async () => {
    const german = await index("explain", "synthetic-2020", "synthetic-2021", "--city", "Jena");
    expect(german.out).toContain("von Platz 42 auf Platz 34 gestiegen (+8)");
    expect(german.out).toMatch(/Zusammen: .* Punkte, \+8,0 Plätze\./);
    const english = await index(
      "explain",
      "synthetic-2020",
      "synthetic-2021",
      "--city",
      "Jena",
      "--table",
      "mobility",
      "--language",
      "en",
    );
    expect(english.out).toContain("rose in “Mobility” from rank 70 to rank 46 (+24)");
    const hanau = await index("explain", "synthetic-2020", "synthetic-2025", "--city", "Hanau");
    expect(hanau).toMatchObject({
      code: 1,
      out: "Hanau ist in der Ausgabe synthetic-2020 nicht enthalten.\n",
    });
  });

  test("what-if: levers, wished values, cheapest way", async () => {
    expect(
      (await index("what-if", "synthetic-2021", "--city", "Jena")).out.split("\n").length,
    ).toBeGreaterThan(36);
    const set = await index(
      "what-if",
      "bitkom-2025-published",
      "--city",
      "Jena",
      "--set",
      "online-appointments=83.3",
    );
    expect(set.out).toContain("points 67.45 → 69.49");
    expect((await index("what-if", "synthetic-2021", "--city", "Jena", "--set", "online=x")).code).toBe(2);
    const way = await index(
      "what-if",
      "bitkom-2025-published",
      "--city",
      "Jena",
      "--rank",
      "1",
      "--measures",
      "cities/jena/index/measures.yaml",
      "--format",
      "json",
    );
    expect(way.code).toBe(1);
    expect(JSON.parse(way.out)).toMatchObject({
      ok: false,
      reason: "out-of-reach",
      best: { doneBy: "2028-06-30" },
    });
  });

  test("uncertainty: progress on the side, the same seed the same answer", async () => {
    const args = [
      "uncertainty",
      "synthetic-2021",
      "--runs",
      "300",
      "--seed",
      "5",
      "--city",
      "Jena",
      "--against",
      "Mainz",
    ];
    const [one, other] = [await index(...args), await index(...args)];
    expect(one.out).toBe(other.out);
    expect(one.err).toContain("300 of 300 runs");
    expect(one.out).toMatch(/^Jena is ahead of Mainz in [\d.]+ % of 300 runs\.\n$/);
  });

  test("uncertainty --sensitivity: a line a choice, with intervals", async () => {
    const { code, out } = await index("uncertainty", "synthetic-2021", "--sensitivity", "--runs", "30");
    expect(code).toBe(0);
    for (const factor of ["normalisation", "aggregation", "weights", "left-out"])
      expect(out).toMatch(new RegExp(`^${factor}( +-?[\\d.]+){6}$`, "m"));
  });

  test("export: an exported folder computes to the same bytes; a changed one is found", async () => {
    const target = join(folder, "export");
    const written = await index("export", "synthetic-2021", target);
    expect(written.code).toBe(0);
    const checked = await index("export", "--check", target);
    expect(checked).toMatchObject({ code: 0, out: written.out });
    const scores = join(target, "scores.csv");
    writeFileSync(scores, readFileSync(scores, "utf8").replace("Jena,", "Jena ,"));
    expect(await index("export", "--check", target)).toMatchObject({
      code: 1,
      out: expect.stringContaining("scores.csv  DIFFERS"),
    });
    const descriptor = JSON.parse(readFileSync(join(target, "datapackage.json"), "utf8"));
    expect(descriptor).toMatchObject({
      name: "synthetic-2021",
      description: expect.stringContaining("erfunden"),
    });
    expect(descriptor.resources.map((each: { path: string }) => each.path)).toEqual([
      "observations.csv",
      "scores.csv",
      "ranks.csv",
    ]);
  });
});

async function index(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const code = await indexCommand(args, {
    write: (text) => void (out += text),
    warn: (text) => void (err += text),
  });
  return { code, out, err };
}
