import 'server-only';

// What an agreement says, as plain data. The signing room never reads the database: whoever freezes a text fills this
// in once, and every page, hash and signature follows from it.

/** One side of the agreement, for example an agency or a field office. */
export type AgreementParty = {
  /** The party's full name. */
  name: string;
  /** What it is in this agreement, for example "The agency". */
  role: string;
  /** An address, an ORI or another line that identifies it. */
  detail: string | null;
};

/** A numbered part of the text. */
export type AgreementSection = {
  /** The number as printed, for example "IV" or "4.2". */
  number: string;
  heading: string;
  /** Plain text: paragraphs parted by an empty line, list items on lines that start with "- ". */
  body: string;
};

/** One line of the page that lists who will sign. */
export type AgreementSigner = {
  /** 1 signs first; those with the same number sign in any order. */
  order: number;
  /** For example "Head of the agency". */
  roleLabel: string;
  /** Null while nobody is named yet. */
  name: string | null;
  title: string;
  organization: string;
};

/** What an amendment says of the agreement it changes. It prints only what reads otherwise from now on. */
export type AmendedPart = {
  agreementNumber: string;
  agreementTitle: string;
  kindLabel: string;
  reason: string;
  /** The agreement or amendment whose sealed file it builds on, and the SHA-256 of that file. */
  baseNumber: string;
  baseSha256: string;
  terms: { label: string; before: string; after: string }[];
  sections: AgreementSection[];
  /** That everything else stands. */
  standing: string;
};

/** Everything that is printed in an agreement before anybody signs. */
export type AgreementDocument = {
  number: string;
  title: string;
  programName: string;
  /** The model within the program, for example "Task force model". */
  modelName: string | null;
  parties: AgreementParty[];
  objective: string;
  sections: AgreementSection[];
  termText: string;
  noticeText: string;
  signers: AgreementSigner[];
  /** Only in an amendment: printed in place of objective, sections, term and notice. */
  amendment?: AmendedPart;
  version: number;
  /** The day this version was made, worded for people: "Nov 24, 2026". */
  createdOnText: string;
  /** The instant this version was made. It becomes the PDF's creation date, so that equal input gives equal bytes. */
  createdAt: Date;
  /** True prints a mark on every page that says this is no real agreement. */
  demonstration: boolean;
};
