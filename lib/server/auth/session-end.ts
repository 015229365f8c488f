import 'server-only';
import { hashToken } from '@/lib/server/auth/secret-token';
import { idleEnd, isLive } from '@/lib/server/auth/session-limits';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

/** When a session ends: unless its person is seen again, and in any case. */
export type SessionEnd = { idleAt: string; lastAt: string; now: string };

/** When the session of a token ends; null when it has. Looking does not count as being seen. */
export const sessionEnd = async (token: string): Promise<SessionEnd | null> => {
  const session = await db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { lastSeenAt: true, expiresAt: true, revokedAt: true, user: { select: { active: true } } },
  });
  const at = now();
  if (!session?.user.active || !isLive(session, at)) return null;
  return {
    idleAt: idleEnd(session).toISOString(),
    lastAt: session.expiresAt.toISOString(),
    now: at.toISOString(),
  };
};

/** Counts the person of a live session as seen now, at their own wish; then the same answer. */
export const staySignedIn = async (token: string): Promise<SessionEnd | null> => {
  if (!(await sessionEnd(token))) return null;
  await db.session.updateMany({
    where: { tokenHash: hashToken(token), revokedAt: null },
    data: { lastSeenAt: now() },
  });
  return sessionEnd(token);
};
