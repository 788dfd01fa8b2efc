import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "#platform/context";
import { newId } from "#platform/ids";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, type TestSystem } from "#test/system";
import {
  changeValidity,
  issueVerification,
  nextRevocationIndex,
  revokeVerification,
  verifyCode,
} from "./index.ts";
import { tables } from "./tables.ts";

const title = { de: "Bewohnerparkausweis", en: "Resident parking permit" };
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describeOnBothDatabases("verification", (database) => {
  let system: TestSystem;
  let ctx: Ctx;

  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: "cities/jena" });
    ctx = system.ctx();
  });
  afterAll(() => system.close());

  const issue = async (
    validUntil: string | undefined = "2027-06-30",
  ): Promise<{ code: string; subjectKind: string; subjectId: string }> => {
    const subject = { subjectKind: "permit", subjectId: newId() };
    const until = validUntil === "" ? undefined : day(validUntil);
    return {
      ...subject,
      code: await issueVerification(ctx, {
        ...subject,
        caseId: newId(),
        title,
        validFrom: day("2026-07-01"),
        validUntil: until,
      }),
    };
  };
  const stateAt = async (code: string, instant: string): Promise<string> => {
    system.clock.set(instant);
    return (await verifyCode(ctx, { code })).state;
  };

  test("both days are valid days, by the city's clock", async () => {
    const { code } = await issue();
    // Midnight in Berlin is 22:00 UTC in summer.
    expect(await stateAt(code, "2026-06-30T21:59:59Z")).toBe("not-yet-valid");
    expect(await stateAt(code, "2026-06-30T22:00:00Z")).toBe("valid");
    expect(await stateAt(code, "2027-06-30T21:59:59Z")).toBe("valid");
    expect(await stateAt(code, "2027-06-30T22:00:00Z")).toBe("expired");
  });

  test("without a last day it holds on", async () => {
    const { code } = await issue("");
    expect(await stateAt(code, "2099-01-01T00:00:00Z")).toBe("valid");
    expect(await verifyCode(ctx, { code })).not.toHaveProperty("validUntil");
  });

  test("it tells title and days, and of an unknown code nothing", async () => {
    const { code } = await issue();
    system.clock.set("2026-07-01T10:00:00Z");
    expect(await verifyCode(ctx, { code })).toEqual({
      state: "valid",
      title,
      validFrom: day("2026-07-01"),
      validUntil: day("2027-06-30"),
    });
    for (const unknown of ["0000-0000-0000-0000", "", "%00", "'; DROP TABLE", "x".repeat(200)]) {
      expect(await verifyCode(ctx, { code: unknown })).toEqual({ state: "unknown" });
    }
  });

  test("a code as people type it", async () => {
    const { code } = await issue();
    for (const typed of [
      code.toLowerCase(),
      code.replaceAll("-", ""),
      ` ${code.replaceAll("-", " ")} `,
      code.replaceAll("1", "l").replaceAll("0", "o"),
    ]) {
      expect((await verifyCode(ctx, { code: typed })).state).not.toBe("unknown");
    }
  });

  test("a code is 80 bits, and only its hash is stored", async () => {
    const { code, subjectId } = await issue();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const row = await tables(ctx)
      .selectFrom("documents.verification")
      .selectAll()
      .where("subject_id", "=", subjectId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(code);
    expect(JSON.stringify(row)).not.toContain(code.replaceAll("-", ""));
  });

  test("revoked at once; revoked it stays, whatever else is true", async () => {
    const { code, ...subject } = await issue();
    system.clock.set("2026-08-01T10:00:00Z");
    await revokeVerification(ctx, subject);
    expect(await stateAt(code, "2026-08-01T09:59:59Z")).toBe("valid");
    expect(await stateAt(code, "2026-08-01T10:00:00Z")).toBe("revoked");
    expect(await stateAt(code, "2028-01-01T10:00:00Z")).toBe("revoked");
    await changeValidity(ctx, { ...subject, validFrom: day("2026-07-01"), validUntil: day("2030-01-01") });
    expect(await stateAt(code, "2028-01-01T10:00:00Z")).toBe("revoked");
  });

  test("revoked from a day on; an earlier end stays", async () => {
    const { code, ...subject } = await issue();
    system.clock.set("2026-08-01T10:00:00Z");
    await revokeVerification(ctx, { ...subject, from: day("2026-09-01") });
    await revokeVerification(ctx, { ...subject, from: day("2026-10-01") });
    expect(await stateAt(code, "2026-08-31T21:59:59Z")).toBe("valid");
    expect(await stateAt(code, "2026-08-31T22:00:00Z")).toBe("revoked");
  });

  test("changed days count for the same code", async () => {
    const { code, ...subject } = await issue();
    await changeValidity(ctx, { ...subject, validFrom: day("2026-07-01"), validUntil: day("2028-06-30") });
    expect(await stateAt(code, "2028-06-30T12:00:00Z")).toBe("valid");
    expect(await stateAt(code, "2028-07-01T12:00:00Z")).toBe("expired");
  });

  test("one allocator of revocation indices, without doubles", async () => {
    const { subjectId } = await issue();
    const row = await tables(ctx)
      .selectFrom("documents.verification")
      .select("revocation_index")
      .where("subject_id", "=", subjectId)
      .executeTakeFirstOrThrow();
    const more = await Promise.all(Array.from({ length: 20 }, () => nextRevocationIndex(ctx)));
    expect(Math.min(...more)).toBeGreaterThan(row.revocation_index);
    expect(new Set(more).size).toBe(20);
  });

  test("a last day before the first is refused by the database", async () => {
    await expect(issue("2026-06-30")).rejects.toMatchObject({ code: "23514" });
  });
});
