// What the public pages of the register show: already worded, and nothing beside it.
import type { TextInForcePage } from '@/lib/domain/agreements/amendment-view';
import type { PublicStatus } from './public-status';

export type RegisterRow = {
  number: string;
  agency: string;
  place: string;
  program: string;
  status: PublicStatus;
  /** True for one that was signed outside the portal. */
  outside: boolean;
  /** "Nov 24, 2026" */
  inForceOn: string;
  /** The day it ended or will end; null when it is open. */
  endsOn: string | null;
};

export type RegisterPage = {
  rows: readonly RegisterRow[];
  /** Numbers to go on from; null at either end of the list. */
  newer: string | null;
  older: string | null;
  /** Counted up to a bound: past it, one more. */
  total: number;
};

/** A program or state with entries, for the filters. */
export type RegisterChoice = { value: string; label: string };

export type RegisterParty = { name: string; detail: string };

/** An amendment that is part of a public agreement. */
export type RegisterAmendment = {
  number: string;
  /** "Amendment 1: change of contact" */
  name: string;
  /** The day it became part of the agreement. */
  on: string;
  sha256: string;
  bytes: string;
};

export type RegisterTextInForce = Pick<TextInForcePage, 'sentence' | 'sections' | 'term' | 'notice'> & {
  number: string;
  agencyName: string;
};

/** A steering meeting that the public was told of. */
export type RegisterMeeting = {
  id: string;
  on: string;
  /** "Tue, Mar 16, 2027, 6:00 PM" */
  when: string;
  place: string;
  state: 'Coming' | 'Held' | 'Cancelled' | 'Not recorded yet';
  notice: string;
  noticedOn: string;
  agenda: string;
  /** That it was moved or cancelled, and why. */
  history: readonly string[];
  /** Who was there, by category; null for a meeting that was not held. */
  came: string | null;
  hasMinutes: boolean;
};

export type RegisterEntry = {
  number: string;
  title: string;
  summary: string;
  objective: string;
  program: { code: string; name: string; delegating: boolean };
  status: PublicStatus;
  /** One sentence on the end: "Ends on …", "Ended on …", "Open until one side ends it." */
  endSentence: string;
  agency: RegisterParty;
  ice: RegisterParty;
  place: string;
  dates: readonly { label: string; value: string }[];
  measures: readonly { name: string; baseline: string; target: string; period: string }[];
  /** How it was signed, where that was outside the portal. */
  outside: string | null;
  signers: readonly { title: string; organization: string; signedOn: string }[];
  history: readonly { key: string; on: string; what: string }[];
  meetings: readonly RegisterMeeting[];
  text: { sha256: string; bytes: string };
  amendments: readonly RegisterAmendment[];
  /** Numbers of the public add-ons that join it, and of the agreement that it joins where it is one itself. */
  addOns: readonly string[];
  joins: string | null;
  supersedes: string | null;
  supersededBy: string | null;
};

export type RegisterFigures = { inForce: number; agencies: number; programs: number; ended: number };

export type OfficeContact = {
  name: string;
  line: 'INVESTIGATIONS' | 'REMOVAL' | 'HQ';
  phone: string | null;
  covers: string;
};
