// The audit log as administrators and oversight read it.

export type AuditLine = {
  seq: string;
  /** "Nov 24, 2026, 10:42 AM" */
  when: string;
  at: string;
  actor: string;
  role: string;
  action: string;
  /** What was done, in words. */
  label: string;
  /** What it was done to: a case number, a name, or the kind of thing. */
  target: string;
  outcome: 'done' | 'refused';
};

export type AuditPage = {
  lines: readonly AuditLine[];
  newer: string | null;
  older: string | null;
  /** Why the list is empty when a filter named somebody or something that does not exist. */
  notFound: string | null;
};

/** How the log stands. */
export type ChainState = {
  events: number;
  head: string;
  /** When it was last checked as a whole, and what was found. */
  verified: { when: string; whole: boolean; brokenAt: number | null } | null;
  /** How far it is signed. */
  signed: { seq: number; when: string; minutesAgo: number; root: string } | null;
  /** Events wait for a signature for longer than they should. */
  late: boolean;
};

/** What a run over the whole chain found. */
export type ChainCheck = {
  ok: boolean;
  events: number | null;
  head: string | null;
  problem: string | null;
  checkedAt: string;
  milliseconds: number;
};
