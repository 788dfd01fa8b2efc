import { z } from "zod";
import type { Ctx, System } from "#platform/context";
import { datasets, suppressed } from "./datasets.ts";
import { mondayOf } from "./weekly-series.ts";
import { usageBetween } from "./usage-of.ts";

const WEEKS = 26;
const row = z.object({
  week: z.iso.date().describe("The Monday"),
  service: z.string(),
  event: z.string(),
  channel: z.string(),
  count: z.int().nullable().describe("null: between 1 and 4"),
});

/** How often each service was begun and submitted, by week and channel: what the city sees, everybody may see. */
export function registerUsageDataset(system: System): void {
  datasets.add(system, "service-usage", {
    title: { de: "Nutzung der Online-Leistungen", en: "Use of the online services" },
    description: {
      de: "Begonnene und abgeschickte Anträge je Woche, Leistung und Kanal. Kleine Zahlen sind weggelassen.",
      en: "Applications begun and submitted by week, service and channel. Small counts are left out.",
    },
    licence: "cc-zero",
    isPersonal: false,
    row,
    rows: weeklyUsage,
  });
}

async function weeklyUsage(ctx: Ctx): Promise<z.input<typeof row>[]> {
  const last = mondayOf(ctx.today());
  const weeks = Array.from({ length: WEEKS }, (_, index) => last.subtract({ weeks: WEEKS - index }));
  const counts = weeks.map(async (week) =>
    (await usageBetween(ctx, week, week.add({ weeks: 1 })))
      .filter(({ event }) => event === "started" || event === "submitted")
      .map(({ service, event, channel, count }) => ({
        week: week.toString(),
        service,
        event,
        channel,
        count: suppressed(count),
      })),
  );
  return (await Promise.all(counts)).flat();
}
