import { exampleRequest } from '@/lib/domain/finder/api-document';
import type { Answer, Sent } from '@/tests/support/http/door-client';

// What answers for programs are made of, key by key: nothing is added to them without somebody deciding it here.

type Machine = { path: string; sent?: Sent; keysOf: (answer: Answer) => string[]; keys: readonly string[] };

const entry = [
  ...['number', 'title', 'agency', 'agency_type', 'state', 'counties', 'program', 'program_name', 'ice_office'],
  ...['status', 'objective', 'signed', 'effective', 'ends', 'ended', 'amendments', 'last_amended', 'supersedes'],
  ...['superseded_by', 'entry', 'text', 'text_sha256', 'sealed'],
];

const objectKeys = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

/** The keys of the document, and those of all members of its list. */
const jsonKeys =
  (list: string) =>
  ({ body }: Answer): string[] => {
    const read: Record<string, unknown> = JSON.parse(body);
    const members = read[list];
    return [...Object.keys(read), ...(Array.isArray(members) ? members.flatMap(objectKeys) : [])];
  };

const elements = ({ body }: Answer): string[] => [...body.matchAll(/<([a-z][\w:]*)/gu)].map(([, name = '']) => name);

const headings = ({ body }: Answer): string[] =>
  (body.replace(/^\uFEFF/u, '').split('\r\n')[0] ?? '').split(',').map((cell) => cell.replaceAll('"', ''));

const asJson = (body: unknown): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Asks the API what a copy is, by its SHA-256. */
export const askVerdict = (sha256: string): Sent => asJson({ sha256 });

/** Each answer with the keys it may have. */
export const machineAnswers: readonly Machine[] = [
  { path: '/register/data.json', keysOf: jsonKeys('agreements'), keys: ['dictionary', 'agreements', ...entry] },
  { path: '/register/data.csv', keysOf: headings, keys: entry },
  {
    path: '/register/feed.atom',
    keysOf: elements,
    keys: ['feed', 'title', 'id', 'updated', 'author', 'name', 'link', 'entry', 'published', 'summary'],
  },
  { path: '/api/health', keysOf: jsonKeys(''), keys: ['status'] },
  {
    path: '/api/v1/recommendations',
    sent: asJson(exampleRequest),
    keysOf: jsonKeys('programs'),
    keys: [
      ...['ruleVersion', 'programs', 'notes', 'code', 'band', 'need', 'capacity', 'gates', 'reasons', 'missing'],
      'flags',
    ],
  },
  {
    path: '/api/v1/verify',
    sent: askVerdict('0'.repeat(64)),
    keysOf: jsonKeys(''),
    keys: ['verdict', 'copy', 'sha256', 'explanation', 'agreement', 'signatures', 'seal', 'problems'],
  },
];
