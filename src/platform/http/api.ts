import { z } from "zod";
import type { Ctx } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { Permission } from "../permissions.ts";
import { LONGEST_KEY, SHORTEST_ANONYMOUS_KEY, withIdempotencyKey } from "./idempotency.ts";
import type { PageRequest, Reply, Route } from "./route.ts";

/** One operation of the API: the same schemas read the request and describe it in the OpenAPI document. */
export interface ApiOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly method: "GET" | "POST" | "DELETE";
  /** As in OpenAPI: `/api/v1/cases/{caseId}`. */
  readonly path: string;
  readonly access: Permission;
  readonly summary: string;
  readonly tag: string;
  /** Path, query and JSON body together; names do not overlap. */
  readonly input: Input;
  readonly output: Output;
  /** Public data that pages of other origins may read. */
  readonly isOpen?: boolean;
  /** A GET that gives a text of another kind than JSON, such as `text/calendar`; `run` gives that text. */
  readonly produces?: string;
  /** The largest body, where it is more than 256 kB. */
  readonly bodyBytes?: number;
  run(ctx: Ctx, input: z.output<Input>): Promise<z.input<Output>>;
}

/** An operation whose types were checked where it was written, as one of many. */
export type AnyOperation = ApiOperation;

export function operation<Input extends z.ZodType, Output extends z.ZodType>(
  definition: ApiOperation<Input, Output>,
): AnyOperation {
  return definition as unknown as AnyOperation;
}

export function apiRoute(definition: AnyOperation): Route {
  return {
    method: definition.method,
    path: definition.path.replace(/\{(\w+)\}/g, ":$1"),
    access: definition.access,
    isApi: true,
    isOpen: definition.isOpen ?? false,
    ...(definition.bodyBytes ? { bodyBytes: definition.bodyBytes } : {}),
    // Programs with a token are known by name and can be shut out; strangers are slowed down.
    ...(definition.access.name === "anyone" ? { perMinute: 600 } : {}),
    run: (request) => run(definition, request),
  };
}

async function run(definition: AnyOperation, request: PageRequest): Promise<Reply> {
  const given = { ...request.query, ...bodyOf(request.json), ...request.params };
  const parsed = definition.input.safeParse(given);
  if (!parsed.success) {
    throw new DomainError("invalid", {
      text: {
        de: "Die Anfrage passt nicht zur Beschreibung der Schnittstelle.",
        en: "The request does not fit the description of the interface.",
      },
      fields: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })),
    });
  }
  const answer = async (): Promise<unknown> => toJsonValue(await definition.run(request.ctx, parsed.data));
  if (definition.produces)
    return { file: String(await definition.run(request.ctx, parsed.data)), type: definition.produces };
  const key = request.header("idempotency-key");
  if (definition.method === "GET" || key === undefined) return { json: await answer() };
  const whole = { method: definition.method, path: definition.path, given };
  return { json: await withIdempotencyKey(request.ctx, key, whole, answer) };
}

function bodyOf(json: unknown): Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : {};
}

/** Temporal values as ISO text, by their own `toJSON`. */
function toJsonValue(value: unknown): unknown {
  return value === undefined ? {} : (JSON.parse(JSON.stringify(value)) as unknown);
}

/** The OpenAPI 3.1 document of all operations, made from the schemas that read the requests. */
export function openApiDocument(
  operations: readonly AnyOperation[],
  info: { readonly title: string; readonly url: string },
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const each of operations) {
    const schema = z.toJSONSchema(each.input, { io: "input", unrepresentable: "any" }) as {
      properties?: Record<string, unknown>;
      required?: string[];
    };
    const inPath = [...each.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    const others = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.includes(name));
    const isGet = each.method === "GET";
    const parameter =
      (place: string) =>
      ([name, property]: [string, unknown]) => ({
        name,
        in: place,
        required: place === "path" || (schema.required ?? []).includes(name),
        schema: property,
      });
    const required = (schema.required ?? []).filter((name) => !inPath.includes(name));
    const body = {
      type: "object",
      properties: Object.fromEntries(others),
      ...(required.length > 0 ? { required } : {}),
    };
    (paths[each.path] ??= {})[each.method.toLowerCase()] = {
      summary: each.summary,
      tags: [each.tag],
      security: each.access.name === "anyone" ? [] : [{ token: [] }],
      "x-permission": each.access.name,
      parameters: [
        ...inPath.map((name) => parameter("path")([name, schema.properties?.[name] ?? { type: "string" }])),
        ...(isGet ? others.map(parameter("query")) : [IDEMPOTENCY_PARAMETER]),
      ],
      ...(isGet
        ? {}
        : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
      responses: {
        "200": {
          description: "Done",
          content: {
            [each.produces ?? "application/json"]: {
              schema: z.toJSONSchema(each.output, { io: "output", unrepresentable: "any" }),
            },
          },
        },
        default: {
          description: "Problem (RFC 9457)",
          content: { "application/problem+json": { schema: PROBLEM } },
        },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: info.title, version: "1" },
    servers: [{ url: info.url }],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths,
  };
}

const IDEMPOTENCY_PARAMETER = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: `Without a token at least ${SHORTEST_ANONYMOUS_KEY} characters, since a key that can be guessed gives its answer away`,
  schema: { type: "string", maxLength: LONGEST_KEY },
};
const PROBLEM = {
  type: "object",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    errors: {
      type: "array",
      items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } } },
    },
  },
};
