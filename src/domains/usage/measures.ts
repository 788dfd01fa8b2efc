import type { Ctx } from "#platform/context";
import { registryOf } from "#platform/registry";
import type { LocalizedText } from "#platform/i18n";

/** What a domain counts of itself, for `/digitale-stadt` and for the index. */
export interface Measure {
  /** Key of one of the systems in `systems.ts`. */
  readonly system: string;
  readonly title: LocalizedText;
  /** `live` here, a `demo` counterpart, or `planned`. */
  readonly status: "live" | "demo" | "planned";
  readonly since?: string;
  readonly channel: LocalizedText;
  readonly href?: string;
  /** The index indicator it moves. */
  readonly indicator: LocalizedText;
  /** Uses a week at present; undefined where nothing is measured yet. */
  perWeek?(ctx: Ctx): Promise<number>;
}

export const measures = registryOf<Measure>("measure");
