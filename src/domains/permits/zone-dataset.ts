import { z } from "zod";
import { datasets } from "#usage";
import type { System } from "#platform/context";
import { zonePlanOf } from "./city-zones.ts";

const row = z.object({
  zone: z.string(),
  street: z.string(),
  firstNumber: z.int().nullable(),
  lastNumber: z.int().nullable(),
  numbers: z.array(z.int()),
  side: z.enum(["odd", "even"]).nullable(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable().describe("The first day on which it no longer holds"),
  toBeChecked: z.boolean().describe("The city has not confirmed it yet"),
});

/** The streets of the parking zones, a row an entry of the plan. */
export function registerZoneDataset(system: System): void {
  datasets.add(system, "parking-zones", {
    title: { de: "Bewohnerparkzonen", en: "Zones of resident parking" },
    description: {
      de: "Straßen und Hausnummern der Bewohnerparkzonen mit den Tagen, an denen sie gelten.",
      en: "Streets and house numbers of the zones of resident parking with the days on which they hold.",
    },
    licence: "dl-by-de/2.0",
    isPersonal: false,
    row,
    rows: async (ctx) =>
      zonePlanOf(ctx).zones.flatMap((zone) =>
        zone.streets.map((entry): z.input<typeof row> => ({
          zone: zone.key,
          street: entry.street,
          firstNumber: entry.range?.[0] ?? null,
          lastNumber: entry.range?.[1] ?? null,
          numbers: [...(entry.numbers ?? [])],
          side: entry.side ?? null,
          from: (entry.from ?? zone.from)?.toString() ?? null,
          until: (entry.until ?? zone.until)?.toString() ?? null,
          toBeChecked: zone.toBeChecked || entry.toBeChecked,
        })),
      ),
  });
}
