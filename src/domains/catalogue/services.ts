import { createHash } from "node:crypto";
import { compileFlow, type Flow } from "#forms";
import type { Ctx, System } from "#platform/context";
import { toJson } from "#platform/database/database";
import { notFound } from "#platform/errors";
import { measures, perWholeWeek, type Measure } from "#usage";
import type { LoadedCity } from "./load-city.ts";
import { messages } from "./messages.ts";
import { serviceSchema, type City, type Service } from "./schema.ts";
import { tables } from "./tables.ts";

/** The system of the digital city that the catalogue is. */
const MEASURE = "service-catalogue";

/** A service as it stood at one time: the definition, its parsed flow and the version that cases keep. */
export interface ServiceVersion {
  readonly service: Service;
  readonly flow: Flow;
  /** The first 12 hexadecimal digits of the SHA-256 of the definition. */
  readonly version: string;
}

interface Catalogue {
  /** The city's folder as it was read. */
  readonly files: LoadedCity;
  /** The same with the approved settings laid over. */
  readonly loaded: LoadedCity;
  readonly current: ReadonlyMap<string, ServiceVersion>;
  /** Older versions as cases and drafts ask for them. */
  readonly older: Map<string, ServiceVersion>;
}

const catalogues = new WeakMap<System, Catalogue>();

/** Makes the city's services known to this process; call once at start, before the first request. */
export function openCatalogue(system: System, loaded: LoadedCity): void {
  catalogues.set(system, { files: loaded, loaded, current: versionsOf(loaded), older: new Map() });
  if (!measures.find(system, MEASURE)) measures.add(system, MEASURE, catalogueMeasure(loaded));
}

/**
 * Puts another state of the city in force in this process. Its definitions are kept in the database first, so that
 * later programs, and other processes at once, can read the cases and drafts made with them.
 */
export async function putInForce(ctx: Ctx, loaded: LoadedCity): Promise<void> {
  const current = versionsOf(loaded);
  await keepDefinitions(ctx, [...current.values()]);
  const { files, older, current: before } = catalogueOf(ctx);
  for (const each of before.values()) older.set(`${each.service.key} ${each.version}`, each);
  catalogues.set(ctx.system, { files, loaded, current, older });
}

async function keepDefinitions(ctx: Ctx, versions: readonly ServiceVersion[]): Promise<void> {
  const rows = versions.map(({ service, version }) => ({
    service_key: service.key,
    version,
    body: toJson(service),
    created_at: ctx.now(),
  }));
  if (rows.length === 0) return;
  await tables(ctx)
    .insertInto("catalogue.definition")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function cityOf(ctx: { readonly system: System }): City {
  return catalogueOf(ctx).loaded.city;
}

/** The city's folder as it was read, without what was approved since. */
export function cityFilesOf(ctx: { readonly system: System }): LoadedCity {
  return catalogueOf(ctx).files;
}

/** The city as it is in force; the same object until something else is put in force. */
export function loadedCityOf(ctx: { readonly system: System }): LoadedCity {
  return catalogueOf(ctx).loaded;
}

export function cityFolderOf(ctx: { readonly system: System }): string {
  return catalogueOf(ctx).loaded.folder;
}

export function listServices(ctx: { readonly system: System }): ServiceVersion[] {
  return [...catalogueOf(ctx).current.values()];
}

export function findService(ctx: { readonly system: System }, key: string): ServiceVersion | undefined {
  return catalogueOf(ctx).current.get(key);
}

/** @throws DomainError `not-found` */
export function getService(ctx: { readonly system: System }, key: string): ServiceVersion {
  const found = findService(ctx, key);
  if (!found) throw notFound();
  return found;
}

/**
 * The definition that a case or draft was made with.
 * @throws Error when it was never published here: the database is not of this city
 */
export async function getServiceVersion(ctx: Ctx, key: string, version: string): Promise<ServiceVersion> {
  const { current, older } = catalogueOf(ctx);
  const now = current.get(key);
  if (now?.version === version) return now;
  const kept = older.get(`${key} ${version}`);
  if (kept) return kept;
  const row = await tables(ctx)
    .selectFrom("catalogue.definition")
    .select("body")
    .where("service_key", "=", key)
    .where("version", "=", version)
    .executeTakeFirst();
  if (!row) throw new Error(`Version ${version} of the service ${key} is not in the database`);
  const service = serviceSchema.parse(row.body);
  const compiled = compileFlow(service.flow);
  if (!compiled.ok) throw new Error(`Version ${version} of the service ${key} can no longer be compiled`);
  const found = { service, flow: compiled.flow, version };
  older.set(`${key} ${version}`, found);
  return found;
}

/** What the catalogue counts of itself: applications begun, of all services together. */
function catalogueMeasure({ services }: LoadedCity): Measure {
  const since = services
    .map(({ service }) => service.onlineSince)
    .filter((month) => month !== undefined)
    .toSorted()[0];
  return {
    system: MEASURE,
    title: { de: "Leistungen der Stadt", en: "The city's services" },
    status: "live",
    ...(since === undefined ? {} : { since }),
    channel: { de: messages("de").systemMeasure.channel, en: messages("en").systemMeasure.channel },
    href: "/leistungen",
    indicator: { de: "Serviceportal und OZG-Leistungen", en: "Service portal and online services" },
    perWeek: (ctx) => perWholeWeek(ctx, { events: ["started"] }),
  };
}

function versionsOf(loaded: LoadedCity): ReadonlyMap<string, ServiceVersion> {
  return new Map(
    loaded.services.map(({ service, flow }) => [service.key, { service, flow, version: versionOf(service) }]),
  );
}

function versionOf(service: Service): string {
  return createHash("sha256").update(JSON.stringify(service)).digest("hex").slice(0, 12);
}

function catalogueOf(ctx: { readonly system: System }): Catalogue {
  const found = catalogues.get(ctx.system);
  if (!found) throw new Error("The catalogue was not opened");
  return found;
}
