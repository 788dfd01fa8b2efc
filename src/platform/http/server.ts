import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { IncomingMessage } from "node:http";
import type { System } from "../context.ts";
import type { Language } from "../i18n.ts";
import { answerError } from "./errors.ts";
import { splitLanguage } from "./language.ts";
import { makePageCache, type PageCache } from "./page-cache.ts";
import { answer, makeRequest, sessionOf } from "./respond.ts";
import type { AreaRoutes, Asset, ServerOptions } from "./options.ts";
import type { Area, Route } from "./route.ts";
import { listenToSessions } from "./session-cache.ts";
import { sendCached } from "./send-cached.ts";
import { securityHeaders } from "./security.ts";

export interface Server {
  readonly app: FastifyInstance;
  readonly cache: PageCache;
  readonly areas: readonly AreaRoutes[];
}

const languageOf = new WeakMap<IncomingMessage, Language>();

/** Assembles the web server from what the domains bring. It listens only when told to. */
export async function buildServer(system: System, options: ServerOptions): Promise<Server> {
  const app = Fastify({
    logger: false,
    trustProxy: system.config.trustProxy,
    bodyLimit: 256_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    genReqId: () => crypto.randomUUID(),
    rewriteUrl: (request) => {
      const split = splitLanguage(request.url ?? "/", options.languages);
      languageOf.set(request, split.language);
      return split.url;
    },
  });
  const cache = makePageCache();
  const stopListening = await listenToSessions(system);
  app.addHook("onClose", stopListening);
  const headers = Object.entries(securityHeaders(system.publicUrl));
  app.addHook("onRequest", (_request, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
  if (options.onRequest) {
    const { onRequest } = options;
    app.addHook("onResponse", (request, reply, done) => {
      onRequest(reply.elapsedTime / 1000, request.routeOptions.url ?? "none", reply.statusCode);
      done();
    });
  }
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 256_000 });
  await app.register(multipart, { throwFileSizeLimit: false });
  await app.register(rateLimit, { global: false });
  addAssets(app, options.assets);

  const language = (request: FastifyRequest): Language => languageOf.get(request.raw) ?? "de";
  const onError = async (
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
    area: Area,
  ): Promise<FastifyReply> => {
    // The page for an error must not fail for the same reason: without a database it is shown as to a visitor.
    const session = await sessionOf(system, request).catch(() => undefined);
    const form = { body: {}, uploads: [] };
    const pageRequest = makeRequest(system, request, reply, {
      area,
      language: language(request),
      session,
      form,
    });
    return answerError(system, error, request, reply, pageRequest, options);
  };
  for (const { area, routes } of options.areas) {
    for (const route of routes) addRoute(route, area);
    addPreflights(app, routes);
  }
  app.setErrorHandler((error, request, reply) =>
    onError(error, request, reply, areaOf(request.url, options.areas)),
  );
  app.setNotFoundHandler((request, reply) =>
    onError({ statusCode: 404 }, request, reply, areaOf(request.url, options.areas)),
  );
  return { app, cache, areas: options.areas };

  function addRoute(route: Route, area: Area): void {
    app.route({
      method: route.method,
      url: route.path,
      exposeHeadRoute: route.method === "GET",
      ...(route.perMinute ? { config: { rateLimit: { max: route.perMinute, timeWindow: "1 minute" } } } : {}),
      ...bodyLimitOf(route),
      handler: async (request, reply) => {
        const key =
          route.isCached && !request.headers.cookie ? `${language(request)} ${request.url}` : undefined;
        const kept = key === undefined ? undefined : cache.find(key);
        if (kept) return sendCached(request, reply, kept);
        return answer(
          system,
          request,
          reply,
          route,
          area,
          language(request),
          options,
          key === undefined ? undefined : { cache, key },
        );
      },
    });
  }
}

/** A form may bring up to ten files of the largest size. */
function bodyLimitOf({ uploadBytes, bodyBytes }: Route): { bodyLimit?: number } {
  const bodyLimit = uploadBytes ? uploadBytes * 10 : bodyBytes;
  return bodyLimit ? { bodyLimit } : {};
}

/**
 * The preflight of an open address (Fetch standard, CORS-preflight fetch): a page of another origin asks it before it
 * sends JSON. No credentials are allowed, so what is read is what everybody may read.
 */
function addPreflights(app: FastifyInstance, routes: readonly Route[]): void {
  const methods = new Map<string, Set<string>>();
  for (const route of routes.filter((each) => each.isOpen)) {
    const known = methods.get(route.path) ?? new Set();
    methods.set(route.path, known.add(route.method));
  }
  for (const [url, allowed] of methods) {
    app.options(url, (_request, reply) =>
      reply
        .code(204)
        .header("access-control-allow-origin", "*")
        .header("access-control-allow-methods", [...allowed].join(", "))
        .header("access-control-allow-headers", "content-type")
        .header("access-control-max-age", "86400")
        .send(),
    );
  }
}

function addAssets(app: FastifyInstance, assets: ReadonlyMap<string, Asset>): void {
  for (const [url, asset] of assets) {
    app.get(url, (request, reply) => {
      reply.header("content-type", asset.type);
      reply.header(
        "cache-control",
        /\.[0-9a-f]{8,}\./.test(url) || url.endsWith(".woff2")
          ? "public, max-age=31536000, immutable"
          : "public, max-age=3600",
      );
      if (asset.brotli && request.headers["accept-encoding"]?.includes("br")) {
        return reply.header("content-encoding", "br").header("vary", "accept-encoding").send(asset.brotli);
      }
      return reply.send(asset.body);
    });
  }
}

function areaOf(url: string, areas: readonly AreaRoutes[]): Area {
  const first = url.split(/[/?]/)[1];
  return areas.find(({ area }) => area === first)?.area ?? "portal";
}
