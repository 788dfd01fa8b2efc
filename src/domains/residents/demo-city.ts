import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const text = z.object({ de: z.string().min(1), en: z.string().min(1) });
const ago = z
  .string()
  .regex(/^P(\d+Y)?(\d+M)?(\d+D)?$/)
  .transform((written) => Temporal.Duration.from(written));
const person = {
  subject: z.string().regex(/^[a-z0-9-]+$/),
  givenNames: z.string().min(1),
  familyName: z.string().min(1),
  email: z.email(),
  story: text,
};

const demoSchema = z.strictObject({
  residents: z.array(
    z.strictObject({
      ...person,
      birthDate: z.iso.date(),
      level: z.enum(["low", "substantial", "high"]),
      birthPlace: z.string().optional(),
      nationalities: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
      /** Who else lives in the household, without an account of their own. */
      family: z
        .array(
          z.strictObject({
            role: z.enum(["partner", "child"]),
            givenNames: z.string(),
            familyName: z.string(),
            birthDate: z.iso.date(),
            marriedOn: z.iso.date().optional(),
            /** A block against disclosure (BMG § 51). */
            isBlocked: z.boolean().default(false),
          }),
        )
        .default([]),
      residences: z.array(
        z.strictObject({
          street: z.string(),
          houseNumber: z.string(),
          postalCode: z.string().regex(/^\d{5}$/),
          kind: z.enum(["main", "secondary"]).default("main"),
          /** How long ago it began. */
          since: ago,
        }),
      ),
      vehicles: z
        .array(z.strictObject({ plate: z.string(), grossWeightKg: z.int(), since: ago }))
        .default([]),
      permit: z.strictObject({ zone: z.string(), plate: z.string(), endsIn: ago }).optional(),
    }),
  ),
  staff: z.array(
    z.strictObject({
      ...person,
      roles: z.array(
        z.enum([
          "caseworker",
          "lead",
          "warden",
          "registrar",
          "officer",
          "editor",
          "administrator",
          "front-office",
          "planner",
        ]),
      ),
      teams: z.array(z.string()),
    }),
  ),
});

/** `demo.yaml` of a city: the invented people that the demo's sign-in offers, with what the registers hold of them. */
export type DemoCity = z.output<typeof demoSchema>;

/** Reads a city's `demo.yaml`; without the file nobody is offered. */
export function readDemoCity(folder: string): DemoCity {
  const path = join(folder, "demo.yaml");
  if (!existsSync(path)) return { residents: [], staff: [] };
  const result = demoSchema.safeParse(parse(readFileSync(path, "utf8")));
  if (result.success) return result.data;
  throw new Error(
    `${path} does not fit the schema: ${result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`,
  );
}
