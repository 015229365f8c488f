import 'server-only';
import { subMinutes } from 'date-fns/subMinutes';
import type { Actor } from '@/lib/domain/access/actor';
import { appendAudit } from '@/lib/server/audit/append';
import type { Origin } from '@/lib/server/auth/client-address';
import { isStrongEnough } from '@/lib/server/auth/passkey-rule';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { endOfSession, isLive } from '@/lib/server/auth/session-limits';
import { isAllowedIn } from '@/lib/server/auth/sign-in-allowed';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';

/** How someone signed in, as kept with the session. */
export type SignInMethod =
  | 'PASSWORD_TOTP'
  | 'PASSWORD_PASSKEY'
  | 'PASSWORD_RECOVERY_CODE'
  | 'PASSKEY'
  | 'PROVIDER'
  | 'PROVIDER_TOTP'
  | 'PROVIDER_PASSKEY'
  | 'PROVIDER_RECOVERY_CODE'
  | 'DEMONSTRATION';

/** `shownAt`: when the second factor was shown, where that was not just now. */
type NewSession = { userId: string; method: SignInMethod; isSecondFactorShown: boolean; shownAt?: Date } & Origin;

const seenEveryMinutes = 1;

/**
 * Opens a session and notes it in the audit chain, in the caller's transaction.
 * Returns the token for the person's cookie; the database keeps only its hash.
 */
export const openSession = async (tx: Transaction, given: NewSession): Promise<string> => {
  const at = now();
  const token = newToken();
  const session = await tx.session.create({
    data: {
      userId: given.userId,
      tokenHash: hashToken(token),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: endOfSession(at),
      secondFactorAt: given.isSecondFactorShown ? (given.shownAt ?? at) : null,
      method: given.method,
      ip: given.ip,
      userAgent: given.userAgent,
    },
  });
  await tx.user.update({ where: { id: given.userId }, data: { lastSignInAt: at } });
  await appendAudit(tx, {
    actor: { id: given.userId, sessionId: session.id, ip: session.ip, secondFactorAt: session.secondFactorAt },
    role: 'NONE',
    action: 'session.sign_in',
    target: { type: 'session', id: session.id },
    outcome: 'done',
    facts: { method: given.method },
  });
  return token;
};

/**
 * The actor of a session token, read from the database each time: roles, agency, office and whether the account is
 * still open. Returns null when the session is unknown, revoked, idle or over, its person inactive, or opened with a code
 * by somebody whose role has come to ask for a passkey.
 * @param isSeen false where the page asks by itself, which keeps no session open
 */
export const actorOfToken = (token: string, origin: Origin, isSeen = true): Promise<Actor | null> =>
  runAs('arrival', async () => {
    const at = now();
    const session = await db.session.findUnique({
      where: { tokenHash: hashToken(token) },
      include: { user: { select: { ...actorColumns, demonstration: true } } },
    });
    if (!session || !isLive(session, at) || !isAllowedIn(session.user)) return null;
    if (!isStrongEnough(session.method, session.user.roles)) return null;
    if (isSeen && session.lastSeenAt <= subMinutes(at, seenEveryMinutes)) await noteSeen(session.id, at);
    return toActor(session.user, { sessionId: session.id, secondFactorAt: session.secondFactorAt, ...origin });
  });

// The condition keeps twenty requests of one page from writing the same row, and a revoked session from coming back.
const noteSeen = (id: string, at: Date) =>
  db.session.updateMany({
    where: { id, revokedAt: null, lastSeenAt: { lte: subMinutes(at, seenEveryMinutes) } },
    data: { lastSeenAt: at },
  });

/** Gives a live session a new token and makes the old one useless; null when the session has ended. */
export const renewToken = (sessionId: string): Promise<string | null> =>
  runAs('arrival', async () => {
    const token = newToken();
    const { count } = await db.session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { tokenHash: hashToken(token) },
    });
    return count === 1 ? token : null;
  });

/** Ends the session of a token at its own person's wish; a token without a live session changes nothing. */
export const signOutToken = (token: string): Promise<void> => runAs('arrival', () => endSession(token));

const endSession = (token: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const [ended] = await tx.session.updateManyAndReturn({
      where: { tokenHash: hashToken(token), revokedAt: null },
      data: { revokedAt: now() },
    });
    if (!ended) return;
    await appendAudit(tx, {
      actor: { id: ended.userId, sessionId: ended.id },
      role: 'NONE',
      action: 'session.sign_out',
      target: { type: 'session', id: ended.id },
      outcome: 'done',
    });
  });
