import type { LocalizedText } from "#platform/i18n";
import type { Service } from "./schema.ts";

/** One amount that people pay: the positions of the flow's fee and the lines of the page's costs that state it. */
export interface Charge {
  /** `fee.0`, or `cost.1` where the flow does not charge it. */
  readonly place: string;
  readonly amountCents: number;
  readonly label: LocalizedText;
  readonly norm: string;
  readonly fees: readonly number[];
  readonly costs: readonly number[];
}

/**
 * The amounts of a service that are plain numbers. What the page states and what the flow charges under the same norm
 * and with the same amount is one charge, so that both are changed together.
 */
export function chargesOf({ flow, costs }: Service): Charge[] {
  const charges = new Map<string, Charge>();
  flow.fee.forEach(({ amountCents, norm = "", label }, index) => {
    if (typeof amountCents !== "number") return;
    const known = charges.get(`${amountCents} ${norm}`);
    charges.set(`${amountCents} ${norm}`, {
      place: `fee.${index}`,
      amountCents,
      label,
      norm,
      costs: [],
      ...known,
      fees: [...(known?.fees ?? []), index],
    });
  });
  costs.forEach(({ amountCents, norm, label }, index) => {
    const known = charges.get(`${amountCents} ${norm}`);
    // A cost that the flow does not charge stands for itself, even beside another of the same amount.
    const id = known?.fees.length ? `${amountCents} ${norm}` : `cost ${index}`;
    charges.set(id, {
      place: `cost.${index}`,
      amountCents,
      label,
      norm,
      fees: [],
      ...charges.get(id),
      costs: [...(charges.get(id)?.costs ?? []), index],
    });
  });
  return [...charges.values()];
}

/** The service with another amount in every place where the charge stands. */
export function withAmount(service: Service, charge: Charge, amountCents: number): Service {
  const { flow, costs } = service;
  return {
    ...service,
    costs: costs.map((cost, index) => (charge.costs.includes(index) ? { ...cost, amountCents } : cost)),
    flow: {
      ...flow,
      fee: flow.fee.map((fee, index) => (charge.fees.includes(index) ? { ...fee, amountCents } : fee)),
    },
  };
}
