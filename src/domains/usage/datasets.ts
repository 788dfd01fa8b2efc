import type { z } from "zod";
import type { Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import type { LocalizedText } from "#platform/i18n";
import { registryOf } from "#platform/registry";

/** Data that a domain gives out, for the interface of open data and later for the city's own open-data portal. */
export interface Dataset {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** An identifier of DCAT-AP.de's list of licences: `dl-by-de/2.0`, `cc-zero`. */
  readonly licence: string;
  /** Who has to be named with it; the city itself unless given. */
  readonly attribution?: LocalizedText;
  /** Personal data are declared so that they are known, and never given out. */
  readonly isPersonal: boolean;
  /** What one row is. */
  readonly row: z.ZodType;
  rows(ctx: Ctx): Promise<readonly unknown[]>;
}

export const datasets = registryOf<Dataset>("dataset");

/** A count below this could point to a person and is left out. */
export const SMALLEST_COUNT = 5;

/** The count as it may be published: null where it is small but not nought. */
export function suppressed(count: number): number | null {
  return count > 0 && count < SMALLEST_COUNT ? null : count;
}

/** What may be published, by key. */
export function listDatasets(ctx: Pick<Ctx, "system">): [string, Dataset][] {
  return datasets.list(ctx.system).filter(([, dataset]) => !dataset.isPersonal);
}

/**
 * The rows of a dataset, as its schema says.
 * @throws DomainError `not-found` for one that is not there or is personal
 */
export async function exportDataset(ctx: Ctx, key: string): Promise<readonly unknown[]> {
  const dataset = datasets.find(ctx.system, key);
  if (!dataset || dataset.isPersonal) throw notFound();
  return dataset.row.array().parse(await dataset.rows(ctx));
}
