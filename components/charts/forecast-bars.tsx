type ForecastBarsProps = { values: readonly number[]; most: number };

const lane = 12;

/** What is open now and what is expected, one bar under the other, each expected one with its range as a line. */
export function ForecastBars({ values: [open = 0, ...ahead], most }: ForecastBarsProps) {
  const at = (value: number): string => `${(most === 0 ? 0 : (100 * value) / most).toFixed(2)}%`;
  const expected = Array.from({ length: Math.floor(ahead.length / 3) }, (_each, n) => ahead.slice(n * 3, n * 3 + 3));
  return (
    <svg aria-hidden="true" className="block w-full overflow-visible" height={lane * (expected.length + 1)}>
      <rect width="100%" height="100%" className="fill-ground-dark" />
      <rect y="2" width={at(open)} height="8" className="fill-primary-darker" />
      {expected.map(([half = 0, low = 0, high = 0], n) => {
        const y = lane * (n + 1);
        return (
          <g key={y}>
            <rect y={y + 2} width={at(half)} height="8" className="fill-primary-light stroke-edge" />
            <line x1={at(low)} x2={at(high)} y1={y + 6} y2={y + 6} strokeWidth="2" className="stroke-primary-darker" />
            <line x1={at(low)} x2={at(low)} y1={y + 2} y2={y + 10} strokeWidth="2" className="stroke-primary-darker" />
            <line
              x1={at(high)}
              x2={at(high)}
              y1={y + 2}
              y2={y + 10}
              strokeWidth="2"
              className="stroke-primary-darker"
            />
          </g>
        );
      })}
    </svg>
  );
}
