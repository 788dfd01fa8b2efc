import { field, type FormBody } from "#platform/http/route";

/** A number as people write it, with comma or point and without thousands marks; undefined where it is none. */
export function postedNumber(body: FormBody, name: string): number | undefined {
  const text = field(body, name).trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** What is wrong with a posted form, at which of its fields if at one, in the reader's language. */
export interface PostError {
  readonly field?: string;
  readonly message: string;
}
