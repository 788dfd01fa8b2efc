import type { Application, CheckResult, Grant, Procedure } from "#cases";
import type { Ctx } from "#platform/context";
import { registerOf } from "../registers.ts";
import { answerRequest } from "./answer-request.ts";
import { inEqualTime } from "./equal-time.ts";
import { readRequest, unlawfulIn, type Unlawful } from "./information-request.ts";
import { informationRows, NEUTRAL_ROWS } from "./information-rows.ts";
import { requestInformation } from "./request-information.ts";
import { INFORMATION_PROCEDURE } from "./tell-blocked.ts";

/** Simple register information (BMG §§ 44, 49): automatic for exactly one person without a block, else neutral. */
export const registerInformation: Procedure = {
  key: INFORMATION_PROCEDURE,
  facts: async () => ({}),
  check: checkRequest,
  grant: grantInformation,
};

async function checkRequest(ctx: Ctx, application: Application): Promise<readonly CheckResult[]> {
  const { answers } = application;
  const request = readRequest(answers);
  const unlawful = unlawfulIn(request);
  if (unlawful) return [checkOfCombination(unlawful)];
  const purpose = answers["commercialPurpose"];
  const answered = await inEqualTime(() =>
    requestInformation(ctx, {
      caseId: application.caseId,
      service: application.serviceKey,
      request,
      requester: requesterOf(application),
      ...(typeof purpose === "string" ? { commercialPurpose: purpose } : {}),
    }),
  );
  return [
    checkOfCombination(undefined),
    checkOfMatch(answered !== undefined, answers["furtherWork"] === "waived"),
  ];
}

/** Looks once more: what has been blocked since the check is not given out. */
async function grantInformation(ctx: Ctx, application: Application): Promise<Grant> {
  const request = readRequest(application.answers);
  const records = await registerOf(ctx).bySound(ctx, request);
  const { answered } = unlawfulIn(request)
    ? { answered: undefined }
    : answerRequest(records, request, ctx.today());
  return {
    ok: true,
    validFrom: ctx.today(),
    validUntil: undefined,
    result: answered ? informationRows(answered, ctx.today()) : NEUTRAL_ROWS,
  };
}

function requesterOf({ applicant, answers }: Application): string {
  const typed = [answers["givenNames"], answers["familyName"]].filter((part) => typeof part === "string");
  return typed.join(" ") || (applicant.name ?? "");
}

const UNLAWFUL: Readonly<Record<Unlawful, { readonly de: string; readonly en: string }>> = {
  "family-name": { de: "Der Familienname fehlt.", en: "The family name is missing." },
  "given-names": { de: "Ein Vorname fehlt.", en: "A given name is missing." },
  "two-further-data": {
    de: "Es fehlt eine Anschrift oder eine zweite weitere Angabe.",
    en: "An address or a second further item is missing.",
  },
  "sex-and-marital-status": {
    de: "Geschlecht und Familienstand dürfen nicht zusammen verwendet werden.",
    en: "Sex and marital status may not be used together.",
  },
};

function checkOfCombination(unlawful: Unlawful | undefined): CheckResult {
  return {
    key: "lawful-combination",
    title: { de: "Angaben zur gesuchten Person", en: "Data on the person sought" },
    input: [],
    rule: {
      de: "Familienname und Vorname, dazu eine Anschrift oder zwei weitere Angaben.",
      en: "Family name and given name, and an address or two further items.",
    },
    norm: "§ 49 Abs. 4 BMG",
    result: unlawful ? "failed" : "passed",
    reason: unlawful ? UNLAWFUL[unlawful] : { de: "Die Angaben reichen aus.", en: "The data are enough." },
    ...(unlawful ? { refusal: "not-enough" } : {}),
  };
}

/** One reason for all that is not answered: it must not tell a block from nobody (BMG § 51 (2) S. 3). */
function checkOfMatch(isAnswered: boolean, isWaived: boolean): CheckResult {
  return {
    key: "automatic-match",
    title: { de: "Automatischer Abgleich", en: "Automatic comparison" },
    input: [],
    rule: {
      de: "Automatisch geantwortet wird nur, wenn die Angaben eindeutig sind und nichts entgegensteht.",
      en: "An automatic answer is given only where the data are unambiguous and nothing stands against it.",
    },
    norm: "§§ 49, 51, 52 BMG",
    result: isAnswered || isWaived ? "passed" : "unclear",
    reason: isAnswered
      ? { de: "Die Auskunft ist automatisch möglich.", en: "The information can be given automatically." }
      : {
          de: "Eine automatische Auskunft ist nicht möglich.",
          en: "Automatic information is not possible.",
        },
  };
}
