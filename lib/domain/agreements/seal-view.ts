// What administrators see about seals: those that wait, and whether the portal can seal now.

/** How a wholly signed agreement stands that is not executed yet. */
export type SealState = 'IN_LINE' | 'TIMESTAMP' | 'REPAIR' | 'NOT_EXECUTED';

export const sealStateFacts = {
  IN_LINE: { label: 'In line', tone: 'grey' },
  TIMESTAMP: { label: 'Timestamp pending', tone: 'yellow' },
  REPAIR: { label: 'Could not be made', tone: 'red' },
  NOT_EXECUTED: { label: 'Sealed, not executed', tone: 'red' },
} as const satisfies Record<SealState, { label: string; tone: 'grey' | 'yellow' | 'red' }>;

export type SealRow = {
  id: string;
  number: string;
  agency: string;
  state: SealState;
  /** When the last signature was given. */
  since: string;
  tries: number;
  lastTry: string | null;
  problem: string | null;
};

/** Whether the portal can seal now; a problem is one sentence about what to mend. */
export type SealReadinessView = {
  problem: string | null;
  certificate: {
    subject: string;
    fingerprint: string;
    endsOn: string;
    daysLeft: number;
    expiresSoon: boolean;
    demonstration: boolean;
  } | null;
  /** The authority of time; null when none is set. */
  authority: { host: string; problem: string | null } | null;
};

export type SealsPage = { readiness: SealReadinessView; rows: SealRow[]; more: boolean };
