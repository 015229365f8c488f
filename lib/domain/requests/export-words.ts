// The words and limits of files of lists, for pages and for what a page that stands open loads: nothing here reads a form.

export const exportFormats = ['csv', 'xlsx'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export const exportFormatLabels = { csv: 'CSV', xlsx: 'Excel workbook' } as const satisfies Record<
  ExportFormat,
  string
>;

/** How many requests come at once; a longer list is made in the background. Our own rule: a few seconds of waiting. */
export const EXPORT_NOW_MAX = 10_000;

/** Where counting for a file stops: past it the page says "more than". */
export const EXPORT_COUNTED_MAX = 100_000;

/** How many requests one file holds at most: what a sheet of a spreadsheet holds, in round figures. */
export const EXPORT_ROWS_MAX = 1_000_000;

/** The last line of a file that could not hold everything. */
export const exportIsCut = (max: number): string =>
  `The file ends here, at ${max.toLocaleString('en-US')} requests. Narrow the list and download the rest as another file.`;

export const exportStates = ['QUEUED', 'RUNNING', 'READY', 'FAILED', 'CANCELLED', 'EXPIRED'] as const;

export type ExportState = (typeof exportStates)[number];

type StateFacts = { label: string; tone: 'grey' | 'blue' | 'green' | 'red'; open: boolean };

/** `open`: it still comes about. Every other state is the last one, but for a file that is there until its time is over. */
export const exportStateFacts = {
  QUEUED: { label: 'Waiting', tone: 'grey', open: true },
  RUNNING: { label: 'Being made', tone: 'blue', open: true },
  READY: { label: 'Ready', tone: 'green', open: false },
  FAILED: { label: 'Not made', tone: 'red', open: false },
  CANCELLED: { label: 'Cancelled', tone: 'grey', open: false },
  EXPIRED: { label: 'Deleted', tone: 'grey', open: false },
} as const satisfies Record<ExportState, StateFacts>;

/** How many files of one person may come about at the same time. Our own rule; the database holds to it as well. */
export const EXPORTS_OPEN_MAX = 3;

/** How long a file is kept. Our own rule: over a week away from the desk, and no longer than it is of use. */
export const EXPORT_KEPT_DAYS = 7;

/** How long the line of a file that is gone stays on the page of its owner. */
export const EXPORT_LISTED_DAYS = 90;

/** How often a file is begun before it is given up. */
export const EXPORT_TRIES_MAX = 3;

/** What the owner reads when a file could not be made. */
export const exportFailures = {
  CLOSED: 'Your account was closed while the file was made.',
  REACH: 'Your roles or your office changed while the file was made. Ask for it again: it will hold what you see now.',
  TROUBLE: `The file was begun ${EXPORT_TRIES_MAX} times and never finished. Narrow the list, or try again later.`,
} as const;

export type ExportFailure = keyof typeof exportFailures;

const counted = (count: number): string => count.toLocaleString('en-US');

/** A count that was stopped at a bound, in round figures: "312", "about 12,000", "more than 100,000". */
export const aboutText = (count: number | null): string => {
  if (count === null) return 'many';
  if (count > EXPORT_COUNTED_MAX) return `more than ${counted(EXPORT_COUNTED_MAX)}`;
  if (count < 1000) return counted(count);
  const step = 10 ** (String(count).length - 2);
  return `about ${counted(Math.round(count / step) * step)}`;
};

/** What will happen to a list that somebody wants as a file. */
export const exportPromise = (count: number | null): string => {
  const rows = count === 1 ? '1 row' : `${aboutText(count)} rows`;
  const said = rows.charAt(0).toUpperCase() + rows.slice(1);
  return count !== null && count <= EXPORT_NOW_MAX
    ? `${said}: the file comes at once.`
    : `${said}: we will make the file and tell you. You can go on working.`;
};

/** How far a file is, for a bar and in words. `max` null: nobody knows how many there will be. */
export type ExportProgress = { value: number; max: number | null; text: string };

/** "4,000 of about 12,000 rows". */
export const exportProgress = (written: number, estimated: number | null): ExportProgress => {
  const known = estimated !== null && estimated <= EXPORT_COUNTED_MAX ? Math.max(estimated, written) : null;
  const rows = written === 1 ? 'row' : 'rows';
  const text =
    known === null
      ? `${counted(written)} ${rows} so far${estimated === null ? '' : `, of ${aboutText(estimated)}`}`
      : `${counted(written)} of ${aboutText(known)} rows`;
  return { value: written, max: known, text };
};

/** One of somebody's files, as their page lists it. */
export type ExportLine = {
  id: string;
  title: string;
  details: string;
  format: string;
  state: ExportState;
  /** "Asked for Nov 24, 2026, 10:42 AM" */
  asked: string;
  progress: ExportProgress | null;
  /** "12,482 rows, 3.1 MB. Deleted on Dec 1, 2026." */
  facts: string;
  /** Why it was not made. */
  problem: string | null;
  downloadHref: string | null;
};

/** A list that somebody wants as a file, and what will happen. */
export type ExportAsk = {
  title: string;
  details: string;
  promise: string;
  /** The query of the list, for the form. */
  list: string;
  format: ExportFormat | null;
  listHref: string;
  /** Where the files are that come at once; null for a list that is made in the background. */
  atOnce: readonly { href: string; label: string }[] | null;
  /** Why no other file can be asked for now; null when one can. */
  hindrance: string | null;
};

export type ExportsPage = { ask: ExportAsk | null; lines: readonly ExportLine[] };

/** What a page that stands open asks for while files come about. */
export type ExportNews = { id: string; state: ExportState; written: number; estimated: number | null };

/** The refusal of somebody who has as many files under way as they may. */
export const tooManyExports = `${EXPORTS_OPEN_MAX} of your files are still being made. Wait until one is ready, or cancel one.`;
