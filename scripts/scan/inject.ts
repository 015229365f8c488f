import { Refusal } from '@/scripts/refusal';
import { hiddenFieldsOf } from '@/scripts/scan/form-body';
import type { Relay } from '@/scripts/scan/relay';
import { type Effort, type Form, runSqlmap, type Trial } from '@/scripts/scan/run-sqlmap';
import { type Target, targets } from '@/scripts/scan/targets';

/** Somebody before the portal: the role, and the cookie that goes with every request. */
export type Visitor = { role: string; side: 'NOBODY' | 'AGENCY' | 'ICE'; cookie: () => string };

/** What came of the targets: how many were tried, which were not this visitor's, and what is wrong. */
export type Injected = { tried: number; closed: string[]; wrong: string[] };

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const sources: Readonly<Record<string, { list: string; link: RegExp }>> = {
  '{request}': { list: '/requests?view=ALL', link: new RegExp(`/requests/(${id})`, 'gu') },
  '{agreement}': { list: '/agreements?status=', link: new RegExp(`/agreements/(${id})`, 'gu') },
  '{person}': { list: '/admin/people', link: new RegExp(`/admin/people/(${id})`, 'gu') },
  '{agency}': { list: '/admin/agencies', link: new RegExp(`/admin/agencies/(${id})`, 'gu') },
  '{entry}': { list: '/register', link: /\/register\/(AGR-\d{4}-\d{6})/gu },
};
const candidatesMax = 12;

const ask = (origin: string, address: string, { cookie }: Visitor, json?: string): Promise<Response> =>
  fetch(`${origin}${address.replaceAll('*', '')}`, {
    redirect: 'manual',
    headers: { cookie: cookie(), ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(json === undefined ? {} : { method: 'POST', body: json.replaceAll('*', '') }),
  });

const linked = async (origin: string, mark: string, visitor: Visitor): Promise<string[]> => {
  const { list = '/', link = /$^/gu } = sources[mark] ?? {};
  const page = await (await ask(origin, list, visitor)).text();
  return [...new Set([...page.matchAll(link)].map(([, found = '']) => found))].slice(0, candidatesMax);
};

const writtenOut = ({ page, address = page, query = {} }: Target): string => {
  const search = new URLSearchParams(query).toString().replaceAll('%7B', '{').replaceAll('%7D', '}');
  return search === '' ? address : `${address}?${search}`;
};

/** The address of a target as this visitor may ask for it; null where it answers otherwise than it should. */
const addressFor = async (origin: string, target: Target, visitor: Visitor): Promise<string | null> => {
  const address = writtenOut(target);
  const [mark] = /\{\w+\}/u.exec(address) ?? [];
  const choices = mark ? await linked(origin, mark, visitor) : [''];
  for (const choice of choices) {
    const filled = mark ? address.replaceAll(mark, choice) : address;
    const { status } = await ask(origin, filled, visitor, target.json);
    if (status === (target.answers ?? 200)) return filled;
  }
  return null;
};

const formOf = async (origin: string, address: string, { form = {} }: Target, visitor: Visitor): Promise<Form> => {
  const names = Object.keys(form);
  const hidden = hiddenFieldsOf(await (await ask(origin, address, visitor)).text(), names[0] ?? '');
  if (!hidden) throw new Refusal(`${address} has no form with a field ${names[0]}: mend scripts/scan/targets.ts.`);
  return { data: new URLSearchParams({ ...hidden, ...form }).toString(), only: names.join(',') };
};

/** Remembers by whom each target was tried. */
export type Triers = Map<Target, Visitor[]>;

type Run = { effort: Effort; only?: readonly string[] };

const runsFor = ({ isPublic, isList, words }: Target, { side }: Visitor, before: readonly Visitor[]): Run[] => {
  if (Boolean(isPublic) !== (side === 'NOBODY')) return [];
  const isFirstOfSide = !before.some((one) => one.side === side);
  const hard: Run[] = words && before.length === 0 ? [{ effort: 'thorough', only: words }] : [];
  if (isFirstOfSide) return [{ effort: 'quick' }, ...hard];
  return isList ? [{ effort: 'quick', ...(words ? { only: words } : {}) }] : [];
};

type Going = { visitor: Visitor; origin: string; relay: Relay };

const trialOf = async (
  target: Target,
  address: string,
  run: Run,
  { visitor, origin, relay }: Going,
): Promise<Trial> => ({
  ...run,
  address: `${origin}${address}`,
  relay: relay.address,
  ...(target.json === undefined ? {} : { json: target.json }),
  ...(target.form ? { form: await formOf(origin, address, target, visitor) } : {}),
});

const runOne = async (trial: Trial, { visitor, relay }: Going): Promise<string[]> => {
  const asked = relay.tally.passed;
  const { holes, isFinished, seconds, lastWords } = await runSqlmap(trial);
  const count = String(relay.tally.passed - asked).padStart(5);
  const { pathname, search } = new URL(trial.address);
  const what = `${pathname}${trial.only ? `?${trial.only}` : search}`.slice(0, 90);
  const end = isFinished ? `${holes.length} holes` : 'NOT FINISHED';
  console.log(`  sqlmap ${visitor.role} ${trial.effort}: ${count} requests ${seconds} s, ${end}  ${what}`);
  const unfinished = isFinished ? [] : [`sqlmap did not finish: ${what} as ${visitor.role}\n${lastWords}`];
  return [...unfinished, ...holes.map((line) => `${what} as ${visitor.role}: ${line}`)];
};

/** Lets sqlmap loose on every target that is this visitor's to try. */
export async function injectAs(visitor: Visitor, origin: string, relay: Relay, triers: Triers): Promise<Injected> {
  const came: Injected = { tried: 0, closed: [], wrong: [] };
  const going = { visitor, origin, relay };
  for (const target of targets) {
    const before = triers.get(target) ?? [];
    const runs = runsFor(target, visitor, before);
    const address = runs.length === 0 ? null : await addressFor(origin, target, visitor);
    if (runs.length > 0 && address === null) came.closed.push(writtenOut(target));
    if (address === null) continue;
    triers.set(target, [...before, visitor]);
    came.tried += 1;
    for (const run of runs) came.wrong.push(...(await runOne(await trialOf(target, address, run, going), going)));
  }
  return came;
}
