import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personDirectories } from "#identity";
import { listAuditOf } from "#platform/audit";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import { addResidents } from "./add-residents.ts";
import { moveMainResidence } from "./change-register.ts";
import type { InventedResident } from "./invent-residents.ts";
import { mainResidenceOn } from "./main-residence.ts";
import { matchPerson } from "./match-person.ts";
import { readForService, readPerson } from "./read-person.ts";
import { registerOf } from "./registers.ts";
import { searchPersons } from "./search-persons.ts";
import { hasResidents, registerDemoPeople, seedDemoResidents, seedResidents } from "./seed.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describeOnBothDatabases("the residents' register", (database) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool });
  });
  afterAll(() => system.close());

  const registrar = (): Ctx => system.ctx(staffActor({ roles: ["registrar"] }));
  const someone = async (changes: Partial<InventedResident> = {}): Promise<Id<"person">> => {
    const [id] = await addResidents(system.job(), "Musterstadt", [
      {
        familyName: "Müller-Lüdenscheidt",
        givenNames: "Anna Şule",
        doctoralDegree: "Dr.",
        birthDate: day("1990-02-28"),
        household: 0,
        residences: [
          {
            kind: "main",
            street: "Ahornweg",
            houseNumber: "1",
            postalCode: "99999",
            validFrom: day("2020-01-01"),
            validUntil: undefined,
          },
        ],
        ...changes,
      },
    ]);
    if (!id) throw new Error("No id");
    return id;
  };

  test("knows a person and where they live, and remembers who looked and why", async () => {
    const personId = await someone({ familyName: "Nachschau" });
    const { person, residences } = await readPerson(registrar(), { personId, purpose: "Anschrift prüfen" });
    expect(person).toMatchObject({
      familyName: "Nachschau",
      givenNames: "Anna Şule",
      doctoralDegree: "Dr.",
      deceasedOn: undefined,
    });
    expect(
      residences.map((residence) => `${residence.kind} ${residence.street} ${residence.houseNumber}`),
    ).toEqual(["main Ahornweg 1"]);
    const audits = await listAuditOf(system.job(), { personId, accountId: newId() });
    expect(audits.map((audit) => [audit.action, audit.purpose])).toEqual([
      ["residents.readPerson", "Anschrift prüfen"],
    ]);
  });

  test("is closed to whoever has no right to it", async () => {
    const personId = await someone();
    const input = { personId, purpose: "Neugier" };
    await expect(readPerson(system.ctx(staffActor({ roles: ["warden"] })), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(readPerson(system.ctx(residentActor()), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(readPerson(system.ctx(), input)).rejects.toMatchObject({ code: "not-signed-in" });
    await expect(readPerson(registrar(), { personId, purpose: "" })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(
      readPerson(registrar(), { personId: newId(), purpose: "Anschrift prüfen" }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      searchPersons(system.ctx(staffActor({ roles: ["warden"] })), { familyName: "Mü", purpose: "Neugier" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("shows residents their own data for a service and nobody else's", async () => {
    const personId = await someone();
    expect(
      (await readForService(system.ctx(residentActor({ personId })), { personId, service: "x" }))?.person.id,
    ).toBe(personId);
    await expect(
      readForService(system.ctx(residentActor()), { personId, service: "x" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await readForService(system.job(), { personId: newId(), service: "x" })).toBeUndefined();
  });

  describe("finds the one person with this name and birth date", () => {
    test.each([
      ["Müller-Lüdenscheidt", "Anna Şule"],
      ["MUELLER LUEDENSCHEIDT", "anna sule"],
      ["Müller Lüdenscheidt", "Anna  Sule"],
    ])("as %s, %s", async (familyName, givenNames) => {
      const birthDate = day("1971-03-03");
      const personId =
        (await matchPerson(system.job(), {
          familyName: "Müller-Lüdenscheidt",
          givenNames: "Anna Şule",
          birthDate,
        })) ?? (await someone({ birthDate }));
      expect(
        await personDirectories
          .get(system.system, "residents")
          .match(system.job(), { familyName, givenNames, birthDate }),
      ).toBe(personId);
    });

    test("but not with another day, without one, or when there are two", async () => {
      const birthDate = day("1972-02-29");
      await someone({ familyName: "Zwilling", birthDate });
      const identification = { familyName: "Zwilling", givenNames: "Anna Şule", birthDate };
      expect(await matchPerson(system.job(), identification)).toBeDefined();
      expect(
        await matchPerson(system.job(), { ...identification, birthDate: day("1972-02-28") }),
      ).toBeUndefined();
      expect(await matchPerson(system.job(), { ...identification, birthDate: undefined })).toBeUndefined();
      expect(await matchPerson(system.job(), { ...identification, givenNames: "Anna" })).toBeUndefined();
      await someone({ familyName: "Zwilling", birthDate });
      expect(await matchPerson(system.job(), identification)).toBeUndefined();
    });

    test("but not a dead one", async () => {
      const birthDate = day("1931-01-01");
      const personId = await someone({ familyName: "Selig", birthDate });
      await execute(
        system.job().db,
        "UPDATE residents.personal_data SET deceased_on = '2020-01-01' WHERE person_id = $1",
        [personId],
      );
      expect(
        await matchPerson(system.job(), { familyName: "Selig", givenNames: "Anna Şule", birthDate }),
      ).toBeUndefined();
    });
  });

  test("is searched by the beginning of a name; each person shown can see that", async () => {
    const personId = await someone({ familyName: "Querfurth", givenNames: "Karl Emil" });
    const find = async (familyName: string, more: object = {}): Promise<string[]> =>
      (await searchPersons(registrar(), { familyName, purpose: "Antrag am Schalter", ...more })).map(
        ({ person }) => person.id,
      );
    expect(await find("quer")).toEqual([personId]);
    expect(await find("Querfurth", { givenName: "emil" })).toEqual([personId]);
    expect(await find("Querfurth", { givenName: "mil" })).toEqual([]);
    expect(await find("Querfurth", { birthDate: "1990-02-28" })).toEqual([personId]);
    expect(await find("Querfurth", { birthDate: "1990-02-27" })).toEqual([]);
    expect(await find("furth")).toEqual([]);
    expect(await find("%er")).toEqual([]);
    const audits = await listAuditOf(system.job(), { personId, accountId: newId() });
    expect(
      audits.filter(
        (audit) => audit.action === "residents.searchPersons" && audit.purpose === "Antrag am Schalter",
      ),
    ).toHaveLength(3);
  });

  describe("a move", () => {
    const move = { street: "Kirchweg", houseNumber: "9", postalCode: "99999", place: "Musterstadt" };

    test("ends the old main residence on its day and keeps what was known before", async () => {
      const personId = await someone();
      const before = system.clock.now();
      system.clock.advance({ hours: 1 });
      await moveMainResidence(registrar(), { personId, movedOn: "2026-06-01", ...move });
      const streetOn = async (on: string): Promise<string | undefined> =>
        (await mainResidenceOn(system.job(), personId, day(on)))?.street;
      expect([
        await streetOn("2026-05-31"),
        await streetOn("2026-06-01"),
        await streetOn("2026-06-02"),
        await streetOn("2019-12-31"),
      ]).toEqual(["Ahornweg", "Kirchweg", "Kirchweg", undefined]);
      const then = await registerOf(system.job()).residences(system.job(), personId, {
        on: day("2026-06-10"),
        knownAt: before,
      });
      expect(then.map((residence) => residence.street)).toEqual(["Ahornweg"]);
    });

    test("is for registrars", async () => {
      const personId = await someone();
      await expect(
        moveMainResidence(system.ctx(staffActor()), { personId, movedOn: "2026-06-01", ...move }),
      ).rejects.toMatchObject({ code: "forbidden" });
    });

    test("into the past of a later one supersedes that one", async () => {
      const personId = await someone();
      await moveMainResidence(registrar(), { personId, movedOn: "2026-06-01", ...move });
      system.clock.advance({ hours: 1 });
      await moveMainResidence(registrar(), {
        personId,
        movedOn: "2026-05-01",
        ...move,
        street: "Lindenstraße",
      });
      expect((await mainResidenceOn(system.job(), personId, day("2026-06-10")))?.street).toBe("Lindenstraße");
    });
  });

  test("refuses two main residences at a time, but not a secondary one beside", async () => {
    const personId = await someone();
    const insert = (kind: string, from: string): Promise<unknown> =>
      execute(
        system.job().db,
        "INSERT INTO residents.residence (id, person_id, kind, street, house_number, postal_code, place, valid_from, created_at) VALUES ($1, $2, $3, 'Ahornweg', '2', '99999', 'Musterstadt', $4, now())",
        [newId(), personId, kind, from],
      );
    await expect(insert("main", "2025-01-01")).rejects.toMatchObject({ code: "23P01" });
    await insert("secondary", "2025-01-01");
  });

  test("is filled with invented people in bulk, and with the demo's own", async () => {
    expect(await hasResidents(system.job())).toBe(true);
    const people = await seedResidents(system.job(), { count: 300, seed: 7 });
    expect(people).toHaveLength(300);
    expect(new Set(people.map((person) => person.id)).size).toBe(300);
    expect((await seedDemoResidents(system.job())).size).toBe(0);
    registerDemoPeople(system.system);
  });
});
