import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '@/scripts/refusal';
import type { SignedIn } from '@/scripts/scan/people';

const finding = z.object({ method: z.string(), path: z.string(), info: z.string(), parameter: z.string().nullish() });
const report = z.object({
  vulnerabilities: z.record(z.string(), z.array(finding)),
  anomalies: z.record(z.string(), z.array(finding)),
  infos: z.object({ crawled_pages_nbr: z.number().optional() }).loose(),
});

/** What wapiti found: the kind, where, and its own words. */
export type Finding = { kind: string; path: string; info: string };

const signedOut: SignedIn = { role: 'nobody', cookies: [] };

// The form that wapiti reads cookies in: by host, then path, then name.
const cookieJar = ({ cookies }: SignedIn, host: string): string =>
  JSON.stringify({
    [`.${host}`]: {
      '/': Object.fromEntries(
        cookies.map(({ name, value }) => [name, { value, version: 0, expires: null, secure: false, port: null }]),
      ),
    },
  });

/** Crawls and attacks an address as one person with every module of wapiti (Debian package). Throws when it cannot run. */
export function runWapiti(
  origin: string,
  person: SignedIn = signedOut,
  seconds = 90,
): { findings: Finding[]; pages: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'wapiti-'));
  const file = path.join(folder, 'report.json');
  const jar = path.join(folder, 'cookies.json');
  writeFileSync(jar, cookieJar(person, new URL(origin).hostname));
  const bounds = [
    `--max-scan-time=${seconds}`,
    '--max-attack-time=40',
    '-d',
    '3',
    '--max-links-per-page=40',
    '-t',
    '20',
  ];
  const quiet = ['--flush-session', '--no-bugreport', `--store-session=${folder}`, `--store-config=${folder}`];
  try {
    const { error, stderr } = spawnSync(
      'wapiti',
      [
        '-u',
        `${origin}/`,
        '-c',
        jar,
        '-x',
        `${origin}/api/auth/signout`,
        '-m',
        'all',
        ...bounds,
        ...quiet,
        '-f',
        'json',
        '-o',
        file,
      ],
      { encoding: 'utf8', timeout: (seconds + 600) * 1000, maxBuffer: 64 * 1024 * 1024 },
    );
    if (error) throw new Refusal(`wapiti did not run: ${error.message}`);
    if (!existsSync(file)) throw new Refusal(`wapiti wrote no report: ${stderr.slice(-500)}`);
    const { vulnerabilities, anomalies, infos } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
    const findings = [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([kind, all]) =>
      all.map(({ path: where, info }) => ({ kind, path: where, info })),
    );
    return { findings, pages: infos.crawled_pages_nbr ?? 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
