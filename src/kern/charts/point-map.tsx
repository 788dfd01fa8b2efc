import type { Drawing } from "./chart.tsx";
import { seriesPaint } from "./bar-chart.tsx";

export interface MapPoint {
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
  /** The number of its class, for the colour. */
  readonly series: number;
  readonly isOwn?: boolean | undefined;
}

export interface PointMapInput {
  readonly points: readonly MapPoint[];
  /** Names of the classes, for the key. */
  readonly series: readonly string[];
}

const HEIGHT = 420;
const KEY_ROW = 26;
const RADIUS = 1.6;

/** Places as points, the north on top: each at its longitude shortened by the cosine of the middle latitude. */
export function pointMap({ points, series }: PointMapInput): Drawing {
  const middle = mean(points.map(({ latitude }) => latitude));
  const shrink = Math.cos((middle * Math.PI) / 180);
  const placed = points.map((point) => ({ point, x: point.longitude * shrink, y: -point.latitude }));
  const [left, right] = extent(placed.map(({ x }) => x));
  const [top, bottom] = extent(placed.map(({ y }) => y));
  const scale = 100 / Math.max(right - left, bottom - top, 1e-9);
  const width = (right - left) * scale + 8 * RADIUS;
  const height = (bottom - top) * scale + 8 * RADIUS;
  const keyHeight = series.length * KEY_ROW;
  return {
    height: keyHeight + HEIGHT,
    content: (
      <>
        {series.map((name, index) => (
          <g key={name}>
            <circle cx="7" cy={index * KEY_ROW + 12} r="6" {...seriesPaint(index)} />
            <text x="20" y={index * KEY_ROW + 17} font-size="14" class="sk-chart__text">
              {name}
            </text>
          </g>
        ))}
        <svg x="0" y={keyHeight} width="100%" height={HEIGHT} viewBox={`0 0 ${width} ${height}`}>
          {/* The own place last, so that none covers it. */}
          {placed
            .toSorted((a, b) => Number(a.point.isOwn ?? false) - Number(b.point.isOwn ?? false))
            .map(({ point, x, y }) => (
              <circle
                key={point.label}
                cx={(x - left) * scale + 4 * RADIUS}
                cy={(y - top) * scale + 4 * RADIUS}
                r={point.isOwn ? RADIUS * 2 : RADIUS}
                stroke={point.isOwn ? "#1b1d28" : "none"}
                stroke-width="0.8"
                {...seriesPaint(point.series)}
              >
                <title>{point.label}</title>
              </circle>
            ))}
        </svg>
      </>
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
