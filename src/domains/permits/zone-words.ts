import type { LocalizedText } from "#platform/i18n";
import type { Zone } from "./zone-plan.ts";
import type { ZoneAnswer } from "./zone-of.ts";

/** A zone as it is called: `Zone V (Wöllnitzer Straße)`. */
export function zoneName(zone: Zone): LocalizedText {
  if (!zone.name) return { de: `Zone ${zone.key}`, en: `zone ${zone.key}` };
  return {
    de: `Zone ${zone.key} (${zone.name.de})`,
    en: `zone ${zone.key} (${zone.name["en"] ?? zone.name.de})`,
  };
}

/** What is known of an address, as the end of a sentence. */
export function zoneWords(answer: ZoneAnswer): LocalizedText & { readonly en: string } {
  switch (answer.kind) {
    case "in": {
      const name = zoneName(answer.zone);
      return { de: name.de, en: name["en"] ?? name.de };
    }
    case "perhaps": {
      const names = answer.zones.map((zone) => zone.key).join(", ");
      return { de: `vielleicht Zone ${names}`, en: `perhaps zone ${names}` };
    }
    case "none":
      return { de: "keine Zone", en: "no zone" };
  }
}
