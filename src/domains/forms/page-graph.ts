import type { Layout } from "./lay-out.ts";

/** Where the pages lead, by index; the index after the last page is the check page. */
export type PageGraph = {
  readonly edges: readonly (readonly number[])[];
  readonly unknown: readonly { readonly page: number; readonly next: number; readonly to: string }[];
  readonly backward: readonly {
    readonly page: number;
    readonly next: number;
    readonly to: number;
    readonly isCycle: boolean;
  }[];
  readonly unreachable: readonly number[];
};

export function pageGraph(layout: Layout): PageGraph {
  const unknown: PageGraph["unknown"][number][] = [];
  const back: { page: number; next: number; to: number }[] = [];
  const edges = layout.pages.map(({ page }, index) => {
    const targets: number[] = [];
    (page.next ?? []).forEach(({ to }, next) => {
      const target = targetOf(layout, to);
      if (target === undefined) unknown.push({ page: index, next, to });
      else if (target <= index) back.push({ page: index, next, to: target });
      else targets.push(target);
    });
    const alwaysTaken = (page.next ?? []).some((way) => way.when === undefined);
    return alwaysTaken ? targets : [...targets, index + 1];
  });
  const backward = back.map((each) => ({ ...each, isCycle: reachableFrom(edges, each.to).has(each.page) }));
  const fromStart = reachableFrom(edges, 0);
  return {
    edges,
    unknown,
    backward,
    unreachable: edges.flatMap((_, index) => (fromStart.has(index) ? [] : [index])),
  };
}

/** Index of the page with the id; `end` is the first page after the written ones. */
export function targetOf(layout: Layout, id: string): number | undefined {
  if (id === "end") return layout.end;
  const index = layout.pages.findIndex(({ page }) => page.id === id);
  return index < 0 ? undefined : index;
}

function reachableFrom(edges: readonly (readonly number[])[], start: number): Set<number> {
  const seen = new Set<number>([start]);
  for (const page of seen) for (const target of edges[page] ?? []) seen.add(target);
  return seen;
}

/** Pages on the longest way from each page to the end, itself included. Edges lead forward only. */
export function longestWays(edges: readonly (readonly number[])[]): number[] {
  const longest: number[] = [];
  for (let index = edges.length - 1; index >= 0; index -= 1) {
    longest[index] = 1 + Math.max(0, ...(edges[index] ?? []).map((target) => longest[target] ?? 0));
  }
  return longest;
}
