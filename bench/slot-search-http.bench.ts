import { testSettings, writeAppointmentCity } from "../test/support/appointments.ts";
import { startBenchApp, startStatic } from "./support/app.ts";
import type { Bench } from "./support/bench.ts";
import { httpRate } from "./support/http-rate.ts";
import { interleave } from "./support/measure.ts";

/** The whole calendar of a service as JSON, against the same bytes as a static string from bare Fastify. */
export const bench: Bench = {
  name: "slot-search-http",
  unit: "requests/s",
  atLeast: 0.4,
  run: () => compare({}, 200),
};

export async function compare(headers: Readonly<Record<string, string>>, status: number) {
  const city = writeAppointmentCity(testSettings({ horizonDays: 60 }));
  await using app = await startBenchApp({ city });
  const url = `${app.url}/termine/frei.json?anliegen=pass`;
  const first = await fetch(url);
  const body = await first.text();
  await using yard = await startStatic(body);
  const etag = first.headers.get("etag") ?? "";
  const given = status === 304 ? { ...headers, "if-none-match": etag } : headers;
  const result = await interleave(
    () => httpRate(url, { seconds: 2, headers: given, status }),
    () => httpRate(yard.url, { seconds: 2 }),
    4,
  );
  return { ...result, note: `${body.length} bytes, ${status}` };
}
