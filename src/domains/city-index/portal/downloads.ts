import { notFound } from "#platform/errors";
import type { PageRequest, Reply } from "#platform/http/route";
import { dataPackage, packageHash, type ExportFiles } from "../export/data-package.ts";
import { indexEditions, type IndexEdition } from "../index-editions.ts";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

export interface Package {
  readonly files: ExportFiles;
  readonly hash: string;
}

const made = new Map<string, Package>();

/** An edition as a data package, made once a process, with the hash that the command line recomputes. */
export function packageOf({ year, edition }: IndexEdition): Package {
  const known = made.get(year);
  if (known) return known;
  const files = dataPackage(edition, edition.observations);
  const built = { files, hash: packageHash(files) };
  made.set(year, built);
  return built;
}

/** One file of an edition's data package: `/index/daten/2025/scores.csv`. */
export async function sendData(request: PageRequest): Promise<Reply> {
  const { year, file = "" } = request.params;
  const edition = indexEditions().find((each) => each.year === year);
  const bytes = edition && packageOf(edition).files.get(file);
  const type = TYPES[file.split(".").at(-1) as keyof typeof TYPES];
  if (!bytes || type === undefined) throw notFound();
  return { file: bytes, type, name: `index-${year}-${file}`, isPublic: true };
}
