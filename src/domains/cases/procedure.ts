import type { Answers, Facts } from "#forms";
import type { Ctx } from "#platform/context";
import type { LocalizedText } from "#platform/i18n";
import type { Id } from "#platform/ids";
import type { Cosigner } from "./cosigner.ts";
import { registryOf } from "#platform/registry";

/** Who applies, as far as it is known: with an account, at the counter by a search in the register, or not at all. */
export interface Applicant {
  readonly accountId: Id<"account"> | undefined;
  readonly personId: Id<"person"> | undefined;
  readonly name: string | undefined;
}

/** An application as a procedure sees it: pruned answers, never a hidden one. */
export interface Application {
  readonly caseId: Id<"case">;
  readonly serviceKey: string;
  readonly applicant: Applicant;
  /** Who has given the consent that the service asks for. */
  readonly cosigner: Pick<Cosigner, "name" | "level" | "personId"> | undefined;
  readonly answers: Answers;
  readonly facts: Facts;
  readonly submittedOn: Temporal.PlainDate;
}

/** One check: what went in, by which rule, with which result, in words for caseworker and resident. */
export interface CheckResult {
  readonly key: string;
  readonly title: LocalizedText;
  readonly input: readonly { readonly label: LocalizedText; readonly value: string }[];
  readonly rule: LocalizedText;
  readonly norm: string;
  /** `unclear`: a person has to look, because a register is silent or a proof has to be read. */
  readonly result: "passed" | "failed" | "unclear";
  /** Why, in one sentence with the values. */
  readonly reason: LocalizedText;
  /** Key of the service's refusals that this failure speaks for. */
  readonly refusal?: string;
}

export type Grant =
  | {
      readonly ok: true;
      readonly validFrom: Temporal.PlainDate;
      readonly validUntil: Temporal.PlainDate | undefined;
      /** What the letter and the case page say of the result, in this order. */
      readonly result: readonly { readonly label: LocalizedText; readonly value: string }[];
      /** The thing that was made, for `/pruefen` and for later cases: `permit`, its id. */
      readonly subject?: { readonly kind: string; readonly id: string };
    }
  /** Somebody was faster or the facts have changed since the checks: a caseworker looks. */
  | { readonly ok: false; readonly reason: LocalizedText };

/** A table of what a register says of the applicant, to be looked at before it is used (EGovG § 5 (5)). */
export interface RegisterExtract {
  readonly register: LocalizedText;
  readonly rows: readonly { readonly label: LocalizedText; readonly value: string }[];
}

/** What a domain below `cases` implements for its services; a service without one is decided by caseworkers alone. */
export interface Procedure {
  readonly key: string;
  /** What the registers know of the applicant, by fact name; read for conditions, for prefilling and for the checks. */
  facts(ctx: Ctx, applicant: Applicant): Promise<Facts>;
  /** The extract behind a proof that may be retrieved; undefined where the register holds nothing. */
  extract?(ctx: Ctx, applicant: Applicant, register: string): Promise<RegisterExtract | undefined>;
  check(ctx: Ctx, application: Application): Promise<readonly CheckResult[]>;
  /** Carries the decision out, inside its transaction: issues the permit, changes the register. */
  grant(ctx: Ctx, application: Application): Promise<Grant>;
}

export const procedures = registryOf<Procedure>("procedure");
