// The places of a request that a comment can stand beside when it is returned: a section, or one field of it. A field is
// named like the piece that two submissions are compared by, so that the portal can tell whether it was changed since.
import { concerns } from '@/lib/domain/concerns';
import { type RequestDraft, type SectionKey, sectionKeys, sectionsFor } from './draft';
import { savedContent, toPieces } from './section-content';
import { pieceLabel } from './section-words';

/** A section as a whole where `field` is empty. */
export type ReturnedPlace = { section: SectionKey; field: string };

/** "agency" or "agency.swornCount": the value that a list of places sends. */
export const placeValue = ({ section, field }: ReturnedPlace): string =>
  field === '' ? section : `${section}.${field}`;

/** The place that a value names; null for one that names no section. */
export const toPlace = (value: string): ReturnedPlace | null => {
  const dot = value.indexOf('.');
  const key = dot === -1 ? value : value.slice(0, dot);
  const section = sectionKeys.find((one) => one === key);
  return section ? { section, field: dot === -1 ? '' : value.slice(dot + 1) } : null;
};

// Which contact is the main one, and that a list is left empty, are said about the list as a whole.
const ofTheWhole = new Set(['primary', 'none']);

const pieceNames = (draft: RequestDraft, section: SectionKey): string[] => {
  if (section === 'concerns') return [...concerns];
  const isEnding = draft.requestType === 'TERMINATE_OR_SUSPEND';
  return [...toPieces(section, savedContent(section, draft)).keys()].filter(
    (name) => !ofTheWhole.has(name) && (isEnding || name !== 'endWanted'),
  );
};

/** The fields of a section that a comment can stand beside, in the order of the form. */
const fieldsOf = (draft: RequestDraft, section: SectionKey): { field: string; label: string }[] =>
  pieceNames(draft, section).map((field) => ({ field, label: pieceLabel(section, field) }));

/** Everything that can be returned of a request: each section its type asks, and within it each field. */
export const returnablePlaces = (draft: RequestDraft): (ReturnedPlace & { title: string; label: string })[] =>
  sectionsFor(draft.requestType).flatMap(({ key, title }) => [
    { section: key, field: '', title, label: 'The section as a whole' },
    ...fieldsOf(draft, key).map((one) => ({ section: key, title, ...one })),
  ]);

/**
 * The name of the control that a field is typed into.
 * @returns null for a section as a whole, and for a contact or unit that is no longer on the list
 */
export const controlOf = (draft: RequestDraft, { section, field }: ReturnedPlace): string | null => {
  if (field === '') return null;
  if (section === 'concerns') return `concerns.${field}.severity`;
  if (section !== 'contacts' && section !== 'headcounts') return field;
  const position = pieceNames(draft, section).indexOf(field);
  if (position === -1) return null;
  return `rows.${position}.${section === 'contacts' ? 'name' : 'unit'}`;
};
