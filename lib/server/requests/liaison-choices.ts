import 'server-only';
import { dateIn } from '@/lib/domain/dates';
import { awayText, nextAway } from '@/lib/domain/requests/absence';
import { covers } from '@/lib/domain/requests/coverage';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { StepChoice } from '@/lib/domain/workflow/step-field';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { daysAwayOf } from '@/lib/server/requests/absences';
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
 * proposed office first, then who is not away, then the lightest load. The present liaison is left out.
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
  const ids = fitting.flatMap(({ users }) => users.map(({ id }) => id));
  const today = dateIn(now(), row.agency.timeZone);
  const [counts, away] = await Promise.all([openCounts(ids), daysAwayOf(ids, today)]);
  const awayOf = (id: string): string | null => {
    const next = nextAway(away.get(id) ?? [], today);
    return next && awayText(next, today);
  };
  const choices = fitting.flatMap(({ name: office, users }) =>
    users
      .filter(({ id }) => id !== row.liaisonId)
      .map(({ id, name }) => ({ id, name, office, count: counts.get(id) ?? 0, away: awayOf(id) }))
      // Whoever is away, or soon will be, stands below those who are there.
      .sort(
        (a, b) =>
          Number(a.away !== null) - Number(b.away !== null) || a.count - b.count || a.name.localeCompare(b.name),
      )
      .map(({ id, name, office: place, count, away: days }) => ({
        value: id,
        label: name,
        hint: `${place}, ${count} open ${count === 1 ? 'request' : 'requests'}${days ? `, ${days}` : ''}`,
      })),
  );
  const withPeople = fitting.find(({ users }) => users.length > 0);
  return { proposedOffice: withPeople?.name ?? null, choices };
};
