import type { VNode } from "preact";
import { fill } from "#platform/i18n";
import { useMessages } from "./language.ts";

export interface PaginationProps {
  readonly page: number;
  readonly pageCount: number;
  readonly hrefOf: (page: number) => string;
}

/** Links to the pages of a long list. Renders nothing where one page is enough. */
export function Pagination({ page, pageCount, hrefOf }: PaginationProps): VNode | null {
  const { pagination } = useMessages();
  if (pageCount <= 1) return null;
  return (
    <nav class="sk-pagination" aria-label={pagination.label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={hrefOf(page - 1)} rel="prev">
              {pagination.previous}
            </a>
          </li>
        )}
        {pagesShown(page, pageCount).map((shown, index) =>
          shown === "gap" ? (
            <li key={`gap-${index}`} class="sk-pagination__gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={shown}>
              <a
                href={hrefOf(shown)}
                aria-label={fill(pagination.page, { page: shown })}
                aria-current={shown === page ? "page" : undefined}
              >
                {shown}
              </a>
            </li>
          ),
        )}
        {page < pageCount && (
          <li>
            <a href={hrefOf(page + 1)} rel="next">
              {pagination.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** First, last and the neighbours of the current page, with gaps between. */
export function pagesShown(page: number, pageCount: number): (number | "gap")[] {
  const wanted = [1, page - 1, page, page + 1, pageCount].filter((each) => each >= 1 && each <= pageCount);
  const unique = [...new Set(wanted)].sort((a, b) => a - b);
  return unique.flatMap((each, index) => {
    const before = unique[index - 1];
    if (before === undefined || each === before + 1) return [each];
    return each === before + 2 ? [each - 1, each] : ["gap" as const, each];
  });
}
