import type { MaritalStatus, Person, Residence, Sex } from "../register.ts";

/** For what the register does not hold and for what it must not say: the two may not be told apart. */
export const NOTHING = "keine Angabe";

export const SEX: Readonly<Record<Sex, string>> = {
  m: "männlich",
  w: "weiblich",
  d: "divers",
  x: "ohne Angabe",
};

export const MARITAL_STATUS: Readonly<Record<MaritalStatus, string>> = {
  LD: "ledig",
  VH: "verheiratet",
  VW: "verwitwet",
  GS: "geschieden",
  EA: "Ehe aufgehoben",
  LP: "in Lebenspartnerschaft",
  LV: "Lebenspartnerschaft durch Tod aufgelöst",
  LA: "Lebenspartnerschaft aufgehoben",
  LE: "Lebenspartnerschaft durch Todeserklärung aufgelöst",
  NB: "nicht bekannt",
};

const states = new Intl.DisplayNames(["de-DE"], { type: "region" });

/** A state by its ISO 3166-1 code, in German. */
export function stateName(code: string): string {
  return states.of(code) ?? code;
}

export function day(date: Temporal.PlainDate): string {
  return date.toLocaleString("de-DE", { day: "2-digit", month: "2-digit", year: "numeric" });
}

export function fullName(person: Pick<Person, "doctoralDegree" | "givenNames" | "familyName">): string {
  return [person.doctoralDegree, person.givenNames, person.familyName].filter(Boolean).join(" ");
}

export function addressLine(
  residence: Pick<Residence, "street" | "houseNumber" | "postalCode" | "place">,
): string {
  return `${residence.street} ${residence.houseNumber}, ${residence.postalCode} ${residence.place}`;
}
