import { expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import { createUser, type NewUser } from '@/lib/server/people/create-user';
import { makeAgency, makeOffice, makeUser, testPassword, testSecret } from '@/tests/support/actors';

const person = async (changes: Partial<NewUser> = {}): Promise<NewUser> => ({
  name: 'New Person',
  title: 'Officer',
  workEmail: `new-${Math.random()}@winter.example`,
  roles: ['AGENCY_OFFICER'],
  agencyId: await makeAgency(),
  password: testPassword,
  totpSecret: testSecret,
  ...changes,
});

test.each<[string, () => Promise<Partial<NewUser>>, string]>([
  ['with a role of the other side', async () => ({ roles: ['AGENCY_OFFICER', 'ADMIN'] }), 'roles'],
  ['without a role', async () => ({ roles: [] }), 'roles'],
  ['of an agency and an office at once', async () => ({ officeId: await makeOffice() }), 'agencyId'],
  ['of nowhere', async () => ({ agencyId: null }), 'agencyId'],
  ['of an agency that does not exist', async () => ({ agencyId: crypto.randomUUID() }), 'agencyId'],
  ['with a short password', async () => ({ password: 'fourteen-chars' }), 'password'],
  [
    'with an address that is taken',
    async () => ({ workEmail: (await makeUser()).workEmail.toUpperCase() }),
    'workEmail',
  ],
])('nobody is created %s', async (_what, changes, field) => {
  const given = await person(await changes());
  const before = await db.user.count();
  const answer = await createUser(db, given);
  expect(!answer.ok && Object.keys(answer.fields ?? {})).toEqual([field]);
  expect(await db.user.count()).toBe(before);
});

test('a person is created with a hash and a sealed secret, and with the address in small letters', async () => {
  const answer = await createUser(db, await person({ workEmail: ' New.Person@Winter.Example ' }));
  const row = await db.user.findUniqueOrThrow({ where: { id: answer.ok ? answer.value.id : '' } });
  expect(row.workEmail).toBe('new.person@winter.example');
  expect(row.passwordHash).toMatch(/^\$argon2id\$/u);
  expect(JSON.stringify(row)).not.toContain(testPassword);
  expect(JSON.stringify(row)).not.toContain(testSecret);
});
