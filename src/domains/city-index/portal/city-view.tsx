import type { VNode } from "preact";
import { Details, type Drawing, type LinkItem } from "#kern";
import type { PageRequest } from "#platform/http/route";
import type { IndexEdition } from "../index-editions.ts";
import { INDEX_PATH } from "./frame.tsx";
import { messages } from "./messages.ts";

export interface CityView {
  readonly request: PageRequest;
  readonly edition: IndexEdition;
  readonly city: string;
  /** The city it is compared with. */
  readonly other: string | undefined;
}

/** The data of a chart, folded away beneath it. */
export function DataTable({ title, children }: { readonly title: string; readonly children: VNode }): VNode {
  return <Details title={title}>{children}</Details>;
}

/** A chart without its place on a page: shown there, and sent as a file. */
export interface ChartOf {
  readonly title: string;
  readonly drawing: Drawing;
}

/** The links to a chart as files, drawn for the same city and edition. */
export function imagesOf(
  { request, edition, city, other }: CityView,
  name: string,
  more: Readonly<Record<string, string>> = {},
): LinkItem[] {
  const text = messages(request.language);
  const query = new URLSearchParams({
    stadt: city,
    ausgabe: edition.year,
    ...(other ? { mit: other } : {}),
    ...more,
  });
  return (["svg", "png"] as const).map((type) => ({
    href: request.href(`${INDEX_PATH}/bild/${name}.${type}?${query.toString()}`),
    label: text[type],
  }));
}
