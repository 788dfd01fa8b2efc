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
  /** The lines of the page that state it and that the city has not confirmed yet. */
  readonly unchecked: readonly Service["costs"][number][];
}

/**
 * The amounts of a service that are plain numbers. What the page states and what the flow charges with the same amount,
 * under the same norm or the same name, is one charge, so that both are changed together.
 */
export function chargesOf({ flow, costs }: Service): Charge[] {
  const charges: Charge[] = [];
  flow.fee.forEach(({ amountCents, norm = "", label }, index) => {
    if (typeof amountCents !== "number") return;
    const known = charges.findIndex((charge) => isSameCharge(charge, { amountCents, norm, label }));
    const found = charges[known];
    if (found) charges[known] = { ...found, fees: [...found.fees, index] };
    else
      charges.push({
        place: `fee.${index}`,
        amountCents,
        label,
        norm,
        fees: [index],
        costs: [],
        unchecked: [],
      });
  });
  costs.forEach((cost, index) => {
    const { amountCents, norm, label } = cost;
    const unchecked = cost.toBeChecked ? [cost] : [];
    // A cost that the flow does not charge stands for itself, even beside another of the same amount.
    const known = charges.findIndex(
      (charge) => charge.fees.length > 0 && isSameCharge(charge, { amountCents, norm, label }),
    );
    const found = charges[known];
    if (found)
      charges[known] = {
        ...found,
        costs: [...found.costs, index],
        unchecked: [...found.unchecked, ...unchecked],
      };
    else
      charges.push({ place: `cost.${index}`, amountCents, label, norm, fees: [], costs: [index], unchecked });
  });
  return charges;
}

function isSameCharge(
  one: Pick<Charge, "amountCents" | "label" | "norm">,
  other: Pick<Charge, "amountCents" | "label" | "norm">,
): boolean {
  if (one.amountCents !== other.amountCents) return false;
  return (one.norm !== "" && one.norm === other.norm) || one.label.de === other.label.de;
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
