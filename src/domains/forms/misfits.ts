import type { AnswerPath, FileAnswer } from "./answers.ts";
import { isRecord } from "./field-type.ts";
import { typeOf } from "./field-types.ts";
import type { Flow, FlowPage } from "./flow.ts";
import type { Field } from "./schema.ts";

/** An answer that cannot be one: no field has its key, or its value has not the shape of the field's type. */
export interface Misfit {
  readonly path: AnswerPath;
  readonly code: "unknown-answer" | "wrong-shape";
}

/** What in the given answers does not fit the flow, whether or not their pages are shown at the moment. */
export function misfits(flow: Flow, given: Readonly<Record<string, unknown>>): Misfit[] {
  return Object.entries(given).flatMap(([key, value]) => {
    const field = fieldsOf(flow.pages.filter((page) => !page.repeat)).get(key);
    if (field) return ofField(field, key, value);
    const pages = flow.pages.filter((page) => page.repeat?.key === key);
    if (pages.length === 0) return [{ path: key, code: "unknown-answer" }];
    if (value === null) return [];
    if (!Array.isArray(value)) return [{ path: key, code: "wrong-shape" }];
    return value.flatMap((item: unknown, index) => ofItem(fieldsOf(pages), `${key}.${index}`, item));
  });
}

/** The files that the given answers speak of, wherever they stand. */
export function filesOf(flow: Flow, given: Readonly<Record<string, unknown>>): FileAnswer[] {
  const fields = fieldsOf(flow.pages);
  const inValue = (key: string, value: unknown): FileAnswer[] => {
    const type = fields.get(key)?.type;
    if (type === "file") return filesIn(value);
    if (type === "proof") return isRecord(value) ? filesIn(value["files"]) : [];
    return [];
  };
  return Object.entries(given).flatMap(([key, value]) => [
    ...inValue(key, value),
    ...(Array.isArray(value) ? value : [])
      .filter(isRecord)
      .flatMap((item) => Object.entries(item).flatMap(([inner, each]) => inValue(inner, each))),
  ]);
}

function fieldsOf(pages: readonly FlowPage[]): ReadonlyMap<string, Field> {
  return new Map(pages.flatMap((page) => page.fields.map(({ field }) => [field.key, field] as const)));
}

function ofItem(fields: ReadonlyMap<string, Field>, path: AnswerPath, item: unknown): Misfit[] {
  if (!isRecord(item)) return [{ path, code: "wrong-shape" }];
  return Object.entries(item).flatMap(([key, value]) => {
    const field = fields.get(key);
    return field
      ? ofField(field, `${path}.${key}`, value)
      : [{ path: `${path}.${key}`, code: "unknown-answer" }];
  });
}

/** `null` says that the question was left blank. */
function ofField(field: Field, path: AnswerPath, value: unknown): Misfit[] {
  return value === null || typeOf(field).isValue(value, field) ? [] : [{ path, code: "wrong-shape" }];
}

function filesIn(value: unknown): FileAnswer[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .flatMap(({ id, name }) => (typeof id === "string" && typeof name === "string" ? [{ id, name }] : []));
}
