import { openPostgres } from "#platform/database/postgres";
import { addResidents } from "../../src/domains/residents/add-residents.ts";
import { inventResidents } from "../../src/domains/residents/invent-residents.ts";
import { readStreets } from "../../src/domains/residents/streets.ts";
import { openTestSystem, type TestSystem } from "../../test/support/system.ts";
import { startBenchPostgres } from "./postgres.ts";

const HOME = { street: "Ahornweg", houseNumber: "1", postalCode: "07743" };
/** Whom requests meet: nobody, two people, one with a block, and one who is answered for. */
export const MET = {
  nobody: "Niemandt",
  several: "Zwilling",
  blocked: "Gesperrt",
  one: "Eindeutig",
} as const;

/** A register of invented people beside those of `MET`, on a PostgreSQL that writes to disk. */
export async function startBenchRegister(count: number): Promise<{ test: TestSystem } & AsyncDisposable> {
  const postgres = await startBenchPostgres();
  const pool = openPostgres(postgres.url, 10);
  const test = await openTestSystem({ pool, city: "cities/jena" });
  const job = test.job();
  const today = job.today();
  const named = (familyName: string) => ({
    familyName,
    givenNames: "Anna",
    doctoralDegree: undefined,
    birthDate: today.subtract({ years: 40 }),
    household: 0,
    residences: [
      { ...HOME, kind: "main" as const, validFrom: today.subtract({ years: 5 }), validUntil: undefined },
    ],
  });
  await addResidents(job, "Jena", [
    ...inventResidents({ count, seed: 1, today, streets: readStreets("cities/jena") }),
    named(MET.several),
    named(MET.several),
    { ...named(MET.blocked), blockedSince: today.subtract({ months: 1 }) },
    named(MET.one),
  ]);
  await pool.script("ANALYZE");
  return {
    test,
    [Symbol.asyncDispose]: async () => {
      await test.close();
      await pool.end();
      await postgres.stop();
    },
  };
}

/** What one request says; its case is a new one each time. */
export function requestFor(familyName: string) {
  return {
    caseId: crypto.randomUUID(),
    service: "melderegisterauskunft",
    requester: "Erika Erfunden",
    request: { familyName, givenNames: "Anna", address: HOME, further: {} },
  };
}
