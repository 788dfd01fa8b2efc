import type { VNode } from "preact";
import type { SummarySection } from "#forms";
import { SummaryCard, SummaryList, type SummaryRow } from "#kern";

interface AnswersProps {
  readonly sections: readonly SummarySection[];
  /** Where the answers of a step can be changed, where they still can. */
  readonly changeHref?: (step: string) => string;
  readonly headingLevel?: 2 | 3;
}

/**
 * The answers as they were given: a page with one question is one row under that question, a page with several is a
 * part of its own.
 */
export function Answers({ sections, changeHref, headingLevel = 2 }: AnswersProps): VNode {
  const blocks = blocksOf(sections);
  return (
    <>
      {blocks.map((block) => {
        const [first] = block;
        if (!first) return null;
        const action = changeHref ? { href: changeHref(first.step) } : undefined;
        if (first.rows.length === 1) {
          return (
            <SummaryList key={first.step} rows={block.map((section) => questionRow(section, changeHref))} />
          );
        }
        const rows = first.rows.map((row) => ({ key: row.label, value: row.isBlank ? "" : row.text }));
        return (
          <SummaryCard
            key={first.step}
            headingLevel={headingLevel}
            title={first.title}
            action={action}
            rows={rows}
          />
        );
      })}
    </>
  );
}

/** Pages with one question follow each other in one list; every other page stands alone. */
function blocksOf(sections: readonly SummarySection[]): SummarySection[][] {
  const blocks: SummarySection[][] = [];
  for (const section of sections) {
    const last = blocks.at(-1);
    if (section.rows.length === 1 && last?.[0]?.rows.length === 1) last.push(section);
    else blocks.push([section]);
  }
  return blocks;
}

function questionRow(section: SummarySection, changeHref: AnswersProps["changeHref"]): SummaryRow {
  const [row] = section.rows;
  return {
    key: section.title,
    value: !row || row.isBlank ? "" : row.text,
    action: changeHref ? { href: changeHref(section.step) } : undefined,
  };
}
