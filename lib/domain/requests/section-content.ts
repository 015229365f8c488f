// The content of one section in the values its form sends, cut into the pieces that two people can differ in: a field, a
// concern, a contact, a unit of officers.
import type { RequestDraft, SectionKey } from './draft';

/** Values as a form sends them, nested. */
export type FormValue = string | readonly FormValue[] | { readonly [name: string]: FormValue };
export type FormValues = { readonly [name: string]: FormValue };

const isFields = (value: FormValue | undefined): value is FormValues =>
  typeof value === 'object' && !Array.isArray(value);

/** What a schema has read, in the values that a form would send for it: numbers, dates and boxes all in one spelling. */
export const asForm = (value: unknown): FormValue => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(asForm);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asForm(inner)]));
  }
  return String(value);
};

const picked = <Key extends keyof RequestDraft>(draft: RequestDraft, keys: readonly Key[]): FormValues =>
  Object.fromEntries(keys.map((key) => [key, asForm(draft[key])]));

const contents: Record<SectionKey, (draft: RequestDraft) => FormValues> = {
  agency: (draft) =>
    picked(draft, ['swornCount', 'civilianCount', 'populationServed', 'operatesJail', 'borderFeatures']),
  contacts: ({ contacts }) => ({
    primary: String(
      Math.max(
        0,
        contacts.findIndex(({ primary }) => primary),
      ),
    ),
    rows: contacts.map(({ primary: _primary, ...contact }) => asForm(contact)),
  }),
  concerns: ({ concerns }) => ({
    concerns: Object.fromEntries(concerns.map(({ concern, ...row }) => [concern, asForm(row)])),
  }),
  help: (draft) =>
    picked(draft, [
      'helpDecide',
      'programsAsked',
      'desiredStartOn',
      'urgency',
      'fieldContactMade',
      'governingBodyAware',
    ]),
  narrative: (draft) => picked(draft, ['title', 'narrative']),
  headcounts: ({ headcounts, headcountsNone }) => ({
    none: asForm(headcountsNone),
    rows: headcounts.map(asForm),
  }),
  attachments: ({ attachmentsNone }) => ({ none: asForm(attachmentsNone) }),
  agreement: (draft) => picked(draft, ['aboutAgreementId', 'changeWanted', 'endWanted', 'wantedOn']),
  service: (draft) => picked(draft, ['serviceWanted', 'programsAsked', 'traineeCount', 'wantedOn']),
};

/** The saved content of a section in the values of its form. */
export const savedContent = (section: SectionKey, draft: RequestDraft): FormValues => contents[section](draft);

/** The pieces of a section by name. */
export type Pieces = ReadonlyMap<string, FormValue>;

const text = (value: FormValue | undefined): string => (typeof value === 'string' ? value : '');
const rowsOf = ({ rows }: FormValues): readonly FormValue[] => (Array.isArray(rows) ? rows : []);

// Rows have no names of their own: a contact is told by its address, a unit by its name and program.
const rowName = (section: SectionKey, row: FormValue): string => {
  if (!isFields(row)) return 'row:';
  return section === 'contacts' ? `row:${text(row.email)}` : `row:${text(row.unit)}, ${text(row.programCode)}`;
};

const namedRows = (section: SectionKey, values: FormValues): [string, FormValue][] => {
  const seen = new Map<string, number>();
  return rowsOf(values).map((row) => {
    const name = rowName(section, row);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return [times === 0 ? name : `${name} (${times + 1})`, row];
  });
};

/** Cuts a section into its pieces. */
export const toPieces = (section: SectionKey, values: FormValues): Pieces => {
  if (section === 'concerns') return new Map(isFields(values.concerns) ? Object.entries(values.concerns) : []);
  if (section !== 'contacts' && section !== 'headcounts') return new Map(Object.entries(values));
  const rows = namedRows(section, values);
  if (section === 'headcounts') return new Map([...rows, ['none', values.none ?? 'no']]);
  const main = rows[Number(text(values.primary) || '0')]?.[0];
  return new Map([...rows, ...(main === undefined ? [] : ([['primary', main]] as const))]);
};

/** Puts pieces together again, in the values that the form of the section sends. */
export const fromPieces = (section: SectionKey, pieces: Pieces): FormValues => {
  if (section === 'concerns') return { concerns: Object.fromEntries(pieces) };
  if (section === 'attachments') return pieces.get('none') === 'yes' ? { none: 'yes' } : {};
  if (section !== 'contacts' && section !== 'headcounts') return Object.fromEntries(pieces);
  const rows = [...pieces].filter(([name]) => name.startsWith('row:'));
  const values = rows.map(([, row]) => row);
  if (section === 'headcounts') {
    return pieces.get('none') === 'yes' && rows.length === 0 ? { none: 'yes', rows: values } : { rows: values };
  }
  const main = rows.findIndex(([name]) => name === pieces.get('primary'));
  return { rows: values, primary: String(Math.max(0, main)) };
};

/** The values by the dotted names of their fields. */
export const toFields = (value: FormValue, name = ''): [string, string][] => {
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) {
    return value.flatMap((inner, position) =>
      toFields(inner, typeof inner === 'string' ? name : `${name}.${position}`),
    );
  }
  return Object.entries(value).flatMap(([key, inner]) => toFields(inner, name === '' ? key : `${name}.${key}`));
};
