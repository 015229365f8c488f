// The columns of a file of agreements that were signed before the portal. The template, the dictionary on the page, the
// reader and the sentences about what to mend are all made from this one table.

export const importLimits = { rows: 500, files: 200, megabytes: 100, csvMegabytes: 2 } as const;

type ColumnFacts = { label: string; needed: boolean; meaning: string; example: string };

export const importColumns = {
  agency_ori: {
    label: 'ORI of the agency',
    needed: false,
    meaning: 'Nine letters or digits. Where it is empty, name and state say which agency it is.',
    example: 'ZZ0010000',
  },
  agency_name: {
    label: 'Agency',
    needed: false,
    meaning: 'Legal name, as the portal has it. The agency has to be verified.',
    example: "Calder County Sheriff's Office",
  },
  state: {
    label: 'State',
    needed: true,
    meaning: 'Two letters of the state of the agency.',
    example: 'ZZ',
  },
  program: { label: 'Program', needed: true, meaning: 'Code of a program that ends in an agreement.', example: 'OCS' },
  office: {
    label: 'Field office',
    needed: true,
    meaning: 'Name of the ICE field office that is the other party.',
    example: 'Winter Investigations Office',
  },
  title: {
    label: 'Title',
    needed: false,
    meaning: 'Title of the agreement. Left empty, it is called as its program.',
    example: 'Memorandum of understanding on gangs',
  },
  signed_on: {
    label: 'Signed',
    needed: true,
    meaning: 'Day of the last signature: YYYY-MM-DD.',
    example: '2024-03-01',
  },
  effective_on: { label: 'In force since', needed: true, meaning: 'Day it came into force.', example: '2024-03-15' },
  expires_on: {
    label: 'End date',
    needed: false,
    meaning: 'Day it ends. Left empty, it has no fixed end.',
    example: '2027-03-15',
  },
  notice: {
    label: 'Notice',
    needed: true,
    meaning: 'Days from a notice to the end, or ON_RECEIPT where it ends with the notice.',
    example: '60',
  },
  ended_on: { label: 'Ended', needed: false, meaning: 'Day it ended, where it has.', example: '' },
  end_reason: {
    label: 'How it ended',
    needed: false,
    meaning: 'EXPIRED, TERMINATED_BY_AGENCY, TERMINATED_BY_ICE or SUPERSEDED_RENEWAL, where it has ended.',
    example: '',
  },
  agency_signer_title: {
    label: 'Signer of the agency',
    needed: true,
    meaning: 'Title of who signed for the agency. No name.',
    example: 'Sheriff',
  },
  ice_signer_title: {
    label: 'Signer of ICE',
    needed: true,
    meaning: 'Title of who signed for ICE. No name.',
    example: 'Special Agent in Charge',
  },
  objective: {
    label: 'Objective',
    needed: true,
    meaning: 'What the agreement is to reach. Public.',
    example: 'Reduce gang-related shootings.',
  },
  public_summary: {
    label: 'Public summary',
    needed: true,
    meaning: 'Two or three plain sentences for the public register.',
    example: 'Officers of both sides investigate violent gangs together.',
  },
  reference: {
    label: 'Earlier number',
    needed: false,
    meaning: 'Number the agreement had where it was kept before.',
    example: 'MOU-24-017',
  },
  file: {
    label: 'Signed file',
    needed: true,
    meaning: 'Name of its PDF among the files sent with this one, or the SHA-256 of that PDF.',
    example: 'calder-mou-2024.pdf',
  },
} as const satisfies Record<string, ColumnFacts>;

export type ImportColumn = keyof typeof importColumns;

const isColumn = (name: string): name is ImportColumn => Object.hasOwn(importColumns, name);

/** The columns in the order of the template. */
export const importColumnNames: readonly ImportColumn[] = Object.keys(importColumns).filter(isColumn);

const heading = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');

export type ImportHeader =
  | { ok: true; columns: ImportColumn[] }
  | { ok: false; why: 'UNKNOWN' | 'MISSING' | 'TWICE'; which: string };

/** Reads the first row: columns of the template, each once, with all that are needed. */
export const readImportHeader = (cells: readonly string[]): ImportHeader => {
  const columns = cells.map(heading);
  const unknown = columns.find((name) => !isColumn(name));
  if (unknown !== undefined) return { ok: false, why: 'UNKNOWN', which: unknown };
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined) return { ok: false, why: 'TWICE', which: twice };
  const missing = importColumnNames.find((name) => importColumns[name].needed && !columns.includes(name));
  return missing === undefined
    ? { ok: true, columns: columns.filter(isColumn) }
    : { ok: false, why: 'MISSING', which: missing };
};
