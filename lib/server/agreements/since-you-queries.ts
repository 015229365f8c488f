import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementTextPage } from '@/lib/domain/agreements/agreement-view';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { db } from '@/lib/server/db/client';

/** What others did in the text since this person last took a step on the agreement; null where they never did. */
export const sinceYou = async (row: AgreementCase, actor: Actor): Promise<AgreementTextPage['sinceYou']> => {
  const last =
    actor.id === null
      ? null
      : await db.statusEvent.findFirst({
          where: { agreementId: row.id, actorId: actor.id },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          select: { caseVersion: true, createdAt: true },
        });
  if (!last || actor.id === null) return null;
  const byOthers = { agreementId: row.id, createdAt: { gt: last.createdAt }, authorId: { not: actor.id } };
  const [changes, comments, proposals] = await Promise.all([
    db.sectionRevision.findMany({
      where: { agreementId: row.id },
      orderBy: { change: 'asc' },
      select: { change: true, sectionId: true },
    }),
    db.sectionComment.count({ where: byOthers }),
    db.sectionProposal.count({ where: byOthers }),
  ]);
  const versions = [...new Set(changes.map(({ change }) => change))];
  const seen = versions.filter((change) => change <= last.caseVersion).length;
  const changed = new Set(changes.filter(({ change }) => change > last.caseVersion).map(({ sectionId }) => sectionId));
  return {
    on: dateText(dateIn(last.createdAt, row.agency.timeZone)),
    sections: row.sections
      .filter(({ id }) => changed.has(id))
      .map(({ key, position, heading }) => ({ key, label: `${position}. ${heading}` })),
    comments,
    proposals,
    href:
      changed.size > 0 && seen > 0 ? `${paths.agreementTextChanges(row.id)}?from=${seen}&to=${versions.length}` : null,
  };
};
