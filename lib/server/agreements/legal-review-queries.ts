import 'server-only';
import type { LegalReviewView } from '@/lib/domain/agreements/agreement-view';
import { dateIn, dateText } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { db } from '@/lib/server/db/client';

/**
 * The last time the legal office cleared the text, and which sections say something else since; null while it was never
 * cleared. A section that was changed and changed back is cleared still.
 */
export const legalReviewOf = async (row: AgreementCase): Promise<LegalReviewView | null> => {
  const cleared = await db.statusEvent.findFirst({
    where: { agreementId: row.id, step: 'clear_text' },
    orderBy: { caseVersion: 'desc' },
    select: { caseVersion: true, actorName: true, createdAt: true },
  });
  if (!cleared) return null;
  const then = await db.sectionRevision.findMany({
    where: { agreementId: row.id, change: { lte: cleared.caseVersion } },
    orderBy: [{ change: 'desc' }, { id: 'desc' }],
    distinct: ['sectionId'],
    select: { sectionId: true, heading: true, body: true },
  });
  const before = new Map(then.map((one) => [one.sectionId, one]));
  const changed = row.sections.filter(({ id, heading, body }) => {
    const old = before.get(id);
    return old?.body !== body || old.heading !== heading;
  });
  return {
    cleared: `${cleared.actorName} on ${dateText(dateIn(cleared.createdAt, row.agency.timeZone))}`,
    reopened: changed.map(({ id }) => id),
  };
};
