import 'server-only';
import type { VouchRefusal } from '@/lib/domain/access/vouched';
import { appendAudit } from '@/lib/server/audit/append';
import type { Transaction } from '@/lib/server/db/client';
import { db } from '@/lib/server/db/client';

/** Why a sign-in at a provider was not taken, as the audit chain keeps it. The person reads one answer for nearly all. */
export type IdentityRefusal =
  | VouchRefusal
  | 'NO_FLOW'
  | 'CANCELLED'
  | 'UNREACHABLE'
  | 'TOKEN_REFUSED'
  | 'TOO_MANY_TRIES'
  | 'ACCOUNT_CLOSED'
  | 'ACCOUNT_OF_OTHERS'
  | 'LAST_OF_ROLE'
  | 'NO_ROLE_LEFT'
  | 'ADDRESS_CHANGED'
  | 'LINKED_TO_ANOTHER';

/** What the sign-in page is told, in its address: nothing that says whether somebody has an account. */
export const shownProblem = (why: IdentityRefusal): 'provider' | 'cancelled' | 'unreachable' =>
  why === 'CANCELLED' ? 'cancelled' : why === 'UNREACHABLE' ? 'unreachable' : 'provider';

/** Notes a refused sign-in at a provider, with whose account it was where that is known. */
export const noteIdentityRefusal = (provider: string, why: IdentityRefusal, userId: string | null): Promise<bigint> =>
  db.$transaction((tx: Transaction) =>
    appendAudit(tx, {
      actor: { id: null, sessionId: null },
      role: 'NONE',
      action: 'session.sign_in_refused',
      target: { type: 'user', id: userId },
      outcome: 'refused',
      facts: { why: 'PROVIDER', provider, detail: why },
    }),
  );
