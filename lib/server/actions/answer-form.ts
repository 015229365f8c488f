import 'server-only';
import { redirect, unstable_rethrow as rethrowForNext } from 'next/navigation';
import { paths } from '@/lib/domain/paths';
import type { Outcome, Refused } from '@/lib/domain/result';
import type { FormContent } from '@/lib/server/actions/form-to-object';
import { SessionEnded } from '@/lib/server/audit/append';
import { logged } from '@/lib/server/log';

// What every server action does with the answer of the rule behind it.

/**
 * Does the work of an action. What it throws unexpectedly goes into the log, and only its number goes on.
 * @param facts what was being done, for the log
 */
export const guarded = async <T>(facts: Record<string, unknown>, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    // Redirects and "not found" travel as exceptions that belong to Next.
    rethrowForNext(error);
    // The sign-in page says why the session was ended.
    if (error instanceof SessionEnded) redirect(paths.signIn());
    throw logged(error, facts);
  }
};

/** A refusal with what was typed, and with each message at the field that the page drew. */
export const withTyped = (refused: Refused, content: FormContent): Refused => ({
  ...refused,
  ...(refused.fields
    ? {
        fields: Object.fromEntries(
          Object.entries(refused.fields).map(([path, texts]) => [content.nameOf(path), texts]),
        ),
      }
    : {}),
  values: content.values,
});

/** True when the page that sent the form no longer shows the case as it stands. */
export const isOutdated = (answer: Outcome): boolean =>
  !answer.ok && ['stale', 'wrong_state', 'not_found'].includes(answer.why);
