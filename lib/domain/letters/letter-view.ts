// What the page of a decision letter shows.
import type { CaseHead } from '@/lib/domain/requests/case-head';

export type ShownStatement = { text: string; links: readonly { label: string; href: string | null }[] };

export type ShownBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'statement'; statement: ShownStatement }
  | { kind: 'list'; items: readonly ShownStatement[] };

export type LetterView = {
  head: CaseHead;
  n: number;
  title: string;
  agencyName: string;
  addressee: string;
  from: { name: string; title: string; office: string };
  templateVersion: string;
  /** Null while it is not released. */
  releasedOn: string | null;
  preparedOn: string;
  supersedes: string;
  supersededBy: { n: number; href: string } | null;
  /** The day on which the decision it tells of was reopened; null while the decision stands. */
  reopenedOn: string | null;
  blocks: readonly ShownBlock[];
  /** The address of the PDF, once it is released. */
  pdf: string | null;
  sha256: string | null;
  mayRelease: boolean;
  others: readonly { n: number; href: string; on: string }[];
};
