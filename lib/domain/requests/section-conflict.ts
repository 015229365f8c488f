// Two people in one section: what differs between what a colleague saved and what one sends, and the choice between the
// two, piece by piece.
import type { SectionKey } from './draft';
import type { Choice, PieceConflict } from './section-conflict-view';
import { type FormValues, fromPieces, type Pieces, toPieces } from './section-content';
import { pieceLabel, pieceText } from './section-words';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

// A concern that one has not rated stays as it is, and so does whatever the form does not ask.
const isLeftOut = (section: SectionKey, name: string, yours: Pieces): boolean =>
  section === 'concerns' && !yours.has(name);

/** The names of the pieces in which both differ, in the order in which the section shows them. */
export const differing = (section: SectionKey, theirs: Pieces, yours: Pieces): string[] =>
  [...new Set([...theirs.keys(), ...yours.keys()])].filter(
    (name) => !isSame(theirs.get(name), yours.get(name)) && !isLeftOut(section, name, yours),
  );

/** What both sides say where they differ. */
export const conflictPieces = (
  section: SectionKey,
  theirs: FormValues,
  yours: FormValues,
  nameOf: (id: string) => string,
): PieceConflict[] => {
  const [their, your] = [toPieces(section, theirs), toPieces(section, yours)];
  return differing(section, their, your).map((name) => ({
    label: pieceLabel(section, name),
    theirs: pieceText(section, name, their.get(name), nameOf),
    yours: pieceText(section, name, your.get(name), nameOf),
  }));
};

/**
 * Takes from each side what was chosen.
 * @param choices one for each piece that differs, in the order of `differing`
 * @returns the section as it is to be saved, or null when a choice is missing
 */
export const mergeSection = (
  section: SectionKey,
  theirs: FormValues,
  yours: FormValues,
  choices: readonly (Choice | undefined)[],
): FormValues | null => {
  const [their, your] = [toPieces(section, theirs), toPieces(section, yours)];
  const open = differing(section, their, your);
  if (open.some((_, position) => choices[position] === undefined)) return null;
  const merged = new Map(
    [...new Set([...their.keys(), ...your.keys()])].flatMap((name) => {
      const at = open.indexOf(name);
      const from = at === -1 ? (your.has(name) ? your : their) : choices[at] === 'theirs' ? their : your;
      const value = from.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return fromPieces(section, merged);
};
