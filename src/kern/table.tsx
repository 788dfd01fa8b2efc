import type { ComponentChildren, VNode } from "preact";
import { fill } from "#platform/i18n";
import { classNames } from "./class-names.ts";
import { fieldId } from "./field.tsx";
import { useMessages } from "./language.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface TableColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row, index: number) => ComponentChildren;
  readonly numeric?: boolean | undefined;
  /** This column names the row. */
  readonly rowHeader?: boolean | undefined;
  /** For a column of links or buttons: the header is read, not shown. */
  readonly headerHidden?: boolean | undefined;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey?: ((row: Row) => string) | undefined;
  /** On a phone: each row a card, or the whole table scrolls (for figures that are compared). */
  readonly narrow?: "cards" | "scroll";
  readonly small?: boolean | undefined;
  readonly empty?: ComponentChildren;
}

/** Rows and columns. Loses nothing at 320 px. The roles keep it a table where CSS shows it as cards. */
export function Table<Row>(props: TableProps<Row>): VNode {
  const { table } = useMessages();
  const cards = (props.narrow ?? "cards") === "cards";
  const captionId = `table-${fieldId(props.caption.toLowerCase())}`;
  const content = (
    <table
      class={classNames(
        "kern-table sk-table",
        props.small && "kern-table--small",
        cards && "sk-table--cards",
      )}
      role="table"
      aria-labelledby={captionId}
    >
      <caption id={captionId} class={props.captionHidden ? "kern-sr-only" : "kern-title sk-table__caption"}>
        {props.caption}
      </caption>
      <thead role="rowgroup">
        <tr class="kern-table__row" role="row">
          {props.columns.map((column) => (
            <th
              key={column.header}
              class={classNames("kern-table__header", column.numeric && "kern-table__header--numeric")}
              scope="col"
              role="columnheader"
            >
              {column.headerHidden ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body" role="rowgroup">
        {props.rows.length === 0 && (
          <tr class="kern-table__row" role="row">
            <td class="kern-table__cell sk-muted" role="cell" colSpan={props.columns.length}>
              {props.empty ?? table.empty}
            </td>
          </tr>
        )}
        {props.rows.map((row, index) => (
          <tr key={props.rowKey?.(row) ?? index} class="kern-table__row" role="row">
            {props.columns.map((column) => (
              <Cell key={column.header} column={column} row={row} index={index} cards={cards} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (cards) return content;
  return (
    <div
      class="kern-table-responsive"
      role="region"
      aria-label={fill(table.scroll, { caption: props.caption })}
      tabIndex={0}
    >
      {content}
    </div>
  );
}

function Cell<Row>(props: {
  readonly column: TableColumn<Row>;
  readonly row: Row;
  readonly index: number;
  readonly cards: boolean;
}): VNode {
  const { column, row, index, cards } = props;
  const content = (
    <>
      {cards && !column.rowHeader && !column.headerHidden && (
        <span class="sk-table__label" aria-hidden="true">
          {column.header}
        </span>
      )}
      <span class="sk-table__value">{column.cell(row, index)}</span>
    </>
  );
  if (column.rowHeader) {
    return (
      <th class="kern-table__header" scope="row" role="rowheader">
        {content}
      </th>
    );
  }
  return (
    <td class={classNames("kern-table__cell", column.numeric && "kern-table__cell--numeric")} role="cell">
      {content}
    </td>
  );
}
