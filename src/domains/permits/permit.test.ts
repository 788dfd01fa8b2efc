import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Application,
  beginDraft,
  checkCase,
  cosignCase,
  decideCase,
  procedures,
  readCase,
  readOwnCase,
  saveDraft,
  submitCase,
} from "#cases";
import { readLetter, verifyCode } from "#documents";
import { listInbox, signInResident } from "#identity";
import { payAtCounter } from "#payments";
import type { Actor } from "#platform/actor";
import { listAuditOf } from "#platform/audit";
import { as, type Ctx } from "#platform/context";
import { dataKeyOf } from "#platform/data-keys";
import { execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { addResidents, moveMainResidence } from "#residents";
import { buildTestServer } from "#test/app";
import { browse } from "#test/browse";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import { addVehicles } from "#vehicles";
import { checkPlate } from "./check-plate.ts";
import { listPermits, readPermit } from "./list-permits.ts";
import { permitsOf } from "./queries.ts";
import { withdrawPermit } from "./withdraw-permit.ts";

type Resident = Extract<Actor, { kind: "resident" }> & { personId: Id<"person"> };
type Answers = NonNullable<Parameters<typeof saveDraft>[1]["answers"]>;

const home = { street: "Lindenstraße", houseNumber: "4", postalCode: "99999", city: "Musterstadt" };
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
let next = 0;

describeOnBothDatabases("a resident's permit", (database) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool });
  });
  afterAll(() => system.close());
  beforeEach(() => system.clock.set("2026-06-15T08:00:00Z"));

  const desk = (): Ctx => system.ctx(staffActor());
  const street = (): Ctx => system.ctx(staffActor({ roles: ["warden"], teams: [] }));

  /** A resident of the north quarter with a car, signed in. */
  const someone = async (
    options: { readonly houseNumber?: string; readonly since?: string; readonly withCar?: boolean } = {},
  ): Promise<{ actor: Resident; plate: string }> => {
    next += 1;
    const person = {
      familyName: `Erfunden${"abcdefghij"[next % 10]}`,
      givenNames: `Erika ${next}`,
      birthDate: day("1980-01-01").add({ days: next }),
    };
    const [personId] = await addResidents(system.job(), "Musterstadt", [
      {
        ...person,
        doctoralDegree: undefined,
        household: 0,
        residences: [
          {
            kind: "main",
            street: "Lindenstraße",
            houseNumber: options.houseNumber ?? "4",
            postalCode: "99999",
            validFrom: day(options.since ?? "2020-01-01"),
            validUntil: undefined,
          },
        ],
      },
    ]);
    const plate = `MU-T ${next}`;
    if (options.withCar ?? true)
      await addVehicles(system.job(), [
        { plate, keeperId: personId, grossWeightKg: 1500, keptSince: day("2024-01-01") },
      ]);
    const actor = await signInResident(as(system.ctx(), { kind: "bearer", of: "oidc" }), {
      issuer: "i",
      subject: `permit-${next}`,
      givenNames: person.givenNames,
      familyName: person.familyName,
      birthDate: person.birthDate.toString(),
      level: "substantial",
    });
    if (actor.personId === undefined || actor.personId !== personId)
      throw new Error("The account was not joined to the person");
    return { actor: { ...actor, personId: actor.personId }, plate };
  };

  const apply = async (ctx: Ctx, answers: Answers): Promise<string> => {
    const { draftId, code } = await beginDraft(ctx, { serviceKey: "parkausweis" });
    const ref = code === undefined ? { draftId } : { code };
    await saveDraft(ctx, { ref, answers });
    const submitted = await submitCase(ctx, ref);
    if (!submitted.ok) throw new Error(JSON.stringify(submitted));
    await checkCase(ctx, submitted.caseId);
    return submitted.caseId;
  };
  const ofNew = (plate: string, more: Answers = {}): Answers => ({
    purpose: "new",
    home,
    hasPrivateSpace: false,
    residenceProof: { source: "retrieve" },
    plate,
    vehicleUse: "own",
    vehicleProof: { source: "retrieve" },
    truth: true,
    ...more,
  });
  const permitFor = async ({ actor, plate }: { actor: Resident; plate: string }): Promise<string> => {
    const caseId = await apply(system.ctx(actor), ofNew(plate));
    await payAtCounter(desk(), { subjectId: caseId });
    return caseId;
  };
  const procedure = () => procedures.get(system.system, "resident-parking-permit");
  /** Grants directly, as the desk would: for what this small city's service does not ask. */
  const grant = (personId: Id<"person"> | undefined, answers: Answers) => {
    const ctx = system.job();
    return ctx.system.database.transaction((db) =>
      procedure().grant({ ...ctx, db }, applicationFor(personId, answers)),
    );
  };
  const applicationFor = (personId: Id<"person"> | undefined, answers: Answers): Application => ({
    caseId: newId<"case">(),
    serviceKey: "parkausweis",
    applicant: { accountId: undefined, personId, name: undefined },
    cosigner: undefined,
    // The answers are those of this suite's own service.
    answers: answers as Application["answers"],
    facts: {},
    submittedOn: system.job().today(),
  });

  test("is granted at once when every check passes, after payment, for this city's fee and time", async () => {
    const { actor, plate } = await someone();
    const ctx = system.ctx(actor);
    const caseId = await apply(ctx, ofNew(plate));
    const asked = await readOwnCase(ctx, { caseId });
    expect([asked.row.state, asked.row.fee_cents, asked.row.is_automatic]).toEqual([
      "awaiting-payment",
      6000,
      true,
    ]);
    expect(await permitsOf(ctx, actor.personId)).toEqual([]);
    await payAtCounter(desk(), { subjectId: caseId });
    const [permit] = await permitsOf(ctx, actor.personId);
    expect(permit).toMatchObject({ zoneKey: "NORD", plate });
    expect(permit?.number).toMatch(/^N\d{4,}$/);
    expect([permit?.validFrom.toString(), permit?.validUntil.toString()]).toEqual([
      "2026-06-15",
      "2028-06-14",
    ]);
    expect(await checkPlate(street(), { plate })).toEqual({
      state: "valid",
      zone: "NORD",
      validUntil: permit?.validUntil,
    });
  });

  test("is offered with what the registers know", async () => {
    const { actor, plate } = await someone();
    const facts = await procedure().facts(system.ctx(actor), {
      accountId: actor.accountId,
      personId: actor.personId,
      name: undefined,
    });
    expect(facts).toMatchObject({
      inRegister: true,
      enteredByStaff: false,
      mainAddress: home,
      zone: "NORD",
      vehicle: { plate, use: "own", isLight: true },
      vehicles: [plate],
    });
    const extract = await procedure().extract?.(
      system.ctx(actor),
      { accountId: actor.accountId, personId: actor.personId, name: undefined },
      "residents",
    );
    expect(JSON.stringify(extract?.rows)).toContain("Lindenstraße 4");
    const vehicles = await procedure().extract?.(
      system.ctx(actor),
      { accountId: actor.accountId, personId: actor.personId, name: undefined },
      "vehicles",
    );
    expect(JSON.stringify(vehicles?.rows)).toContain(plate);
    expect(
      await procedure().facts(system.ctx(), { accountId: undefined, personId: undefined, name: undefined }),
    ).toEqual({ inRegister: false, enteredByStaff: false });
    expect(
      await procedure().extract?.(
        system.ctx(),
        { accountId: undefined, personId: undefined, name: undefined },
        "residents",
      ),
    ).toBeUndefined();
  });

  test("is offered for the newest vehicle, once the old one is gone", async () => {
    const holder = await someone({ withCar: false });
    const personId = holder.actor.personId;
    const known = async (): Promise<unknown> =>
      (
        await procedure().facts(system.ctx(holder.actor), { accountId: undefined, personId, name: undefined })
      )["vehicle"];
    expect(await known()).toBeUndefined();
    expect((await grant(personId, ofNew("MU-ALT 1"))).ok).toBe(true);
    expect(await known()).toEqual({ plate: "MU-ALT 1" });
    await addVehicles(system.job(), [
      { plate: "MU-NEU 9", keeperId: personId, grossWeightKg: 2900, keptSince: day("2026-06-14") },
    ]);
    expect(await known()).toEqual({ plate: "MU-NEU 9", use: "own", isLight: false });
  });

  test("without an account goes to a person with every question open, and is joined to the one resident it fits", async () => {
    const { actor, plate } = await someone();
    const [givenNames = "", familyName = ""] = [
      actor.name.split(" ").slice(0, 2).join(" "),
      actor.name.split(" ")[2],
    ];
    const birthDate = day("1980-01-01").add({ days: next }).toString();
    const caseId = await apply(system.ctx(), { ...ofNew(plate), givenNames, familyName, birthDate });
    const seen = await readCase(desk(), { caseId });
    expect(seen.row.state).toBe("in-review");
    const results = new Map(seen.checks.map((check) => [check.key, check.result]));
    expect([
      results.get("identity"),
      results.get("main-residence"),
      results.get("keeper"),
      results.get("zone"),
    ]).toEqual(["unclear", "unclear", "unclear", "passed"]);
    await decideCase(desk(), { caseId, decision: { outcome: "granted" } });
    await payAtCounter(desk(), { subjectId: caseId });
    expect(await permitsOf(desk(), actor.personId)).toHaveLength(1);
    const again = await apply(system.ctx(actor), ofNew(plate));
    expect(
      (await readCase(desk(), { caseId: again })).checks.find((check) => check.key === "one-permit")?.refusal,
    ).toBe("has-permit-already");
  });

  test("for another's vehicle, an address elsewhere or an outside plate goes to a person with the ground for refusal", async () => {
    const { actor, plate } = await someone();
    const stranger = await someone();
    const refusals = async (answers: Answers): Promise<(string | undefined)[]> => {
      const caseId = await apply(system.ctx(actor), answers);
      const seen = await readCase(desk(), { caseId });
      expect(seen.row.state).toBe("in-review");
      return seen.checks.map((check) => check.refusal).filter(Boolean);
    };
    expect(await refusals(ofNew(stranger.plate))).toEqual(["not-keeper"]);
    expect(await refusals(ofNew("M-AB 1"))).toEqual(["foreign-plate"]);
    expect(await refusals(ofNew(plate, { home: { ...home, houseNumber: "5" } }))).toEqual([
      "not-main-residence",
    ]);
    expect(await refusals(ofNew(plate, { hasPrivateSpace: true }))).toEqual(["private-space"]);
  });

  describe("for the vehicle of somebody else", () => {
    const asked = async (): Promise<{
      applicant: Resident;
      keeper: Resident;
      caseId: string;
      code: string;
    }> => {
      const [applicant, keeper] = [await someone({ withCar: false }), await someone()];
      const answers = ofNew(keeper.plate, {
        vehicleUse: "other",
        keeperName: "Wer auch immer",
        consentWay: "online",
      });
      const caseId = await apply(system.ctx(applicant.actor), answers);
      const seen = await readOwnCase(system.ctx(applicant.actor), { caseId });
      expect(seen.row.state).toBe("awaiting-cosignature");
      return { applicant: applicant.actor, keeper: keeper.actor, caseId, code: seen.cosignCode ?? "" };
    };

    test("is granted without a person once the register's keeper has consented, signed in", async () => {
      const { applicant, keeper, caseId, code } = await asked();
      const consent = { code, consents: true, name: "Ganz Anders" };
      expect(await cosignCase(system.ctx(keeper), consent)).toEqual({ ok: true, caseId });
      await checkCase(system.ctx(), caseId);
      const seen = await readOwnCase(system.ctx(applicant), { caseId });
      expect([seen.row.state, seen.row.is_automatic]).toEqual(["awaiting-payment", true]);
      const keeperCheck = seen.checks.find((check) => check.key === "keeper");
      // The account's name counts, not what was typed.
      expect(keeperCheck?.reason.de).toContain(keeper.name);
      expect(await cosignCase(system.ctx(keeper), { ...consent, consents: false })).toEqual({
        ok: false,
        reason: "answered-already",
      });
    });

    test.each([
      ["typed a name", (): Ctx => system.ctx()],
      ["signed in at level low", (keeper: Resident): Ctx => system.ctx({ ...keeper, level: "low" })],
      ["is not the keeper", (): Ctx => system.ctx(residentActor({ personId: newId<"person">() }))],
    ] as const)("goes to a person where whoever consents %s", async (_how, contextOfSigner) => {
      const { keeper, caseId, code } = await asked();
      await cosignCase(contextOfSigner(keeper), { code, consents: true, name: "Renate Erfunden" });
      await checkCase(system.ctx(), caseId);
      const seen = await readCase(desk(), { caseId });
      expect(seen.row.state).toBe("in-review");
      expect(seen.checks.find((check) => check.key === "keeper")?.result).toBe("unclear");
      expect(seen.cosigner?.consents).toBe(true);
    });

    test("cannot be consented to by the applicant: not by the account, not by the same name, not by another account of the person", async () => {
      const { applicant, caseId, code } = await asked();
      const consent = { code, consents: true, name: "Renate Erfunden" };
      expect(await cosignCase(system.ctx(applicant), consent)).toEqual({
        ok: false,
        reason: "own-application",
      });
      expect(await cosignCase(system.ctx({ ...applicant, accountId: newId<"account">() }), consent)).toEqual({
        ok: false,
        reason: "own-application",
      });
      const [family = "", ...given] = applicant.name.split(" ").toReversed();
      for (const name of [applicant.name.toUpperCase(), `${family}, ${given.toReversed().join(" ")}`]) {
        expect(await cosignCase(system.ctx(), { ...consent, name })).toEqual({
          ok: false,
          reason: "same-name",
        });
      }
      const seen = await readCase(desk(), { caseId });
      expect([seen.row.state, seen.cosigner]).toEqual(["awaiting-cosignature", undefined]);
    });

    test("shows at the desk who has refused, and how sure that is", async () => {
      const { caseId, code } = await asked();
      await cosignCase(system.ctx(), { code, consents: false, name: "Rita Beispiel" });
      const server = await buildTestServer(system);
      const page = await (await browse(system, server, staffActor())).get(`/desk/vorgaenge/${caseId}`);
      await server.app.close();
      expect(page.text).toContain("Rita Beispiel");
      expect(page.text).toContain("stimmt nicht zu");
      expect(page.text).toContain("ohne Anmeldung, der Name ist eingetippt");
    });

    test("tells the applicant on the page that somebody else has to consent, and keeps a name that was refused", async () => {
      const { applicant, code } = await asked();
      const server = await buildTestServer(system);
      const own = await (await browse(system, server, applicant)).post("/zustimmen", { code });
      expect(own.text).toContain("Das ist Ihr eigener Antrag");
      expect(own.html).not.toContain('name="consents"');
      const stranger = await browse(system, server, residentActor());
      const read = await stranger.post("/zustimmen", { code });
      expect(read.text).toContain("Sie stimmen als Erika Erfunden zu");
      expect(read.html).not.toContain('name="name"');
      await server.app.close();
    });
  });

  test("is one a resident: of two that apply at once one gets it, the other goes to a person", async () => {
    const holder = await someone();
    const ctx = system.ctx(holder.actor);
    const cases = [await apply(ctx, ofNew(holder.plate)), await apply(ctx, ofNew(holder.plate))];
    await Promise.all(cases.map((caseId) => payAtCounter(desk(), { subjectId: caseId })));
    const states = await Promise.all(
      cases.map(async (caseId) => (await readOwnCase(ctx, { caseId })).row.state),
    );
    expect(states.toSorted()).toEqual(["closed", "in-review"]);
    expect(await permitsOf(ctx, holder.actor.personId)).toHaveLength(1);
  });

  test("is one a resident, even while the first grant is not committed yet", async () => {
    const { actor, plate } = await someone();
    const slowly = (): Promise<{ readonly ok: boolean }> => {
      const ctx = system.job();
      return ctx.system.database.transaction(async (db) => {
        const granted = await procedure().grant({ ...ctx, db }, applicationFor(actor.personId, ofNew(plate)));
        await new Promise((resolve) => setTimeout(resolve, 150));
        return granted;
      });
    };
    const grants = await Promise.all([slowly(), slowly(), slowly()]);
    expect(grants.map(({ ok }) => ok).toSorted()).toEqual([false, false, true]);
    expect(await permitsOf(desk(), actor.personId)).toHaveLength(1);
  });

  test("cannot be doubled in the database either", async () => {
    const holder = await someone();
    await permitFor(holder);
    const twice = execute(
      system.job().db,
      "INSERT INTO permits.permit (id, number, zone_key, person_id, plate, valid_from, valid_until, created_at) VALUES ($1, 'N99999', 'NORD', $2, 'MU-X 1', '2028-06-14', '2029-01-01', now())",
      [newId(), holder.actor.personId],
    );
    await expect(twice).rejects.toMatchObject({ code: "23P01" });
  });

  test("is extended from the day after its last, in the days before it, and not twice", async () => {
    const holder = await someone();
    await permitFor(holder);
    const ctx = system.ctx(holder.actor);
    const extension = { ...ofNew(holder.plate), purpose: "extend" };
    system.clock.set("2028-05-30T08:00:00Z");
    const early = await readCase(desk(), { caseId: await apply(ctx, extension) });
    expect(early.checks.find((check) => check.key === "extension")?.refusal).toBe("extension-too-early");
    system.clock.set("2028-05-31T08:00:00Z");
    const caseId = await apply(ctx, extension);
    const second = await apply(ctx, extension);
    // Paid after the last day: what counts is the day of the application.
    system.clock.set("2028-06-16T08:00:00Z");
    await payAtCounter(desk(), { subjectId: caseId });
    await payAtCounter(desk(), { subjectId: second });
    const permits = await permitsOf(ctx, holder.actor.personId);
    expect(permits.map((permit) => `${permit.validFrom}/${permit.validUntil}`)).toEqual([
      "2026-06-15/2028-06-14",
      "2028-06-15/2030-06-14",
    ]);
    expect((await readOwnCase(ctx, { caseId: second })).row.state).toBe("in-review");
  });

  test("keeps its last day when the plate changes; the old number, plate and code end", async () => {
    const holder = await someone();
    const caseId = await permitFor(holder);
    const [before] = await permitsOf(desk(), holder.actor.personId);
    const code = await codeOf(caseId, holder.actor);
    expect((await verifyCode(system.ctx(), { code })).state).toBe("valid");
    system.clock.set("2026-09-01T08:00:00Z");
    const granted = await grant(holder.actor.personId, { purpose: "change-plate", plate: "MU-NEU 1" });
    if (!granted.ok) throw new Error(granted.reason.de);
    const [after, ...others] = await permitsOf(desk(), holder.actor.personId);
    expect(others).toEqual([]);
    expect([after?.plate, after?.validFrom.toString(), after?.validUntil.toString()]).toEqual([
      "MU-NEU 1",
      "2026-09-01",
      before?.validUntil.toString(),
    ]);
    expect(after?.number).not.toBe(before?.number);
    expect((await verifyCode(system.ctx(), { code })).state).toBe("revoked");
    expect((await checkPlate(street(), { plate: holder.plate })).state).toBe("withdrawn");
    expect((await checkPlate(street(), { plate: "MU-NEU 1" })).state).toBe("valid");
  });

  test("that was lost is replaced for the same plate and time", async () => {
    const holder = await someone();
    const caseId = await permitFor(holder);
    const code = await codeOf(caseId, holder.actor);
    const [before] = await permitsOf(desk(), holder.actor.personId);
    const granted = await grant(holder.actor.personId, { purpose: "lost" });
    expect(granted.ok && granted.subject?.id).not.toBe(before?.id);
    const [after] = await permitsOf(desk(), holder.actor.personId);
    expect([after?.plate, after?.validUntil.toString()]).toEqual([
      holder.plate,
      before?.validUntil.toString(),
    ]);
    expect((await verifyCode(system.ctx(), { code })).state).toBe("revoked");
    expect((await checkPlate(street(), { plate: holder.plate })).state).toBe("valid");
  });

  test("that was extended is changed as one: the latest last day stays", async () => {
    const holder = await someone();
    await permitFor(holder);
    system.clock.set("2028-06-10T08:00:00Z");
    expect((await grant(holder.actor.personId, { purpose: "extend" })).ok).toBe(true);
    expect((await grant(holder.actor.personId, { purpose: "change-plate", plate: "MU-NEU 2" })).ok).toBe(
      true,
    );
    const permits = await permitsOf(desk(), holder.actor.personId);
    expect(permits.map((permit) => `${permit.plate} ${permit.validFrom}/${permit.validUntil}`)).toEqual([
      "MU-NEU 2 2028-06-10/2030-06-14",
    ]);
  });

  test("is given back at once, without fee; then there is nothing left to give back", async () => {
    const holder = await someone();
    await permitFor(holder);
    const ctx = system.ctx(holder.actor);
    const caseId = await apply(ctx, { purpose: "return", truth: true });
    expect((await readOwnCase(ctx, { caseId })).row).toMatchObject({
      state: "closed",
      outcome: "granted",
      fee_cents: 0,
    });
    expect((await checkPlate(street(), { plate: holder.plate })).state).toBe("withdrawn");
    expect((await grant(holder.actor.personId, { purpose: "return" })).ok).toBe(false);
    expect((await grant(holder.actor.personId, { purpose: "lost" })).ok).toBe(false);
    expect((await grant(holder.actor.personId, { purpose: "extend" })).ok).toBe(false);
  });

  test("is not granted for an address without a zone, even by mistake", async () => {
    const { actor, plate } = await someone();
    expect(
      await grant(actor.personId, { ...ofNew(plate), home: { ...home, street: "Am Anger" } }),
    ).toMatchObject({ ok: false });
  });

  test("is found by its number where the person is not in the register", async () => {
    expect((await grant(undefined, ofNew("MU-NN 1"))).ok).toBe(true);
    const [row] = (await listPermits(desk(), { search: "mu-nn 1" })).permits;
    expect(row?.personId).toBeUndefined();
    expect(
      (await grant(undefined, { purpose: "return", permitNumber: row?.number.toLowerCase() ?? "" })).ok,
    ).toBe(true);
    expect((await readPermit(desk(), { permitId: row?.id ?? "" })).withdrawnBecause).toBe("returned");
  });

  test("after a move is refused in the old zone, with the right one", async () => {
    const { actor, plate } = await someone();
    await moveMainResidence(system.job(), {
      personId: actor.personId,
      movedOn: "2026-06-01",
      street: "Birkengasse",
      houseNumber: "3",
      postalCode: "99999",
      place: "Musterstadt",
    });
    const seen = await readCase(desk(), { caseId: await apply(system.ctx(actor), ofNew(plate)) });
    const check = seen.checks.find((each) => each.key === "main-residence");
    expect(check?.result).toBe("failed");
    expect(check?.reason.de).toContain("Zone SUED");
  });

  describe("for a warden", () => {
    test("shows state, zone and last day, nothing else, and the holder sees that it was checked", async () => {
      const holder = await someone();
      await permitFor(holder);
      const answer = await checkPlate(street(), { plate: holder.plate.toLowerCase().replace("-", " ") });
      expect(Object.keys(answer).toSorted()).toEqual(["state", "validUntil", "zone"]);
      const audits = await listAuditOf(system.job(), {
        personId: holder.actor.personId,
        accountId: holder.actor.accountId,
      });
      expect(audits.filter((audit) => audit.action === "permits.checkPlate")).toHaveLength(1);
    });

    test.each([
      ["2026-06-14T12:00:00Z", "none"],
      ["2026-06-15T12:00:00Z", "valid"],
      ["2028-06-14T12:00:00Z", "valid"],
      ["2028-06-15T12:00:00Z", "expired"],
    ])("on %s it is %s", async (now, state) => {
      const holder = await someone();
      await permitFor(holder);
      system.clock.set(now);
      expect((await checkPlate(street(), { plate: holder.plate })).state).toBe(state);
    });

    test("a plate without a permit is logged, but not in clear", async () => {
      expect(await checkPlate(street(), { plate: "MU-ZZ 999" })).toEqual({
        state: "none",
        zone: undefined,
        validUntil: undefined,
      });
      const rows = await execute<{ row: string }>(
        system.job().db,
        "SELECT to_jsonb(a)::text AS row FROM platform.audit_entry a WHERE action = 'permits.checkPlate' ORDER BY created_at",
      );
      expect(rows.some(({ row }) => row.includes('"none"'))).toBe(true);
      expect(rows.some(({ row }) => row.includes("MU-ZZ"))).toBe(false);
    });

    test("is for wardens alone", async () => {
      await expect(checkPlate(desk(), { plate: "MU-A 1" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(checkPlate(system.ctx(residentActor()), { plate: "MU-A 1" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(checkPlate(system.ctx(), { plate: "MU-A 1" })).rejects.toMatchObject({
        code: "not-signed-in",
      });
    });
  });

  describe("at the desk", () => {
    test("is found by number and plate and withdrawn once, with its code", async () => {
      const holder = await someone();
      const caseId = await permitFor(holder);
      const code = await codeOf(caseId, holder.actor);
      const { permits, total } = await listPermits(desk(), { search: holder.plate });
      expect(total).toBe(1);
      const permitId = permits[0]?.id ?? "";
      expect((await listPermits(desk(), { search: permits[0]?.number ?? "" })).permits[0]?.id).toBe(permitId);
      expect(await withdrawPermit(desk(), { permitId, because: "moved-away" })).toMatchObject({ ok: true });
      expect(await withdrawPermit(desk(), { permitId, because: "error" })).toEqual({
        ok: false,
        reason: "already-withdrawn",
      });
      expect((await readPermit(desk(), { permitId })).withdrawnBecause).toBe("moved-away");
      expect((await verifyCode(system.ctx(), { code })).state).toBe("revoked");
      const audits = await listAuditOf(system.job(), {
        personId: holder.actor.personId,
        accountId: holder.actor.accountId,
      });
      expect(audits.filter((audit) => audit.action === "permits.withdrawPermit")).toHaveLength(1);
      // The place is free again.
      expect(await permitsOf(desk(), holder.actor.personId)).toEqual([]);
      expect((await grant(holder.actor.personId, ofNew(holder.plate))).ok).toBe(true);
    });

    test("is withdrawn with a notice to its holder: reason, norm and legal remedy, into the inbox", async () => {
      const holder = await someone();
      const caseId = await permitFor(holder);
      const [permit] = (await listPermits(desk(), { search: holder.plate })).permits;
      const withdrawn = await withdrawPermit(desk(), {
        permitId: permit?.id ?? "",
        because: "moved-away",
        reason: "Nach Ihrer Abmeldung vom 1. Juni.",
      });
      expect(withdrawn).toMatchObject({ ok: true, isNotified: true });
      const ctx = system.ctx(holder.actor);
      const { letters, row, events } = await readOwnCase(ctx, { caseId });
      expect(letters.map((letter) => letter.kind)).toEqual(["granted", "withdrawn"]);
      const { content } = await readLetter(ctx, {
        letterId: letters.at(-1)?.id ?? "",
        ownerId: row.id,
        key: await dataKeyOf(ctx, row.id),
      });
      expect(content.title).toContain(permit?.number);
      expect(content.paragraphs.join(" ")).toContain("keine Hauptwohnung mehr");
      expect(content.paragraphs).toContain("Nach Ihrer Abmeldung vom 1. Juni.");
      expect(content.norms).toContain("§ 49 Abs. 2 Satz 1 Nr. 3 VwVfG");
      expect(content.remedy).toContain("innerhalb eines Monats");
      expect(content).toMatchObject({ isAutomatic: false, signedBy: "Sascha Beispiel" });
      expect(content.recipient[0]).toBe(holder.actor.name);
      const message = (await listInbox(ctx, {})).find((each) => each.subject.de.includes("Entzug"));
      expect(message?.countsAsKnownOn?.toString()).toBe(ctx.today().add({ days: 4 }).toString());
      expect(events.at(-1)?.kind).toBe("result-withdrawn");
    });

    test("that was given back needs no notice; one without a case asks staff to write", async () => {
      const holder = await someone();
      const caseId = await permitFor(holder);
      const [permit] = (await listPermits(desk(), { search: holder.plate })).permits;
      expect(await withdrawPermit(desk(), { permitId: permit?.id ?? "", because: "returned" })).toMatchObject(
        {
          isNotified: undefined,
        },
      );
      expect((await readOwnCase(system.ctx(holder.actor), { caseId })).letters).toHaveLength(1);
      expect((await grant(holder.actor.personId, ofNew(holder.plate))).ok).toBe(true);
      const [second] = (await listPermits(desk(), { search: holder.plate })).permits;
      expect(await withdrawPermit(desk(), { permitId: second?.id ?? "", because: "error" })).toMatchObject({
        isNotified: false,
      });
    });

    test("is closed to others", async () => {
      await expect(listPermits(street(), {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(withdrawPermit(street(), { permitId: newId(), because: "error" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(readPermit(desk(), { permitId: newId() })).rejects.toMatchObject({ code: "not-found" });
    });
  });

  /** The code is on the letter alone. */
  async function codeOf(caseId: string, actor: Actor): Promise<string> {
    const ctx = system.ctx(actor);
    const { row, letters } = await readOwnCase(ctx, { caseId });
    const { content } = await readLetter(ctx, {
      letterId: letters.at(-1)?.id ?? "",
      ownerId: row.id,
      key: await dataKeyOf(ctx, row.id),
    });
    if (!content.verification) throw new Error("No code on the letter");
    return content.verification.code;
  }
});
