import type { VNode } from "preact";
import { axisMarks, percent, type Drawing } from "./chart.tsx";

export interface Interval {
  readonly label: string;
  readonly from: number;
  readonly value: number;
  readonly to: number;
  readonly text: string;
  readonly isOwn?: boolean | undefined;
}

export interface IntervalChartInput {
  readonly rows: readonly Interval[];
  readonly from: number;
  readonly to: number;
  /** Ranks: the first is the best, so it stands on the left like every least value; the words say which is which. */
  readonly format: (value: number) => string;
}

const ROW = 46;
const AXIS = 28;

/** A point and how sure it is, for each row: rank intervals. */
export function intervalChart({ rows, from, to, format }: IntervalChartInput): Drawing {
  const height = AXIS + rows.length * ROW;
  const marks = axisMarks(from, to);
  return {
    height,
    content: (
      <>
        {marks.map((mark, index) => (
          <g key={mark}>
            <line
              x1={percent(mark, from, to)}
              x2={percent(mark, from, to)}
              y1={AXIS - 6}
              y2={height}
              stroke="#c3c7d1"
              class="sk-chart__grid"
            />
            <text
              x={percent(mark, from, to)}
              y="14"
              font-size="14"
              text-anchor={anchorOf(index, marks.length)}
              class="sk-chart__text"
            >
              {format(mark)}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <Row key={row.label} row={row} top={AXIS + index * ROW} from={from} to={to} />
        ))}
      </>
    ),
  };
}

interface RowProps {
  readonly row: Interval;
  readonly top: number;
  readonly from: number;
  readonly to: number;
}

function Row({ row, top, from, to }: RowProps): VNode {
  const weight = row.isOwn ? "700" : "400";
  const y = top + 31;
  return (
    <g>
      <text
        x="0"
        y={top + 16}
        font-size="15"
        font-weight={weight}
        class="sk-chart__text sk-chart__text--on-grid"
      >
        {row.label}
      </text>
      <text
        x="100%"
        y={top + 16}
        font-size="15"
        font-weight={weight}
        text-anchor="end"
        class="sk-chart__text sk-chart__text--on-grid"
      >
        {row.text}
      </text>
      <line
        x1={percent(row.from, from, to)}
        x2={percent(row.to, from, to)}
        y1={y}
        y2={y}
        stroke="#1f4e79"
        stroke-width="6"
        stroke-linecap="round"
        class="sk-chart__interval"
      />
      <circle
        cx={percent(row.value, from, to)}
        cy={y}
        r="7"
        fill="#c05a00"
        stroke="#ffffff"
        stroke-width="2"
        class="sk-chart__point"
      />
    </g>
  );
}

/** The outer labels of an axis stay within the drawing. */
export function anchorOf(index: number, count: number): "start" | "middle" | "end" {
  if (index === 0) return "start";
  return index === count - 1 ? "end" : "middle";
}
