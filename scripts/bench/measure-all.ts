import type { Floors } from '@/scripts/bench/floors';
import { askForPage, doOver, type Figures, type Span, warmUp } from '@/scripts/bench/load';
import { benchPages, fullCase, type People } from '@/scripts/bench/pages';
import type { Measured } from '@/scripts/bench/results';
import type { Watched } from '@/scripts/bench/watched-server';
import { askBare, exportFile, save, signInToDashboard, transition, type Work } from '@/scripts/bench/writes';

// Everything that is measured on one database, one thing after the other: the machine does nothing else meanwhile.

const connections = 16;
const span: Span = { warmSeconds: 1.5, seconds: 3.5 };
const workWarmSeconds = 4;
const once: Span = { warmSeconds: 0, seconds: 1 };
const notDone: Figures = { missing: 'not measured: it is limited, or one at a time is enough' };

export type Bench = {
  portal: Watched;
  floors: Floors;
  people: People;
  requests: number;
  tell: (line: string) => void;
};

const shown = (figures: Figures): string =>
  'missing' in figures
    ? `no figure: ${figures.missing}`
    : `${figures.p50.toFixed(1)} ms, ${figures.perSecond.toFixed(0)} a second`;

const orMissing = (error: unknown): Figures => ({ missing: String(error).slice(0, 200) });

const secondsMax = 20;

/** On many connections at once each waits for the others: long enough for every one to be answered. */
const spanAfter = (one: Figures): Span => {
  const turn = 'missing' in one ? 0 : (one.p50 * connections) / 1000;
  return { ...span, seconds: Math.min(secondsMax, Math.max(span.seconds, 1.5 * turn)) };
};

/** Collects what was measured, and tells each as it comes. */
const collector = (tell: Bench['tell']) => {
  const measured: Measured[] = [];
  const keep = (name: string, one: Figures, many: Figures) => {
    tell(`${name.padEnd(32)} ${shown(one)}; at ${connections}: ${shown(many)}`);
    measured.push({ name, one, many });
  };
  return {
    measured,
    page: async (name: string, url: string, headers: Record<string, string> = {}) => {
      await warmUp({ url, headers, connections });
      const one = await askForPage({ url, headers, connections: 1 }, span).catch(orMissing);
      keep(name, one, await askForPage({ url, headers, connections }, spanAfter(one)).catch(orMissing));
    },
    work: async (name: string, make: () => Promise<Work> | Work, how: { alone?: Span } = {}) => {
      try {
        const work = await make();
        const one = await doOver(work, 1, how.alone ?? { ...span, warmSeconds: workWarmSeconds });
        keep(name, one, how.alone ? notDone : await doOver(work, connections, spanAfter(one)));
      } catch (error) {
        keep(name, orMissing(error), orMissing(error));
      }
    },
  };
};

/** Measures it all; answers how many pages the portal gave meanwhile, too. */
export const measureAll = async ({ portal, floors, people, requests, tell }: Bench) => {
  const { measured, page, work } = collector(tell);
  await work('floor: bare pg, nothing', () => askBare(floors.bare.origin, '/nothing'));
  await work('floor: bare pg, queue', () => askBare(floors.bare.origin, '/queue'));
  await work('floor: bare pg, insert pair', () => askBare(floors.bare.origin, '/pair'));
  await work('floor: bare pg, update', () => askBare(floors.bare.origin, '/update'));
  await page('floor: bare Next, static page', `${floors.next.origin}/still`);
  await page('floor: bare Next, dynamic page', `${floors.next.origin}/`);
  await page('floor: bare Next, queue', `${floors.next.origin}/queue`);
  await page('floor: bare Next, case', `${floors.next.origin}/case/${await fullCase()}`);
  for (const { name, path, as } of await benchPages(requests)) {
    await page(name, `${portal.origin}${path}`, as === null ? {} : people[as].headers);
  }
  await work('transition', () => transition(people, connections));
  await work('save of a section', () => save(portal.origin, people, connections));
  await work('sign-in to dashboard', () => signInToDashboard(portal.origin), {
    alone: { warmSeconds: 0.5, seconds: 3 },
  });
  await work('export of up to 100,000 rows', () => exportFile(people.intake), {
    alone: once,
  });
  const own = measured.filter(({ name }) => !name.startsWith('floor'));
  const counted = own.flatMap(({ one, many }) => [one, many]);
  const answers = counted.reduce((sum, figures) => sum + ('missing' in figures ? 0 : figures.answers), 0);
  return { measured, answers };
};
