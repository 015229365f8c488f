// Who may open a stored file, as far as its scan and the search of its words go. Every way out of the portal asks here: downloads and lists alike.

export type ScanState = 'NOT_SCANNED' | 'PENDING' | 'CLEAN' | 'INFECTED';

/** What a search of the words in a file came to; see the table of documents. */
export type TextSearch = 'NOT_SEARCHED' | 'PENDING' | 'NO_TEXT' | 'CLEAR' | 'FOUND' | 'UNREADABLE' | 'ALLOWED';

type Scanned = { kind: string; scanStatus: ScanState; textSearch: TextSearch; uploadedById: string | null };

type Reader = { side: 'AGENCY' | 'ICE' | 'SYSTEM'; id: string | null };

/** True while a file stays with the side that brought it, for the words that were found in it or are still searched. */
export const isHeldForText = ({ textSearch }: Pick<Scanned, 'textSearch'>): boolean =>
  textSearch === 'FOUND' || textSearch === 'PENDING';

/** Files that the portal itself wrote. Nothing of a stranger is in them. */
const ownKinds: ReadonlySet<string> = new Set(['SEALED_AGREEMENT', 'FROZEN_TEXT', 'DECISION_LETTER']);

/** True for files that came from a person's machine. */
export const isUploaded = ({ kind }: Pick<Scanned, 'kind'>): boolean => !ownKinds.has(kind);

/** Somebody outside of both sides: opens what anybody may, and nothing before it was found clean. */
export const anyReader: Reader = { side: 'ICE', id: null };

/** Files that either side brings. All others are brought by the agency alone. */
const kindsOfBoth: ReadonlySet<string> = new Set(['EVIDENCE', 'SIGNED_SCAN', 'REJECTED_SCAN']);

const isTheirOwn = ({ kind, uploadedById }: Scanned, { side, id }: Reader): boolean =>
  kindsOfBoth.has(kind) ? id !== null && uploadedById === id : side === 'AGENCY';

/**
 * Whether somebody may open a file, once their right to see the case is settled.
 * Harmful files open for nobody. Where scanning is on, what is not yet found clean opens for the agency that brought it
 * and for nobody of the other side; so does a file in which an identifier of a person was found. A file that either side
 * may bring opens until then for the person who brought it.
 * @param scanning whether this portal scans its files
 */
export const mayOpen = (document: Scanned, actor: Reader, scanning: boolean): boolean => {
  if (document.scanStatus === 'INFECTED') return false;
  if (isUploaded(document) && isHeldForText(document) && !isTheirOwn(document, actor)) return false;
  if (!isUploaded(document) || document.scanStatus === 'CLEAN') return true;
  if (document.scanStatus === 'NOT_SCANNED' && !scanning) return true;
  return isTheirOwn(document, actor);
};

/**
 * Whether a list names a file to somebody: what they may open, also what they brought themselves, and to ICE that there
 * is a file which is held back for its words.
 */
export const mayList = (...[document, actor, scanning]: Parameters<typeof mayOpen>): boolean =>
  isTheirOwn(document, actor) || mayOpen({ ...document, textSearch: 'CLEAR' }, actor, scanning);
