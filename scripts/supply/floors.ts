// The lowest versions that may be installed, direct or deep in the tree, and why. A test holds the lock file to it.

/** One floor: the package, the lowest good version of each line that has one, and what it closes. */
export type Floor = {
  package: string;
  /** Lowest good versions, one for each major or minor line that was mended; a newer line is good by itself. */
  minimum: readonly string[];
  closes: string;
  /** The day somebody last looked for news about this package. */
  reviewed: string;
  /** Why an older version stands in the lock file all the same, and what keeps its hole closed here. */
  accepted?: { version: string; because: string };
};

const reviewed = '2026-11-29';

export const floors: readonly Floor[] = [
  {
    package: 'next',
    minimum: ['16.4.6'],
    closes:
      'CVE-2026-126187 (code execution through server component payloads), GHSA-673q-mjm6-r5xr, CVE-2026-96889, CVE-2026-94482 and the sets of July, May and March 2026',
    reviewed,
  },
  {
    package: 'react',
    minimum: ['19.0.9', '19.1.10', '19.2.9', '19.3.1'],
    closes: 'CVE-2026-126187; before it CVE-2025-55182 and its follow-ups',
    reviewed,
  },
  { package: 'react-dom', minimum: ['19.0.9', '19.1.10', '19.2.9', '19.3.1'], closes: 'as react', reviewed },
  {
    package: 'next-auth',
    minimum: ['4.24.15'],
    closes: 'CVE-2026-73420 (look-alike @), GHSA-x445-f3h2-j279 (provider mix-up), GHSA-5jpx-9hw9-2fx4',
    reviewed,
  },
  {
    package: 'nodemailer',
    minimum: ['9.0.0'],
    closes: 'CVE-2026-82853, SMTP injection by envelope size, line breaks in List-* headers',
    reviewed,
  },
  {
    package: 'zod',
    minimum: ['4.6.6'],
    closes: 'CVE-2023-54404 (one issue for each bad element), for schemas that are bounded; ours all are',
    reviewed,
  },
  {
    package: 'sharp',
    minimum: ['0.35.5'],
    closes: 'CVE-2026-96889; the portal also keeps the image optimizer off and never loads it',
    reviewed,
  },
  {
    package: 'node',
    minimum: ['24.22.1', '26.12.1'],
    closes: 'CVE-2026-111497 (Brotli decoder writes out of bounds)',
    reviewed,
    accepted: {
      version: '24.21.0',
      because:
        'npm carries no newer build. Nothing in the portal decodes Brotli: packed requests are refused, and answers from outside are read without unpacking.',
    },
  },
];

/** Licenses that may come with a package. Weak copyleft is listed: it binds changes to those files, and we change none. */
export const usableLicenses = {
  everywhere: [
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'CC-BY-4.0',
    'CC0-1.0',
    'EPL-2.0',
    'ISC',
    'LGPL-3.0-or-later',
    'MIT',
    'MIT-0',
    'MPL-2.0',
    'OFL-1.1',
    'Unlicense',
    'Zlib',
  ],
  forDevelopment: ['Artistic-2.0', 'CC-BY-3.0', 'Python-2.0', 'WTFPL'],
};

/** Packages whose package.json names no license, and what their own license file says. */
export const licensesByHand: Readonly<Record<string, string>> = {
  busboy: 'MIT',
  dicer: 'MIT',
  'humanize-number': 'MIT',
  only: 'MIT',
  'png-js': 'MIT',
  'seq-queue': 'MIT',
  streamsearch: 'MIT',
};
