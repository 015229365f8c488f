type RangeBarProps = { median: number; most: number; end: number };

/** A median and what 9 of 10 stay below, on one line that ends at the greatest of the chart. */
export function RangeBar({ median, most, end }: RangeBarProps) {
  const at = (value: number): string => `${(end === 0 ? 0 : (100 * value) / end).toFixed(2)}%`;
  return (
    <svg aria-hidden="true" className="block h-5 w-full overflow-visible">
      <rect width="100%" height="100%" className="fill-ground-dark" />
      <rect y="5" width={at(most)} height="10" className="fill-primary-light stroke-edge" />
      <rect y="5" width={at(median)} height="10" className="fill-primary" />
      <line x1={at(most)} x2={at(most)} y1="0" y2="20" strokeWidth="2" className="stroke-primary-darker" />
    </svg>
  );
}
