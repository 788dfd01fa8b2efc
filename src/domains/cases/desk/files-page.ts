import { letterPdf, readUpload } from "#documents";
import type { PageRequest, Reply } from "#platform/http/route";
import { readCaseFile } from "../read-case-file.ts";

/** An uploaded file of a case, as a download in a sandbox. Opening it is logged like reading the case. */
export async function showUpload(request: PageRequest): Promise<Reply> {
  const { caseId = "", uploadId = "" } = request.params;
  const { key } = await readCaseFile(request.ctx, { caseId });
  const file = await readUpload(request.ctx, { ownerId: caseId, uploadId, key });
  return { file: file.bytes, type: file.mediaType, name: file.name };
}

/** A letter of a case as PDF. */
export async function showLetterFile(request: PageRequest): Promise<Reply> {
  const { caseId = "", letterId = "" } = request.params;
  const { key, reference } = await readCaseFile(request.ctx, { caseId });
  return {
    file: await letterPdf(request.ctx, { ownerId: caseId, letterId, key }),
    type: "application/pdf",
    name: `${reference}.pdf`,
    isInline: true,
  };
}
