import { partFills } from './part-fills';

type StackedBarProps = { values: readonly number[]; most: number };

/** Narrower parts have no room for their letter on a phone. */
const lettered = 8;

/** The parts of a whole beside each other, all together as long as their part of the greatest whole. */
export function StackedBar({ values, most }: StackedBarProps) {
  const widths = values.map((value) => (most === 0 ? 0 : (100 * value) / most));
  const parts = widths.map((width, at) => ({
    at,
    width,
    from: widths.slice(0, at).reduce((sum, before) => sum + before, 0),
  }));
  return (
    <svg aria-hidden="true" className="block h-6 w-full">
      <rect width="100%" height="100%" className="fill-ground-dark" />
      {parts
        .filter(({ width }) => width > 0)
        .map(({ at, width, from }) => (
          <g key={at}>
            <rect
              x={`${from.toFixed(2)}%`}
              width={`${width.toFixed(2)}%`}
              height="100%"
              className={`${partFills(at).fill} stroke-surface`}
            />
            {width >= lettered && (
              <text
                x={`${(from + width / 2).toFixed(2)}%`}
                y="16.5"
                textAnchor="middle"
                fontSize="12"
                className={`font-bold ${partFills(at).text}`}
              >
                {partFills(at).letter}
              </text>
            )}
          </g>
        ))}
    </svg>
  );
}
