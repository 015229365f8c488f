// What those who look after accounts change about them.
import { z } from 'zod';
import { type Role, roleFacts, roles } from '@/lib/domain/access/role';
import { orNothing, rowId, severalOf } from '@/lib/domain/form-values';
import { line } from '@/lib/domain/text';

export const accountChangeKinds = ['ROLES', 'CLOSE', 'REOPEN', 'END_SESSIONS', 'RESET', 'ATTEST'] as const;

export type AccountChangeKind = (typeof accountChangeKinds)[number];

/** The part of an account that is changed with a reason. */
export type AccountState = { title: string; roles: readonly Role[]; officeId: string | null; office: string | null };

const reason = line(300, 'Say why. Administrators and oversight read it.');

export const changeInput = z.strictObject({
  userId: rowId(),
  title: line(120, 'Enter the job title.'),
  roles: severalOf(roles),
  officeId: orNothing(rowId('Choose an office of the list.')).optional(),
  reason,
});

export const closeInput = z.strictObject({ userId: rowId(), reason });
export const personInput = z.strictObject({ userId: rowId() });

/** A change that waits: the second administrator confirms or refuses it. */
export const decideInput = z.strictObject({ changeId: rowId(), answer: z.enum(['GRANTED', 'REFUSED'], 'Choose one.') });

export const changeKindLabels = {
  ROLES: 'Changed',
  CLOSE: 'Closed',
  REOPEN: 'Reopened',
  END_SESSIONS: 'Signed out everywhere',
  RESET: 'Sent a link for a new password',
  ATTEST: 'Confirmed as still needed',
} as const satisfies Record<AccountChangeKind, string>;

const list = (held: readonly Role[]): string => held.map((role) => roleFacts[role].label).join(', ');

const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean => [...a].sort().join() === [...b].sort().join();

/** What is different between two states, a sentence for each. */
export const differences = (before: AccountState, after: AccountState): string[] => [
  ...(before.title === after.title ? [] : [`Job title: ${after.title} (before: ${before.title}).`]),
  ...(sameRoles(before.roles, after.roles) ? [] : [`Roles: ${list(after.roles)} (before: ${list(before.roles)}).`]),
  ...(before.officeId === after.officeId ? [] : [`Office: ${after.office ?? ''} (before: ${before.office ?? ''}).`]),
];

/** True when rights changed, so that whoever is signed in signs in anew. */
export const endsSessions = (before: AccountState, after: AccountState): boolean =>
  before.officeId !== after.officeId || !sameRoles(before.roles, after.roles);

const sentences: Record<AccountChangeKind, readonly string[]> = {
  ROLES: [],
  CLOSE: [
    'Your account was closed and you were signed out everywhere. What you did stays as it is.',
    'If you still need the account, ask your administrator to reopen it.',
  ],
  REOPEN: ['Your account was reopened. You sign in as before.'],
  END_SESSIONS: ['You were signed out everywhere. Sign in again to go on.'],
  RESET: [],
  ATTEST: [],
};

/** What the person reads about a change of their account. */
export const changeSentences = (
  kind: AccountChangeKind,
  before: AccountState | null,
  after: AccountState | null,
): string[] => [
  ...(before && after ? differences(before, after) : []),
  ...(before && after && endsSessions(before, after) ? sentences.END_SESSIONS : []),
  ...sentences[kind],
];

/** One line in the history of an account. */
export type ChangeRow = {
  id: string;
  kind: AccountChangeKind;
  when: string;
  by: string;
  reason: string;
  details: readonly string[];
  /** WAITS for a second administrator, or how it ended. */
  state: 'WAITS' | 'DONE' | 'REFUSED';
  second: string | null;
};

/** One account, as those who look after it see it. */
export type PersonPage = {
  id: string;
  name: string;
  title: string;
  workEmail: string;
  phone: string | null;
  place: string;
  side: 'AGENCY' | 'ICE';
  roles: readonly Role[];
  officeId: string | null;
  active: boolean;
  secondFactor: 'none' | 'app' | 'passkey' | 'both';
  lastSignIn: string | null;
  sessions: number;
  attested: string;
  changes: readonly ChangeRow[];
  /** Whether the reader may change it, and what speaks against it. */
  mayChange: boolean;
  isOwn: boolean;
  /** A change that waits, when the reader may decide it. */
  waiting: ChangeRow | null;
  mayDecide: boolean;
  offices: readonly { value: string; label: string }[];
};
