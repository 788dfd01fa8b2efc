import type { RegisterRecord } from "../register.ts";
import type { InformationRequest } from "./information-request.ts";
import { fitsRequest } from "./match-request.ts";

export interface RequestAnswer {
  /** Whose data may be given out; undefined: the neutral answer, whatever the cause. */
  readonly answered: RegisterRecord | undefined;
  readonly hits: readonly RegisterRecord[];
  /** Who must be told at once (BMG § 51 (3)). */
  readonly toTell: readonly RegisterRecord[];
}

/**
 * Answers from exactly one record that nothing blocks. Several hits, a block (BMG § 51), a conditional one (§ 52, which
 * wants the person heard first) and nobody are one and the same outcome (§ 51 (2) S. 3).
 * @param records found by the names' sound
 */
export function answerRequest(
  records: readonly RegisterRecord[],
  request: InformationRequest,
  today: Temporal.PlainDate,
): RequestAnswer {
  const hits = records.filter((record) => fitsRequest(record, request));
  const [only, ...others] = hits;
  const isFree = only && others.length === 0 && only.blocks.length === 0 && !hasConditionalBlock(only, today);
  return {
    answered: isFree ? only : undefined,
    hits,
    toTell: hits.filter(({ blocks }) => blocks.includes("danger")),
  };
}

/** The residences that hold on a day. */
export function currentResidences({ residences }: RegisterRecord, on: Temporal.PlainDate) {
  return residences.filter(
    ({ validFrom, validUntil }) =>
      Temporal.PlainDate.compare(validFrom, on) <= 0 &&
      (validUntil === undefined || Temporal.PlainDate.compare(validUntil, on) > 0),
  );
}

function hasConditionalBlock(record: RegisterRecord, on: Temporal.PlainDate): boolean {
  return currentResidences(record, on).some((residence) => residence.hasConditionalBlock);
}
