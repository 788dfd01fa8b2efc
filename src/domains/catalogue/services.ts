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
  readonly loaded: LoadedCity;
  readonly current: ReadonlyMap<string, ServiceVersion>;
  /** Older versions as cases and drafts ask for them. */
  readonly older: Map<string, ServiceVersion>;
}

const catalogues = new WeakMap<System, Catalogue>();

/** Makes the city's services known to this process; call once at start, before the first request. */
export function openCatalogue(system: System, loaded: LoadedCity): void {
  const versions = loaded.services.map(({ service, flow }) => ({
    service,
    flow,
    version: versionOf(service),
  }));
  const current = new Map(versions.map((each) => [each.service.key, each]));
  catalogues.set(system, { loaded, current, older: new Map() });
  if (!measures.find(system, MEASURE)) measures.add(system, MEASURE, catalogueMeasure(loaded));
}

/** Keeps each definition in force in the database, so that later programs can still read the cases made with it. */
export async function publishDefinitions(ctx: Ctx): Promise<void> {
  const rows = [...catalogueOf(ctx).current.values()].map(({ service, version }) => ({
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

/** The city's folder as it was read; the same object until another one is opened. */
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

function versionOf(service: Service): string {
  return createHash("sha256").update(JSON.stringify(service)).digest("hex").slice(0, 12);
}

function catalogueOf(ctx: { readonly system: System }): Catalogue {
  const found = catalogues.get(ctx.system);
  if (!found) throw new Error("The catalogue was not opened");
  return found;
}
