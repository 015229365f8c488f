import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { mayOpen } from '@/lib/domain/requests/may-open';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import { isScanning } from '@/lib/server/documents/scanner';
import { visibleRequests } from '@/lib/server/requests/visible';
import type { FoundEntry } from '@/lib/server/search/find-entries';

// What was found is asked for once more with the questions of the pages. The keys of the index have decided already;
// this holds where a case changes hands between the two.

const caseIds = (found: readonly FoundEntry[], column: 'request_id' | 'agreement_id'): string[] => [
  ...new Set(found.flatMap((entry) => entry[column] ?? [])),
];

const readableFiles = async (actor: Actor, found: readonly FoundEntry[]): Promise<Set<string>> => {
  const ids = found.filter(({ kind }) => kind === 'DOCUMENT').map(({ subject_id }) => subject_id);
  if (ids.length === 0) return new Set();
  const rows = await db.document.findMany({
    where: { id: { in: ids }, removedAt: null, visibility: { in: readableVisibilities(actor) } },
    select: { id: true, kind: true, scanStatus: true, textSearch: true, uploadedById: true },
  });
  return new Set(rows.filter((row) => mayOpen(row, actor, isScanning())).map(({ id }) => id));
};

/** The entries whose case the actor sees, and whose file they may open, at this moment. */
export const stillReadable = async (actor: Actor, found: readonly FoundEntry[]): Promise<FoundEntry[]> => {
  const [requestIds, agreementIds] = [caseIds(found, 'request_id'), caseIds(found, 'agreement_id')];
  const [requests, agreements, files] = await Promise.all([
    db.request.findMany({ where: { AND: [visibleRequests(actor), { id: { in: requestIds } }] }, select: { id: true } }),
    db.agreement.findMany({
      where: { AND: [visibleAgreements(actor), { id: { in: agreementIds } }] },
      select: { id: true },
    }),
    readableFiles(actor, found),
  ]);
  const cases = new Set([...requests, ...agreements].map(({ id }) => id));
  return found.filter(({ kind, subject_id, request_id, agreement_id }) => {
    const ofCase = request_id ?? agreement_id;
    return (ofCase === null || cases.has(ofCase)) && (kind !== 'DOCUMENT' || files.has(subject_id));
  });
};
