// Counts on pages stop at a bound: past it nobody reads the figure, and the database would have to read every row for it.

/** Where counting stops. Our own rule. */
export const COUNTED_MAX = 1000;

/** How many to ask the database for, so that the bound is told from what lies beyond it. */
export const countedAtMost = COUNTED_MAX + 1;

/** "1 request", "1,000 requests", "More than 1,000 requests". */
export const countText = (count: number, one: string, many: string): string => {
  if (count > COUNTED_MAX) return `More than ${COUNTED_MAX.toLocaleString('en-US')} ${many}`;
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-US')} ${many}`;
};

/** The same for a tile, in which the words stand below: "1,000+". */
export const countFigure = (count: number): string =>
  count > COUNTED_MAX ? `${COUNTED_MAX.toLocaleString('en-US')}+` : count.toLocaleString('en-US');
