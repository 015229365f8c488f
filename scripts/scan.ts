import { Client } from 'pg';
import { withDatabase } from '@/scripts/database/portal-database';
import { Refusal, runMain } from '@/scripts/refusal';
import { proveTools } from '@/scripts/scan/control';
import { crawlAs, leftOutOf } from '@/scripts/scan/crawl';
import { injectAs, type Triers, type Visitor } from '@/scripts/scan/inject';
import { onePersonForEachRole, type Person, signIn } from '@/scripts/scan/people';
import { type Carried, type Relay, startRelay } from '@/scripts/scan/relay';
import { versionOf } from '@/scripts/scan/run-tool';
import { saysSomething, tallyText } from '@/scripts/scan/tally';
import { targets } from '@/scripts/scan/targets';

// npm run scan: sqlmap and wapiti against a running demonstration, signed in as each role. First both have to find the
// holes of a page made for that. The portal is attacked for real: give it a data folder that may be thrown away.
// `npm run scan -- LIAISON` takes one role alone; `nobody` is who is signed out.

type Round = { origin: string; triers: Triers; forget: () => Promise<unknown> };

const nobody: Visitor = { role: 'nobody', side: 'NOBODY', cookie: () => '' };

/** Somebody at the portal by one tool: signed in afresh, through a relay that counts. */
type Errand = (visitor: Visitor, relay: Relay) => Promise<string[]>;

async function send(tool: string, person: Person | null, { origin, forget }: Round, errand: Errand): Promise<string[]> {
  const carried: Carried | null = person && (await signIn(origin, person));
  const visitor: Visitor = person && carried ? { ...person, cookie: carried.cookie } : nobody;
  const relay = await startRelay(origin, {
    person: carried,
    forget,
    leftOut: tool === 'wapiti' ? leftOutOf(visitor) : /$^/u,
  });
  try {
    const found = await errand(visitor, relay).catch((error: unknown) => [
      `${tool} as ${visitor.role} did not finish: ${error}`,
    ]);
    const { tally } = relay;
    const who = `${tool} as ${visitor.role}`;
    const stays = carried === null || (await carried.isSignedIn());
    const all = [
      ...found,
      ...tally.failures.map((failure) => `${who} met ${failure}`),
      ...tally.broken.map((failure) => `${who} got no answer: ${failure}`),
      ...(saysSomething(tally) ? [] : [`${who} met mostly refusals: this scan says nothing.`]),
      ...(tool === 'wapiti' && tally.forms === 0 ? [`${who} sent no form that the portal took: give it longer.`] : []),
      ...(stays ? [] : [`${who} was not signed in any more at the end: this scan says nothing.`]),
    ];
    console.log([`${who}: ${tallyText(tally)}; ${all.length} open findings`, ...all].join('\n'));
    return all;
  } finally {
    relay.stop();
  }
}

async function scanAs(person: Person | null, round: Round): Promise<string[]> {
  const { origin, triers } = round;
  const found = await Promise.all([
    send('sqlmap', person, round, async (visitor, relay) => {
      const { wrong, tried, closed } = await injectAs(visitor, origin, relay, triers);
      console.log(`sqlmap as ${visitor.role}: ${tried} targets tried, ${closed.length} not open to this role`);
      return wrong;
    }),
    send('wapiti', person, round, (visitor, relay) => crawlAs(visitor, origin, relay)),
  ]);
  return found.flat();
}

const neverTried = (triers: Triers): string[] =>
  targets.filter((target) => !triers.has(target)).map(({ page }) => `${page} was tried by nobody.`);

await runMain(() =>
  withDatabase(async (databaseUrl, { PUBLIC_ORIGIN: origin }) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const from = Date.now();
      const wanted = process.argv.slice(2);
      console.log(
        `sqlmap ${await versionOf('sqlmap')}, wapiti ${await versionOf('wapiti')}, ${new Date().toISOString()}`,
      );
      await proveTools(databaseUrl);
      const round = { origin, triers: new Map(), forget: () => client.query('DELETE FROM rate_limits') };
      const all = [null, ...onePersonForEachRole()];
      const chosen = all.filter((person) => wanted.length === 0 || wanted.includes(person?.role ?? 'nobody'));
      const found: string[] = [];
      for (const person of chosen) found.push(...(await scanAs(person, round)));
      if (wanted.length === 0) found.push(...neverTried(round.triers));
      console.log(
        `${chosen.length} visitors, ${found.length} findings, ${Math.round((Date.now() - from) / 60_000)} minutes`,
      );
      if (found.length > 0) throw new Refusal(found.join('\n'));
    } finally {
      await client.end();
    }
  }),
);
