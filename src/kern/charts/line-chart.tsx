import type { VNode } from "preact";
import { axisMarks, SERIES_COLORS, type Drawing } from "./chart.tsx";
import { seriesPaint } from "./bar-chart.tsx";
import { anchorOf } from "./interval-chart.tsx";

export interface LineSeries {
  readonly name: string;
  /** In the order of `labels`; null where nothing is known: the line has a gap there. */
  readonly values: readonly (number | null)[];
}

export interface LineChartInput {
  /** What stands below the points: years, weeks. */
  readonly labels: readonly string[];
  readonly series: readonly LineSeries[];
  readonly from: number;
  readonly to: number;
  /** The least value on top, as for ranks. */
  readonly isReversed?: boolean | undefined;
  readonly format: (value: number) => string;
  /** Before which points the series breaks: what was measured changed. */
  readonly breaks?: readonly number[] | undefined;
}

const PLOT = 220;
const TOP = 30;
const BOTTOM = 30;
const KEY_ROW = 26;

/** Values over time. */
export function lineChart(input: LineChartInput): Drawing {
  const { labels, series, from, to, format, breaks = [] } = input;
  const keyHeight = series.length > 1 ? series.length * KEY_ROW : 0;
  const top = keyHeight + TOP;
  const y = (value: number): number => {
    const share = (value - from) / (to - from || 1);
    return top + PLOT * (input.isReversed ? share : 1 - share);
  };
  const x = (index: number): string => `${labels.length < 2 ? 50 : 4 + (index / (labels.length - 1)) * 92}%`;
  const shown = labels.length <= 8 ? 1 : Math.ceil(labels.length / 6);
  return {
    height: top + PLOT + BOTTOM,
    content: (
      <>
        {series.length > 1 && series.map(({ name }, index) => <Key key={name} name={name} index={index} />)}
        {axisMarks(from, to).map((mark) => (
          <g key={mark}>
            <line x1="0" x2="100%" y1={y(mark)} y2={y(mark)} stroke="#c3c7d1" class="sk-chart__grid" />
            <text x="0" y={y(mark) - 5} font-size="13" class="sk-chart__text">
              {format(mark)}
            </text>
          </g>
        ))}
        {breaks.map((index) => (
          <line
            key={index}
            x1={x(index - 0.5)}
            x2={x(index - 0.5)}
            y1={top - 10}
            y2={top + PLOT}
            stroke="#5f6b7a"
            stroke-dasharray="4 4"
            class="sk-chart__break"
          />
        ))}
        {series.map((each, index) => (
          <Line key={each.name} series={each} index={index} x={x} y={y} />
        ))}
        {labels.map(
          (label, index) =>
            index % shown === 0 && (
              <text
                key={label}
                x={x(index)}
                y={top + PLOT + 22}
                font-size="13"
                text-anchor={anchorOf(index, labels.length)}
                class="sk-chart__text"
              >
                {label}
              </text>
            ),
        )}
      </>
    ),
  };
}

interface LineProps {
  readonly series: LineSeries;
  readonly index: number;
  readonly x: (index: number) => string;
  readonly y: (value: number) => number;
}

function Line({ series, index, x, y }: LineProps): VNode {
  const color = SERIES_COLORS[index % SERIES_COLORS.length] ?? SERIES_COLORS[0];
  const paint = seriesPaint(index);
  return (
    <g>
      {series.values.map((value, at) => {
        const next = series.values[at + 1];
        return value === null || next === null || next === undefined ? null : (
          <line
            key={at}
            x1={x(at)}
            y1={y(value)}
            x2={x(at + 1)}
            y2={y(next)}
            stroke={color}
            stroke-width="3"
            class={`${paint.class} sk-chart__line`}
          />
        );
      })}
      {series.values.map((value, at) =>
        value === null ? null : <circle key={at} cx={x(at)} cy={y(value)} r="4" {...paint} />,
      )}
    </g>
  );
}

function Key({ name, index }: { readonly name: string; readonly index: number }): VNode {
  const y = index * KEY_ROW + 12;
  return (
    <>
      <circle cx="7" cy={y} r="6" {...seriesPaint(index)} />
      <text x="20" y={y + 5} font-size="14" class="sk-chart__text">
        {name}
      </text>
    </>
  );
}
