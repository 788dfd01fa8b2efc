import { nameKey } from "#residents";
import type { Ctx } from "#platform/context";
import { toJson } from "#platform/database/database";
import { newId } from "#platform/ids";
import type { Licence } from "./licence.ts";
import { tables } from "./tables.ts";

export interface NewLicence extends Licence {
  readonly validFrom: Temporal.PlainDate;
  /** The first day on which it no longer holds. */
  readonly validUntil: Temporal.PlainDate | undefined;
}

/** Enters licences with their classes, as known from now on. The database refuses two of one person at a time. */
export async function addLicences(ctx: Ctx, licences: readonly NewLicence[]): Promise<void> {
  for (const licence of licences) {
    const id = newId<"driving-licence">();
    await tables(ctx)
      .insertInto("driving_licences.licence")
      .values({
        id,
        person_id: licence.personId,
        document_number: licence.documentNumber,
        family_name: licence.familyName,
        given_name: licence.givenName,
        birth_date: licence.birthDate,
        issue_date: licence.issueDate,
        expiry_date: licence.expiryDate,
        issuing_country: licence.issuingCountry,
        issuing_authority: licence.issuingAuthority,
        un_distinguishing_sign: licence.unDistinguishingSign,
        entitlement: licence.entitlement,
        family_name_key: nameKey(licence.familyName),
        valid_from: licence.validFrom,
        valid_until: licence.validUntil ?? null,
        created_at: ctx.now(),
      })
      .execute();
    if (licence.drivingPrivileges.length === 0) continue;
    await tables(ctx)
      .insertInto("driving_licences.driving_privilege")
      .values(
        licence.drivingPrivileges.map((privilege) => ({
          licence_id: id,
          vehicle_category_code: privilege.vehicleCategoryCode,
          issue_date: privilege.issueDate,
          expiry_date: privilege.expiryDate ?? null,
          codes: toJson(privilege.codes),
          created_at: ctx.now(),
        })),
      )
      .execute();
  }
}
