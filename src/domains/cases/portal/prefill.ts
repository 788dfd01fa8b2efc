import { prefillOf, type AnswerValue, type Facts, type Field, type Flow } from "#forms";

export interface Prefill {
  readonly field: Field;
  readonly value: AnswerValue;
}

/** All answers that the registers could give for this flow, in the order of its pages; repeated groups are typed. */
export function prefillAnswers(flow: Flow, facts: Facts): Prefill[] {
  return flow.pages
    .filter((page) => !page.repeat)
    .flatMap((page) => {
      const fields = page.fields.map(({ field }) => ({ field, path: field.key, value: null }));
      const offers = prefillOf({ id: page.id, kind: "page", page, fields, missing: [], unasked: [] }, facts);
      return fields.flatMap(({ field }) => {
        const value = offers[field.key];
        return value === undefined || value === null ? [] : [{ field, value }];
      });
    });
}
