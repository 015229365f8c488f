import { now } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import type { Ids } from '@/prisma/seed/ids';
import { agencies, offices } from '@/prisma/seed/places';

/** Writes the offices with their coverage and returns their ids by name. */
export const writeOffices = async (db: Database): Promise<Ids> => {
  const ids = new Map<string, string>();
  for (const { coverage, ...office } of offices) {
    const { id } = await db.office.create({ data: { ...office, coverage: { create: [...coverage] } } });
    ids.set(office.name, id);
  }
  return ids;
};

/** Writes the agencies and returns their ids by name. */
export const writeAgencies = async (db: Database): Promise<Ids> => {
  const ids = new Map<string, string>();
  for (const { verified, counties, borderFeatures, ...agency } of agencies) {
    const { id } = await db.agency.create({
      data: {
        ...agency,
        stateCode: 'ZZ',
        counties: [...counties],
        borderFeatures: [...borderFeatures],
        ...(verified ? { status: 'VERIFIED', verifiedAt: now(), verifiedDomains: [agency.emailDomain] } : {}),
        createdAt: now(),
      },
    });
    ids.set(agency.legalName, id);
  }
  return ids;
};
