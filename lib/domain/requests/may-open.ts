// Who may open a stored file, as far as its scan and the search of its words go. Every way out of the portal asks here: downloads and lists alike.

export type ScanState = 'NOT_SCANNED' | 'PENDING' | 'CLEAN' | 'INFECTED';

/** What a search of the words in a file came to; see the table of documents. */
export type TextSearch = 'NOT_SEARCHED' | 'PENDING' | 'NO_TEXT' | 'CLEAR' | 'FOUND' | 'UNREADABLE' | 'ALLOWED';

type Scanned = { kind: string; scanStatus: ScanState; textSearch: TextSearch };

/** True while a file stays with the side that brought it, for the words that were found in it or are still searched. */
export const isHeldForText = ({ textSearch }: Pick<Scanned, 'textSearch'>): boolean =>
  textSearch === 'FOUND' || textSearch === 'PENDING';

/** Files that the portal itself wrote. Nothing of a stranger is in them. */
const ownKinds: ReadonlySet<string> = new Set(['SEALED_AGREEMENT', 'FROZEN_TEXT', 'DECISION_LETTER']);

/** True for files that came from a person's machine. */
export const isUploaded = ({ kind }: Pick<Scanned, 'kind'>): boolean => !ownKinds.has(kind);

/**
 * Whether somebody may open a file, once their right to see the case is settled.
 * Harmful files open for nobody. Where scanning is on, what is not yet found clean opens for the agency that brought it
 * and for nobody of the other side; so does a file in which an identifier of a person was found.
 * @param scanning whether this portal scans its files
 */
export const mayOpen = (
  document: Scanned,
  actor: { side: 'AGENCY' | 'ICE' | 'SYSTEM' },
  scanning: boolean,
): boolean => {
  if (document.scanStatus === 'INFECTED') return false;
  if (isUploaded(document) && isHeldForText(document) && actor.side !== 'AGENCY') return false;
  if (!isUploaded(document) || document.scanStatus === 'CLEAN') return true;
  if (document.scanStatus === 'NOT_SCANNED' && !scanning) return true;
  return actor.side === 'AGENCY';
};

/**
 * Whether a list names a file to somebody: what they may open, to the agency also what it brought itself, and to ICE
 * that there is a file which is held back for its words.
 */
export const mayList = (...[document, actor, scanning]: Parameters<typeof mayOpen>): boolean =>
  actor.side === 'AGENCY' || mayOpen({ ...document, textSearch: 'CLEAR' }, actor, scanning);
