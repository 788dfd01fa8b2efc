import { testService, writeTestCity } from "../test/support/city.ts";
import { startBenchApp, startStatic } from "./support/app.ts";
import type { Bench } from "./support/bench.ts";
import { httpRate } from "./support/http-rate.ts";
import { interleave } from "./support/measure.ts";

/** An anonymous service page through the whole app, against the same bytes as a static string from bare Fastify. */
export const bench: Bench = {
  name: "portal-page",
  unit: "requests/s",
  atLeast: 0.5,
  run: async () => {
    await using app = await startBenchApp({ city: writeTestCity([testService()]) });
    const url = `${app.url}/leistungen/hund-anmelden`;
    const body = await (await fetch(url)).text();
    await using yard = await startStatic(body);
    const result = await interleave(
      () => httpRate(url, { seconds: 2 }),
      () => httpRate(yard.url, { seconds: 2 }),
      4,
    );
    return { ...result, note: `${body.length} bytes` };
  },
};
