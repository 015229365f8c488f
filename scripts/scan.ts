import { withDatabase } from '@/scripts/database/portal-database';
import { Refusal, runMain } from '@/scripts/refusal';
import { startControl } from '@/scripts/scan/control-server';
import { cookieHeader, type SignedIn, signInEachRole } from '@/scripts/scan/people';
import { runSqlmap } from '@/scripts/scan/run-sqlmap';
import { runWapiti } from '@/scripts/scan/run-wapiti';
import { targets } from '@/scripts/scan/targets';

// npm run scan: sqlmap and wapiti against a running demonstration, signed in as each role. First both have to find the
// holes of a page made for that. The portal is attacked for real: give it a data folder that may be thrown away.

/** Kinds of findings that were looked into and are none, each with the reason. */
const explained: readonly { kind: RegExp; because: string }[] = [];

async function proveTools(databaseUrl: string): Promise<void> {
  const control = await startControl(databaseUrl);
  try {
    const injected = runSqlmap(`${control.origin}/rows?code=CAP`, '', 'thorough');
    const crawled = runWapiti(control.origin, undefined, 60).findings;
    console.log(`control: sqlmap ${injected.length > 0 ? 'found' : 'MISSED'} the injection;`);
    console.log(`         wapiti found ${[...new Set(crawled.map(({ kind }) => kind))].join(', ') || 'NOTHING'}`);
    const isScripted = crawled.some(({ kind }) => /cross site scripting/iu.test(kind));
    if (injected.length === 0 || !isScripted) throw new Refusal('A planted hole was not found: the scan says nothing.');
  } finally {
    await control.stop();
  }
}

function inject(origin: string, people: readonly SignedIn[]): string[] {
  return targets.flatMap(({ address, roles }) => {
    const tried = roles.length === 0 ? [null] : people.filter(({ role }) => roles.includes(role));
    return tried.flatMap((person, at) => {
      const holes = runSqlmap(
        `${origin}${address}`,
        person ? cookieHeader(person) : '',
        at === 0 ? 'thorough' : 'quick',
      );
      console.log(`sqlmap  ${(person?.role ?? 'nobody').padEnd(17)} ${holes.length} holes  ${address}`);
      return holes.map((line) => `${address} as ${person?.role ?? 'nobody'}: ${line}`);
    });
  });
}

function crawl(origin: string, people: readonly SignedIn[]): string[] {
  return [null, ...people].flatMap((person) => {
    const { findings, pages } = runWapiti(origin, person ?? undefined);
    const open = findings.filter(({ kind }) => !explained.some((one) => one.kind.test(kind)));
    console.log(`wapiti  ${(person?.role ?? 'nobody').padEnd(17)} ${pages} pages, ${open.length} findings`);
    return open.map(({ kind, path, info }) => `${kind} at ${path} as ${person?.role ?? 'nobody'}: ${info}`);
  });
}

await runMain(() =>
  withDatabase(async (databaseUrl, settings) => {
    await proveTools(databaseUrl);
    const people = await signInEachRole(settings.PUBLIC_ORIGIN);
    const found = [...inject(settings.PUBLIC_ORIGIN, people), ...crawl(settings.PUBLIC_ORIGIN, people)];
    console.log(`${people.length} roles, ${found.length} findings`);
    if (found.length > 0) throw new Refusal(found.join('\n'));
  }),
);
