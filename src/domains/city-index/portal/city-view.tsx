import type { VNode } from "preact";
import { Details } from "#kern";
import type { PageRequest } from "#platform/http/route";
import type { IndexEdition } from "../index-editions.ts";

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
