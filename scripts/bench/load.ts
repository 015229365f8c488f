import autocannon from 'autocannon';

// Puts load on something for a while and says how it went.

/** Milliseconds at the median and at the 95th of a hundred, and how many a second; or why there is no figure. */
export type Figures = { p50: number; p95: number; perSecond: number; answers: number } | { missing: string };

/** How long is measured, in seconds, after a shorter while that is not. */
export type Span = { warmSeconds: number; seconds: number };

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const figuresOf = (times: number[], seconds: number, wrong: ReadonlyMap<string, number>): Figures => {
  const faults = [...wrong].map(([what, count]) => `${what} (${count} times)`).join(', ');
  if (faults !== '') return { missing: `answered ${faults}` };
  if (times.length === 0) return { missing: 'no answer in the time given' };
  const sorted = times.toSorted((one, other) => one - other);
  return {
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    perSecond: times.length / seconds,
    answers: times.length,
  };
};

type Asked = { url: string; headers: Record<string, string>; connections: number };

const run = ({ url, headers, connections }: Asked, seconds: number): Promise<Figures> =>
  new Promise((resolve, reject) => {
    const times: number[] = [];
    const wrong = new Map<string, number>();
    const note = (what: string) => wrong.set(what, (wrong.get(what) ?? 0) + 1);
    const begun = performance.now();
    const instance = autocannon({ url, headers, connections, duration: seconds, timeout: 30 }, (error, result) => {
      if (error) reject(error);
      else if (result.errors > 0) resolve({ missing: `${result.errors} connections failed` });
      else resolve(figuresOf(times, (performance.now() - begun) / 1000, wrong));
    });
    instance.on('response', (_client: unknown, status: number, _bytes: number, ms: number) => {
      if (status === 200) times.push(ms);
      else note(`with ${status}`);
    });
  });

const settleMsMax = 60_000;

/** Asks once and waits: what was under way before is over then. Says what came instead of the page, or null. */
const firstAnswer = async ({ url, headers }: Asked): Promise<string | null> => {
  const signal = AbortSignal.timeout(settleMsMax);
  const answer = await fetch(url, { headers, redirect: 'manual', signal });
  await answer.arrayBuffer();
  if (answer.status === 200) return null;
  return `answered with ${answer.status} ${answer.headers.get('location') ?? ''}`.trim();
};

const warmAnswers = 100;
const warmSecondsMax = 10;

/**
 * Asks for a page a hundred times, on many connections, and tells nothing: a portal at work has its pages loaded, and each
 * connection to its database knows the plans of their statements (docs/decisions/0062).
 */
export const warmUp = ({ url, headers, connections }: Asked): Promise<void> =>
  new Promise((resolve) => {
    const instance = autocannon({ url, headers, connections, amount: warmAnswers, timeout: 30 }, () => {
      clearTimeout(clock);
      resolve();
    });
    const clock = setTimeout(() => instance.stop(), warmSecondsMax * 1000);
  });

/** Asks for a page over and over, on so many connections at once. */
export const askForPage = async (asked: Asked, { warmSeconds, seconds }: Span): Promise<Figures> => {
  const instead = await firstAnswer(asked);
  if (instead !== null) return { missing: instead };
  await run(asked, warmSeconds);
  return run(asked, seconds);
};

const loop = async (work: (worker: number) => Promise<string | null>, workers: number, seconds: number) => {
  const times: number[] = [];
  const wrong = new Map<string, number>();
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < until && wrong.size === 0) {
        const before = performance.now();
        const fault = await work(worker).catch((error: unknown) => String(error).slice(0, 120));
        if (fault === null) times.push(performance.now() - before);
        else wrong.set(fault, (wrong.get(fault) ?? 0) + 1);
      }
    }),
  );
  return figuresOf(times, (performance.now() - begun) / 1000, wrong);
};

/**
 * Does something over and over, by so many workers at once. The work says what went wrong, or null; after a fault nothing
 * more is tried.
 */
export const doOver = async (
  work: (worker: number) => Promise<string | null>,
  workers: number,
  { warmSeconds, seconds }: Span,
): Promise<Figures> => {
  const warm = await loop(work, workers, warmSeconds);
  return 'missing' in warm && !warm.missing.startsWith('no answer') ? warm : loop(work, workers, seconds);
};
