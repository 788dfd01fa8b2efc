import { formatCents } from "#forms";
import { listStaff } from "#identity";
import { List } from "#kern";
import { actorIdOf } from "#platform/actor";
import { CITY_TIME_ZONE } from "#platform/clock";
import type { Ctx } from "#platform/context";
import { fill, localized, type Language, localeOf } from "#platform/i18n";
import { cityFilesOf, cityOf } from "../services.ts";
import { findSetting, type Setting } from "../setting-keys.ts";
import { readValue, type SettingText, type SettingValue } from "../setting-values.ts";
import { messages } from "./messages.ts";

export function partName(setting: Setting, language: Language): string {
  const name = messages(language).parts[setting.part];
  return setting.part === "amountCents" ? `${name}: ${localized(setting.charge.label, language)}` : name;
}

/** „Hund anmelden: Kurzbeschreibung“; the bare key where the files no longer have it. */
export function settingName(ctx: Ctx, key: string, language: Language): string {
  const setting = findSetting(cityFilesOf(ctx), key);
  return setting ? `${localized(setting.title, language)}: ${partName(setting, language)}` : key;
}

/** A value as editors read it, German before English. */
export function Value(props: {
  readonly value: SettingValue;
  readonly language: Language;
}): preact.JSX.Element {
  const { value, language } = props;
  const text = messages(language);
  if (value === null || (Array.isArray(value) && value.length === 0)) return <>{text.none}</>;
  if (typeof value === "string") return <bdi>{value}</bdi>;
  if ("amountCents" in value) return <>{formatCents(value.amountCents, language)}</>;
  if ("de" in value) return <BothLanguages text={value} gap={text.gap} />;
  return (
    <List
      items={value.map((each) => (
        <BothLanguages text={each} gap={text.gap} />
      ))}
    />
  );
}

/** A value from the database, whatever its setting looks like by now. */
export function KeptValue(props: {
  readonly ctx: Ctx;
  readonly settingKey: string;
  readonly value: unknown;
  readonly language: Language;
}): preact.JSX.Element {
  const setting = findSetting(cityFilesOf(props.ctx), props.settingKey);
  const value = setting && readValue(setting, props.value);
  return value === undefined ? (
    <>{JSON.stringify(props.value)}</>
  ) : (
    <Value value={value} language={props.language} />
  );
}

function BothLanguages({
  text,
  gap,
}: {
  readonly text: SettingText;
  readonly gap: string;
}): preact.JSX.Element {
  return (
    <>
      <div lang="de">{text.de}</div>
      {text.en === "" ? <em>{gap}</em> : <div lang="en">{text.en}</div>}
    </>
  );
}

export type NameOf = (staffId: string | null) => string;

/** How people are named who proposed and decided; whoever is in no team of the city by the beginning of their id. */
export async function staffNames(ctx: Ctx, language: Language): Promise<NameOf> {
  const text = messages(language);
  const members = await listStaff(
    ctx,
    cityOf(ctx).teams.map((team) => team.key),
  );
  const names = new Map<string, string>(members.map(({ id, name }) => [id, name]));
  const own = actorIdOf(ctx.actor);
  return (id) => {
    if (id === null) return "";
    if (id === own) return text.you;
    return names.get(id) ?? fill(text.somebody, { id: id.slice(-8) });
  };
}

export function whenText(at: Temporal.Instant, language: Language): string {
  return at
    .toZonedDateTimeISO(CITY_TIME_ZONE)
    .toLocaleString(localeOf(language), { dateStyle: "medium", timeStyle: "short" });
}
