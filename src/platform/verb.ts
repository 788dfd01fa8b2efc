import type { z } from "zod";
import { writeAudit, type AuditSubject } from "./audit.ts";
import { inTransaction, type Ctx } from "./context.ts";
import { DomainError } from "./errors.ts";
import { demand, type Permission } from "./permissions.ts";

interface Definition<Input extends z.ZodType, Output> {
  /** `domain.verbNoun`, as the audit log names it. */
  readonly name: string;
  readonly permission: Permission;
  readonly input: Input;
  /**
   * What the audit row says: the subject and, without personal content, what matters of it. Gives undefined where
   * nothing happened. `"none"` is for batches with their own row, and for the class of verbs that count without persons.
   */
  readonly audit:
    | ((input: z.output<Input>, output: Output) => AuditSubject | readonly AuditSubject[] | undefined)
    | "none";
}

export interface Verb<Input extends z.ZodType = z.ZodType, Output = unknown> {
  (ctx: Ctx, input: z.input<Input>): Promise<Output>;
  readonly verbName: string;
  readonly permission: Permission;
  readonly input: Input;
  readonly writes: boolean;
  readonly audits: boolean;
}

/** Every verb of the program by name: the tests walk it, so that none lacks its permission or its audit row. */
export const verbs = new Map<string, Verb>();

/**
 * Makes a verb that changes something: permission, then parse, then one transaction with its audit row. Called
 * from a verb it joins that one's transaction.
 * @throws DomainError `not-signed-in`, `level-too-low`, `forbidden`, `invalid`
 */
export function verb<Input extends z.ZodType, Output>(
  definition: Definition<Input, Output>,
  run: (ctx: Ctx, input: z.output<Input>) => Promise<Output>,
): Verb<Input, Output> {
  const withAudit = async (ctx: Ctx, input: z.output<Input>): Promise<Output> => {
    const output = await run(ctx, input);
    if (definition.audit !== "none") {
      const subjects = definition.audit(input, output);
      if (subjects) await writeAudit(ctx, definition.name, subjects);
    }
    return output;
  };
  return register(definition, true, async (ctx, raw) => {
    demand(definition.permission, ctx.actor);
    const input = parse(definition.input, raw);
    return inTransaction(ctx, (inside) => withAudit(inside, input));
  });
}

/**
 * Makes a verb that only reads. With `audit`, the reading itself is an event that the person concerned can see, so
 * it runs in a transaction like the others.
 */
export function view<Input extends z.ZodType, Output>(
  definition: Omit<Definition<Input, Output>, "audit"> & {
    readonly audit?: Exclude<Definition<Input, Output>["audit"], "none">;
  },
  run: (ctx: Ctx, input: z.output<Input>) => Promise<Output>,
): Verb<Input, Output> {
  const { audit } = definition;
  return register({ ...definition, audit: audit ?? "none" }, false, async (ctx, raw) => {
    demand(definition.permission, ctx.actor);
    const input = parse(definition.input, raw);
    const output = await run(ctx, input);
    const subjects = audit?.(input, output);
    if (subjects) await writeAudit(ctx, definition.name, subjects);
    return output;
  });
}

function register<Input extends z.ZodType, Output>(
  definition: Definition<Input, Output>,
  writes: boolean,
  call: (ctx: Ctx, input: z.input<Input>) => Promise<Output>,
): Verb<Input, Output> {
  const made: Verb<Input, Output> = Object.assign(call, {
    verbName: definition.name,
    permission: definition.permission,
    input: definition.input,
    writes,
    audits: definition.audit !== "none",
  });
  if (verbs.has(definition.name)) throw new Error(`Two verbs are named ${definition.name}`);
  verbs.set(definition.name, made as unknown as Verb);
  return made;
}

function parse<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new DomainError("invalid", {
    text: { de: "Eine Angabe fehlt oder ist nicht gültig.", en: "Something is missing or not valid." },
    fields: result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })),
  });
}
