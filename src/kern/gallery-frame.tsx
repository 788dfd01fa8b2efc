import { renderPage } from "./index.ts";
import type { PageProps } from "./index.ts";

export type GallerySetting = Pick<PageProps, "stylesheet" | "themeColors" | "language">;

/** A page of the gallery with all that stands round it. */
export function galleryPage(
  setting: GallerySetting,
  page: Omit<PageProps, keyof GallerySetting | "city">,
): string {
  return renderPage({
    ...setting,
    ...page,
    city: { name: "Musterstadt", officialName: "Stadt Musterstadt" },
    navigation: [
      { href: "/leistungen", label: "Leistungen", current: true },
      { href: "/antraege", label: "Meine Anträge", count: 2 },
      { href: "/postfach", label: "Postfach" },
    ],
    languages: [
      { language: "de", label: "Deutsch", href: "/" },
      { language: "en", label: "English", href: "/en/" },
      { language: "de-leicht", label: "Leichte Sprache", href: "/de-leicht/" },
      { language: "ar", label: "العربية", href: "/ar/" },
    ],
    account: <a href="/anmelden">Anmelden</a>,
    footer: {
      accessibility: "/barrierefreiheit",
      privacy: "/datenschutz",
      imprint: "/impressum",
      easyLanguage: "/leichte-sprache",
      signLanguage: "/gebaerdensprache",
      contact: "/kontakt",
    },
  });
}
