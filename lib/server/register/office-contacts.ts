import 'server-only';
import { stateName } from '@/lib/domain/register/place';
import type { OfficeContact } from '@/lib/domain/register/register-view';
import { db } from '@/lib/server/db/client';

const lineOrder = { HQ: 0, INVESTIGATIONS: 1, REMOVAL: 2 } as const;

const coverText = (coverage: readonly { stateCode: string; county: string }[]): string => {
  const places = coverage.map(({ stateCode, county }) =>
    county === '' ? stateName(stateCode) : `${county} County, ${stateName(stateCode)}`,
  );
  return places.join('; ') || 'All states';
};

/** The offices an agency can call before it asks for anything, headquarters first. */
export const officeContacts = async (): Promise<OfficeContact[]> => {
  const rows = await db.office.findMany({
    select: {
      name: true,
      line: true,
      phone: true,
      coverage: { select: { stateCode: true, county: true }, orderBy: [{ stateCode: 'asc' }, { county: 'asc' }] },
    },
    orderBy: { name: 'asc' },
    take: 100,
  });
  return rows
    .map(({ coverage, ...office }) => ({ ...office, covers: coverText(coverage) }))
    .sort((a, b) => lineOrder[a.line] - lineOrder[b.line]);
};
