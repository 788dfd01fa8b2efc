import type { FastifyReply, FastifyRequest } from "fastify";
import type { CachedPage } from "./page-cache.ts";

/** Sends a kept page, or 304 when the browser has it already. */
export function sendCached(request: FastifyRequest, reply: FastifyReply, page: CachedPage): FastifyReply {
  reply.raw.setHeader("etag", page.etag);
  reply.raw.setHeader("cache-control", "no-cache");
  if (request.headers["if-none-match"] === page.etag) return reply.code(304).send();
  reply.raw.setHeader("content-type", "text/html; charset=utf-8");
  return reply.send(page.body);
}
