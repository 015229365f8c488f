import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type AccountChangeKind, type AccountState, endsSessions } from '@/lib/domain/people/account-change';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';
import type { AccountChange, User } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { roleOfKeeper } from '@/lib/server/people/looking-after';

// What every change of somebody's account leaves behind: its row with the reason, the event in the chain, the ended
// sessions, the letter to the person.

export type Kept = User & { office: { name: string } | null };

export type Keeping = { tx: Transaction; actor: Actor; user: Kept };

/** The part of an account that is changed with a reason, as it stands. */
export const stateOf = ({ title, roles, officeId, office }: Kept): AccountState => ({
  title,
  roles,
  officeId,
  office: office?.name ?? null,
});

type Change = {
  kind: AccountChangeKind;
  before?: AccountState;
  after?: AccountState;
  reason: string;
  /** True for a change that a second administrator decides. */
  waits?: boolean;
};

/** Why sessions ended, as the sign-in page says it. */
export type EndedBecause = 'CLOSED' | 'CHANGED' | 'ENDED';

const endedBy: Partial<Record<AccountChangeKind, EndedBecause>> = {
  CLOSE: 'CLOSED',
  END_SESSIONS: 'ENDED',
  RESET: 'ENDED',
};

const actions = {
  ROLES: 'user.change_asked',
  CLOSE: 'user.closed',
  REOPEN: 'user.reopened',
  END_SESSIONS: 'user.sessions_ended',
  RESET: 'user.reset_started',
  ATTEST: 'user.attested',
} as const satisfies Record<AccountChangeKind, string>;

/** Ends every session of a person in the caller's transaction; the sign-in page says why. Returns how many. */
export const endSessions = async (tx: Transaction, userId: string, endedBecause: EndedBecause): Promise<number> => {
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: now(), endedBecause },
  });
  return count;
};

const toldAtOnce: readonly AccountChangeKind[] = ['CLOSE', 'REOPEN', 'END_SESSIONS'];

const asJson = (state: AccountState) => ({ ...state, roles: [...state.roles] });

/**
 * Writes a change of an account with its event and, unless it waits for a second administrator, does what its kind says:
 * closes or reopens the account, ends the sessions, writes to the person.
 */
export const keepChange = async ({ tx, actor, user }: Keeping, change: Change): Promise<AccountChange> => {
  const { kind, before, after, reason, waits = false } = change;
  const decided = waits ? {} : { decision: 'GRANTED' as const, decidedById: actor.id, decidedAt: now() };
  const row = await tx.accountChange.create({
    data: {
      ...{ userId: user.id, kind, reason },
      ...(before ? { before: asJson(before) } : {}),
      ...(after ? { after: asJson(after) } : {}),
      ...{ askedById: actor.id, askedAt: now(), needsSecond: waits, ...decided },
    },
  });
  if (kind === 'CLOSE' || kind === 'REOPEN') {
    await tx.user.update({
      where: { id: user.id },
      data: { active: kind === 'REOPEN', ...(kind === 'REOPEN' ? { accessReviewedAt: now() } : {}) },
    });
  }
  const because = endedBy[kind];
  const sessions = because === undefined ? 0 : await endSessions(tx, user.id, because);
  if (toldAtOnce.includes(kind)) await tell(tx, row.id);
  // What a change that is carried out at once does is told by its own event.
  if (kind !== 'ROLES' || waits) {
    await noteAct({ tx, actor, user }, actions[kind], row.id, sessions);
  }
  return row;
};

const tell = (tx: Transaction, id: string) =>
  enqueue(tx, 'account_letter', `account-changed:${id}`, { letter: 'account-changed', id });

const roleIn = (actor: Actor) => (actor.id === null ? 'SYSTEM' : roleOfKeeper(actor));

type Act = (typeof actions)[AccountChangeKind];

const noteAct = ({ tx, actor, user }: Keeping, action: Act, change: string, sessions: number) =>
  appendAudit(tx, {
    ...{ actor, role: roleIn(actor), action, outcome: 'done' },
    target: { type: 'user', id: user.id },
    facts: { change, sessions, roles: user.roles.join('/') },
  });

/** Puts a state into force: the account, the end of its sessions where rights changed, the event, the letter. */
export const applyChange = async (keeping: Keeping, changeId: string, after: AccountState): Promise<void> => {
  const { tx, actor, user } = keeping;
  const { title, roles, officeId } = after;
  await tx.user.update({ where: { id: user.id }, data: { title, roles: [...roles], officeId } });
  const sessions = endsSessions(stateOf(user), after) ? await endSessions(tx, user.id, 'CHANGED') : 0;
  await tell(tx, changeId);
  await appendAudit(tx, {
    ...{ actor, role: roleIn(actor), action: 'user.changed', outcome: 'done' },
    target: { type: 'user', id: user.id },
    facts: {
      ...{ change: changeId, sessions, roles_before: user.roles.join('/'), roles: roles.join('/') },
      ...{ office_before: user.officeId, office: officeId },
    },
  });
};
