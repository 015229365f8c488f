import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { WatchedCase, WatchKind } from '@/lib/domain/notices/case-watch';
import { noticeLink } from '@/lib/domain/notices/notice-link';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { personOf } from '@/lib/server/auth/person';
import { db } from '@/lib/server/db/client';
import type { CaseRef } from '@/lib/server/outbox/enqueue';
import { visibleRequests } from '@/lib/server/requests/visible';

// Cases that a person follows or has muted: their own business, and of no weight for the case.

/** The columns that name a case. */
export const caseKey = ({ kind, id }: CaseRef) => (kind === 'request' ? { requestId: id } : { agreementId: id });

/** Whether the actor follows or has muted a case; null when neither, and for whoever looks as somebody else. */
export const caseWatch = async (actor: Actor, ref: CaseRef): Promise<WatchKind | 'NONE' | null> => {
  if (actor.viewedBy) return null;
  const row = await db.caseWatch.findFirst({
    where: { userId: personOf(actor).id, ...caseKey(ref) },
    select: { kind: true },
  });
  return row?.kind ?? 'NONE';
};

const listed = 100;
const named = { id: true, number: true, agency: { select: { legalName: true } } } as const;

/** The cases that the actor follows or has muted and still sees, the newest first. */
export const watchedCases = async (actor: Actor): Promise<WatchedCase[]> => {
  const rows = await db.caseWatch.findMany({
    where: {
      userId: personOf(actor).id,
      OR: [{ request: visibleRequests(actor) }, { agreement: visibleAgreements(actor) }],
    },
    select: { kind: true, request: { select: named }, agreement: { select: named } },
    orderBy: { id: 'desc' },
    take: listed,
  });
  return rows.flatMap(({ kind: watch, request, agreement }) => {
    const found = agreement ?? request;
    if (!found) return [];
    const ref = { kind: agreement ? 'agreement' : 'request', id: found.id } as const;
    return [{ ...ref, number: found.number, agency: found.agency.legalName, href: noticeLink('', ref), watch }];
  });
};
