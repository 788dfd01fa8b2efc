import type { FastifyReply, FastifyRequest } from "fastify";
import { as, contextOf, type System } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { Language } from "../i18n.ts";
import { demand } from "../permissions.ts";
import { DRAFT_COOKIE } from "./cookies.ts";
import { withLanguage } from "./language.ts";
import type { PageCache } from "./page-cache.ts";
import type { Area, FormBody, PageRequest, Reply, Route } from "./route.ts";
import { anonymousCsrf, isEqualSecret, isSameOrigin, SANDBOX_POLICY } from "./security.ts";
import type { ServerOptions } from "./options.ts";
import { sendCached } from "./send-cached.ts";
import {
  actorOf,
  createSession,
  deleteSession,
  findSession,
  saveSessionData,
  type Session,
} from "./session.ts";
import { actorOfToken } from "./tokens.ts";
import { readMultipart, type ParsedForm } from "./uploads.ts";

const SESSION_COOKIE = "stadtkern";
const NO_FORM: ParsedForm = { body: {}, uploads: [] };

/** Runs one route: session, permission, form token, then the route itself, then its reply. */
export async function answer(
  system: System,
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  area: Area,
  language: Language,
  options: Pick<ServerOptions, "renderShell">,
  keep: { cache: PageCache; key: string } | undefined,
): Promise<FastifyReply> {
  const session = route.isApi ? undefined : await sessionOf(system, request);
  const form = route.isApi ? NO_FORM : await readForm(request, route);
  const made = makeRequest(system, request, reply, { area, language, session, form });
  const pageRequest = route.isApi ? await withTokenActor(made) : made;
  demand(route.access, pageRequest.ctx.actor);
  if (route.method !== "GET" && !route.isCallback && !route.isApi) demandForm(system, request, pageRequest);
  const result = await route.run(pageRequest);
  if ("page" in result && keep && !result.page.isPrivate && (result.status ?? 200) === 200) {
    return sendCached(
      request,
      reply,
      keep.cache.keep(keep.key, options.renderShell(result.page, pageRequest)),
    );
  }
  return send(result, reply, route, pageRequest, options);
}

export async function sessionOf(system: System, request: FastifyRequest): Promise<Session | undefined> {
  const token = request.cookies[SESSION_COOKIE];
  return token ? findSession({ system, db: system.database.root }, token) : undefined;
}

interface RequestParts {
  readonly area: Area;
  readonly language: Language;
  readonly session: Session | undefined;
  readonly form: ParsedForm;
}

export function makeRequest(
  system: System,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: RequestParts,
): PageRequest {
  const root = { system, db: system.database.root };
  const { area, language, form } = parts;
  let session = parts.session;
  const cookieOptions = {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: system.publicUrl.startsWith("https:"),
  } as const;
  return {
    ctx: contextOf(system, { actor: actorOf(session), language, requestId: request.id }),
    params: request.params as Record<string, string>,
    query: singleValues(request.query as Record<string, unknown>),
    body: form.body,
    json: request.body,
    uploads: form.uploads,
    path: request.url.split("?")[0] ?? "/",
    language,
    area,
    bearerToken: /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1],
    get session() {
      return session;
    },
    get csrf() {
      return session?.csrf ?? anonymousCsrf(request.cookies[DRAFT_COOKIE]);
    },
    href: (path) => withLanguage(path, language),
    header: (name) => [request.headers[name]].flat()[0],
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, seconds) => {
      if (value === undefined) reply.clearCookie(name, cookieOptions);
      else
        reply.setCookie(name, value, {
          ...cookieOptions,
          ...(seconds === undefined ? {} : { maxAge: seconds }),
        });
    },
    startSession: async (start) => {
      if (session) await deleteSession(root, session.token);
      session = await createSession(root, start);
      reply.setCookie(SESSION_COOKIE, session.token, cookieOptions);
    },
    saveSession: async (data) => {
      if (!session) throw new Error("There is no session to save to");
      await saveSessionData(root, session.token, data);
      session = { ...session, data };
    },
    endSession: async () => {
      if (session) await deleteSession(root, session.token);
      session = undefined;
      reply.clearCookie(SESSION_COOKIE, cookieOptions);
    },
  };
}

/** A token that is wrong is refused, rather than taken for no token at all. */
async function withTokenActor(request: PageRequest): Promise<PageRequest> {
  if (request.bearerToken === undefined) return request;
  return { ...request, ctx: as(request.ctx, await actorOfToken(request.ctx, request.bearerToken)) };
}

async function readForm(request: FastifyRequest, route: Route): Promise<ParsedForm> {
  if (request.isMultipart()) {
    if (!route.uploadBytes) throw new DomainError("invalid");
    return readMultipart(request, route.uploadBytes);
  }
  const body = request.body;
  return { body: body && typeof body === "object" ? (body as FormBody) : {}, uploads: [] };
}

function demandForm(system: System, request: FastifyRequest, pageRequest: PageRequest): void {
  const token = pageRequest.body["_csrf"];
  const isOurs = isSameOrigin(request.headers, system.publicUrl);
  if (isOurs && typeof token === "string" && isEqualSecret(token, pageRequest.csrf)) return;
  throw new DomainError("forbidden", {
    text: {
      de: "Dieses Formular ist nicht mehr gültig, weil Ihre Sitzung abgelaufen ist oder gewechselt hat. Gehen Sie zurück, laden Sie die Seite neu und senden Sie sie noch einmal ab.",
      en: "This form is no longer valid because your session has ended or changed. Go back, reload the page and send it again.",
    },
  });
}

function send(
  result: Reply,
  reply: FastifyReply,
  route: Route,
  pageRequest: PageRequest,
  options: Pick<ServerOptions, "renderShell">,
): FastifyReply {
  if (route.isOpen)
    reply.header("access-control-allow-origin", "*").header("cross-origin-resource-policy", "cross-origin");
  if ("redirect" in result) return reply.redirect(pageRequest.href(result.redirect), 303);
  if ("redirectTo" in result) return reply.redirect(result.redirectTo, 303);
  if ("json" in result)
    return reply
      .code(result.status ?? 200)
      .header("cache-control", "no-store")
      .send(result.json);
  if ("file" in result) {
    reply.header("content-type", result.type);
    reply.header("cache-control", result.isPublic ? "public, max-age=300" : "private, no-store");
    if (result.etag !== undefined) {
      reply.header("etag", result.etag).header("cache-control", "no-cache");
      if (pageRequest.header("if-none-match") === result.etag) return reply.code(304).send();
    }
    const name = encodeURIComponent(result.name ?? "datei").replace(
      /['()*]/g,
      (each) => `%${each.charCodeAt(0).toString(16)}`,
    );
    if (!result.isPublic) reply.header("content-security-policy", SANDBOX_POLICY);
    if (result.name)
      reply.header(
        "content-disposition",
        `${result.isInline ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
      );
    return reply.send(typeof result.file === "string" ? result.file : Buffer.from(result.file));
  }
  reply.header("cache-control", "no-store");
  return reply
    .code(result.status ?? 200)
    .type("text/html; charset=utf-8")
    .send(options.renderShell(result.page, pageRequest));
}

function singleValues(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]),
  );
}
