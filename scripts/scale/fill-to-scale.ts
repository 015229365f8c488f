import type { Client } from 'pg';
import { Refusal } from '@/scripts/refusal';
import { continueAuditChain } from '@/scripts/scale/audit-chain';
import { makeCaseRows, makeComments, makeHistories } from '@/scripts/scale/case-rows';
import { drawCases, findSources } from '@/scripts/scale/cases';
import { loadQuickly } from '@/scripts/scale/load-quickly';
import { makeAgencies, makeLiaisons } from '@/scripts/scale/people-and-places';
import type { ScalePlan } from '@/scripts/scale/scale-plan';
import { makeSearchEntries } from '@/scripts/scale/search-entries';

/** The same portal comes out of every run of the same size, but for the moments. */
const luck = 0.2007;

const refuseUnfit = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ requests: number; is_super: boolean; is_scaled: boolean }>(
    `SELECT (SELECT count(*)::int FROM requests) AS requests, current_setting('is_superuser') = 'on' AS is_super,
            EXISTS (SELECT 1 FROM agencies WHERE facts_source = 'generated') AS is_scaled`,
  );
  if (rows[0]?.is_scaled) throw new Refusal('This database was filled before. Give another data folder.');
  if (!rows[0]?.requests)
    throw new Refusal('There is no demonstration to copy from. Start the portal once, with DEMO=on.');
  if (!rows[0].is_super) throw new Refusal('The rows are made past their triggers, which only a superuser may.');
};

const begin = async (client: Client): Promise<void> => {
  await client.query(`CREATE SCHEMA scale`);
  await client.query(
    `CREATE TABLE scale.counties AS SELECT row_number() OVER (ORDER BY fips)::int AS n, * FROM counties`,
  );
  await client.query('SELECT setseed($1)', [luck]);
};

/**
 * Fills a demonstration up to the plan: agencies with their people, liaisons, requests with concerns, contacts, comments,
 * documents and histories, agreements with their texts and signatures, and an audit chain that holds.
 * @throws Refusal when the database is no demonstration, was filled before, or the client is no superuser
 */
export async function fillToScale(client: Client, plan: ScalePlan, tell: (line: string) => void): Promise<void> {
  await refuseUnfit(client);
  await loadQuickly(client, async () => {
    await begin(client);
    await makeAgencies(client, plan);
    await makeLiaisons(client, plan);
    tell(`agencies: ${plan.agencies.toLocaleString('en-US')}`);
    await findSources(client);
    await drawCases(client, plan);
    tell('cases drawn');
    await makeCaseRows(client, tell);
    tell(`comments: ${(await makeComments(client)).toLocaleString('en-US')}`);
    tell(`status_events: ${(await makeHistories(client)).toLocaleString('en-US')}`);
    await continueAuditChain(client);
    tell('the audit chain goes on');
    tell(`search_entries: ${(await makeSearchEntries(client)).toLocaleString('en-US')}`);
    await client.query('DROP SCHEMA scale CASCADE');
  });
  tell('indexes and statistics are made again');
}
