import { Alert, Heading, Lead, LinkButton, Text } from "#kern";
import type { AssuranceLevel } from "#platform/actor";
import type { OidcSettings } from "#platform/config";
import { as } from "#platform/context";
import { DomainError } from "#platform/errors";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { localPath } from "#platform/http/security";
import { messages } from "../messages.ts";
import { beginSignIn, finishSignIn, levelOf, pendingSchema, type Claims } from "../oidc.ts";
import { signInResident } from "../sign-in-resident.ts";
import { signInStaff } from "../sign-in-staff.ts";

/** The two doors: residents by the citizens' account, staff by the city's own directory. */
interface Door {
  readonly base: string;
  readonly home: string;
  readonly scope: string;
  readonly isStaff: boolean;
  settings(request: PageRequest): OidcSettings | undefined;
}

export const residentsDoor: Door = {
  base: "/anmelden",
  home: "/meine-antraege",
  scope: "openid profile email",
  isStaff: false,
  settings: (request) => request.ctx.system.config.residentsIssuer,
};

export const staffDoor: Door = {
  base: "/desk/anmelden",
  home: "/desk/anfang",
  scope: "openid profile email groups",
  isStaff: true,
  settings: (request) => request.ctx.system.config.staffIssuer,
};

/** Says where one is about to sign in, and leads there by a link. */
export function showSignIn(door: Door) {
  return async (request: PageRequest): Promise<Reply> => {
    const all = messages(request.language);
    const text = all.signIn;
    const level = askedLevel(request);
    const { actor } = request.ctx;
    const needsMore = !door.isStaff && actor.kind === "resident" && level !== "low";
    const query = `zurueck=${encodeURIComponent(localPath(request.query["zurueck"], door.home))}&niveau=${level}`;
    return {
      page: {
        title: door.isStaff ? text.staffTitle : text.title,
        isPrivate: true,
        body: (
          <>
            <Heading level={1}>{door.isStaff ? text.staffTitle : text.title}</Heading>
            {request.query["fehler"] && <Alert tone="warning" title={text.failed} />}
            {needsMore ? (
              <Alert title={fill(text.levelTitle, { level: all.level[level] })}>
                <Text>{text.levelText}</Text>
              </Alert>
            ) : (
              <Lead>{door.isStaff ? text.staffLead : text.lead}</Lead>
            )}
            {door.settings(request) ? (
              <LinkButton kind="primary" href={request.href(`${door.base}/start?${query}`)}>
                {door.isStaff ? text.staffButton : text.button}
              </LinkButton>
            ) : (
              <Alert tone="warning" title={text.notSetUp} />
            )}
            {!door.isStaff && <Text muted>{text.without}</Text>}
          </>
        ),
      },
    };
  };
}

/** Goes to the identity provider, and keeps what the return must match. */
export function startSignIn(door: Door) {
  return async (request: PageRequest): Promise<Reply> => {
    const settings = door.settings(request);
    if (!settings) throw new DomainError("unavailable");
    const { url, pending } = await beginSignIn(settings, redirectUri(request, door), {
      returnTo: localPath(request.query["zurueck"], door.home),
      level: askedLevel(request),
      scope: door.scope,
    });
    await request.startSession({ actor: request.ctx.actor, data: { pending } });
    return { redirectTo: url };
  };
}

/** Comes back from the identity provider: signs in under a new session, or says that it has to begin again. */
export function finish(door: Door) {
  return async (request: PageRequest): Promise<Reply> => {
    const settings = door.settings(request);
    const pending = pendingSchema.safeParse(request.session?.data["pending"]);
    if (!settings || !pending.success) return { redirect: `${door.base}?fehler=1` };
    const callback = new URL(
      `${redirectUri(request, door)}?${new URLSearchParams(request.query).toString()}`,
    );
    const claims = await finishSignIn(settings, callback, pending.data);
    const bearer = as(request.ctx, { kind: "bearer", of: "oidc" });
    const actor = door.isStaff
      ? await signInStaff(bearer, staffOf(claims))
      : await signInResident(bearer, residentOf(claims));
    await request.startSession({ actor });
    return { redirectTo: pending.data.returnTo };
  };
}

export async function signOut(request: PageRequest): Promise<Reply> {
  await request.endSession();
  return { redirect: request.area === "portal" ? "/" : "/desk/anmelden" };
}

function redirectUri(request: PageRequest, door: Door): string {
  return `${request.ctx.system.publicUrl}${door.base}/rueckkehr`;
}

function askedLevel(request: PageRequest): AssuranceLevel {
  const asked = request.query["niveau"];
  return asked === "high" || asked === "substantial" ? asked : "low";
}

function residentOf(claims: Claims & { issuer: string }): Parameters<typeof signInResident>[1] {
  return {
    issuer: claims.issuer,
    subject: claims.sub,
    givenNames: claims.given_name,
    familyName: claims.family_name,
    level: levelOf(claims.acr),
    ...(claims.birthdate ? { birthDate: claims.birthdate } : {}),
    ...(claims.email ? { email: claims.email } : {}),
  };
}

function staffOf(claims: Claims & { issuer: string }): Parameters<typeof signInStaff>[1] {
  const name = claims.name ?? `${claims.given_name} ${claims.family_name}`.trim();
  return {
    issuer: claims.issuer,
    subject: claims.sub,
    name: name === "" ? claims.sub : name,
    groups: claims.groups,
    ...(claims.email ? { email: claims.email } : {}),
  };
}
