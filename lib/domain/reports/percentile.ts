// Percentiles of figures that were counted by value. The same reckoning as percentile_cont of PostgreSQL, which cannot
// be asked about counts: a test compares the two.

/** How often a value came. */
export type Counted = { days: number; count: number };

const valueAt = (sorted: readonly Counted[], position: number): number => {
  let before = 0;
  for (const { days, count } of sorted) {
    before += count;
    if (position < before) return days;
  }
  return sorted.at(-1)?.days ?? 0;
};

/** The value below which the given part (0 to 1) of all lies, between two neighbors where it falls there; null of nothing. */
export const percentile = (counted: readonly Counted[], part: number): number | null => {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const sorted = counted.toSorted((one, other) => one.days - other.days);
  const position = part * (total - 1);
  const [below, above] = [Math.floor(position), Math.ceil(position)];
  const low = valueAt(sorted, below);
  return low + (valueAt(sorted, above) - low) * (position - below);
};
