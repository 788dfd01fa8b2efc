import type { FileAnswer, ProofAnswer } from "./answers.ts";
import type { FieldType, Parsed, Reader } from "./field-type.ts";
import { isRecord, problem } from "./field-type.ts";
import { messages } from "./messages.ts";
import type { FieldOf } from "./schema.ts";

/** The control that chooses a file; its bytes never come with the answers. */
export const UPLOAD_PART = "upload";

/**
 * Files are uploaded before the page is posted; the body repeats their ids and names in the same order.
 * Whoever takes the answer checks that the ids belong to this applicant, and type and size by the bytes.
 */
export const fileField: FieldType<FieldOf<"file">, readonly FileAnswer[]> = {
  parts: () => [UPLOAD_PART, "", "name"],
  parse(field, read) {
    const files = readFiles(field.maxFiles, read);
    return "value" in files && files.value?.length === 0 ? { value: null } : files;
  },
  toRaw: rawFiles,
  isValue: (value): value is readonly FileAnswer[] => isFiles(value),
  format: (value) => value.map((file) => file.name).join(", "),
};

export const proofField: FieldType<FieldOf<"proof">, ProofAnswer> = {
  // Where nothing is to be chosen, the page has no choice to link an error to.
  parts: (field) => (uploadsOnly(field) ? [UPLOAD_PART, "", "name"] : ["source", UPLOAD_PART, "", "name"]),
  parse(field, read) {
    const only = uploadsOnly(field) ? "upload" : "";
    const files = readFiles(field.maxFiles, read);
    const source = read.one("source") || only;
    if (source === "retrieve" && field.sources.includes("retrieve")) return { value: { source } };
    if (source === "" && "value" in files && files.value?.length === 0) return { value: null };
    if (source !== "upload" || !field.sources.includes("upload"))
      return problem("proof-source", undefined, "source");
    if ("problems" in files) return files;
    if (files.value && files.value.length > 0) return { value: { source, files: files.value } };
    return only ? { value: null } : problem("file-missing", undefined, UPLOAD_PART);
  },
  toRaw: (value) => ({ source: value.source, ...(value.source === "upload" ? rawFiles(value.files) : {}) }),
  isValue: (value, field): value is ProofAnswer =>
    isRecord(value) &&
    field.sources.some((source) => source === value["source"]) &&
    (value["source"] === "retrieve" || isFiles(value["files"])),
  format(value, _, language) {
    if (value.source === "retrieve") return messages(language).values.retrieved;
    return value.files.map((file) => file.name).join(", ");
  },
};

/** The applicant has no other way to give this proof. */
export function uploadsOnly({ sources }: Pick<FieldOf<"proof">, "sources">): boolean {
  return !sources.includes("retrieve");
}

function readFiles(maxFiles: number, read: Reader): Parsed<readonly FileAnswer[]> {
  const names = read.all("name");
  const files = read.all("").map((id, index) => ({ id, name: names[index] ?? id }));
  return files.length > maxFiles
    ? problem("file-too-many", { max: maxFiles }, UPLOAD_PART)
    : { value: files };
}

function rawFiles(files: readonly FileAnswer[]): Record<string, readonly string[]> {
  return { "": files.map((file) => file.id), name: files.map((file) => file.name) };
}

function isFiles(value: unknown): value is readonly FileAnswer[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(
    (file) => isRecord(file) && typeof file["id"] === "string" && typeof file["name"] === "string",
  );
}
