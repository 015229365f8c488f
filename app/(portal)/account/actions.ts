'use server';
import { z } from 'zod';
import { formAction } from '@/lib/server/actions/form-action';
import { revokeOtherSessions, revokeOwnSession } from '@/lib/server/auth/own-sessions';

/** Signs one of the person's own sessions out. */
export const revokeSession = formAction(z.strictObject({ sessionId: z.uuid() }), (input, actor) =>
  revokeOwnSession(actor, input.sessionId),
);

/** Signs the person out everywhere else. */
export const revokeOthers = formAction(z.strictObject({}), (_input, actor) => revokeOtherSessions(actor));
