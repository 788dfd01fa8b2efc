import type { Ctx, System } from "#platform/context";
import { errorFields } from "#platform/log";
import type { LocalizedText } from "#platform/i18n";
import { measures, type Measure } from "./measures.ts";
import { CITY_SYSTEMS } from "./systems.ts";

export interface SystemState {
  readonly key: string;
  readonly title: LocalizedText;
  readonly status: Measure["status"];
  readonly since: string | undefined;
  readonly channel: LocalizedText | undefined;
  readonly href: string | undefined;
  readonly indicator: LocalizedText;
  readonly use:
    | { readonly kind: "measured"; readonly perWeek: number }
    | { readonly kind: "not-measured" }
    | { readonly kind: "failed" };
}

/** How many systems are live, a demonstration or planned; without asking the database. */
export function countSystems(ctx: {
  readonly system: System;
}): Record<Measure["status"], number> & { readonly all: number } {
  const list = listStates(ctx);
  const count = (status: Measure["status"]): number => list.filter((each) => each.status === status).length;
  return { live: count("live"), demo: count("demo"), planned: count("planned"), all: list.length };
}

/** Every system with what its domain says and counts of it. A count that fails leaves the others standing. */
export async function readCitySystems(ctx: Ctx): Promise<SystemState[]> {
  const states: SystemState[] = [];
  for (const { perWeek, ...state } of listStates(ctx)) {
    states.push({
      ...state,
      use: perWeek ? await readUse(ctx, state.key, perWeek) : { kind: "not-measured" },
    });
  }
  return states;
}

type Listed = Omit<SystemState, "use"> & { readonly perWeek: Measure["perWeek"] };

/** A domain may register several measures for one system: the furthest one speaks, their uses are added up. */
function listStates(ctx: { readonly system: System }): Listed[] {
  const registered = measures.list(ctx.system).map(([, measure]) => measure);
  const furthest = (of: readonly Measure[]): Measure | undefined =>
    of.find((each) => each.status === "live") ?? of.find((each) => each.status === "demo") ?? of[0];
  return CITY_SYSTEMS.map(({ key, title, indicator }) => {
    const own = registered.filter((measure) => measure.system === key);
    const main = furthest(own);
    return {
      key,
      title,
      status: main?.status ?? "planned",
      since: own
        .map((each) => each.since)
        .filter((since) => since !== undefined)
        .toSorted()[0],
      channel: main?.channel,
      href: main?.href,
      indicator: main?.indicator ?? indicator,
      perWeek: sumOf(own),
    };
  });
}

function sumOf(own: readonly Measure[]): Measure["perWeek"] {
  const counted = own.flatMap((each) => (each.perWeek ? [each.perWeek.bind(each)] : []));
  if (counted.length === 0) return undefined;
  return async (ctx) => {
    let sum = 0;
    for (const count of counted) sum += await count(ctx);
    return sum;
  };
}

async function readUse(
  ctx: Ctx,
  key: string,
  perWeek: NonNullable<Measure["perWeek"]>,
): Promise<SystemState["use"]> {
  try {
    return { kind: "measured", perWeek: await perWeek(ctx) };
  } catch (error) {
    ctx.system.log.error("measure-failed", { system: key, ...errorFields(error) });
    return { kind: "failed" };
  }
}
