import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/access/actor';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { actorColumns, noSession, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';
import { createUser, type NewUser } from '@/lib/server/people/create-user';

// People for tests about accounts: real rows, made through the same door as the seed's and the administrators'.

export const testPassword = 'harbor-meadow-winter-10';
export const testSecret = '4ZOO7URD25PQWNXWD2CAY7EJ3WSHHHIP';

/** Creates an agency that nothing else shares. Returns its id. */
export const makeAgency = async (legalName = `Agency ${randomUUID()}`): Promise<string> => {
  const agency = await db.agency.create({
    data: {
      legalName,
      type: 'SHERIFF',
      level: 'COUNTY',
      stateCode: 'ZZ',
      headTitle: 'Sheriff',
      headName: 'A. Head',
      emailDomain: 'agency.example',
    },
  });
  return agency.id;
};

type OfficeOptions = { kind?: 'HQ_OSLC' | 'SAC' | 'FOD' | 'SUB'; parentId?: string };

/** Creates an office that nothing else shares, under another one if asked. Returns its id. */
export const makeOffice = async ({ kind = 'SAC', parentId }: OfficeOptions = {}): Promise<string> => {
  const line = kind === 'HQ_OSLC' ? 'HQ' : 'INVESTIGATIONS';
  const office = await db.office.create({
    data: { name: `Office ${randomUUID()}`, line, kind, parentId: parentId ?? null },
  });
  return office.id;
};

/** What of a person matters to a test; the rest is filled in. */
export type PersonOptions = Partial<NewUser> & { role?: Role };

/** Creates a person with an account, a password and an authenticator, at a place of their own unless one is given. */
export const makeUser = async ({ role = 'AGENCY_OFFICER', ...given }: PersonOptions = {}) => {
  const isIce = roleFacts[role].side === 'ICE';
  const agencyId = given.agencyId ?? (isIce ? null : await makeAgency());
  const officeId = given.officeId ?? (isIce ? await makeOffice() : null);
  const made = await createUser(db, {
    name: 'Test Person',
    title: 'Staff',
    workEmail: `${randomUUID()}@winter.example`,
    roles: [role],
    password: testPassword,
    totpSecret: testSecret,
    ...given,
    agencyId,
    officeId,
  });
  if (!made.ok) throw new Error(`The person could not be made: ${JSON.stringify(made.fields)}`);
  return db.user.findUniqueOrThrow({ where: { id: made.value.id } });
};

/** Creates a person and returns them as an actor, as the server would see them at a request. */
export const makeActor = async (given: PersonOptions = {}, session = noSession): Promise<Actor> => {
  const { id } = await makeUser(given);
  return toActor(await db.user.findUniqueOrThrow({ where: { id }, select: actorColumns }), session);
};
