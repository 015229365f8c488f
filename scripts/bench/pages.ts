import { db } from '@/lib/server/db/client';
import { placeBefore } from '@/scripts/bench/list-reads';
import type { SignedIn } from '@/scripts/bench/sessions';

// The pages that are measured, each for somebody whose work it is.

/** A page with its name in the tables, its address and who opens it. */
export type BenchPage = { name: string; path: string; as: keyof People | null };

export type People = { intake: SignedIn; liaison: SignedIn; administrator: SignedIn; officer: SignedIn };

/** A case with a part of each kind that a case may have, and many of them. */
export const fullCase = async (): Promise<string> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id::text FROM requests r JOIN LATERAL (
      SELECT count(*) AS parts FROM (
        SELECT 1 FROM status_events WHERE request_id = r.id UNION ALL SELECT 1 FROM comments WHERE request_id = r.id
        UNION ALL SELECT 1 FROM documents WHERE request_id = r.id) part) counted ON true
     WHERE r.id IN (SELECT id FROM requests WHERE submitted_at IS NOT NULL ORDER BY created_at DESC LIMIT 2000)
     ORDER BY (counted.parts >= 20) DESC, abs(counted.parts - 20), r.id LIMIT 1`;
  if (!rows[0]) throw new Error('There is no case to open.');
  return rows[0].id;
};

const deepRows = 25_000;

/** The pages, with the places in this database that they open. */
export const benchPages = async (requests: number): Promise<BenchPage[]> => {
  const share = Math.min(deepRows, Math.floor(requests / 2));
  const deep = await placeBefore(share, Math.min(1000, Math.floor(requests / 60)));
  const [first] = await db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT id::text, due_on AS at FROM requests WHERE closed_at IS NULL AND due_on IS NOT NULL AND submitted_at IS NOT NULL
     ORDER BY due_on, id OFFSET 200 LIMIT 1`;
  const requestId = await fullCase();
  const due = first ? `&after=${first.at.toISOString()}_${first.id}` : '';
  return [
    { name: 'dashboard of intake', path: '/dashboard', as: 'intake' },
    { name: 'dashboard of a liaison', path: '/dashboard', as: 'liaison' },
    { name: 'queue, first page', path: '/requests?view=OPEN', as: 'intake' },
    { name: 'all requests, first page', path: '/requests?view=ALL', as: 'intake' },
    { name: 'all requests, page 1,000', path: `/requests?view=ALL&after=${deep.at}_${deep.id}`, as: 'intake' },
    { name: 'queue by due date, deep', path: `/requests?sort=DUE${due}`, as: 'intake' },
    { name: 'queue, one status and state', path: '/requests?status=ASSESSING&state=TX', as: 'intake' },
    { name: 'queue, with me or my team', path: '/requests?flag=WITH_ME&sort=SINCE', as: 'intake' },
    { name: 'queue of an office', path: '/requests?view=OPEN', as: 'liaison' },
    { name: 'search, two rare words', path: '/search?q=quartzite+quarry', as: 'intake' },
    { name: 'search, two common words', path: '/search?q=county+gang', as: 'intake' },
    { name: 'search of an agency', path: '/search?q=county+gang', as: 'officer' },
    { name: 'case page', path: `/requests/${requestId}`, as: 'intake' },
    { name: 'agreements, first page', path: '/agreements?status=ACTIVE', as: 'intake' },
    { name: 'notices', path: '/notices', as: 'liaison' },
    { name: 'audit log, first page', path: '/admin/audit', as: 'administrator' },
    { name: 'register, first page', path: '/register', as: null },
    { name: 'register, deep', path: `/register?older=${deep.number}`, as: null },
    { name: 'register, map', path: '/register/map', as: null },
    { name: 'toolbox, programs', path: '/programs', as: null },
  ];
};
