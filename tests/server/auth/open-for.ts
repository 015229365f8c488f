import { openSession } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';

/** Opens a session for a person; returns its token. */
export const openFor = (userId: string): Promise<string> =>
  db.$transaction((tx) =>
    openSession(tx, { userId, method: 'PASSWORD_TOTP', isSecondFactorShown: true, ip: null, userAgent: null }),
  );
