import type { Actor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/role';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { syncCatalog } from '@/lib/server/catalog/sync-catalog';
import { db } from '@/lib/server/db/client';
import { agencies, calder, offices, portAmity, removalOffice, type SeedAgency } from '@/prisma/seed/places';
import { anAuthority } from './authorities';
import { testNow } from './fixed-clock';

// The people of the server tests: two agencies of the invented State of Winter, the offices that answer for it, one
// office that does not, and at least one person for each role. Every test file starts from an empty database, so each
// gathers its own cast.

type Person = { name: string; title: string; roles: readonly Role[]; agencyId?: string; officeId?: string };

/** Creates a person with an account and returns them as an actor. */
export const aPerson = async ({ name, title, roles, agencyId, officeId }: Person): Promise<Actor> => {
  const workEmail = `${name.toLowerCase().replaceAll(/[^a-z]+/gu, '.')}@winter.example`;
  const row = await db.user.create({
    data: {
      ...{ name, title, workEmail, roles: [...roles], accessReviewedAt: testNow },
      ...{ agencyId: agencyId ?? null, officeId: officeId ?? null },
    },
    select: actorColumns,
  });
  return toActor(row);
};

/** Creates an agency from the places of the demonstration, verified unless said otherwise. */
export const anAgency = async (seed: SeedAgency, changes: { verified?: boolean; stateCode?: string } = {}) => {
  const { verified, ...columns } = seed;
  const isVerified = changes.verified ?? verified;
  return db.agency.create({
    data: {
      ...columns,
      counties: [...seed.counties],
      borderFeatures: [...seed.borderFeatures],
      stateCode: changes.stateCode ?? 'ZZ',
      status: isVerified ? 'VERIFIED' : 'PENDING_VERIFICATION',
      verifiedAt: isVerified ? testNow : null,
      verifiedDomains: isVerified ? [seed.emailDomain] : [],
    },
  });
};

const placeOf = (legalName: string): SeedAgency => {
  const found = agencies.find((agency) => agency.legalName === legalName);
  if (!found) throw new Error(`There is no agency named ${legalName} in the demonstration.`);
  return found;
};

/** An agency of the cast with its people. */
export type AgencyCast = { agencyId: string; officer: Actor; approver: Actor; admin: Actor };

const agencyCast = async (legalName: string, [officer, approver, admin]: readonly [string, string, string]) => {
  const { id: agencyId } = await anAgency(placeOf(legalName));
  return {
    agencyId,
    officer: await aPerson({ name: officer, title: 'Lieutenant', roles: ['AGENCY_OFFICER'], agencyId }),
    approver: await aPerson({ name: approver, title: 'Head of agency', roles: ['AGENCY_APPROVER'], agencyId }),
    admin: await aPerson({ name: admin, title: 'Systems coordinator', roles: ['AGENCY_ADMIN'], agencyId }),
  };
};

const anOffice = async (seed: (typeof offices)[number]): Promise<string> => {
  const { coverage, ...columns } = seed;
  const { id } = await db.office.create({ data: { ...columns, coverage: { create: [...coverage] } } });
  return id;
};

const farOffice = {
  name: 'Summer Investigations Office',
  line: 'INVESTIGATIONS',
  kind: 'SAC',
  phone: '555-0190',
  coverage: [{ stateCode: 'YY', county: '' }],
} as const;

/** Fills the empty database with the cast. */
export const aCast = async () => {
  await syncCatalog(db);
  const officeIds = new Map<string, string>();
  for (const office of [...offices, farOffice]) officeIds.set(office.name, await anOffice(office));
  const at = (name: string): string => officeIds.get(name) ?? '';
  const [headquarters = '', investigations = ''] = offices.map(({ name }) => at(name));
  const ice = (name: string, role: Role, officeId: string) =>
    aPerson({ name, title: 'Staff', roles: [role], officeId });
  const people = {
    calder: await agencyCast(calder, ['Maria Delgado', 'Thomas Brandt', 'Priya Nair']),
    amity: await agencyCast(portAmity, ['Kevin Osei', 'Laura Whitfield', 'Daniel Cho']),
    offices: { headquarters, investigations, removal: at(removalOffice), far: at(farOffice.name) },
    intake: await ice('Iris Intake', 'OSLC_INTAKE', headquarters),
    otherIntake: await ice('Otto Intake', 'OSLC_INTAKE', headquarters),
    liaison: await ice('Ana Ruiz', 'LIAISON', investigations),
    otherLiaison: await ice('Lena Moss', 'LIAISON', investigations),
    removalLiaison: await ice('Omar Haddad', 'LIAISON', at(removalOffice)),
    farLiaison: await ice('Finn Far', 'LIAISON', at(farOffice.name)),
    supervisor: await ice('Ben Carver', 'FIELD_SUPERVISOR', investigations),
    signer: await ice('Helen Sato', 'ICE_SIGNER', investigations),
    programManager: await ice('Paula Manager', 'PROGRAM_MANAGER', headquarters),
    otherProgramManager: await ice('Petra Manager', 'PROGRAM_MANAGER', headquarters),
    board: await ice('Boris Board', 'REVIEW_BOARD', headquarters),
    legal: await ice('Lea Legal', 'LEGAL', headquarters),
    oversight: await ice('Olga Oversight', 'OVERSIGHT', headquarters),
    administrator: await ice('Adam Admin', 'ADMIN', headquarters),
  };
  for (const own of [people.calder, people.amity]) await anAuthority(own, people.programManager);
  return people;
};

export type Cast = Awaited<ReturnType<typeof aCast>>;
