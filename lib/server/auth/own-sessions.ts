import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { isLive } from '@/lib/server/auth/session-limits';
import type { SignInMethod } from '@/lib/server/auth/sessions';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

const methodLabels: Record<SignInMethod, string> = {
  PASSWORD_TOTP: 'Password and authenticator app',
  PASSWORD_PASSKEY: 'Password and passkey',
  PASSWORD_RECOVERY_CODE: 'Password and recovery code',
  PASSKEY: 'Passkey',
  PROVIDER: 'Identity provider',
  PROVIDER_TOTP: 'Identity provider and authenticator app',
  PROVIDER_PASSKEY: 'Identity provider and passkey',
  PROVIDER_RECOVERY_CODE: 'Identity provider and recovery code',
  DEMONSTRATION: 'Demonstration, one click',
};

/** One place where a person is signed in, as the account page shows it. */
export type OwnSession = {
  id: string;
  browser: string;
  ip: string | null;
  method: string;
  openedAt: Date;
  lastSeenAt: Date;
  isThisOne: boolean;
};

/** Where the actor is signed in now, the latest first. */
export const ownSessions = async (actor: Actor): Promise<OwnSession[]> => {
  if (actor.id === null) return [];
  const rows = await db.session.findMany({
    where: { userId: actor.id, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { lastSeenAt: 'desc' },
  });
  return rows
    .filter((row) => isLive(row, now()))
    .map((row) => ({
      id: row.id,
      browser: browserName(row.userAgent),
      ip: row.ip,
      method: Object.entries(methodLabels).find(([method]) => method === row.method)?.[1] ?? row.method,
      openedAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      isThisOne: row.id === actor.sessionId,
    }));
};

const browsers = [
  ['Edge', /Edg\//u],
  ['Firefox', /Firefox\//u],
  ['Chrome', /Chrom(?:e|ium)\//u],
  ['Safari', /Safari\//u],
] as const;
const systems = [
  ['Windows', /Windows/u],
  ['iPhone', /iPhone/u],
  ['iPad', /iPad/u],
  ['Android', /Android/u],
  ['Mac', /Mac OS X/u],
  ['Linux', /Linux|X11/u],
] as const;

/** "Firefox on Windows", as far as the browser says. */
const browserName = (userAgent: string | null): string => {
  const found = (list: typeof browsers | typeof systems) =>
    list.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0];
  const browser = found(browsers) ?? 'Another browser';
  const system = found(systems);
  return system ? `${browser} on ${system}` : browser;
};

/** Ends one of the actor's own sessions. */
export const revokeOwnSession = async (actor: Actor, sessionId: string): Promise<Outcome<null>> => {
  const count = await db.$transaction((tx) => revokeSessions(tx, actor, { only: sessionId }));
  if (count === 0) return refuse('not_found', 'That session has ended already. Open the page again to see the others.');
  return done(null, 'That session was signed out.');
};

/** Ends all of the actor's sessions but the present one. */
export const revokeOtherSessions = async (actor: Actor): Promise<Outcome<null>> => {
  const unconfirmed = missingStepUp(actor, 'end_other_sessions');
  if (unconfirmed) return unconfirmed;
  const count = await db.$transaction((tx) => revokeSessions(tx, actor, { except: actor.sessionId }));
  return done(null, count === 1 ? 'One other session was signed out.' : `${count} other sessions were signed out.`);
};

/**
 * Ends sessions of the actor's own in the caller's transaction, with an audit event each.
 * @returns how many were ended
 */
export const revokeSessions = async (
  tx: Transaction,
  actor: Pick<Actor, 'id' | 'sessionId'>,
  which: { only: string } | { except: string | null },
): Promise<number> => {
  if (actor.id === null) return 0;
  const one = 'only' in which ? { id: which.only } : which.except === null ? {} : { id: { not: which.except } };
  const ended = await tx.session.updateManyAndReturn({
    where: { userId: actor.id, revokedAt: null, expiresAt: { gt: now() }, ...one },
    data: { revokedAt: now() },
  });
  for (const session of ended) await noteRevoked(tx, actor, session.id);
  return ended.length;
};

const noteRevoked = (tx: Transaction, actor: Pick<Actor, 'id' | 'sessionId'>, sessionId: string) =>
  appendAudit(tx, {
    actor,
    role: 'NONE',
    action: 'session.revoked',
    target: { type: 'session', id: sessionId },
    outcome: 'done',
  });
