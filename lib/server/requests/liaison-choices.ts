import 'server-only';
import { covers } from '@/lib/domain/requests/coverage';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { StepChoice } from '@/lib/domain/workflow/step-field';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';

// Who may be given a request, with what each carries now. The portal proposes an office; a person chooses.

type Area = { stateCode: string; county: string };

const areaColumns = { select: { stateCode: true, county: true } } as const;

/** Custody work belongs to the removal line, everything else to investigations. Our own rule. */
const lineOf = (row: RequestCase): 'REMOVAL' | 'INVESTIGATIONS' => {
  const worst = Math.max(0, ...row.concerns.map(({ severity }) => severity));
  const custody = row.concerns.find(({ concern }) => concern === 'CUST')?.severity ?? 0;
  return custody > 0 && custody === worst ? 'REMOVAL' : 'INVESTIGATIONS';
};

const namesCounty = (coverage: readonly Area[], row: RequestCase): boolean =>
  coverage.some(({ county }) => row.agency.counties.includes(county));

const openCounts = async (ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await db.request.groupBy({
    by: ['liaisonId'],
    where: { liaisonId: { in: [...ids] }, status: { in: [...openRequestStatuses] } },
    _count: { _all: true },
  });
  return new Map(rows.map(({ liaisonId, _count }) => [liaisonId ?? '', _count._all]));
};

export type LiaisonChoices = { proposedOffice: string | null; choices: StepChoice[] };

/**
 * The liaisons who may carry the request: of the offices that cover its agency and of the office it has now, the
 * proposed office first, the lightest load first. The present liaison is left out.
 */
export const liaisonChoices = async (row: RequestCase): Promise<LiaisonChoices> => {
  const offices = await db.office.findMany({
    select: {
      id: true,
      name: true,
      line: true,
      coverage: areaColumns,
      parent: { select: { coverage: areaColumns } },
      users: { where: { active: true, roles: { has: 'LIAISON' } }, select: { id: true, name: true } },
    },
  });
  const line = lineOf(row);
  const fitting = offices
    .map((office) => ({
      ...office,
      area: office.coverage.length > 0 ? office.coverage : (office.parent?.coverage ?? []),
    }))
    .filter(({ id, area }) => id === row.officeId || covers(area, row.agency))
    .map((office) => ({
      ...office,
      rank: (office.line === line ? 2 : 0) + (namesCounty(office.area, row) ? 1 : 0),
    }))
    .sort((a, b) => b.rank - a.rank || a.name.localeCompare(b.name));
  const counts = await openCounts(fitting.flatMap(({ users }) => users.map(({ id }) => id)));
  const choices = fitting.flatMap(({ name: office, users }) =>
    users
      .filter(({ id }) => id !== row.liaisonId)
      .map(({ id, name }) => ({ id, name, office, count: counts.get(id) ?? 0 }))
      .sort((a, b) => a.count - b.count || a.name.localeCompare(b.name))
      .map(({ id, name, office: place, count }) => ({
        value: id,
        label: name,
        hint: `${place}, ${count} open ${count === 1 ? 'request' : 'requests'}`,
      })),
  );
  const withPeople = fitting.find(({ users }) => users.length > 0);
  return { proposedOffice: withPeople?.name ?? null, choices };
};
