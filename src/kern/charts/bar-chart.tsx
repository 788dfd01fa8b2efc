import type { VNode } from "preact";
import { classNames } from "../class-names.ts";
import { percent, SERIES_COLORS, type Drawing } from "./chart.tsx";

export interface Bar {
  readonly label: string;
  /** The parts of the bar from left to right; one for a plain bar. Values are not negative. */
  readonly parts: readonly number[];
  /** The value as people read it; it stands at the end of the label's line. */
  readonly text: string;
  readonly isOwn?: boolean | undefined;
}

export interface BarChartInput {
  readonly bars: readonly Bar[];
  /** The value at the right end: 100 for points, else the largest. */
  readonly max: number;
  /** Names of the parts, for the key above the bars of several parts. */
  readonly parts?: readonly string[] | undefined;
}

const ROW = 46;
const KEY_ROW = 26;
const COLUMNS = 2;

/** Bars one below the other, each under its own label, so that no label is cut off on a phone. */
export function barChart({ bars, max, parts = [] }: BarChartInput): Drawing {
  const keyHeight = Math.ceil(parts.length / COLUMNS) * KEY_ROW;
  return {
    height: keyHeight + bars.length * ROW,
    content: (
      <>
        {parts.map((name, index) => (
          <Key key={name} name={name} index={index} />
        ))}
        {bars.map((bar, index) => (
          <Row key={bar.label} bar={bar} top={keyHeight + index * ROW} max={max} />
        ))}
      </>
    ),
  };
}

function Key({ name, index }: { readonly name: string; readonly index: number }): VNode {
  const x = `${(index % COLUMNS) * (100 / COLUMNS)}%`;
  const y = Math.floor(index / COLUMNS) * KEY_ROW;
  return (
    <>
      <rect x={x} y={y + 4} width="14" height="14" {...seriesPaint(index)} />
      <text x={x} dx="20" y={y + 16} font-size="14" class="sk-chart__text">
        {name}
      </text>
    </>
  );
}

function Row({ bar, top, max }: { readonly bar: Bar; readonly top: number; readonly max: number }): VNode {
  const ends = bar.parts.map((_, index) =>
    bar.parts.slice(0, index + 1).reduce((sum, each) => sum + each, 0),
  );
  const weight = bar.isOwn ? "700" : "400";
  return (
    <g>
      <text x="0" y={top + 15} font-size="15" font-weight={weight} class="sk-chart__text">
        {bar.label}
      </text>
      <text
        x="100%"
        y={top + 15}
        font-size="15"
        font-weight={weight}
        text-anchor="end"
        class="sk-chart__text"
      >
        {bar.text}
      </text>
      <rect x="0" y={top + 22} width="100%" height="14" fill="#e4e6ec" class="sk-chart__ground" />
      {bar.parts.map((value, index) => (
        <rect
          key={index}
          x={percent((ends[index] ?? 0) - value, 0, max)}
          y={top + 22}
          width={percent(value, 0, max)}
          height="14"
          {...seriesPaint(index)}
        />
      ))}
    </g>
  );
}

const SERIES_CLASSES = [
  "sk-chart__series-1",
  "sk-chart__series-2",
  "sk-chart__series-3",
  "sk-chart__series-4",
  "sk-chart__series-5",
  "sk-chart__series-6",
] as const;

/** Colour and class of a series; the sixth and the seventh look alike, so charts have at most six. */
export function seriesPaint(index: number): { fill: string; class: string } {
  const at = index % SERIES_COLORS.length;
  return { fill: SERIES_COLORS[at] ?? "#1f4e79", class: classNames(SERIES_CLASSES[at] ?? "") };
}
