import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { cityFolderOf, cityOf } from "#catalogue";
import { readDemoCity } from "#residents";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { addLicences, type NewLicence } from "./add-licences.ts";
import { VEHICLE_CATEGORY_CODES } from "./licence.ts";

const ago = z
  .string()
  .regex(/^P(\d+Y)?(\d+M)?(\d+D)?$/)
  .transform((written) => Temporal.Duration.from(written));

const schema = z.array(
  z.strictObject({
    /** Somebody of `demo.yaml`. */
    subject: z.string(),
    documentNumber: z.string().regex(/^[A-Z0-9]{11}$/),
    /** How long ago the card was issued; it ends after 15 years (FeV § 24a). */
    cardIssued: ago,
    /** A driving ban that began so long ago and lasts so long. */
    ban: z.strictObject({ began: ago, lasts: ago }).optional(),
    classes: z.array(
      z.strictObject({
        class: z.enum(VEHICLE_CATEGORY_CODES),
        issued: z.iso.date(),
        endsIn: ago.optional(),
        codes: z.array(z.string()).default([]),
      }),
    ),
  }),
);

/** Writes the licences of a city's `demo-licences.yaml`; `people` are the residents' ids by subject. */
export async function seedDemoLicences(ctx: Ctx, people: ReadonlyMap<string, Id<"person">>): Promise<void> {
  const folder = cityFolderOf(ctx);
  const path = join(folder, "demo-licences.yaml");
  if (!existsSync(path)) return;
  const today = ctx.today();
  const { residents } = readDemoCity(folder);
  const licences = schema.parse(parse(readFileSync(path, "utf8"))).flatMap((each): NewLicence[] => {
    const personId = people.get(each.subject);
    const person = residents.find(({ subject }) => subject === each.subject);
    if (!personId || !person) return [];
    const issueDate = today.subtract(each.cardIssued);
    const licence = {
      personId,
      documentNumber: each.documentNumber,
      familyName: person.familyName,
      givenName: person.givenNames,
      birthDate: Temporal.PlainDate.from(person.birthDate),
      issueDate,
      expiryDate: issueDate.add({ years: 15 }).subtract({ days: 1 }),
      issuingCountry: "DE",
      issuingAuthority: cityOf(ctx).officialName,
      unDistinguishingSign: "D",
      drivingPrivileges: each.classes.map((held) => ({
        vehicleCategoryCode: held.class,
        issueDate: Temporal.PlainDate.from(held.issued),
        expiryDate: held.endsIn && today.add(held.endsIn),
        codes: held.codes.map((code) => ({ code })),
      })),
    };
    return periods(licence, each.ban && { from: today.subtract(each.ban.began), lasts: each.ban.lasts });
  });
  await addLicences(ctx, licences);
}

function periods(
  licence: Omit<NewLicence, "entitlement" | "validFrom" | "validUntil">,
  ban: { readonly from: Temporal.PlainDate; readonly lasts: Temporal.Duration } | undefined,
): NewLicence[] {
  const held = { ...licence, entitlement: "held" as const, validFrom: licence.issueDate };
  if (!ban) return [{ ...held, validUntil: undefined }];
  const until = ban.from.add(ban.lasts);
  return [
    { ...held, validUntil: ban.from },
    { ...licence, entitlement: "suspended", validFrom: ban.from, validUntil: until },
    { ...held, validFrom: until, validUntil: undefined },
  ];
}
