// What the screens of a request under way show: the task list, the section pages, check-your-answers.
import type { CaseHead } from '@/lib/domain/requests/case-head';
import type { DueView } from '@/lib/domain/requests/case-view';
import type { SendAgainStep } from '@/lib/domain/requests/changes-summary';
import type { DisclosureClass } from '@/lib/domain/requests/disclosure';
import { type RequestDraft, type Section, type SectionKey, sectionsFor } from '@/lib/domain/requests/draft';
import type { ScanState } from '@/lib/domain/requests/may-open';
import type { BorderFeature, RequestType } from '@/lib/domain/requests/request-type';
import type { RequestStatus } from '@/lib/domain/requests/status';
import type { TextSearchView } from '@/lib/domain/requests/text-search';

/** The facts that the portal holds about an agency. */
export type AgencyRecord = {
  legalName: string;
  type: string;
  place: string;
  ori: string | null;
  head: string;
  /** "Source: …, as of …" */
  source: string;
  swornCount: number;
  civilianCount: number;
  population: number;
  operatesJail: boolean;
  borderFeatures: readonly BorderFeature[];
};

/** How an item stands: a comment on a field is met by a change of that field, anything by a written answer. */
export type ReturnedState = 'OPEN' | 'CHANGED' | 'ANSWERED';

export type ReturnedItemView = {
  id: string;
  section: SectionKey;
  text: string;
  answer: string | null;
  state: ReturnedState;
  /** What the field is called that the comment stands beside; null for the section as a whole. */
  label: string | null;
  /** The name of the control in the form of the section; null where there is none (any more). */
  control: string | null;
};

/** A request that is back with its agency: who returned it, until when, and whether the agency had asked for it. */
export type ReturnedHead = {
  by: 'The intake office' | 'Your liaison';
  due: DueView | null;
  /** What the agency asked to correct, where that is why the request is back. */
  correction: { sections: readonly string[]; reason: string; note: string } | null;
};

export type AttachmentView = {
  id: string;
  filename: string;
  /** "PDF" */
  type: string;
  byteLength: number;
  sha256: string;
  scan: ScanState;
  /** What the search of its words came to, where there is something to say. */
  words: TextSearchView | null;
  class: DisclosureClass;
  version: number;
  /** The versions before this one: "Version 1, replaced Nov 24, 2026". */
  earlier: readonly { id: string; text: string; open: boolean }[];
  /** Said when the same content is attached twice. */
  twin: string | null;
  /** "Maria Delgado, Nov 24, 2026, 10:42 AM" */
  added: string;
};

/** A program that can be asked for now. */
export type ProgramChoiceView = { code: string; name: string; summary: string; needsAgreement: boolean };

/** What the Paperwork Reduction Act wants shown on a form (44 USC 3506(c)(1)(B)). Nothing here is ever made up. */
export type FormNotice = {
  ombNumber: string | null;
  /** "Nov 30, 2028" */
  expires: string | null;
  /** The approved estimate; without one, our own is shown and called so. */
  burdenMinutes: number | null;
};

/** Whether the reader may write: `BLOCKED` when a rule stands in the way for now, `NONE` when it is not theirs. */
export type Editing = { state: 'OPEN' | 'BLOCKED' | 'NONE'; reasons: readonly string[] };

export type AgreementChoiceView = {
  id: string;
  number: string;
  program: string;
  status: string;
  /** "Nov 30, 2028", or null for one without an end. */
  ends: string | null;
};

/** "Saved 10:42 AM by Ana Ruiz", and the number of saves so far. */
export type SectionSaveView = { version: number; text: string };

export type SentBackView = { reason: string; by: string; when: string };

export type DraftView = {
  head: CaseHead;
  status: RequestStatus;
  draft: RequestDraft;
  timeZone: string;
  agency: AgencyRecord;
  editing: Editing;
  readyForApproval: boolean;
  items: readonly ReturnedItemView[];
  /** Null unless the request is back with its agency. */
  returned: ReturnedHead | null;
  /** The step that sends it again from there; null unless the request is back. */
  sendAgain: SendAgainStep | null;
  /** Sections that are open while the request is back; empty otherwise. */
  returnedSections: readonly string[];
  attachments: readonly AttachmentView[];
  fileMegabytesMax: number;
  programs: readonly ProgramChoiceView[];
  priorRequest: { id: string; number: string; title: string; status: string } | null;
  /** The agreements that the request can be about, or that the agency has already. */
  agreements: readonly AgreementChoiceView[];
  saves: Partial<Record<SectionKey, SectionSaveView>>;
  /** What the approver asked for when the request came back to the officer. */
  sentBack: SentBackView | null;
  notice: FormNotice;
  /** The end of the target time in the present status: "Tue, Dec 1, 2026" and "in 2 business days". */
  due: { date: string; distance: string } | null;
};

/** A request that a new one may refer to. */
export type EarlierRequest = { id: string; number: string; title: string; status: string };

export type NewRequestView = {
  agencyName: string;
  /** Why no request can be started now; empty when one can. */
  reasons: readonly string[];
  formOpen: boolean;
  earlier: readonly EarlierRequest[];
  notice: FormNotice;
};

/** Where a section stands among those that this type of request asks; null when it does not ask it. */
export const sectionPlace = (
  requestType: RequestType,
  key: string,
): { section: Section; position: number; count: number; next: SectionKey | null } | null => {
  const asked = sectionsFor(requestType);
  const at = asked.findIndex((section) => section.key === key);
  const section = asked[at];
  if (!section) return null;
  return { section, position: at + 1, count: asked.length, next: asked[at + 1]?.key ?? null };
};

/** "About 27 minutes": how long the sections of a request take together, or those that are left. */
export const minutesText = (asked: readonly Pick<Section, 'minutes'>[]): string => {
  const minutes = asked.reduce((sum, section) => sum + section.minutes, 0);
  return `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
};

/** True for a section that was not named when the request was returned: it stays as it was sent. */
export const isClosedByReturn = (view: Pick<DraftView, 'status' | 'returnedSections'>, key: SectionKey): boolean =>
  view.status === 'RETURNED' && !view.returnedSections.includes(key);
