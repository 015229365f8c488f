import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { sightOf } from '@/lib/domain/access/reach';
import { stateName } from '@/lib/domain/register/place';
import type { ReportChoices } from '@/lib/domain/reports/report-view';
import { db } from '@/lib/server/db/client';

const shownMax = 500;

/** The offices that the reader reaches, and the states of agencies. */
export const reportChoices = async (actor: Actor): Promise<ReportChoices> => {
  if (actor.side === 'AGENCY') return { offices: [], states: [] };
  const { all, officeIds } = sightOf(actor);
  const [offices, states] = await Promise.all([
    db.office.findMany({
      where: { AND: [{ kind: { not: 'HQ_OSLC' } }, all ? {} : { id: { in: [...officeIds] } }] },
      orderBy: { name: 'asc' },
      take: shownMax,
      select: { id: true, name: true },
    }),
    db.agency.groupBy({ by: ['stateCode'] }),
  ]);
  return {
    offices: offices.map(({ id, name }) => ({ value: id, label: name })),
    states: states
      .map(({ stateCode }) => ({ value: stateCode, label: stateName(stateCode) }))
      .sort((one, other) => one.label.localeCompare(other.label, 'en')),
  };
};
