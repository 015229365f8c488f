// Templates and their versions as the administrators' pages show them, as plain data.

import type { TemplateChanges } from './template-changes';
import type { ClauseKind } from './template-content';
import type { TemplateStanding } from './template-standing';

export type TemplateVersionRow = {
  version: number;
  standing: TemplateStanding;
  basedOn: number | null;
  author: string;
  approvedBy: string | null;
  /** "From Jan 1, 2027"; null while no day is chosen. */
  from: string | null;
  changeNote: string;
};

export type TemplateRow = {
  key: string;
  title: string;
  model: string | null;
  programs: string;
  versions: number;
  inForce: { version: number; from: string } | null;
  /** An approved version that begins later. */
  next: { version: number; from: string } | null;
  open: { version: number; standing: TemplateStanding; author: string } | null;
};

export type ClauseView = {
  id: string;
  version: number;
  number: number;
  heading: string;
  body: string;
  kind: ClauseKind;
  legalBasis: string;
  lockReason: string;
  plain: string;
  /** "Tribal police in Texas"; null for every agency. */
  onlyFor: string | null;
  /** What it obliges a side to do, one sentence each. */
  duties: readonly string[];
  variables: readonly { name: string; words: string; kind: string }[];
  findings: readonly string[];
};

export type TemplateSetUp = {
  title: string;
  model: string | null;
  programs: string;
  term: string;
  notice: string;
  signers: readonly string[];
  effectiveOn: string | null;
};

export type TemplateHeadForm = {
  title: string;
  termMonths: string;
  noticeMode: string;
  noticeDays: string;
  signers: readonly string[];
  together: readonly string[];
  effectiveOn: string;
  changeNote: string;
  earliest: string;
};

export type TemplateVersionPage = TemplateVersionRow & {
  key: string;
  title: string;
  /** The digest of the version; forms send it back. */
  seen: string;
  setUp: TemplateSetUp;
  clauses: readonly ClauseView[];
  /** What changes against the version it is based on; null for the first. */
  changes: { against: number; list: TemplateChanges } | null;
  hindrances: readonly string[];
  returned: { reason: string; by: string; on: string } | null;
  head: TemplateHeadForm;
  /** Clauses of the library that the version does not carry. */
  library: readonly { value: string; label: string }[];
  may: { edit: boolean; approve: boolean; giveBack: boolean; startDraft: boolean; discard: boolean };
};

/** A duty of a clause as its form shows it. */
export type ClauseDutyFields = {
  type: string;
  party: string;
  words: string;
  firstMonths: string;
  everyMonths: string;
};

export type ClausePage = {
  key: string;
  version: number;
  seen: string;
  title: string;
  clause: Omit<ClauseView, 'number' | 'onlyFor' | 'variables' | 'duties'> & {
    duties: readonly ClauseDutyFields[];
    section: string;
    agencyTypes: readonly string[];
    states: string;
  };
  variables: readonly { name: string; words: string; kind: string }[];
  agencyTypes: readonly { value: string; label: string }[];
};

export type LibraryClauseRow = {
  id: string;
  heading: string;
  kind: ClauseKind;
  legalBasis: string;
  plain: string;
  body: string;
  versions: number;
  /** Titles of the templates whose version in force carries it. */
  usedIn: readonly string[];
};
