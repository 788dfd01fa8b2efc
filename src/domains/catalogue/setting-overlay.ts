import { compileFlow } from "#forms";
import type { LocalizedText } from "#platform/i18n";
import { lintCity } from "./lint-city.ts";
import { lintService } from "./lint-service.ts";
import type { LoadedCity } from "./load-city.ts";
import { citySchema, serviceSchema } from "./schema.ts";
import { withAmount } from "./setting-charges.ts";
import { findSetting, type Setting } from "./setting-keys.ts";
import { readValue, type AmountValue, type SettingText, type SettingValue } from "./setting-values.ts";

/** A value for a key, as the database has it. */
export interface Laid {
  readonly key: string;
  readonly value: unknown;
}

export type LaidOver =
  | { readonly ok: true; readonly loaded: LoadedCity }
  | { readonly ok: false; readonly reason: LocalizedText };

/**
 * Lays approved values over the city's files, in their order. What no longer fits, because the files have changed
 * since, is left out with its reason: the city goes on with what its file says.
 */
export function layAllOver(
  files: LoadedCity,
  approved: readonly Laid[],
): { readonly loaded: LoadedCity; readonly leftOut: readonly { key: string; reason: LocalizedText }[] } {
  const leftOut: { key: string; reason: LocalizedText }[] = [];
  const loaded = approved.reduce((current, each) => {
    const laid = layOver(files, current, each);
    if (laid.ok) return laid.loaded;
    leftOut.push({ key: each.key, reason: laid.reason });
    return current;
  }, files);
  return { loaded, leftOut };
}

/** Lays one value over, checked by the same schema and lint as the files. `current` is what is in force before it. */
export function layOver(files: LoadedCity, current: LoadedCity, { key, value: raw }: Laid): LaidOver {
  const setting = findSetting(files, key);
  if (!setting) return refused("Diese Angabe gibt es nicht mehr.", "This setting no longer exists.");
  const value = readValue(setting, raw);
  if (value === undefined)
    return refused("Der Wert hat nicht die richtige Form.", "The value does not have the right form.");
  return setting.subject === "office"
    ? layOverOffice(files, current, setting, value)
    : layOverService(files, current, setting, value);
}

function layOverOffice(
  files: LoadedCity,
  current: LoadedCity,
  setting: Extract<Setting, { subject: "office" }>,
  value: SettingValue,
): LaidOver {
  const file = files.city.offices.find((office) => office.key === setting.of);
  const parsed = citySchema.safeParse({
    ...current.city,
    offices: current.city.offices.map((office) =>
      office.key === setting.of
        ? { ...office, [setting.part]: withTranslations(file?.[setting.part], value) ?? undefined }
        : office,
    ),
  });
  if (!parsed.success) return refused(...schemaReason(parsed.error));
  const services = current.services.map(({ service }) => service);
  const error = lintCity(parsed.data, services).find((finding) => finding.severity === "error");
  if (error) return { ok: false, reason: error.message };
  return { ok: true, loaded: { ...current, city: parsed.data } };
}

function layOverService(
  files: LoadedCity,
  current: LoadedCity,
  setting: Extract<Setting, { subject: "service" }>,
  value: SettingValue,
): LaidOver {
  const file = files.services.find(({ service }) => service.key === setting.of)?.service;
  const now = current.services.find(({ service }) => service.key === setting.of)?.service;
  if (!file || !now) return refused("Diese Leistung gibt es nicht mehr.", "This service no longer exists.");
  if (setting.part === "amountCents") {
    const { label, norm } = setting.charge;
    if (!isAmount(value) || value.label !== label.de || value.norm !== norm)
      return refused(
        "Die Datei nennt an dieser Stelle inzwischen einen anderen Betrag oder eine andere Norm.",
        "By now the file has another charge or another norm in this place.",
      );
  }
  const parsed = serviceSchema.safeParse(
    setting.part === "amountCents" && isAmount(value)
      ? withAmount(now, setting.charge, value.amountCents)
      : {
          ...now,
          [setting.part]:
            withTranslations(setting.part === "amountCents" ? undefined : file[setting.part], value) ??
            (setting.kind === "list" ? [] : undefined),
        },
  );
  if (!parsed.success) return refused(...schemaReason(parsed.error));
  const service = parsed.data;
  const compiled = compileFlow(service.flow);
  const findings = [...lintService(service, current.city), ...compiled.findings];
  const error = findings.find((finding) => finding.severity === "error");
  if (error) return { ok: false, reason: error.message };
  if (!compiled.ok) return refused("Der Ablauf ist nicht mehr gültig.", "The flow is no longer valid.");
  const { flow } = compiled;
  return {
    ok: true,
    loaded: {
      ...current,
      services: current.services.map((each) => (each.service.key === service.key ? { service, flow } : each)),
    },
  };
}

/**
 * Further languages of the file stay while the German text does; a translation of an older text would say something
 * else than the city, so its readers get the fallback until the file has a new one.
 */
function withTranslations(file: unknown, value: SettingValue): unknown {
  if (Array.isArray(value)) {
    const all: unknown[] = Array.isArray(file) ? file : [];
    return value.map((each: SettingText) =>
      withTranslations(
        all.find((one) => isOfText(one, each)),
        each,
      ),
    );
  }
  return isText(value) && isOfText(file, value) ? { ...file, ...value } : value;
}

function isOfText(file: unknown, text: SettingText): file is Readonly<Record<string, string>> {
  return typeof file === "object" && file !== null && "de" in file && file.de === text.de;
}

function isText(value: SettingValue): value is SettingText {
  return typeof value === "object" && value !== null && "de" in value;
}

function isAmount(value: SettingValue): value is AmountValue {
  return typeof value === "object" && value !== null && "amountCents" in value;
}

function schemaReason(error: { readonly issues: readonly { path: PropertyKey[] }[] }): [string, string] {
  const path = error.issues[0]?.path.join(".") ?? "";
  return [`Die Angabe „${path}“ ist so nicht gültig.`, `“${path}” is not valid like this.`];
}

function refused(de: string, en: string): { readonly ok: false; readonly reason: LocalizedText } {
  return { ok: false, reason: { de, en } };
}
