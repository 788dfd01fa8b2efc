import * as client from "openid-client";
import { z } from "zod";
import type { AssuranceLevel } from "#platform/actor";
import type { OidcSettings } from "#platform/config";
import { refuseInsideTransaction } from "#platform/database/pool";
import { DomainError } from "#platform/errors";

/** What must be kept between leaving for the identity provider and coming back; it lives in a session of minutes. */
export const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  level: z.enum(["low", "substantial", "high"]),
});
export type PendingSignIn = z.output<typeof pendingSchema>;

const claimsSchema = z.object({
  sub: z.string(),
  given_name: z.string().default(""),
  family_name: z.string().default(""),
  name: z.string().optional(),
  birthdate: z.iso.date().optional(),
  email: z.email().optional(),
  acr: z.string().optional(),
  groups: z.array(z.string()).default([]),
});
export type Claims = z.output<typeof claimsSchema>;

const known = new Map<string, Promise<client.Configuration>>();

/** Begins a sign-in (OpenID Connect code flow with PKCE): where to send the browser, and what to keep until it returns. */
export async function beginSignIn(
  settings: OidcSettings,
  redirectUri: string,
  wish: { readonly returnTo: string; readonly level: AssuranceLevel; readonly scope: string },
): Promise<{ url: string; pending: PendingSignIn }> {
  const configuration = await discover(settings);
  const verifier = client.randomPKCECodeVerifier();
  const pending = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier,
    returnTo: wish.returnTo,
    level: wish.level,
  };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: wish.scope,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state: pending.state,
    nonce: pending.nonce,
    acr_values: wish.level,
    prompt: "login",
  });
  return { url: url.href, pending };
}

/**
 * Ends a sign-in: exchanges the code and checks issuer, audience, signature, nonce and state.
 * @throws DomainError `forbidden` when anything does not fit, `unavailable` when the provider does not answer
 */
export async function finishSignIn(
  settings: OidcSettings,
  callbackUrl: URL,
  pending: PendingSignIn,
): Promise<Claims & { issuer: string }> {
  const configuration = await discover(settings);
  try {
    const tokens = await client.authorizationCodeGrant(configuration, callbackUrl, {
      pkceCodeVerifier: pending.verifier,
      expectedNonce: pending.nonce,
      expectedState: pending.state,
      idTokenExpected: true,
    });
    return { ...claimsSchema.parse(tokens.claims()), issuer: settings.issuer };
  } catch (error) {
    throw isUnreachable(error) ? unreachable() : refused();
  }
}

/** The level that a provider vouches for in `acr`; what we do not know counts as low. */
export function levelOf(acr: string | undefined): AssuranceLevel {
  if (acr === "high" || acr === "substantial") return acr;
  // STORK-QAA-Level-3 and -4 as BundID's bridges hand them on.
  if (acr?.endsWith("STORK-QAA-Level-4")) return "high";
  if (acr?.endsWith("STORK-QAA-Level-3")) return "substantial";
  return "low";
}

async function discover(settings: OidcSettings): Promise<client.Configuration> {
  refuseInsideTransaction("A call to the identity provider");
  const isLocal = new URL(settings.issuer).protocol === "http:";
  const found =
    known.get(settings.issuer + settings.clientId) ??
    client.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      ...(isLocal ? { execute: [client.allowInsecureRequests] } : {}),
    });
  known.set(settings.issuer + settings.clientId, found);
  try {
    return await found;
  } catch {
    // Not kept: the next sign-in asks again.
    known.delete(settings.issuer + settings.clientId);
    throw unreachable();
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error as { code?: string }).code === "OAUTH_TIMEOUT";
}

function unreachable(): DomainError {
  return new DomainError("unavailable", {
    text: {
      de: "Die Anmeldung ist gerade nicht erreichbar. Versuchen Sie es in einigen Minuten noch einmal.",
      en: "Sign-in cannot be reached at the moment. Try again in a few minutes.",
    },
  });
}

function refused(): DomainError {
  return new DomainError("forbidden", {
    text: {
      de: "Die Anmeldung wurde nicht abgeschlossen oder hat zu lange gedauert. Beginnen Sie noch einmal.",
      en: "Sign-in was not completed or took too long. Please start again.",
    },
  });
}
