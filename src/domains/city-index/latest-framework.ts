import { syntheticEdition, SYNTHETIC_YEARS } from "./editions/synthetic.ts";
import type { Framework } from "./engine/framework.ts";

/** The framework of the latest edition: its parameters are what a new collection round asks for. */
export function latestFramework(): Framework {
  return syntheticEdition(SYNTHETIC_YEARS.at(-1) ?? "2025").compiled.framework;
}
