import { z } from "zod";
import { operation, type AnyOperation } from "#platform/http/api";
import { anyone, staff } from "#platform/permissions";
import { checkPlate, mayCheckPlates } from "./check-plate.ts";
import { zonePlanOf } from "./city-zones.ts";
import { listPermits } from "./list-permits.ts";
import { stateOf } from "./permit.ts";
import { withdrawPermit } from "./withdraw-permit.ts";
import { zoneOf } from "./zone-of.ts";

const tag = "permits";
const casework = staff("caseworker", "lead");
const localized = z.record(z.string(), z.string().optional());

/** What programs can do with parking zones and permits. */
export const operations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/parking-zones",
    access: anyone,
    isOpen: true,
    summary:
      "The zones of resident parking with their streets; `until` is the first day on which an entry no longer holds",
    tag,
    input: z.object({}),
    output: z.array(
      z.object({
        key: z.string(),
        name: localized.optional(),
        toBeChecked: z.boolean(),
        streets: z.array(z.record(z.string(), z.unknown())),
      }),
    ),
    run: async (ctx) =>
      zonePlanOf(ctx).zones.map(({ key, name, toBeChecked, streets, from, until }) => ({
        key,
        ...(name ? { name } : {}),
        toBeChecked,
        streets: streets.map((entry) => ({
          ...entry,
          from: entry.from ?? from,
          until: entry.until ?? until,
        })),
      })),
  }),
  operation({
    method: "POST",
    path: "/api/v1/parking-zones/of-address",
    access: anyone,
    isOpen: true,
    summary: "The zone of an address today: `in` one, `perhaps` in some, or `none`",
    tag,
    input: z.object({ street: z.string().min(1).max(100), houseNumber: z.string().min(1).max(20) }),
    output: z.object({ kind: z.enum(["in", "perhaps", "none"]), zones: z.array(z.string()) }),
    run: async (ctx, address) => {
      const answer = zoneOf(zonePlanOf(ctx), address, ctx.today());
      const zones = answer.kind === "in" ? [answer.zone] : answer.kind === "perhaps" ? answer.zones : [];
      return { kind: answer.kind, zones: zones.map((zone) => zone.key) };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/parking-checks",
    access: mayCheckPlates,
    summary: "Whether a vehicle may park as a resident's; each check is logged",
    tag,
    input: z.object({ plate: z.string().min(1).max(12) }),
    output: z.object({
      state: z.enum(["valid", "expired", "withdrawn", "none"]),
      zone: z.string().optional(),
      validUntil: z.string().optional(),
    }),
    run: async (ctx, given) => {
      const { state, zone, validUntil } = await checkPlate(ctx, given);
      return {
        state,
        ...(zone ? { zone } : {}),
        ...(validUntil ? { validUntil: validUntil.toString() } : {}),
      };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/permits",
    access: casework,
    summary: "Resident parking permits, newest first, by number or plate",
    tag,
    input: z.object({
      search: z.string().max(20).default(""),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    output: z.object({
      total: z.int(),
      permits: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          zone: z.string(),
          plate: z.string(),
          validFrom: z.string(),
          validUntil: z.string(),
          state: z.string(),
        }),
      ),
    }),
    run: async (ctx, given) => {
      const { permits, total } = await listPermits(ctx, given);
      return {
        total,
        permits: permits.map((permit) => ({
          id: permit.id,
          number: permit.number,
          zone: permit.zoneKey,
          plate: permit.plate,
          validFrom: permit.validFrom.toString(),
          validUntil: permit.validUntil.toString(),
          state: stateOf(permit, ctx.today()),
        })),
      };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/permits/{permitId}/withdraw",
    access: casework,
    summary: "Withdraw a permit with a reason",
    tag,
    input: z.object({
      permitId: z.uuid(),
      because: z.enum(["returned", "moved-away", "conditions-ended", "error"]),
      reason: z.string().max(4000).optional(),
    }),
    output: z.object({ withdrawn: z.boolean(), notified: z.boolean() }),
    run: async (ctx, given) => {
      const withdrawn = await withdrawPermit(ctx, given);
      return { withdrawn: withdrawn.ok, notified: withdrawn.ok && withdrawn.isNotified === true };
    },
  }),
];
