import type { Id } from "./ids.ts";

/** How surely a person was identified, as in eIDAS and BSI TR-03107-1. */
export type AssuranceLevel = "low" | "substantial" | "high";
const ORDER: readonly AssuranceLevel[] = ["low", "substantial", "high"];

/** Every role that a member of staff can have. */
export const ROLES = [
  "caseworker",
  "lead",
  "warden",
  "registrar",
  "officer",
  "editor",
  "administrator",
  "front-office",
  "planner",
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. Every verb is called by one of these, and the audit log names it. */
export type Actor =
  | { readonly kind: "anonymous" }
  | {
      readonly kind: "resident";
      readonly accountId: Id<"account">;
      /** The person in the residents' register, when the account was matched to one. */
      readonly personId: Id<"person"> | undefined;
      readonly level: AssuranceLevel;
      readonly name: string;
    }
  | {
      readonly kind: "staff";
      readonly staffId: Id<"staff">;
      readonly name: string;
      readonly roles: readonly Role[];
      readonly teams: readonly string[];
    }
  | {
      readonly kind: "token";
      readonly tokenId: Id<"api-token">;
      readonly name: string;
      readonly scopes: readonly string[];
    }
  /** A message that was authenticated in itself: a payment provider's callback, a link in a mail, a resume code. */
  | { readonly kind: "bearer"; readonly of: string }
  | { readonly kind: "system"; readonly job: string };

export type ActorKind = Actor["kind"];

export const ANONYMOUS: Actor = { kind: "anonymous" };

export function systemActor(job: string): Actor {
  return { kind: "system", job };
}

export function isLevelEnough(has: AssuranceLevel, needed: AssuranceLevel): boolean {
  return ORDER.indexOf(has) >= ORDER.indexOf(needed);
}

/** The actor's stable id for the audit log, without a name. */
export function actorIdOf(actor: Actor): string | null {
  switch (actor.kind) {
    case "resident":
      return actor.accountId;
    case "staff":
      return actor.staffId;
    case "token":
      return actor.tokenId;
    case "bearer":
      return actor.of;
    case "system":
      return actor.job;
    case "anonymous":
      return null;
  }
}
