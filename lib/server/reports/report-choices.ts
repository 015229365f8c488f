import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { sightOf } from '@/lib/domain/access/reach';
import type { ReportChoices } from '@/lib/domain/reports/report-view';
import { agencyStates } from '@/lib/server/agencies/agency-places';
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
    agencyStates(),
  ]);
  return {
    offices: offices.map(({ id, name }) => ({ value: id, label: name })),
    states,
  };
};
