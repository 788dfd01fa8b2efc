import { inputNames, type PageStep, type RawBody } from "#forms";
import { listUploads, removeUploads, storeUpload } from "#documents";
import { fill } from "#platform/i18n";
import { fields, type PageRequest } from "#platform/http/route";
import type { DraftRequest } from "./draft-request.ts";
import { messages } from "./messages.ts";

export const UPLOAD_BYTES = 10_000_000;

export interface TakenUploads {
  /** The posted body with the ids and names of all files of the step, old and new. */
  readonly body: RawBody;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** A file was removed: the page is shown again, without errors. */
  readonly isPartial: boolean;
}

/**
 * Stores the files of a posted step and puts their ids into the body. Ids that came with the body count only if they
 * are files of this very draft.
 */
export async function takeUploads(
  request: PageRequest,
  read: DraftRequest,
  step: PageStep,
): Promise<TakenUploads> {
  const body: Record<string, string | readonly string[]> = {};
  const errors: { field: string; message: string }[] = [];
  let isPartial = false;
  const isFile = ({ field: each }: PageStep["fields"][number]): boolean =>
    each.type === "file" || each.type === "proof";
  for (const { field } of step.page.fields) {
    for (const name of inputNames(field))
      if (request.body[name] !== undefined) body[name] = request.body[name];
  }
  const shown = step.fields.filter(isFile);
  if (shown.length === 0) return { body, errors, isPartial };
  const own = new Map(
    (await listUploads(request.ctx, read.draft.id, read.draft.key)).map((file) => [
      file.id as string,
      file.name,
    ]),
  );
  for (const { field } of shown) {
    const remove = fields(request.body, `_remove-${field.key}`);
    const ids = fields(request.body, field.key).filter((id) => own.has(id) && !remove.includes(id));
    const removed = remove.filter((id) => own.has(id));
    if (removed.length > 0) await removeUploads(request.ctx, { ownerId: read.draft.id, uploadIds: removed });
    if (remove.length > 0) isPartial = true;
    for (const upload of request.uploads.filter((each) => each.field === `${field.key}-upload`)) {
      const stored = await storeUpload(request.ctx, {
        ownerId: read.draft.id,
        key: read.draft.key,
        name: upload.name,
        bytes: upload.bytes,
        isTooLarge: upload.isTooLarge,
      });
      if (stored.ok) {
        ids.push(stored.file.id);
        own.set(stored.file.id, stored.file.name);
      } else {
        errors.push({
          field: `${field.key}-upload`,
          message: fill(messages(request.language).upload[stored.reason], { name: upload.name }),
        });
      }
    }
    body[field.key] = ids;
    body[`${field.key}-name`] = ids.map((id) => own.get(id) ?? id);
    // Whoever chose a file meant to upload it, also if the radio button was left alone.
    if (field.type === "proof" && request.uploads.some((each) => each.field === `${field.key}-upload`))
      body[`${field.key}-source`] = "upload";
  }
  return { body, errors, isPartial };
}
