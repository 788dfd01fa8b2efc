import type { CodeAnswer, CodeKind } from "#documents";
import type { Ctx } from "#platform/context";
import { dateText, momentText } from "#platform/dates";
import { fill } from "#platform/i18n";
import { checkLicence, type CheckedLicence } from "./check-code.ts";
import type { DrivingPrivilege } from "./licence.ts";
import { messages } from "./messages.ts";
import { restrictionText } from "./restriction-words.ts";

const TONES: Readonly<Record<CheckedLicence["state"], CodeAnswer["tone"]>> = {
  valid: "success",
  "card-expired": "warning",
  "card-missing": "warning",
  "not-valid": "danger",
};

/** The answer on `/pruefen` to the code of a driving licence. */
export const licenceCodes: CodeKind = {
  words: (language) => messages(language).check,
  use: async (ctx, code) => {
    const text = messages(ctx.language).check;
    const checked = await checkLicence(ctx, { code });
    if (!checked) return { tone: "danger", title: text.unknown, rows: [] };
    return {
      tone: TONES[checked.state],
      title: text.state[checked.state],
      text: text.compare,
      rows: [
        { key: text.name, value: `${checked.givenName} ${checked.familyName}` },
        ...checked.privileges.map((privilege) => rowOf(ctx, privilege)),
        { key: text.checkedAt, value: momentText(ctx.now(), ctx.language) },
      ],
    };
  },
};

function rowOf(ctx: Ctx, privilege: DrivingPrivilege): CodeAnswer["rows"][number] {
  const text = messages(ctx.language).check;
  const { vehicleCategoryCode, expiryDate, codes } = privilege;
  const limits = restrictionText(codes, ctx.language) ?? text.noLimits;
  const end = expiryDate && fill(text.until, { date: dateText(expiryDate, ctx.language) });
  return {
    key: fill(text.class, { class: vehicleCategoryCode }),
    value: end === undefined ? limits : `${end}, ${limits}`,
  };
}
