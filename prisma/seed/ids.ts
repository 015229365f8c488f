/** Ids of seeded rows by their name or address. */
export type Ids = ReadonlyMap<string, string>;

/** The id of a seeded row; a name that was not seeded is a slip in the seed. */
export const idOf = (ids: Ids, name: string): string => {
  const id = ids.get(name);
  if (!id) throw new Error(`The seed names “${name}”, which it has not written.`);
  return id;
};
