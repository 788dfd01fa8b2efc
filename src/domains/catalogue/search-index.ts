import MiniSearch, { type Query, type SearchOptions } from "minisearch";
import { stem, wordsOf } from "./fold.ts";
import { COMPOUND_PARTS, STOP_WORDS, SYNONYMS } from "./search-words-data.ts";
import { splitCompound } from "./split-compound.ts";

/** What can be found: a service or an office, in the language of the page. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** Titles and summaries in the other languages, so that everybody can search in theirs. */
  readonly other: string;
}

/** Gives the ids that a query finds, best first. */
export type SearchIndex = (query: string) => string[];

const FIELDS = { title: 9, keywords: 5, summary: 2, other: 1.5, description: 1 };
const LONGEST_QUERY = 200;
const MOST_WORDS = 12;
/** Of the best one's score; what is below is likeness by chance. */
const WEAKEST = 0.12;

const stopWords = new Set(STOP_WORDS.split(" "));
const synonyms = readSynonyms();

/**
 * Makes the index once; the function given back searches it. Umlauts and inflection are folded, compounds come
 * apart on both sides, words may stand in any order, and a letter may be wrong in words of five letters or more.
 */
export function makeSearchIndex(entries: readonly Searchable[]): SearchIndex {
  const vocabulary = vocabularyOf(entries);
  const compounds = new Map<string, string[]>();
  const partsOf = (word: string): string[] => {
    const known = compounds.get(word) ?? splitCompound(word, vocabulary);
    compounds.set(word, known);
    return known;
  };
  const index = new MiniSearch<Searchable>({
    fields: Object.keys(FIELDS),
    tokenize: wordsOf,
    processTerm: (word) => [stem(word), ...partsOf(stem(word))],
    extractField: (entry, field) => fieldText(entry, field),
    searchOptions: {
      boost: FIELDS,
      tokenize: (word) => [word],
      processTerm: (word) => word,
      weights: { prefix: 0.55, fuzzy: 0.3 },
    },
  });
  index.addAll(entries);

  return (text) => {
    const typed = wordsOf(text.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
    const said = typed.filter((word) => !stopWords.has(word));
    const words = (said.length > 0 ? said : typed).map(stem);
    if (words.length === 0) return [];
    // Strangers' words are split anew each time: kept, they would fill the memory.
    const queries = words.map((word) => queryOf(word, splitCompound(word, vocabulary)));
    const all = index.search({ combineWith: "AND", queries });
    const found = all.length > 0 ? all : index.search({ combineWith: "OR", queries });
    const least = (found[0]?.score ?? 0) * WEAKEST;
    return found.filter((hit) => hit.score >= least).map((hit) => String(hit.id));
  };
}

/** One word as typed, or all parts of it, or another word for it. */
function queryOf(word: string, parts: readonly string[]): Query {
  const near: SearchOptions = { prefix: word.length > 2, fuzzy: tolerance(word), maxFuzzy: 2 };
  const others = synonyms.get(word) ?? [];
  const split = parts.filter((part) => splitsNoFurther(part, parts));
  return {
    combineWith: "OR",
    queries: [
      { ...near, queries: [word] },
      ...(split.length > 1
        ? [{ combineWith: "AND" as const, queries: split.map((part) => alternatives(part)) }]
        : []),
      ...(others.length > 0
        ? [{ combineWith: "OR" as const, boostTerm: () => 0.5, queries: [...others] }]
        : []),
    ],
  };
}

function alternatives(part: string): Query {
  const others = synonyms.get(part) ?? [];
  return {
    combineWith: "OR",
    queries: [part, { combineWith: "OR", boostTerm: () => 0.7, queries: [...others] }],
  };
}

/** Longer parts that are made of others in the list are left to the smaller ones. */
function splitsNoFurther(part: string, parts: readonly string[]): boolean {
  return !parts.some((other) => other !== part && part.startsWith(other));
}

function tolerance(word: string): number | false {
  if (word.length < 5) return false;
  return word.length < 9 ? 1 : 2;
}

function fieldText(entry: Searchable, field: string): string {
  switch (field) {
    case "keywords":
      return entry.keywords.join(" ");
    case "id":
    case "title":
    case "summary":
    case "description":
    case "other":
      return entry[field];
    default:
      return "";
  }
}

function vocabularyOf(entries: readonly Searchable[]): Set<string> {
  const words = new Set(wordsOf(COMPOUND_PARTS).map(stem));
  for (const entry of entries) {
    for (const field of Object.keys(FIELDS)) {
      for (const word of wordsOf(fieldText(entry, field))) words.add(stem(word));
    }
  }
  return words;
}

function readSynonyms(): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const line of SYNONYMS.trim().split("\n")) {
    const group = wordsOf(line).map(stem);
    for (const word of group)
      groups.set(word, [...(groups.get(word) ?? []), ...group.filter((other) => other !== word)]);
  }
  return groups;
}
