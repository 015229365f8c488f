// What the pages of the register of authority to sign show.
import type { AuthorityState } from '@/lib/domain/agreements/authority';

export type AuthorityView = {
  id: string;
  agencyId: string;
  agencyName: string;
  holder: string;
  hasAccount: boolean;
  basis: string;
  citation: string;
  term: string;
  document: { name: string; href: string; sha256: string } | null;
  state: AuthorityState;
  recorded: string;
  /** Who decided, when, and the note; empty while it waits. */
  decided: string;
  /** Why and when it ended before its term; empty when it did not. */
  ended: string;
  /** What the watch asks about; empty when nothing. */
  watch: string;
  /** What was considered about signing anew; empty when nothing was. */
  considered: string;
  /** Agreements in force or on their way that name the holder as signer. */
  agreements: readonly { number: string; href: string }[];
  may: { decide: boolean; end: boolean; follow: boolean; consider: boolean };
};

export type AgencyAuthorityPage = {
  agencyName: string;
  /** True for those who record. */
  mayRecord: boolean;
  today: string;
  rows: readonly AuthorityView[];
};

export type RecordAuthorityPage = {
  agencyName: string;
  people: readonly { value: string; label: string }[];
  documents: readonly { id: string; filename: string }[];
  /** The record this one follows; null for a first one. */
  follows: { id: string; holder: string } | null;
  values: { userId: string; holderTitle: string; basis: string; citation: string; validFrom: string };
};

export type AuthorityList = { rows: readonly AuthorityView[]; waiting: number; agency: string | null };
