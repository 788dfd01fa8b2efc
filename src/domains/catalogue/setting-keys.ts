import type { LocalizedText } from "#platform/i18n";
import type { LoadedCity } from "./load-city.ts";
import type { Office, Service } from "./schema.ts";
import { chargesOf, type Charge } from "./setting-charges.ts";

export type SettingKind = "line" | "paragraph" | "list" | "amount" | "hours" | "phone" | "email";

interface Part<Name> {
  readonly part: Name;
  readonly kind: SettingKind;
  /** May be emptied. A list may always be. */
  readonly isOptional: boolean;
}

type ServicePart =
  | "title"
  | "summary"
  | "description"
  | "whoMayApply"
  | "whatYouNeed"
  | "howLong"
  | "otherWays"
  | "hints";
type OfficePart = "hours" | "phone" | "email" | "note";

/** All that editors may change of a service beside its amounts; the flow, the process and the law stay in the file. */
const SERVICE_PARTS: readonly Part<ServicePart>[] = [
  { part: "title", kind: "line", isOptional: false },
  { part: "summary", kind: "paragraph", isOptional: false },
  { part: "description", kind: "paragraph", isOptional: true },
  { part: "whoMayApply", kind: "list", isOptional: true },
  { part: "whatYouNeed", kind: "list", isOptional: true },
  { part: "howLong", kind: "paragraph", isOptional: true },
  { part: "otherWays", kind: "list", isOptional: true },
  { part: "hints", kind: "list", isOptional: true },
];

/** All that editors may change of an office. */
const OFFICE_PARTS: readonly Part<OfficePart>[] = [
  { part: "hours", kind: "hours", isOptional: true },
  { part: "phone", kind: "phone", isOptional: true },
  { part: "email", kind: "email", isOptional: true },
  { part: "note", kind: "paragraph", isOptional: true },
];

interface Common {
  /** `service.hund-anmelden.summary`, `service.hund-anmelden.fee.0.amountCents`, `office.rathaus.hours`. */
  readonly key: string;
  readonly kind: SettingKind;
  readonly isOptional: boolean;
  /** The key of the service or office. */
  readonly of: string;
  readonly title: LocalizedText;
}

export type Setting =
  | (Common & { readonly subject: "service"; readonly part: ServicePart })
  | (Common & { readonly subject: "service"; readonly part: "amountCents"; readonly charge: Charge })
  | (Common & { readonly subject: "office"; readonly part: OfficePart });

export function settingsOfService(service: Service): Setting[] {
  const common = { subject: "service", of: service.key, title: service.title } as const;
  return [
    ...SERVICE_PARTS.map((each) => ({ ...common, ...each, key: `service.${service.key}.${each.part}` })),
    ...chargesOf(service).map((charge) => ({
      ...common,
      part: "amountCents" as const,
      kind: "amount" as const,
      isOptional: false,
      charge,
      key: `service.${service.key}.${charge.place}.amountCents`,
    })),
  ];
}

export function settingsOfOffice(office: Office): Setting[] {
  return OFFICE_PARTS.map((each) => ({
    subject: "office",
    of: office.key,
    title: office.name,
    ...each,
    key: `office.${office.key}.${each.part}`,
  }));
}

/** The setting with this key, of the city as its files are: a key means the same whatever was approved since. */
export function findSetting(files: LoadedCity, key: string): Setting | undefined {
  const service = files.services.find((each) => key.startsWith(`service.${each.service.key}.`))?.service;
  const office = files.city.offices.find((each) => key.startsWith(`office.${each.key}.`));
  const all = service ? settingsOfService(service) : office ? settingsOfOffice(office) : [];
  return all.find((setting) => setting.key === key);
}
