import { compare } from "./slot-search-http.bench.ts";
import type { Bench } from "./support/bench.ts";

/** The same by somebody who has it already (304), against the static string. */
export const bench: Bench = {
  name: "slot-search-etag",
  unit: "requests/s",
  atLeast: 0.6,
  run: () => compare({}, 304),
};
