import { cityOf } from "#catalogue";
import type { Application, Grant, Procedure } from "#cases";
import type { Answers } from "#forms";
import { identificationOf } from "#identity";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { readForService } from "../read-person.ts";
import type { Relative, Residence } from "../register.ts";
import { registerOf } from "../registers.ts";
import { logRetrieval } from "../retrieval-log.ts";
import { certificateRows, certificateSheets, EXTRAS, type Extra } from "./certificate-rows.ts";
import type { CertificateSource, RelativeRecord } from "./certificate-source.ts";
import { checkCertificate } from "./check-certificate.ts";

/** The registration certificate (BMG § 18), behind services with `procedure: registration-certificate`. */
export const registrationCertificate: Procedure = {
  key: "registration-certificate",

  facts: async (ctx, { personId }) => ({
    inRegister: personId !== undefined,
    enteredByStaff: ctx.actor.kind === "staff",
  }),

  check: async (ctx, application) => {
    const { accountId, personId } = application.applicant;
    const extract = personId && (await readForService(ctx, { personId, service: application.serviceKey }));
    return checkCertificate({
      identified: accountId && (await identificationOf(ctx, accountId)),
      isAtCounter: application.facts["enteredByStaff"] === true,
      address: addressOf(application.answers["mainAddress"]),
      person: extract?.person,
      residences: extract?.residences ?? [],
      place: cityOf(ctx).name,
    });
  },

  grant: async (ctx, application): Promise<Grant> => {
    const extras = extrasOf(application.answers["extras"]);
    const source = await sourceFor(ctx, application, extras);
    if (!source)
      return {
        ok: false,
        reason: {
          de: "Zum Antrag gibt es keine Person im Melderegister.",
          en: "The residents' register has nobody for this application.",
        },
      };
    if (application.applicant.accountId)
      await logRetrieval(ctx, {
        kind: "registration-certificate",
        caseId: application.caseId,
        personId: source.person.id,
        asked: identityOf(source),
        retrieved: certificateSheets(extras),
      });
    return {
      ok: true,
      validFrom: ctx.today(),
      validUntil: undefined,
      result: certificateRows(source, extras),
      subject: { kind: "registration-certificate", id: application.caseId },
    };
  },
};

/** Reads what the certificate says, as of today; whoever's data are read can see that. */
async function sourceFor(
  ctx: Ctx,
  application: Application,
  extras: readonly Extra[],
): Promise<CertificateSource | undefined> {
  const { personId } = application.applicant;
  const service = application.serviceKey;
  const extract = personId && (await readForService(ctx, { personId, service }));
  if (!extract) return undefined;
  const register = registerOf(ctx);
  const history = await register.history(ctx, personId);
  const known = <Entry>(entries: readonly { entry: Entry; knownUntil: unknown }[]): Entry[] =>
    entries.filter((each) => each.knownUntil === undefined).map((each) => each.entry);
  const today = ctx.today();
  return {
    ...extract,
    formerResidences: known(history.residences).filter(
      ({ validUntil }) => validUntil && Temporal.PlainDate.compare(validUntil, today) <= 0,
    ),
    formerNames: known(history.names)
      .map(({ familyName }) => familyName)
      .filter((name) => name !== extract.person.familyName),
    relatives: await relativesOf(ctx, personId, { extras, service }),
    today,
  };
}

const ASKED_BY: Readonly<Record<Relative["kind"], Extra>> = {
  spouse: "spouse",
  child: "children",
  parent: "representatives",
};

/** Only who is asked for is read, and never who has a block (BMeldDigiV § 5 (2) S. 3). */
async function relativesOf(
  ctx: Ctx,
  personId: Id<"person">,
  { extras, service }: { readonly extras: readonly Extra[]; readonly service: string },
): Promise<readonly RelativeRecord[]> {
  const register = registerOf(ctx);
  const found: RelativeRecord[] = [];
  for (const { kind, id } of await register.relatives(ctx, personId)) {
    if (!extras.includes(ASKED_BY[kind])) continue;
    const residences = await register.residences(ctx, id);
    const hasConditionalBlock = residences.some((residence) => residence.hasConditionalBlock);
    if (hasConditionalBlock || (await register.blocks(ctx, id)).length > 0) continue;
    const extract = await readForService(ctx, { personId: id, service });
    if (extract) found.push({ ...extract, kind });
  }
  return found;
}

/** The data by which the person was identified (BMG § 40 (4) Nr. 1). */
function identityOf({ person, residences }: CertificateSource): Readonly<Record<string, unknown>> {
  const main = residences.find((residence) => residence.kind === "main");
  return {
    familyName: person.familyName,
    givenNames: person.givenNames,
    birthDate: person.birthDate.toString(),
    address: main && `${main.street} ${main.houseNumber}, ${main.postalCode} ${main.place}`,
  };
}

function extrasOf(answer: Answers[string] | undefined): Extra[] {
  return Array.isArray(answer)
    ? (Object.keys(EXTRAS) as Extra[]).filter((key) => answer.some((each) => each === key))
    : [];
}

function addressOf(
  answer: Answers[string] | undefined,
): Pick<Residence, "street" | "houseNumber" | "postalCode"> | undefined {
  return typeof answer === "object" && answer !== null && "houseNumber" in answer && "city" in answer
    ? answer
    : undefined;
}
