import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import type { Client } from 'pg';
import { withClient } from '@/scripts/database/embedded';
import { signInWithOneClick } from '@/tests/support/browser/people';

// A request of the running portal, seen from within the database: a fence of this test's own notes for whom rows are
// read (docs/decisions/0029).

const kept = path.resolve(process.env.DATA_DIR ?? '.data/journeys', 'postgres.json');

const asOwner = <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const { port, password } = JSON.parse(readFileSync(kept, 'utf8'));
  return withClient(`postgresql://postgres:${password}@127.0.0.1:${port}/access`, work);
};

const raise = `
  CREATE TABLE public.seen_scopes (scope text);
  CREATE FUNCTION public.note_scope() RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public
    AS $$ BEGIN INSERT INTO seen_scopes VALUES (current_setting('access.scope', true)); RETURN true; END $$;
  GRANT EXECUTE ON FUNCTION public.note_scope() TO access_app;
  CREATE POLICY notes_scope ON requests AS RESTRICTIVE FOR SELECT USING (note_scope())`;
const fell = `
  DROP POLICY IF EXISTS notes_scope ON requests;
  DROP FUNCTION IF EXISTS public.note_scope();
  DROP TABLE IF EXISTS public.seen_scopes`;

const agencyOf = (name: string): Promise<string> =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM agencies WHERE legal_name = $1', [name]);
    return String(rows[0]?.id);
  });

/** For whom the requests are read while somebody looks at their list; the worker's own reading is left out. */
const scopesWhile = async (browser: Browser, email: string): Promise<string[]> => {
  const page = await signInWithOneClick(browser, email);
  await asOwner((client) => client.query('TRUNCATE seen_scopes'));
  await page.goto('/requests');
  await expect(page.getByText(/^\d+ requests?$/u)).toBeVisible();
  await page.context().close();
  return asOwner(async (client) => {
    const { rows } = await client.query<{ scope: string }>(
      "SELECT DISTINCT scope FROM seen_scopes WHERE scope <> 'system'",
    );
    return rows.map(({ scope }) => scope);
  });
};

test('a page reads within the scope of whoever is signed in', async ({ browser }) => {
  await asOwner((client) => client.query(`${fell}; ${raise}`));
  try {
    const calder = await agencyOf("Calder County Sheriff's Office");
    expect(await scopesWhile(browser, 'm.delgado@calder.example')).toEqual([`agency:${calder}`]);
    expect(await scopesWhile(browser, 'g.okafor@coordination.example')).toEqual(['ice']);
    const amity = await agencyOf('City of Port Amity Police Department');
    expect(await scopesWhile(browser, 'k.osei@portamity.example')).toEqual([`agency:${amity}`]);
  } finally {
    await asOwner((client) => client.query(fell));
  }
});
