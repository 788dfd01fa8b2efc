import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkCity, printCheck, printSchema } from "./cli.ts";
import { loadCity } from "./load-city.ts";
import { sampleCity, sampleService, writeSampleCity } from "./sample-city.ts";

type Changes = Readonly<Record<string, unknown>>;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stadtkern-city-"));
  folders.push(folder);
  return folder;
}

function folderWith(service: Changes = {}, city: Changes = {}): string {
  return writeSampleCity(temporaryFolder(), sampleCity(city), [sampleService(service)]);
}

/** The findings as `severity code line`, those about unconfirmed facts left out. */
function findingsOf(folder: string): string[] {
  return loadCity(folder)
    .findings.filter((finding) => finding.code !== "to-be-checked")
    .map((finding) => `${finding.severity} ${finding.code}`);
}

/** The text on the line that a finding names. */
function lineOf(folder: string, code: string): string {
  const finding = loadCity(folder).findings.find((each) => each.code === code);
  if (!finding) throw new Error(`no finding ${code}`);
  return readFileSync(join(folder, finding.file), "utf8").split("\n")[finding.line - 1]?.trim() ?? "";
}

const flow = sampleService()["flow"] as Changes;
const process = sampleService()["process"] as Changes;
const text = { de: "Text", en: "text" };
const retention = sampleService()["retention"] as readonly Changes[];
const office = (sampleCity()["offices"] as readonly Changes[])[0];

describe("a sound city", () => {
  test("loads without a finding but the fact that was not confirmed", () => {
    const { loaded, findings } = loadCity(folderWith());
    expect(findings.map((finding) => `${finding.file} ${finding.severity} ${finding.code}`)).toEqual([
      "services/hund-anmelden.yaml hint to-be-checked",
    ]);
    expect(loaded?.services.map(({ service }) => service.key)).toEqual(["hund-anmelden"]);
  });

  test("Jena loads", () => {
    expect(loadCity("cities/jena").findings.filter((finding) => finding.severity === "error")).toEqual([]);
  });
});

describe("a service that is not sound gives its reason and line", () => {
  test.each<[string, string, Changes, string]>([
    ["no legal base", "error legal-base-missing", { legalBases: [] }, "key: hund-anmelden"],
    ["an unknown office", "error office-unknown", { office: "nirgends" }, "office: nirgends"],
    ["an unknown team", "error team-unknown", { team: "niemand" }, "team: niemand"],
    [
      "an unknown life situation",
      "error life-situation-unknown",
      { lifeSituations: ["tiere", "mond"] },
      "- mond",
    ],
    ["no retention for an end", "error retention-missing", { retention: retention.slice(1) }, "retention:"],
    [
      "retention shorter than the time for objections",
      "error retention-too-short",
      { retention: [...retention.slice(0, 1), { ...retention[1], keep: "P20D" }, ...retention.slice(2)] },
      "keep: P20D",
    ],
    [
      "an unknown condition of the co-signature",
      "error condition-unknown",
      { process: { ...process, cosignature: { when: "isOthers", who: text, confirms: text } } },
      "when: isOthers",
    ],
    [
      "an unknown condition of an exception",
      "error condition-unknown",
      { identification: { level: "low", exceptions: [{ when: "hasCodes", level: "none" }] } },
      "- when: hasCodes",
    ],
    [
      "automatic under an unknown condition",
      "error condition-unknown",
      { procedure: "x", process: { ...process, automatic: { norm: "§ 1", when: "isLawful" } } },
      "when: isLawful",
    ],
    [
      "automatic without checks",
      "error automatic-without-procedure",
      { process: { ...process, automatic: { norm: "§ 1" } } },
      "automatic:",
    ],
    [
      "a fee without a time to pay",
      "error payment-missing",
      { process: { decideWithin: "P1M" } },
      "process:",
    ],
    ["a fee that the page does not tell", "error costs-missing", { costs: [] }, "key: hund-anmelden"],
    [
      "another amount than the page tells",
      "warning cost-not-shown",
      { costs: [{ label: text, amountCents: 700, norm: "§ 9" }] },
      "- amountCents: 500",
    ],
    [
      "a ground for refusal twice",
      "error refusal-duplicate",
      { refusals: [1, 2].map(() => ({ key: "a", title: text, text, norm: "§ 1" })) },
      "- key: a",
    ],
    ["no ground for refusal", "warning refusals-missing", { refusals: [] }, "key: hund-anmelden"],
    [
      "HTML in a text",
      "error text-html",
      { description: { de: "Das ist <b>wichtig</b>.", en: "x" } },
      "de: Das ist <b>wichtig</b>.",
    ],
    ["an entity in a text", "error text-html", { hints: [{ de: "A&nbsp;B", en: "x" }] }, "- de: A&nbsp;B"],
    ["an empty translation", "error text-empty", { hints: [{ de: "A", en: " " }] }, 'en: " "'],
    ["an unfinished text", "warning text-unfinished", { hints: [{ de: "TODO", en: "x" }] }, "- de: TODO"],
    ["no English title", "warning english-missing", { title: { de: "Hund" } }, "title:"],
    ["no English hint", "hint english-missing", { hints: [{ de: "Hund" }] }, "- de: Hund"],
    ["no German text", "error german-missing", { howLong: { en: "long" } }, "howLong:"],
    ["an unknown part", "error shape", { surprise: 1 }, "key: hund-anmelden"],
    [
      "a proof without a norm",
      "warning proof-without-legal-base",
      { flow: { ...flow, proofs: [{ key: "photo", title: text }] } },
      "- key: photo",
    ],
    [
      "no account and a level of none",
      "error level-without-account",
      { identification: { level: "none" } },
      "identification:",
    ],
    [
      "a circle in the flow",
      "error condition-circle",
      { flow: { ...flow, conditions: { a: "b", b: "a" } } },
      "a: b",
    ],
  ])("%s: %s", (_what, finding, change, line) => {
    const folder = folderWith(change);
    expect(findingsOf(folder)).toContain(finding);
    expect(lineOf(folder, finding.split(" ")[1] ?? "")).toBe(line);
    expect(loadCity(folder).loaded === undefined).toBe(finding.startsWith("error"));
  });

  test("sensitive answers that are never deleted", () => {
    const pages = [
      { id: "a", title: text, fields: [{ key: "health", type: "text", label: text, sensitive: true }] },
    ];
    expect(findingsOf(folderWith({ retention: [], flow: { ...flow, pages } }))).toContain(
      "error sensitive-without-retention",
    );
  });

  test("a condition that only the process uses is used; one that nobody uses is told", () => {
    const conditions = { isBig: 'dogName = "Rex"', isSmall: 'dogName = "Fips"' };
    const folder = folderWith({
      flow: { ...flow, conditions },
      process: { ...process, cosignature: { when: "isBig", who: text, confirms: text } },
    });
    expect(
      loadCity(folder)
        .findings.filter((each) => each.code === "condition-unused")
        .map((each) => each.message.en),
    ).toEqual([expect.stringContaining("isSmall")]);
  });

  test("two services with one LeiKa key", () => {
    const folder = writeSampleCity(temporaryFolder(), sampleCity(), [
      sampleService(),
      sampleService({ key: "zweiter-hund" }),
    ]);
    expect(loadCity(folder).findings).toContainEqual(
      expect.objectContaining({ code: "leika-duplicate", file: "services/zweiter-hund.yaml" }),
    );
  });

  test("a file that is no YAML, with the line of the fault", () => {
    const folder = folderWith();
    const path = join(folder, "services/hund-anmelden.yaml");
    const lines = readFileSync(path, "utf8").split("\n").length;
    appendFileSync(path, "more: [1, 2\nend: x\n");
    const found = loadCity(folder).findings.find((each) => each.code === "yaml");
    expect(found).toMatchObject({ severity: "error", file: "services/hund-anmelden.yaml" });
    expect(found?.line).toBeGreaterThanOrEqual(lines);
  });

  test("a file under another name than its key", () => {
    const folder = folderWith();
    writeFileSync(
      join(folder, "services/katze.yaml"),
      readFileSync(join(folder, "services/hund-anmelden.yaml")),
    );
    expect(findingsOf(folder)).toContain("error file-name");
  });
});

describe("a city that is not sound", () => {
  test.each<[string, string, Changes, string]>([
    [
      "hours nobody can read",
      "error hours-invalid",
      { offices: [{ ...office, hours: "immer vormittags" }] },
      "hours: immer vormittags",
    ],
    [
      "hours that are silent on holidays",
      "hint hours-without-holidays",
      { offices: [{ ...office, hours: "Mo 08:00-12:00" }] },
      "hours: Mo 08:00-12:00",
    ],
    [
      "an office that cannot be reached",
      "warning office-unreachable",
      { offices: [office, { key: "leer", name: text }] },
      "- key: leer",
    ],
    ["an office twice", "error key-duplicate", { offices: [office, office] }, "- &a1"],
    [
      "a team without its office",
      "error office-unknown",
      { teams: [{ key: "ordnung", name: text, office: "mond" }] },
      "office: mond",
    ],
    [
      "no English",
      "error language-missing",
      {
        languages: [
          { code: "de", name: "D" },
          { code: "uk", name: "U" },
        ],
      },
      "languages:",
    ],
    ["a state that is not known", "warning state-unknown", { state: "Preußen" }, "state: Preußen"],
    ["no enforcement body", "warning accessibility-missing", { accessibility: undefined }, "key: nebenau"],
    [
      "an unused life situation",
      "hint life-situation-unused",
      {
        lifeSituations: [
          { key: "tiere", title: text },
          { key: "mond", title: text },
        ],
      },
      "- key: mond",
    ],
  ])("%s: %s", (_what, finding, change, line) => {
    const folder = folderWith({}, change);
    expect(findingsOf(folder)).toContain(finding);
    const found = lineOf(folder, finding.split(" ")[1] ?? "");
    expect(line.startsWith("- &") || found === line).toBe(true);
  });
});

describe("the command", () => {
  test("prints file, line, severity, code and what to do, the gravest first, and a sum", () => {
    const lines: string[] = [];
    const folder = folderWith({ legalBases: [], refusals: [] });
    expect(printCheck(folder, (line) => void lines.push(line))).toBe(1);
    expect(lines[0]).toMatch(
      /services\/hund-anmelden\.yaml:1: error legal-base-missing: Es fehlt die Rechtsgrundlage/,
    );
    expect(lines[1]).toMatch(/warning refusals-missing/);
    expect(lines.at(-1)).toBe(`${folder}: 1 errors, 1 warnings, 1 hints`);
  });

  test("is content with a sound city, and says when there is none", () => {
    expect(printCheck(folderWith(), () => undefined)).toBe(0);
    expect(checkCity(temporaryFolder())).toMatchObject({ ok: false, findings: [{ code: "city-missing" }] });
  });

  test("prints the schema", () => {
    const lines: string[] = [];
    expect(printSchema((line) => void lines.push(line))).toBe(0);
    expect(JSON.parse(lines.join("\n"))).toMatchObject({
      title: "Stadtkern service definition",
      type: "object",
    });
  });
});
