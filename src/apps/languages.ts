import type { City } from "#catalogue";

/** The languages of the portal's header; easy German has its own start page and is offered in the footer. */
export function languagesOf(city: City): City["languages"] {
  return city.languages.filter((language) => language.code !== "de-leicht");
}
