// What the pages of amendments show: plain data, already worded.
import type { AgreementHead, AgreementTone } from '@/lib/domain/agreements/agreement-view';
import type { AmendmentKind, TermChange } from '@/lib/domain/agreements/amendment-kind';
import type { WordPart } from '@/lib/domain/word-diff';
import type { StepChoice, StepField } from '@/lib/domain/workflow/step-field';

/** A line of the amendments of an agreement. */
export type AmendmentRow = {
  id: string;
  number: string;
  /** "Amendment 1: change of contact" */
  name: string;
  href: string;
  status: { label: string; tone: AgreementTone };
  /** "Since Nov 24, 2026", the day of its present status. */
  since: string;
  /** It is the one whose text is in force. */
  inForce: boolean;
};

/** What an amendment changes, on its own page. */
export type AmendmentView = {
  name: string;
  about: string;
  reason: string;
  agreement: { number: string; href: string };
  builtOn: string;
  /** The seal of what it builds on. */
  builtOnSha256: string;
  terms: readonly TermChange[];
  sections: readonly { number: number; heading: string; href: string }[];
  behind: boolean;
};

export type BeginAmendmentPage = AgreementHead & {
  /** Why the step has to wait; empty when it can be taken. */
  reasons: readonly string[];
  kinds: readonly StepChoice[];
  /** The kind that was chosen, with the fields it asks for; null before. */
  chosen: { kind: AmendmentKind; label: string; about: string; fields: readonly StepField[] } | null;
};

export type SaveAmendmentPage = AgreementHead & {
  reasons: readonly string[];
  name: string;
  fields: readonly StepField[];
};

/** A place that both the amendment and the text in force changed, in the three wordings. */
export type ConflictView = {
  key: string;
  heading: string;
  base: string;
  /** Against the wording both were drafted on. */
  theirs: readonly WordPart[];
  ours: readonly WordPart[];
  oursText: string;
};

export type JoinPage = AgreementHead & {
  reasons: readonly string[];
  name: string;
  /** What came into force since: "Amendment 1: change of contact (AGR-2026-000045-A1)". */
  since: readonly string[];
  onto: string;
  /** Sections that follow the text in force without being asked about. */
  followed: readonly string[];
  sections: readonly ConflictView[];
  terms: readonly { key: string; label: string; base: string; theirs: string; ours: string }[];
};

/** The text of an agreement as it reads today. */
export type TextInForcePage = AgreementHead & {
  sentence: string;
  sections: readonly {
    key: string;
    number: number;
    heading: string;
    body: string;
    /** The amendment whose wording this is; null for the agreement's own. */
    by: { name: string; href: string } | null;
  }[];
  term: string;
  notice: string;
};
