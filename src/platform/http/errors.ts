import type { FastifyReply, FastifyRequest } from "fastify";
import type { System } from "../context.ts";
import { isUnavailable } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { localized } from "../i18n.ts";
import { errorFields } from "../log.ts";
import type { ServerOptions } from "./options.ts";
import type { PageRequest } from "./route.ts";

/** Translates whatever was thrown, once: a page for people, `application/problem+json` (RFC 9457) for programs. */
export async function answerError(
  system: System,
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  pageRequest: PageRequest,
  options: Pick<ServerOptions, "renderShell" | "errorPage">,
): Promise<FastifyReply> {
  const error = toDomainError(thrown);
  const isFault = error.status >= 500;
  if (isFault)
    system.log.error("request-failed", {
      request: request.id,
      route: request.routeOptions.url,
      ...errorFields(thrown),
    });
  if (error.status === 503) reply.header("retry-after", "10");
  reply.header("cache-control", "no-store");

  const wantsSignIn = error.code === "not-signed-in" || error.code === "level-too-low";
  if (wantsSignIn && request.method === "GET" && !isApi(request)) {
    const level = error.details.level ? `&niveau=${error.details.level}` : "";
    const from = encodeURIComponent(pageRequest.href(request.url));
    const signIn = pageRequest.area === "portal" ? "/anmelden" : "/desk/anmelden";
    return reply.redirect(pageRequest.href(`${signIn}?zurueck=${from}${level}`), 303);
  }
  if (isApi(request)) {
    return reply
      .code(error.status)
      .type("application/problem+json")
      .send(JSON.stringify(problemOf(error, request, pageRequest)));
  }
  const page = options.errorPage(error, pageRequest, request.id);
  return reply
    .code(error.status)
    .type("text/html; charset=utf-8")
    .send(options.renderShell(page, pageRequest));
}

function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith("/api/") || request.headers.accept === "application/json";
}

function problemOf(
  error: DomainError,
  request: FastifyRequest,
  pageRequest: PageRequest,
): Record<string, unknown> {
  const { text, fields, level } = error.details;
  return {
    type: `urn:stadtkern:problem:${error.code}`,
    title: error.code,
    status: error.status,
    ...(text ? { detail: localized(text, pageRequest.language) } : {}),
    ...(fields ? { errors: fields } : {}),
    ...(level ? { level } : {}),
    instance: `urn:uuid:${request.id}`,
  };
}

function toDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (isUnavailable(thrown)) return new DomainError("unavailable");
  const status = (thrown as { statusCode?: number } | null)?.statusCode;
  if (status === 404) return new DomainError("not-found");
  if (status === 413) return new DomainError("too-large");
  if (status === 429) return new DomainError("too-many");
  if (status !== undefined && status >= 400 && status < 500) return new DomainError("invalid");
  return new DomainError("internal");
}
