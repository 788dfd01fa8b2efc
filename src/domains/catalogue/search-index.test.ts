import { describe, expect, test } from "vitest";
import { fold, stem, wordsOf } from "./fold.ts";
import { makeSearchIndex, type Searchable } from "./search-index.ts";
import { splitCompound } from "./split-compound.ts";

function entry(id: string, title: string, more: Partial<Searchable> = {}): Searchable {
  return { id, title, summary: "", description: "", keywords: [], other: "", ...more };
}

const services = [
  entry("parking", "Bewohnerparkausweis", {
    summary: "Parken in der Zone, in der Sie wohnen.",
    other: "Resident parking permit",
  }),
  entry("disabled-parking", "Parkausweis für schwerbehinderte Menschen", {
    other: "Parking permit for severely disabled people",
  }),
  entry("birth", "Geburtsurkunde", { summary: "Eine Urkunde über Ihre Geburt.", other: "Birth certificate" }),
  entry("marriage", "Anmeldung der Eheschließung"),
  entry("licence", "Ersatz des Führerscheins bei Verlust"),
  entry("dog", "Hundesteuer anmelden", { summary: "Für jeden Hund zahlen Sie eine Gebühr." }),
  entry("daycare", "Platz in einer Kindertagesstätte", { keywords: ["Kita"] }),
  entry("register", "Auskunft aus dem Melderegister"),
];
const find = makeSearchIndex(services);

describe("folding", () => {
  test.each([
    ["Gebühr", "Gebuehr"],
    ["Gebühr", "gebuhr"],
    ["Straße", "STRASSE"],
    ["Führerschein", "Fuehrerschein"],
    ["Äußerung", "Aeusserung"],
    ["Löbdergraben", "Loebdergraben"],
  ])("%s is %s", (one, other) => expect(fold(one)).toBe(fold(other)));

  test("ue that is no umlaut stays", () =>
    expect(wordsOf("neue Quelle, Steuer")).toEqual(["neue", "quelle", "steuer"]));

  test.each([
    ["parken", "park"],
    ["parkausweise", "parkausweis"],
    ["urkunden", "urkunde"],
    ["permits", "permit"],
    ["kita", "kitas"],
  ])("%s and %s have one stem", (one, other) => expect(stem(one)).toBe(stem(other)));
});

describe("compounds", () => {
  const vocabulary = new Set(["bewohn", "park", "ausweis", "parkausweis", "geburt", "urkund"]);

  test("come apart, with the elements that link them", () => {
    expect(splitCompound("bewohnerparkausweis", vocabulary).toSorted()).toEqual([
      "ausweis",
      "bewohn",
      "park",
      "parkausweis",
    ]);
    expect(splitCompound("geburtsurkund", vocabulary)).toEqual(["urkund", "geburt"]);
  });

  test("stay whole where a part is not known", () => {
    expect(splitCompound("bewohnerfest", vocabulary)).toEqual([]);
    expect(splitCompound("ausweis", vocabulary)).toEqual([]);
    expect(splitCompound("geburts", vocabulary)).toEqual([]);
  });

  test("a word made to take long does not", () => {
    const many = new Set(["aaaa", "aaaaa", "aaaaaa", "aaaaaaa"]);
    expect(splitCompound(`${"a".repeat(59)}b`, many)).toEqual([]);
  });
});

describe("the search", () => {
  test.each([
    ["Anwohnerparken", "parking"],
    ["parken anwohner", "parking"],
    ["anwohner parken", "parking"],
    ["Parkausweis Bewohner", "parking"],
    ["bewohner-parkausweis", "parking"],
    ["Bewohnerparkausweiß", "parking"],
    ["bewonerparkausweis", "parking"],
    ["Bewohnrparkausweis", "parking"],
    ["ich möchte einen Parkausweis als Anwohner", "parking"],
    ["resident parking", "parking"],
    ["parking permit resident", "parking"],
    ["Geburtsurkunde", "birth"],
    ["urkunde geburt", "birth"],
    ["geburtsurkunden", "birth"],
    ["gebrutsurkunde", "birth"],
    ["heiraten", "marriage"],
    ["Fuehrerschein verloren", "licence"],
    ["führerschein weg", "licence"],
    ["fahrerlaubnis", "licence"],
    ["hunde", "dog"],
    ["kita", "daycare"],
    ["Kindergarten", "daycare"],
    ["melderegisterauskunft", "register"],
    ["schwerbehindert parken", "disabled-parking"],
    ["Gebuehr", "dog"],
  ])("%s finds %s first", (query, id) => expect(find(query)[0]).toBe(id));

  test("a title counts more than a text", () => {
    const index = makeSearchIndex([
      entry("text", "Etwas anderes", { description: "Fischereischein Fischereischein Fischereischein" }),
      entry("title", "Fischereischein"),
    ]);
    expect(index("Fischereischein")).toEqual(["title", "text"]);
  });

  test("one word too many does not lose what the others find", () => {
    expect(find("Bewohnerparkausweis Quantenphysik")).toContain("parking");
  });

  test.each(["", "   ", "?!", "a", "Quantenphysik", "x".repeat(5000), "<script>", "\u0000"])(
    "%j finds nothing and breaks nothing",
    (query) => {
      expect(find(query)).toEqual([]);
    },
  );

  test("words that say nothing are searched for when there are no others", () => {
    expect(() => find("was ist das")).not.toThrow();
  });
});

describe("at the size of a whole catalogue", () => {
  const [first, second, third] = [
    ["Wohn", "Geburts", "Fahrzeug", "Gewerbe", "Bau", "Hunde", "Sozial", "Jugend", "Umwelt", "Straßen"],
    [
      "steuer",
      "genehmigung",
      "auskunft",
      "bescheinigung",
      "anmeldung",
      "förderung",
      "erlaubnis",
      "prüfung",
      "zulassung",
      "anzeige",
    ],
    ["beantragen", "verlängern", "ändern", "widerrufen", "anzeigen"],
  ];
  const many = Array.from({ length: 5000 }, (_, n) =>
    entry(`s${n}`, `${first?.[n % 10]}${second?.[Math.floor(n / 10) % 10]} Nummer ${n} ${third?.[n % 5]}`, {
      summary: `Hier können Sie die ${second?.[n % 10]} im Bezirk ${n % 97} ${third?.[(n + 1) % 5]}.`,
      keywords: [`stichwort${n}`],
    }),
  );
  const index = makeSearchIndex([...many, ...services]);

  test("finds the one among 5,000, typed wrong", () => {
    expect(index("Bewohnerparkausweiss")[0]).toBe("parking");
    expect(index("stichwort4711")[0]).toBe("s4711");
  });

  test("takes less than 20 ms, the middle of many", () => {
    const queries = [
      "Anwohnerparken",
      "bewohnrparkausweis",
      "gewerbeanmeldung ändern",
      "steuer",
      "hundesteuer nummer 17",
      "stichwort4712",
    ];
    const times = Array.from({ length: 60 }, (_, n) => {
      const start = performance.now();
      index(queries[n % queries.length] ?? "");
      return performance.now() - start;
    });
    expect(times.toSorted((a, b) => a - b)[30]).toBeLessThan(20);
  });
});
