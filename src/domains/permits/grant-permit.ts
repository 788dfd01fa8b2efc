import type { Application, Grant } from "#cases";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { readApplication, type PermitApplication } from "./application.ts";
import { zonePlanOf } from "./city-zones.ts";
import { holderOf, permitsConcerned } from "./gather-situation.ts";
import { endPermit, insertPermit } from "./issue-permit.ts";
import { lastDayOf, startOfExtension } from "./permit-dates.ts";
import { latestOf, stillHolding, type Permit } from "./permit.ts";
import { lockHolder } from "./queries.ts";
import { day, englishDay, words } from "./rules/words.ts";
import { findZone, zoneOf } from "./zone-of.ts";
import type { Zone } from "./zone-plan.ts";

interface Granting {
  readonly ctx: Ctx;
  readonly application: Application;
  readonly asked: PermitApplication;
  readonly personId: Id<"person"> | undefined;
  readonly permits: readonly Permit[];
}

/**
 * Carries a granted application out: issues, extends, changes, replaces or ends the permit (StVO § 46 (5)). Whoever is
 * second finds the other's permit and gets no second one.
 */
export async function grantPermit(ctx: Ctx, application: Application): Promise<Grant> {
  const asked = readApplication(application);
  const personId = await holderOf(ctx, application.applicant.personId, asked);
  await lockHolder(ctx, personId ?? asked.permitNumber ?? application.caseId);
  const granting = {
    ctx,
    application,
    asked,
    personId,
    permits: await permitsConcerned(ctx, personId, asked),
  };
  switch (asked.purpose) {
    case "new":
      return issue(granting);
    case "extend":
      return extend(granting);
    case "change-plate":
      return replace(granting, "plate-changed");
    case "lost":
      return replace(granting, "lost");
    case "return":
      return giveBack(granting);
  }
}

async function issue({ ctx, application, asked, personId, permits }: Granting): Promise<Grant> {
  const { startDate, home, plate } = asked;
  const from = startDate && Temporal.PlainDate.compare(startDate, ctx.today()) > 0 ? startDate : ctx.today();
  const holding = latestOf(stillHolding(permits, from));
  if (holding) return taken(holding);
  const plan = zonePlanOf(ctx);
  const answer = home ? zoneOf(plan, home, from) : undefined;
  // A street of which the data know a part only: a caseworker has looked and granted it.
  const zone = answer?.kind === "in" ? answer.zone : answer?.kind === "perhaps" ? answer.zones[0] : undefined;
  if (!zone || plate === undefined) {
    return impossible(
      "Die Anschrift liegt am ersten Tag in keiner Parkzone.",
      "The address is in no parking zone on the first day.",
    );
  }
  const permit = await insertPermit(ctx, {
    ...ofZone(zone),
    personId,
    plate,
    validFrom: from,
    validUntil: lastDayOf(from, plan.rules.validity),
    caseId: application.caseId,
  });
  return granted(permit);
}

async function extend({ ctx, application, asked, personId, permits }: Granting): Promise<Grant> {
  const permit = latestOf(permits);
  if (!permit) return none();
  const from = startOfExtension(permit.validUntil);
  // Extended already, since the application: its permit would begin after this one.
  if (Temporal.PlainDate.compare(permit.validFrom, application.submittedOn) > 0) return taken(permit);
  const plan = zonePlanOf(ctx);
  const zone = findZone(plan, permit.zoneKey);
  if (!zone)
    return impossible(
      `Die Zone ${permit.zoneKey} gibt es nicht mehr.`,
      `Zone ${permit.zoneKey} no longer exists.`,
    );
  const next = await insertPermit(ctx, {
    ...ofZone(zone),
    personId: personId ?? permit.personId,
    plate: asked.plate ?? permit.plate,
    validFrom: from,
    validUntil: lastDayOf(from, plan.rules.validity),
    caseId: application.caseId,
    replacesId: permit.id,
  });
  return granted(next);
}

/** A new permit in the place of the old ones, with the same last day; their numbers and codes end. */
async function replace(
  { ctx, application, asked, personId, permits }: Granting,
  because: "plate-changed" | "lost",
): Promise<Grant> {
  const holding = stillHolding(permits, ctx.today());
  const last = latestOf(holding);
  const [first] = holding;
  const zone = last && findZone(zonePlanOf(ctx), last.zoneKey);
  if (!first || !last || !zone) return none();
  for (const permit of holding) await endPermit(ctx, permit.id, because);
  const permit = await insertPermit(ctx, {
    ...ofZone(zone),
    personId: personId ?? last.personId,
    plate: because === "plate-changed" && asked.plate !== undefined ? asked.plate : last.plate,
    validFrom: Temporal.PlainDate.compare(first.validFrom, ctx.today()) > 0 ? first.validFrom : ctx.today(),
    validUntil: last.validUntil,
    caseId: application.caseId,
    replacesId: last.id,
  });
  return granted(permit);
}

async function giveBack({ ctx, permits }: Granting): Promise<Grant> {
  const holding = stillHolding(permits, ctx.today());
  if (holding.length === 0) return none();
  for (const permit of holding) await endPermit(ctx, permit.id, "returned");
  return {
    ok: true,
    validFrom: ctx.today(),
    validUntil: ctx.today(),
    result: [
      {
        label: words("Zurückgegebener Ausweis", "Permit given back"),
        value: holding.map((permit) => permit.number).join(", "),
      },
      { label: words("Ungültig ab", "No longer valid from"), value: day(ctx.today()) },
    ],
  };
}

function granted(permit: Permit): Grant {
  return {
    ok: true,
    validFrom: permit.validFrom,
    validUntil: permit.validUntil,
    result: [
      { label: words("Ausweis", "Permit"), value: permit.number },
      { label: words("Zone", "Zone"), value: permit.zoneKey },
      { label: words("Kennzeichen", "Number plate"), value: permit.plate },
      { label: words("Gültig ab", "Valid from"), value: day(permit.validFrom) },
      { label: words("Gültig bis", "Valid until"), value: day(permit.validUntil) },
    ],
    subject: { kind: "permit", id: permit.id },
  };
}

function ofZone(zone: Zone): { zoneKey: string; numberLetter: string } {
  return { zoneKey: zone.key, numberLetter: zone.numberLetter };
}

function taken(permit: Permit): Grant {
  return impossible(
    `Inzwischen gilt der Ausweis ${permit.number} bis ${day(permit.validUntil)}. Ein zweiter ist nicht möglich.`,
    `Meanwhile permit ${permit.number} is valid until ${englishDay(permit.validUntil)}. A second one is not possible.`,
  );
}

function none(): Grant {
  return impossible(
    "Es gibt keinen gültigen Ausweis mehr, der sich ändern ließe.",
    "There is no valid permit left that could be changed.",
  );
}

function impossible(de: string, en: string): Grant {
  return { ok: false, reason: words(de, en) };
}
