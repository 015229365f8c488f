import 'server-only';

// A list with much beside each row is read in two steps (docs/decisions/0062): which rows, in their order; then those
// alone, with everything in one statement.

type Found = { id: string };

/**
 * The condition for the rows that were found first, of which there are at most `max`. It always names as many, so that
 * the statement always reads the same and its plan, dear to make, is remembered.
 */
export const thoseFound = (first: readonly Found[], max: number): { id: { in: string[] } } => {
  const ids = first.map(({ id }) => id);
  const [again] = ids;
  return { id: { in: again === undefined ? [] : [...ids, ...Array<string>(max - ids.length).fill(again)] } };
};

/** Those rows in the order in which they were found; one that is gone meanwhile is left out. */
export const inOrderOf = <Row extends Found>(first: readonly Found[], rows: readonly Row[]): Row[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return first.flatMap(({ id }) => byId.get(id) ?? []);
};
