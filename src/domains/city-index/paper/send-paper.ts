import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compilePaper } from "#documents";
import type { PageRequest, Reply } from "#platform/http/route";
import { cityIn, editionOf } from "../index-editions.ts";
import { paperContent } from "./paper-content.ts";

const TEMPLATE = readFileSync(join(import.meta.dirname, "council-paper.typ"), "utf8");

/** The paper for the council on two pages, as PDF/UA. Made of published and computed figures alone, so anybody may read it. */
export async function sendPaper(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const edition = editionOf(query["ausgabe"]);
  const city = cityIn(ctx, edition, query["stadt"]);
  const paper = paperContent(ctx, { edition, city, language });
  return {
    file: compilePaper(TEMPLATE, JSON.stringify(paper)),
    type: "application/pdf",
    name: `smart-city-index-${edition.year}.pdf`,
    isInline: true,
    isPublic: true,
  };
}
