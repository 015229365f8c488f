import 'server-only';
import type { Prisma } from '@/lib/server/db/generated/client';
import { env } from '@/lib/server/env';

/**
 * The where-clause of the accounts that may sign in and be signed in: open ones, and those of the demonstration only
 * while this copy is one. Asked at every door and at every request, so that turning DEMO off ends them at once.
 */
export const maySignIn = (): Prisma.UserWhereInput => ({
  active: true,
  ...(env.DEMO ? {} : { demonstration: false }),
});

/** The same for a row that was read already. */
export const isAllowedIn = (user: { active: boolean; demonstration: boolean }): boolean =>
  user.active && (env.DEMO || !user.demonstration);
