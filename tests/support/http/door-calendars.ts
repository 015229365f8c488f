import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import type { Knocker } from '@/tests/support/http/door-people';

// The private address of somebody's calendar, set as the portal sets it: the database keeps the digest of it alone.

/** Gives everybody with an account such an address; returns each with its path. */
export const calendarPaths = async (
  client: Client,
  people: readonly Knocker[],
): Promise<{ who: Knocker; path: string }[]> => {
  const paths: { who: Knocker; path: string }[] = [];
  for (const who of people) {
    if (who.userId === null) continue;
    const token = randomBytes(32).toString('base64url');
    await client.query(
      `INSERT INTO calendar_links (id, user_id, token_hash, created_at) VALUES (gen_random_uuid(), $1, $2, now())
       ON CONFLICT (user_id) DO UPDATE SET token_hash = $2`,
      [who.userId, createHash('sha256').update(token).digest('hex')],
    );
    paths.push({ who, path: `/api/calendar/${token}.ics` });
  }
  return paths;
};

/** Takes the addresses away again. */
export const forgetCalendars = async (client: Client, people: readonly Knocker[]): Promise<void> => {
  await client.query('DELETE FROM calendar_links WHERE user_id::text = ANY($1)', [people.map(({ userId }) => userId)]);
};

/** The lines of a calendar put together again: RFC 5545 folds long ones. */
export const unfolded = (text: string): string => text.replaceAll(/\r?\n[ \t]/gu, '');
