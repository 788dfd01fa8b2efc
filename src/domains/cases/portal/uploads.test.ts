import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  clamAv,
  listUploads,
  MAX_OWNER_BYTES,
  startDemoScanner,
  virusScanners,
  type DemoScanner,
} from "#documents";
import { execute } from "#platform/database/database";
import type { Server } from "#platform/http/server";
import { buildTestServer } from "#test/app";
import { browse, type Browser, type Seen } from "#test/browse";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import { beginDraft } from "../begin-draft.ts";
import { openDraft } from "../draft-access.ts";
import { readCase } from "../read-case.ts";
import { saveDraft } from "../save-draft.ts";
import { submitCase } from "../submit-case.ts";

const PDF = "%PDF-1.7\n%%EOF";

/** A page with one proof that can only be uploaded, and after it the other one that may be fetched. */
const service = testService({
  flow: {
    ...testService().flow,
    pages: [
      {
        id: "schein",
        title: { de: "Sachkunde" },
        fields: [
          { key: "isLarge", type: "yes-no", label: { de: "Ist der Hund groß?" } },
          {
            key: "licence",
            type: "proof",
            label: { de: "Sachkundenachweis" },
            hint: { de: "Vorder- und Rückseite." },
            sources: ["upload"],
            maxFiles: 2,
          },
        ],
      },
      {
        id: "weiteres",
        title: { de: "Weiteres" },
        showWhen: "isLarge = true",
        fields: [{ key: "photo", type: "file", label: { de: "Foto" }, required: false }],
      },
    ],
    proofs: [],
  },
});

describe("a page that asks for a proof by upload alone", () => {
  const database = useTestDatabase();
  const actor = residentActor();
  let system: TestSystem;
  let server: Server;
  let scanner: DemoScanner;
  let browser: Browser;
  beforeAll(async () => {
    scanner = await startDemoScanner();
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([service]) });
    virusScanners.add(system.system, "uploads", clamAv(scanner.address));
    server = await buildTestServer(system);
    browser = await browse(system, server, actor);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
    await scanner.stop();
  });

  const begin = async (): Promise<string> =>
    (await beginDraft(system.ctx(actor), { serviceKey: "hund-anmelden" })).draftId;
  const post = (draftId: string, files: Readonly<Record<string, string>> = {}): Promise<Seen> =>
    browser.postFiles(
      `/entwurf/${draftId}/seite/schein`,
      { isLarge: "no" },
      { input: "licence-upload", files },
    );
  /** Links of the error summary that lead nowhere. */
  const deadLinks = ({ html }: Seen): string[] => {
    const summary = /<ul class="sk-error-summary__list">.*?<\/ul>/s.exec(html)?.[0] ?? "";
    const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = ""]) => id);
    expect(targets.length).toBeGreaterThan(0);
    return targets.filter((id) => !html.includes(`id="${id}"`));
  };

  test("says the kinds and the size beside the proof's own hint, and takes as many as it may", async () => {
    const page = await browser.get(`/entwurf/${await begin()}/seite/schein`);
    expect(page.text).toContain("Vorder- und Rückseite. PDF, JPG oder PNG, höchstens 2 Dateien mit je 10 MB");
    expect(/<input[^>]*id="licence-upload"[^>]*>/.exec(page.html)?.[0]).toContain("multiple");
  });

  test("links the error to the control that chooses the file", async () => {
    const page = await post(await begin());
    expect([page.status, page.text]).toEqual([422, expect.stringContaining("Laden Sie eine Datei hoch")]);
    expect(deadLinks(page)).toEqual([]);
    expect(page.html).toContain('href="#licence-upload"');
  });

  test("says of a refused file why it was refused, beside the control, and not that it is missing", async () => {
    const page = await post(await begin(), { "brief.txt": "Hallo" });
    expect(page.status).toBe(422);
    expect(deadLinks(page)).toEqual([]);
    expect(page.text).not.toContain("Laden Sie eine Datei hoch");
    const error = /id="licence-upload-error"[^>]*>(.*?)<\/p>/s.exec(page.html)?.[1] ?? "";
    expect(error).toContain("brief.txt");
    expect(error).toContain("ist kein PDF, JPG oder PNG");
  });

  test("says when all files together are too large", async () => {
    const draftId = await begin();
    await post(draftId, { "a.pdf": PDF });
    await execute(
      system.job().db,
      "INSERT INTO documents.upload SELECT gen_random_uuid(), owner_id, sealed_name, media_type, 9900000, content_hash, scan_state, created_at FROM documents.upload, generate_series(1, 5) WHERE owner_id = $1",
      [draftId],
    );
    const page = await post(draftId, { "b.pdf": PDF + " ".repeat(MAX_OWNER_BYTES - 5 * 9_900_000) });
    expect([page.status, page.text]).toEqual([422, expect.stringContaining("zusammen größer als 50 MB")]);
  });

  test("forgets a file that was taken back", async () => {
    const draftId = await begin();
    await post(draftId, { "a.pdf": PDF });
    const draft = await openDraft(system.ctx(actor), { draftId });
    const [file] = await listUploads(system.ctx(actor), draft.id, draft.key);
    const removed = await browser.post(`/entwurf/${draftId}/seite/schein`, {
      isLarge: "no",
      licence: file?.id ?? "",
      "_remove-licence": file?.id ?? "",
    });
    expect(removed.status).toBe(200);
    expect(await listUploads(system.ctx(actor), draft.id, draft.key)).toEqual([]);
  });

  test("a file of an answer that is hidden in the end does not reach the desk", async () => {
    const ctx = system.ctx(actor);
    const draftId = await begin();
    await post(draftId, { "a.pdf": PDF });
    await saveDraft(ctx, { ref: { draftId }, answers: { isLarge: true } });
    await browser.postFiles(
      `/entwurf/${draftId}/seite/weiteres`,
      {},
      { input: "photo-upload", files: { "foto.pdf": PDF } },
    );
    const draft = await openDraft(ctx, { draftId });
    expect((await listUploads(ctx, draft.id, draft.key)).map((file) => file.name)).toEqual([
      "a.pdf",
      "foto.pdf",
    ]);
    await saveDraft(ctx, { ref: { draftId }, answers: { isLarge: false } });
    const sent = await submitCase(ctx, { draftId });
    expect(sent.ok).toBe(true);
    const seen = await readCase(system.ctx(staffActor()), { caseId: draftId });
    expect(seen.uploads.map((file) => file.name)).toEqual(["a.pdf"]);
  });
});
