import { z } from "zod";
import { isHoursText } from "#catalogue";

/** The length of a cell of the calendar; every duration is a multiple of it. */
export const CELL_MINUTES = 5;

const textSchema = z.object({ de: z.string().min(1) }).catchall(z.string());
const keySchema = z.string().regex(/^[a-z][a-z0-9-]*$/);
const minutesSchema = z.int().min(CELL_MINUTES).max(480).multipleOf(CELL_MINUTES);
const hoursSchema = z.string().refine(isHoursText, "write hours as OpenStreetMap does: Mo 08:30-13:00");
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const serviceSchema = z.strictObject({
  key: keySchema,
  title: textSchema,
  /** Time for one person. */
  minutes: minutesSchema,
  /** Time for each further person of the same visit; as long as for the first one unless given. */
  minutesForFurther: minutesSchema.optional(),
  /** Time after the visit in which the place stays empty. */
  bufferMinutes: z.int().min(0).max(120).multipleOf(CELL_MINUTES).default(0),
  mostPersons: z.int().min(1).max(30).default(5),
  /** What a desk, room or machine must be able to do. */
  skill: keySchema,
  group: textSchema.optional(),
  bring: z.array(textSchema).default([]),
  note: textSchema.optional(),
  /** The service of the catalogue by which the same matter is done online. */
  onlineService: z.string().optional(),
  /** For rooms and machines. */
  priceCents: z.int().min(0).optional(),
  /** What the person must have been instructed in, such as a machine. */
  certificate: textSchema.optional(),
  toBeChecked: z.boolean().optional(),
});

const resourceSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  kind: z.enum(["desk", "room", "machine", "interpreter"]).default("desk"),
  skills: z.array(keySchema).min(1),
});

/** When which desks are open. Public holidays are closed unless the hours name `PH`. */
const openingSchema = z.strictObject({
  hours: hoursSchema,
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  /** All of the office unless given. */
  resources: z.array(keySchema).optional(),
  /** The part of them that can be booked online; the others are for the telephone and the counter. */
  public: z.array(keySchema).optional(),
});

/** Days that are otherwise than the rule: the last one that names a day and a resource counts. */
const exceptionSchema = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date().optional(),
  /** Times of day, such as `09:00-13:00`; without them closed. */
  hours: hoursSchema.optional(),
  resources: z.array(keySchema).optional(),
  note: textSchema.optional(),
});

const officeSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  /** The office of the catalogue, for address and telephone. */
  office: z.string(),
  resources: z.array(resourceSchema).min(1),
  openings: z.array(openingSchema),
  exceptions: z.array(exceptionSchema).default([]),
  source: z.string().optional(),
  state: z.string().optional(),
  toBeChecked: z.boolean().optional(),
});

export const settingsSchema = z.strictObject({
  /** Starts are offered at these minutes. */
  gridMinutes: z.int().min(CELL_MINUTES).max(60).multipleOf(CELL_MINUTES).default(5),
  /** How many days ahead can be booked, today not counted. */
  horizonDays: z.int().min(1).max(400).default(60),
  /** When the next day is released. */
  releaseAt: timeSchema.default("07:00"),
  /** How long before its start an appointment can be booked online. */
  leadMinutes: z.int().min(0).default(30),
  /** How long a place is kept while somebody types; it can be extended. */
  holdMinutes: z.int().min(1).max(120).default(15),
  /** How long a place is kept for the click in the mail. */
  confirmMinutes: z.int().min(5).max(1440).default(60),
  /** Appointments that one person can have at a time. */
  mostPerPerson: z.int().min(1).default(3),
  services: z.array(serviceSchema).min(1),
  offices: z.array(officeSchema).min(1),
});

export type Settings = z.output<typeof settingsSchema>;
export type SettingsInput = z.input<typeof settingsSchema>;
export type AppointmentOffice = Settings["offices"][number];
export type AppointmentService = Settings["services"][number];
export type Resource = AppointmentOffice["resources"][number];

/** What contradicts itself: keys used twice, names that point nowhere, services that nobody can do. */
export function contradictionsIn(settings: Settings): string[] {
  const resources = settings.offices.flatMap((office) => office.resources);
  const skills = new Set(resources.flatMap((resource) => resource.skills));
  return [
    ...repeated(settings.services.map((each) => each.key)).map((key) => `service ${key} is there twice`),
    ...repeated(settings.offices.map((each) => each.key)).map((key) => `office ${key} is there twice`),
    // A resource is one in the whole city: the constraint that keeps it from being taken twice knows it by this key.
    ...repeated(resources.map((each) => each.key)).map((key) => `resource ${key} is there twice`),
    ...settings.services
      .filter((service) => !skills.has(service.skill))
      .map((service) => `nobody can do ${service.key}: no resource has the skill ${service.skill}`),
    ...settings.offices.flatMap((office) => {
      const own = new Set(office.resources.map((each) => each.key));
      const named = [...office.openings, ...office.exceptions].flatMap((each) => each.resources ?? []);
      const open = office.openings.flatMap((each) => each.public ?? []);
      return [...named, ...open]
        .filter((key) => !own.has(key))
        .map((key) => `office ${office.key} has no resource ${key}`);
    }),
    ...settings.offices.flatMap((office) =>
      office.openings.flatMap(({ resources: all, public: open = [] }) =>
        open
          .filter((key) => all && !all.includes(key))
          .map((key) => `${office.key}: ${key} can be booked online in hours in which it is not open`),
      ),
    ),
  ];
}

function repeated(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}
