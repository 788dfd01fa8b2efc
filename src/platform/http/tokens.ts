import type { Actor } from "../actor.ts";
import type { Ctx } from "../context.ts";
import { registryOf } from "../registry.ts";

/** Finds the actor of an API token; undefined for a token that is unknown, expired or revoked. */
export type TokenResolver = (ctx: Ctx, token: string) => Promise<Actor | undefined>;

export const tokenResolvers = registryOf<TokenResolver>("token resolver");
