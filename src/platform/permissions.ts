import { isLevelEnough, type Actor, type AssuranceLevel, type Role } from "./actor.ts";
import { DomainError } from "./errors.ts";

/** Who may call: deny by default, so a permission names everybody who is let in. */
export interface Permission {
  readonly name: string;
  allows(actor: Actor): boolean;
  readonly level?: AssuranceLevel;
}

export const anyone: Permission = { name: "anyone", allows: () => true };

/** Only jobs and the start of the server. */
export const systemOnly: Permission = { name: "system", allows: (actor) => actor.kind === "system" };

/** A resident who is signed in with at least this level. */
export function resident(level: AssuranceLevel = "low"): Permission {
  return {
    name: `resident:${level}`,
    level,
    allows: (actor) => actor.kind === "resident" && isLevelEnough(actor.level, level),
  };
}

/** Staff with at least one of the roles. */
export function staff(...roles: readonly Role[]): Permission {
  return {
    name: `staff:${roles.join("|")}`,
    allows: (actor) => actor.kind === "staff" && actor.roles.some((role) => roles.includes(role)),
  };
}

export const anyStaff: Permission = { name: "staff", allows: (actor) => actor.kind === "staff" };

/** A program with an API token that carries the scope. */
export function scope(name: string): Permission {
  return { name: `scope:${name}`, allows: (actor) => actor.kind === "token" && actor.scopes.includes(name) };
}

export function bearer(): Permission {
  return { name: "bearer", allows: (actor) => actor.kind === "bearer" };
}

export function either(...permissions: readonly Permission[]): Permission {
  const level = permissions.find((permission) => permission.level)?.level;
  return {
    name: permissions.map((permission) => permission.name).join(" or "),
    allows: (actor) => permissions.some((permission) => permission.allows(actor)),
    ...(level ? { level } : {}),
  };
}

/** @throws DomainError `not-signed-in`, `level-too-low` (with the level needed) or `forbidden` */
export function demand(permission: Permission, actor: Actor): void {
  if (permission.allows(actor)) return;
  if (actor.kind === "anonymous")
    throw new DomainError("not-signed-in", permission.level ? { level: permission.level } : {});
  if (actor.kind === "resident" && permission.level && !isLevelEnough(actor.level, permission.level)) {
    throw new DomainError("level-too-low", { level: permission.level });
  }
  throw new DomainError("forbidden");
}
