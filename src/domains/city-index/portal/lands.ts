/** The sixteen Länder by the first two digits of the official municipality key (AGS). */
export const LANDS: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  "01": { de: "Schleswig-Holstein", en: "Schleswig-Holstein" },
  "02": { de: "Hamburg", en: "Hamburg" },
  "03": { de: "Niedersachsen", en: "Lower Saxony" },
  "04": { de: "Bremen", en: "Bremen" },
  "05": { de: "Nordrhein-Westfalen", en: "North Rhine-Westphalia" },
  "06": { de: "Hessen", en: "Hesse" },
  "07": { de: "Rheinland-Pfalz", en: "Rhineland-Palatinate" },
  "08": { de: "Baden-Württemberg", en: "Baden-Württemberg" },
  "09": { de: "Bayern", en: "Bavaria" },
  "10": { de: "Saarland", en: "Saarland" },
  "11": { de: "Berlin", en: "Berlin" },
  "12": { de: "Brandenburg", en: "Brandenburg" },
  "13": { de: "Mecklenburg-Vorpommern", en: "Mecklenburg-Western Pomerania" },
  "14": { de: "Sachsen", en: "Saxony" },
  "15": { de: "Sachsen-Anhalt", en: "Saxony-Anhalt" },
  "16": { de: "Thüringen", en: "Thuringia" },
};

export function landName(key: string, language: string): string {
  const name = LANDS[key];
  return (language === "en" ? name?.en : name?.de) ?? key;
}
