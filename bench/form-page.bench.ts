import { beginDraft } from "../src/domains/cases/begin-draft.ts";
import { testService, writeTestCity } from "../test/support/city.ts";
import { residentActor } from "../test/support/system.ts";
import { startBenchApp, startStatic } from "./support/app.ts";
import type { Bench } from "./support/bench.ts";
import { httpRate } from "./support/http-rate.ts";
import { interleave } from "./support/measure.ts";

/** A form page of somebody signed in, rendered, against the same bytes as a static string from bare Fastify. */
export const bench: Bench = {
  name: "form-page",
  unit: "requests/s",
  atLeast: 0.1,
  run: async () => {
    await using app = await startBenchApp({ city: writeTestCity([testService()]) });
    const actor = residentActor();
    const { cookie } = await app.signIn(actor);
    const { draftId } = await beginDraft(app.test.ctx(actor), { serviceKey: "hund-anmelden" });
    const start = await fetch(`${app.url}/entwurf/${draftId}/beginn`, { headers: { cookie } });
    const url = `${app.url}/entwurf/${draftId}/seite/name`;
    const body = await (await fetch(url, { headers: { cookie } })).text();
    if (start.status !== 200 || !body.includes("dogName"))
      throw new Error("The form page is not what it should be");
    await using yard = await startStatic(body);
    const result = await interleave(
      () => httpRate(url, { seconds: 2, headers: { cookie }, status: 200 }),
      () => httpRate(yard.url, { seconds: 2 }),
      4,
    );
    return { ...result, note: `${body.length} bytes` };
  },
};
