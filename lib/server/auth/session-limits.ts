import 'server-only';
import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { env } from '@/lib/server/env';

type SessionTimes = { lastSeenAt: Date; expiresAt: Date; revokedAt: Date | null };

/** When a session opened at a moment ends in any case. */
export const endOfSession = (openedAt: Date): Date => addHours(openedAt, env.SESSION_ABSOLUTE_HOURS);

/** When a session ends unless its person is seen again. */
export const idleEnd = (session: SessionTimes): Date => addMinutes(session.lastSeenAt, env.SESSION_IDLE_MINUTES);

/** True when the session counts at this moment: not revoked, not idle for too long, not too old. */
export const isLive = (session: SessionTimes, at: Date): boolean =>
  session.revokedAt === null && session.expiresAt > at && idleEnd(session) > at;
