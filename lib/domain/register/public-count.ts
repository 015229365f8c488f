// Numbers of people in public. Agreements are counted as they are, since each stands in the register by name; a small
// number of people is not told, because in a small place it tells who they are.

/** The smallest number of people that is told in public. */
export const PUBLIC_COUNT_MIN = 11;

/** A number of people as the public reads it: none, "<11", or the number. */
export const publicCount = (count: number): string => {
  if (count === 0) return '0';
  return count < PUBLIC_COUNT_MIN ? `<${PUBLIC_COUNT_MIN}` : count.toLocaleString('en-US');
};
