// Files that are sent to be looked at, and are not.

/** Why a file that somebody sent was not looked at, in words. */
export const fileProblems = {
  NO_FILE: 'Choose a PDF first.',
  NOT_PDF: 'This file is not a PDF. Choose the PDF of the agreement.',
  TOO_LARGE: 'This file is larger than any agreement of the portal. Choose the PDF of the agreement.',
  TOO_MANY: 'Choose one file at a time.',
  BROKEN_FORM: 'The file did not arrive whole. Send it again.',
  TOO_OFTEN: 'Too many files came from your address. Wait a minute, then send it again.',
} as const;

export type FileProblem = keyof typeof fileProblems;
