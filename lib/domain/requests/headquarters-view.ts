// What the headquarters page shows, as plain data. ICE only: opinions and legal notes never reach agencies.
import type { CaseHead } from '@/lib/domain/requests/case-head';

export type OpinionView = {
  id: string;
  kind: 'BOARD' | 'LEGAL';
  view: 'SUPPORT' | 'CONCERNS' | 'OPPOSE';
  text: string;
  by: string;
  on: string;
};

export const opinionViewLabels = {
  SUPPORT: 'Supports it',
  CONCERNS: 'Has concerns',
  OPPOSE: 'Opposes it',
} as const satisfies Record<OpinionView['view'], string>;

export type HeadquartersView = {
  head: CaseHead;
  /** Why headquarters decides, each as a sentence; empty when the field office may decide. */
  grounds: readonly string[];
  offered: readonly { code: string; name: string; delegating: boolean; reason: string }[];
  legal: 'NOT_NEEDED' | 'MISSING' | 'CLEAR' | 'NOT_CLEAR';
  opinions: readonly OpinionView[];
  reviewOn: string | null;
  decisionReason: string | null;
};
