// What an agency may attach to a request, and why a file is not taken.

/** The kinds of file the portal takes. What a file is, its content says; the ending only has to agree. */
export const attachmentTypes = [
  { label: 'PDF', contentType: 'application/pdf', endings: ['pdf'] },
  {
    label: 'Word document',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  {
    label: 'Excel workbook',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
  },
  { label: 'PNG image', contentType: 'image/png', endings: ['png'] },
  { label: 'JPEG image', contentType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { label: 'Text file', contentType: 'text/plain', endings: ['txt'] },
  { label: 'CSV table', contentType: 'text/csv', endings: ['csv'] },
] as const satisfies readonly { label: string; contentType: string; endings: readonly string[] }[];

export type AttachmentType = (typeof attachmentTypes)[number];

/** The kinds in words, for hints and refusals. */
export const attachmentTypesText = 'PDF, Word (.docx), Excel (.xlsx), PNG, JPEG, text or CSV';

/** The endings as the `accept` of a file control takes them. */
export const attachmentAccept = attachmentTypes
  .flatMap(({ endings }) => endings)
  .map((ending) => `.${ending}`)
  .join(',');

/** The word people see for a stored content type. */
export const attachmentTypeLabel = (contentType: string): string =>
  attachmentTypes.find((type) => type.contentType === contentType)?.label ?? 'File';

/** Our own rule: a request is read by people, so that it carries what one person can read. */
export const attachmentsMax = 20;

export const uploadRefusals = [
  'NO_FILE',
  'EMPTY',
  'TOO_LARGE',
  'TOO_MANY',
  'WRONG_TYPE',
  'WRONG_ENDING',
  'IDENTIFIER_IN_NAME',
  'IDENTIFIER_IN_TEXT',
  'BROKEN_FILE',
  'LOCKED',
  'ACTIVE',
  'TOO_DEEP',
  'TOO_OFTEN',
  'NOT_STORED',
  'NOT_REPLACED',
  'ONE_VERSION',
  'BROKEN_FORM',
  'NOT_POSSIBLE',
  'FOREIGN_PAGE',
] as const;

/** Why a file was not taken: the code that travels in the address of the page one comes back to. */
export type UploadRefusal = (typeof uploadRefusals)[number];

/** What people read about each refusal: what is wrong and how to mend it. */
export const uploadRefusalText = (code: UploadRefusal, megabytesMax: number): string => texts[code](megabytesMax);

const texts: Record<UploadRefusal, (megabytesMax: number) => string> = {
  NO_FILE: () => 'Choose a file first.',
  EMPTY: () => 'This file is empty. Save it again, then attach it.',
  TOO_LARGE: (max) =>
    `Attach files of ${max} MB or less, one at a time. Larger ones can often be saved as a smaller PDF.`,
  TOO_MANY: () => `A request carries up to ${attachmentsMax} files. Remove one first, or join several in one PDF.`,
  WRONG_TYPE: () =>
    `The content of this file is none of the kinds that the portal takes, whatever its name says. Attach ${attachmentTypesText}.`,
  WRONG_ENDING: () => 'The ending of the name does not fit what is in the file. Save it again under its own kind.',
  IDENTIFIER_IN_NAME: () =>
    'The name of this file holds what looks like an identifier of a person. Give the file another name.',
  IDENTIFIER_IN_TEXT: () =>
    'This file holds what looks like an alien registration number, a Social Security number or a date of birth. The portal keeps no data about people who are subjects of enforcement. Remove it, then attach the file.',
  BROKEN_FILE: () =>
    'This file is damaged: it cannot be read. Save it again in the program that made it, then attach it.',
  LOCKED: () =>
    'This PDF is locked with a password, so that nobody else can read it. Save it without one, then attach it.',
  ACTIVE: () =>
    'This file holds a program (a script, a macro or a file within the file). Save it without, or print it to PDF, then attach it.',
  TOO_DEEP: () =>
    'This file unpacks to far more than its size. Save it again in the program that made it, or print it to PDF.',
  TOO_OFTEN: () =>
    'So many files were attached to this request and removed again that it takes no more. Call the intake office.',
  NOT_STORED: () =>
    'The portal could not store this file just now. Nothing of it was kept. Attach it again in a minute.',
  NOT_REPLACED: () => 'That file cannot be replaced any more. The page shows the newest versions.',
  ONE_VERSION: () => 'Choose one file as the new version.',
  BROKEN_FORM: () => 'The file did not arrive whole. Attach it again.',
  NOT_POSSIBLE: () => 'Files cannot be attached to this request now. The page shows how it stands.',
  FOREIGN_PAGE: () => 'Open the attachments page of the request, and attach the file there.',
};

/** The refusal that a code in an address names, or null. */
export const toUploadRefusal = (text: unknown): UploadRefusal | null =>
  uploadRefusals.find((code) => code === text) ?? null;
