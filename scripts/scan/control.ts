import { Refusal } from '@/scripts/refusal';
import { startControl } from '@/scripts/scan/control-server';
import { startRelay } from '@/scripts/scan/relay';
import { runSqlmap } from '@/scripts/scan/run-sqlmap';
import { runWapiti } from '@/scripts/scan/run-wapiti';
import { tallyText } from '@/scripts/scan/tally';

const seconds = { crawl: 30, module: 20 };

/** Lets both tools look for planted holes: one in a parameter, a path, a JSON body, a page and a form. Throws when one is missed. */
export async function proveTools(databaseUrl: string): Promise<void> {
  const control = await startControl(databaseUrl);
  const relay = await startRelay(control.origin, { person: null, forget: async () => undefined, leftOut: /$^/u });
  const { origin } = control;
  const holes = { parameter: '/rows?code=CAP', path: '/rows/CAP*', 'JSON body': '/json' };
  try {
    const missed: string[] = [];
    for (const [place, address] of Object.entries(holes)) {
      const json = place === 'JSON body' ? { json: '{"code":"CAP*"}' } : {};
      const came = await runSqlmap({ address: `${origin}${address}`, relay: relay.address, effort: 'quick', ...json });
      console.log(`control: sqlmap ${came.holes.length > 0 ? 'found' : 'MISSED'} the injection in a ${place}`);
      if (came.holes.length === 0) missed.push(`injection in a ${place}\n${came.lastWords}`);
    }
    const { findings } = await runWapiti({
      origin,
      relay: relay.address,
      starts: [],
      modules: 'sql,xss',
      links: 60,
      seconds,
    });
    for (const [kind, path] of [
      [/sql injection/iu, '/rows'],
      [/cross site scripting/iu, '/hello'],
      [/cross site scripting/iu, '/say'],
    ] as const) {
      const isFound = findings.some((one) => kind.test(one.kind) && one.path.startsWith(path));
      console.log(`control: wapiti ${isFound ? 'found' : 'MISSED'} ${kind.source} at ${path}`);
      if (!isFound) missed.push(`${kind.source} at ${path}`);
    }
    console.log(`control: ${tallyText(relay.tally)}`);
    if (missed.length > 0)
      throw new Refusal(`A planted hole was not found, so the scan says nothing: ${missed.join('; ')}`);
  } finally {
    relay.stop();
    await control.stop();
  }
}
