// What a letter may be written from. Everything here is something the agency may read already: opinions, answers about
// ICE's own capacity, findings of the visit and reasons of overrides have no place in this type.
import type { LetterKind } from '@/lib/domain/letters/letter';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { DeclineCode } from '@/lib/domain/requests/decline-reasons';

export type LetterMatter = {
  kind: LetterKind;
  number: string;
  title: string;
  agencyName: string;
  addressee: string;
  from: { name: string; title: string; office: string };
  decidedOn: string;
  reason: string;
  declineCode: DeclineCode | null;
  reviewOn: string | null;
  reconsiderBy: string | null;
  programs: readonly {
    code: ProgramCode;
    name: string;
    /** Whole number, or null for a program without a score. */
    need: number | null;
    reasons: readonly { text: string; answers: readonly { code: string; section: string }[] }[];
    producesAgreement: boolean;
  }[];
  concerns: readonly { label: string; severity: string }[];
  documents: readonly { id: string; filename: string }[];
  conditions: readonly { position: number; text: string; blocking: boolean; owner: 'AGENCY' | 'ICE'; dueOn: string }[];
  reconsideration: { askedOn: string; outcomeReason: string } | null;
  /** A word of whoever prepares the letter; may be empty. */
  remark: string;
  supersedes: { n: number; releasedOn: string; change: string } | null;
  demonstration: boolean;
};
