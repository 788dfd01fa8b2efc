import { operations as appointmentOperations } from "../domains/appointments/api.ts";
import { operations as caseOperations } from "../domains/cases/api.ts";
import { operations as accountOperations } from "../domains/identity/api.ts";
import { operations as permitOperations } from "../domains/permits/api.ts";
import { cityOf, listServices } from "#catalogue";
import { verifyCode } from "#documents";
import { exportDataset, listDatasets } from "#usage";
import { apiRoute, openApiDocument, operation, type AnyOperation } from "#platform/http/api";
import type { Route } from "#platform/http/route";
import { anyone } from "#platform/permissions";
import { z } from "zod";

const localized = z.record(z.string(), z.string().optional());

/** Operations that no single domain brings. */
const shared: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/services",
    access: anyone,
    isOpen: true,
    summary: "The services of the city",
    tag: "catalogue",
    input: z.object({}),
    output: z.array(
      z.object({
        key: z.string(),
        version: z.string(),
        title: localized,
        summary: localized,
        leika: z.array(z.string()),
        level: z.string(),
        withoutAccount: z.boolean(),
      }),
    ),
    run: async (ctx) =>
      listServices(ctx).map(({ service, version }) => ({
        key: service.key,
        version,
        title: service.title,
        summary: service.summary,
        leika: service.leika,
        level: service.identification.level,
        withoutAccount: service.identification.withoutAccount,
      })),
  }),
  operation({
    method: "GET",
    path: "/api/v1/datasets",
    access: anyone,
    isOpen: true,
    summary: "The open data of the city, each with its licence and the JSON Schema of a row",
    tag: "open data",
    input: z.object({}),
    output: z.array(
      z.object({
        key: z.string(),
        title: localized,
        description: localized,
        licence: z.string(),
        attribution: localized,
        row: z.record(z.string(), z.unknown()),
      }),
    ),
    run: async (ctx) =>
      listDatasets(ctx).map(([key, { title, description, licence, attribution, row }]) => ({
        key,
        title,
        description,
        licence,
        attribution: attribution ?? { de: cityOf(ctx).officialName },
        row: z.toJSONSchema(row, { io: "output" }),
      })),
  }),
  operation({
    method: "GET",
    path: "/api/v1/datasets/{key}",
    access: anyone,
    isOpen: true,
    summary: "The rows of one dataset",
    tag: "open data",
    input: z.object({ key: z.string().max(100) }),
    output: z.object({ rows: z.array(z.unknown()) }),
    run: async (ctx, { key }) => ({ rows: [...(await exportDataset(ctx, key))] }),
  }),
  operation({
    method: "POST",
    path: "/api/v1/verification",
    access: anyone,
    isOpen: true,
    summary: "Whether a document's code is valid, expired, revoked or unknown",
    tag: "documents",
    input: z.object({ code: z.string().max(60) }),
    output: z.object({
      state: z.string(),
      title: localized.optional(),
      validFrom: z.string().optional(),
      validUntil: z.string().optional(),
    }),
    run: async (ctx, given) => {
      const { state, title, validFrom, validUntil } = await verifyCode(ctx, given);
      return {
        state,
        ...(title ? { title } : {}),
        ...(validFrom ? { validFrom: validFrom.toString() } : {}),
        ...(validUntil ? { validUntil: validUntil.toString() } : {}),
      };
    },
  }),
];

const operations: readonly AnyOperation[] = [
  ...shared,
  ...accountOperations,
  ...caseOperations,
  ...permitOperations,
  ...appointmentOperations,
];

export const apiRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/api/openapi.json",
    access: anyone,
    isApi: true,
    isOpen: true,
    run: async ({ ctx }) => ({
      json: openApiDocument(operations, {
        title: `Stadtkern: ${cityOf(ctx).officialName}`,
        url: ctx.system.publicUrl,
      }),
    }),
  },
  ...operations.map(apiRoute),
];
