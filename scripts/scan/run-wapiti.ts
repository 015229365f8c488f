import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '@/scripts/refusal';
import { runTool } from '@/scripts/scan/run-tool';

const finding = z.object({ method: z.string(), path: z.string(), info: z.string(), parameter: z.string().nullish() });
const report = z.object({
  vulnerabilities: z.record(z.string(), z.array(finding)),
  anomalies: z.record(z.string(), z.array(finding)),
});

/** What wapiti found: the kind, where, and its own words. */
export type Finding = { kind: string; path: string; info: string };

// The fields by which Next knows the action of a form. An altered one is no request of ours: Next refuses it unread.
const ofNext = Array.from({ length: 60 }, (_, at) => [
  `$ACTION_REF_${at}`,
  ...[0, 1, 2].map((n) => `$ACTION_${at}:${n}`),
]);
const skipped = [...ofNext.flat(), '$ACTION_KEY'].flatMap((name) => ['--skip', name]);

/** Where to begin, through which relay, with which modules, and for how long to look and to attack (each module). */
export type Crawl = {
  origin: string;
  relay: string;
  starts: readonly string[];
  modules: string;
  /** How many links of a page are followed. */
  links: number;
  seconds: { crawl: number; module: number };
};

/** Crawls and attacks with wapiti (Debian package). Throws when it cannot run. */
export async function runWapiti(crawl: Crawl): Promise<{ findings: Finding[]; seconds: number }> {
  const { origin, relay, starts, modules, links, seconds } = crawl;
  const folder = mkdtempSync(path.join(tmpdir(), 'wapiti-'));
  const file = path.join(folder, 'report.json');
  const bounds = [`--max-scan-time=${seconds.crawl}`, `--max-attack-time=${seconds.module}`, '-d', '4'];
  const fewer = [`--max-links-per-page=${links}`, '--max-files-per-dir=12', '-t', '20', '-p', relay];
  const quiet = ['--flush-session', '--no-bugreport', `--store-session=${folder}`, `--store-config=${folder}`];
  const where = starts.flatMap((start) => ['-s', start]);
  const secondsMax = seconds.crawl + seconds.module * 20 + 300;
  try {
    const said = await runTool(
      'wapiti',
      [
        '-u',
        `${origin}/`,
        ...where,
        '-m',
        modules,
        ...bounds,
        ...fewer,
        ...skipped,
        ...quiet,
        '-f',
        'json',
        '-o',
        file,
      ],
      secondsMax,
    );
    if (!said.isFinished || !existsSync(file)) throw new Refusal(`wapiti did not finish: ${said.text.slice(-1500)}`);
    const { vulnerabilities, anomalies } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
    const findings = [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([kind, all]) =>
      all.map(({ path: at, info }) => ({ kind, path: at, info })),
    );
    return { findings, seconds: said.seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
