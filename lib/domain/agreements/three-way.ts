// Joins two texts that were both drafted on a third: what only one side changed follows that side; what both changed
// differently is a conflict that a person decides.

/** The wordings of one place: when it was drafted, in force now, and in the amendment. */
export type Wordings = { base: string; theirs: string; ours: string };

export type Joined = { kind: 'same' | 'theirs' | 'ours'; value: string } | { kind: 'conflict' };

/** One place of a text, joined. `theirs` is what came into force since. */
export const joinWordings = ({ base, theirs, ours }: Wordings): Joined => {
  if (ours === theirs) return { kind: 'same', value: ours };
  if (ours === base) return { kind: 'theirs', value: theirs };
  return theirs === base ? { kind: 'ours', value: ours } : { kind: 'conflict' };
};

export type Take = 'OURS' | 'THEIRS' | 'JOINED';

/** What a person decided about a conflict. `body` counts only for a joined wording. */
export type Decided = { take: Take; body: string };

/** A place after the decision of a person; null while a conflict has none, or its joined wording is empty. */
export const settledWording = (wordings: Wordings, decided: Decided | undefined): string | null => {
  const joined = joinWordings(wordings);
  if (joined.kind !== 'conflict') return joined.value;
  if (!decided) return null;
  if (decided.take === 'OURS') return wordings.ours;
  if (decided.take === 'THEIRS') return wordings.theirs;
  return decided.body === '' ? null : decided.body;
};
