import { describe, expect, test } from "vitest";
import { testService } from "#test/city";
import { serviceSchema, type Service } from "./schema.ts";
import { chargesOf, withAmount } from "./setting-charges.ts";

const label = (de: string) => ({ de, en: de });

function priced(fee: readonly object[], costs: readonly object[]): Service {
  const base = testService();
  return serviceSchema.parse({ ...base, costs, flow: { ...base.flow, fee } });
}

describe("the charges of a service", () => {
  test("join what the flow charges and the page states, by norm or by name", () => {
    const service = priced(
      [
        { amountCents: 1200, label: label("Ausweis"), norm: "§ 1" },
        { amountCents: 700, label: label("Eilzuschlag"), norm: "§ 2 Nr. 1" },
        { amountCents: "if isLarge then 1 else 2", label: label("Je nach Größe"), norm: "§ 3" },
      ],
      [
        { amountCents: 1200, label: label("Ausweis für ein Jahr"), norm: "§ 1" },
        { amountCents: 700, label: label("Eilzuschlag"), norm: "§ 2" },
        { amountCents: 0, label: label("Verlust"), norm: "keine" },
        { amountCents: 0, label: label("Rückgabe"), norm: "keine" },
      ],
    );
    expect(chargesOf(service).map(({ place, fees, costs }) => ({ place, fees, costs }))).toEqual([
      { place: "fee.0", fees: [0], costs: [0] },
      { place: "fee.1", fees: [1], costs: [1] },
      { place: "cost.2", fees: [], costs: [2] },
      { place: "cost.3", fees: [], costs: [3] },
    ]);
  });

  test("change in every place at once, and nothing else does", () => {
    const service = priced(
      [
        { amountCents: 1200, label: label("Neu"), norm: "§ 1", when: "isLarge" },
        { amountCents: 1200, label: label("Verlängert"), norm: "§ 1" },
        { amountCents: 700, label: label("Eilzuschlag"), norm: "§ 2" },
      ],
      [
        { amountCents: 700, label: label("Eilzuschlag"), norm: "§ 2" },
        { amountCents: 1200, label: label("Neu oder verlängert"), norm: "§ 1" },
      ],
    );
    const [first] = chargesOf(service);
    if (!first) throw new Error("no charge");
    const changed = withAmount(service, first, 1500);
    expect(changed.flow.fee.map((fee) => fee.amountCents)).toEqual([1500, 1500, 700]);
    expect(changed.costs.map((cost) => cost.amountCents)).toEqual([700, 1500]);
  });
});
