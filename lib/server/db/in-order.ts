import 'server-only';

/**
 * Rows that were fetched by their ids, in the order in which the ids were found; an id whose row is gone is left out. A
 * list with much beside each row is read so: first which rows, then those alone with everything in one statement.
 */
export const inOrderOf = <Row extends { id: string }>(
  first: readonly { id: string }[],
  found: readonly Row[],
): Row[] => {
  const byId = new Map(found.map((row) => [row.id, row]));
  return first.flatMap(({ id }) => byId.get(id) ?? []);
};
