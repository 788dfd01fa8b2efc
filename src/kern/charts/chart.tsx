import type { ComponentChildren, VNode } from "preact";
import { render } from "preact-render-to-string";
import type { LinkItem } from "../navigation.tsx";

/**
 * A drawing whose places along the width are percentages and whose texts keep their size, so that it is as legible on a
 * phone as on a wall. Colours stand as attributes for downloads; the stylesheet lays the theme's over them by class.
 */
export interface Drawing {
  readonly height: number;
  readonly content: ComponentChildren;
}

export interface ChartProps {
  /** Unique on the page. */
  readonly id: string;
  /** What the chart says, as a sentence; also its name for screen readers. */
  readonly title: string;
  readonly drawing: Drawing;
  /** The same data, for everybody who cannot or will not read the drawing. */
  readonly table: VNode;
  readonly downloads?: readonly LinkItem[] | undefined;
}

/** A chart with its data as a table beneath. */
export function Chart({ id, title, drawing, table, downloads = [] }: ChartProps): VNode {
  return (
    <figure class="sk-chart">
      <figcaption class="sk-chart__title" id={`${id}-title`}>
        {title}
      </figcaption>
      <svg
        class="sk-chart__drawing"
        role="img"
        aria-labelledby={`${id}-title`}
        width="100%"
        height={drawing.height}
      >
        {drawing.content}
      </svg>
      {table}
      {downloads.length > 0 && (
        <ul class="sk-chart__downloads">
          {downloads.map((each) => (
            <li key={each.href}>
              <a href={each.href} download>
                {each.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** The drawing as a file of its own, `width` pixels wide, with its title in it. */
export function chartFile(title: string, { height, content }: Drawing, width = 720): string {
  const margin = 24;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height + 2 * margin + 28}
      font-family="Fira Sans, sans-serif"
      font-size="16"
      fill="#1b1d28"
    >
      <title>{title}</title>
      <rect width="100%" height="100%" fill="#ffffff" />
      <text x={margin} y={margin + 12} font-size="18" font-weight="600">
        {title}
      </text>
      <svg x={margin} y={margin + 28} width={width - 2 * margin} height={height}>
        {content}
      </svg>
    </svg>,
  )}\n`;
}

/** The colours of series in order, each at least 3:1 on white and told apart by lightness too. */
export const SERIES_COLORS = ["#1f4e79", "#c05a00", "#2e7d4f", "#8e4585", "#5f6b7a", "#a8324a"] as const;

/** A place along the width, in percent of it. */
export function percent(value: number, from: number, to: number): string {
  if (to === from) return "0%";
  const share = ((value - from) / (to - from)) * 100;
  return `${Math.round(Math.min(100, Math.max(0, share)) * 100) / 100}%`;
}

/** Round numbers from `from` to `to`, at most about `count`, in steps of 1, 2 or 5 times a power of ten. */
export function ticks(from: number, to: number, count = 5): number[] {
  if (!(to > from)) return [from];
  const raw = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The marks of an axis with both its ends, without round numbers that would stand too near to an end. */
export function axisMarks(from: number, to: number, count = 5): number[] {
  const apart = (to - from) / (count * 2);
  const inner = ticks(from, to, count).filter((mark) => mark - from >= apart && to - mark >= apart);
  return to > from ? [from, ...inner, to] : [from];
}
