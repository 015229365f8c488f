import 'server-only';
import { z } from 'zod';
import type { OfficeFound, OfficeSearch } from '@/lib/domain/agencies/office-view';
import { db } from '@/lib/server/db/client';

// Which office answers for a county. Public: names and telephone numbers of offices, and nothing about people.

const asked = z.object({
  state: z.string().max(2).catch(''),
  county: z.string().max(100).catch(''),
});

const lines = ['INVESTIGATIONS', 'REMOVAL'] as const;

/** The states and counties to choose from, and the offices of what was chosen. What cannot be read is not asked. */
export const searchOffices = async (query: Record<string, string | string[] | undefined>): Promise<OfficeSearch> => {
  const { state: code, county: name } = asked.parse({ state: query.state, county: query.county });
  const states = await db.state.findMany({ orderBy: { name: 'asc' } });
  const state = states.find((one) => one.code === code) ?? null;
  const rows = state === null ? [] : await db.county.findMany({ where: { stateCode: code }, orderBy: { name: 'asc' } });
  const county = rows.find((row) => row.name === name)?.name ?? null;
  const found = state === null ? [] : await officesOf(code, county);
  return {
    states: states.map((one) => ({ value: one.code, label: one.name })),
    state: state && { code: state.code, name: state.name },
    counties: rows.map((row) => row.name),
    county,
    needsCounty: state !== null && county === null && (await isShared(code)),
    offices: found,
  };
};

/** The offices that answer for a county, or for the whole state where no county is given. */
const officesOf = async (stateCode: string, county: string | null): Promise<OfficeFound[]> => {
  const rows = await db.office.findMany({
    where: {
      line: { in: [...lines] },
      coverage: { some: { stateCode, ...(county === null ? {} : { county: { in: ['', county] } }) } },
    },
    select: { name: true, line: true, phone: true },
    orderBy: [{ line: 'asc' }, { name: 'asc' }],
  });
  return rows.flatMap(({ line, ...office }) => (line === 'HQ' ? [] : [{ ...office, line }]));
};

const isShared = async (stateCode: string): Promise<boolean> =>
  (await db.officeCoverage.count({ where: { stateCode, county: { not: '' } } })) > 0;
