import { expect, test } from 'vitest';
import { sessionOfTicket } from '@/lib/server/auth/auth-options';
import { demonstrationGroups, demonstrationTicket } from '@/lib/server/auth/demonstration-sign-in';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import accounts from '@/prisma/seed/accounts.json';
import { makeUser } from '@/tests/support/actors';

const origin = { ip: null, userAgent: null };

test('an account that is not marked as a demonstration account, or is closed, has no one-click sign-in', async () => {
  const real = await makeUser();
  expect(await demonstrationTicket(real.workEmail, origin)).toBeNull();
  const closed = await makeUser({ demonstration: true });
  await db.user.update({ where: { id: closed.id }, data: { active: false } });
  expect(await demonstrationTicket(closed.workEmail, origin)).toBeNull();
  expect(await demonstrationTicket('nobody@winter.example', origin)).toBeNull();
});

test('one click signs a demonstration account in, without a second factor', async () => {
  const user = await makeUser({ demonstration: true });
  const session = await sessionOfTicket((await demonstrationTicket(user.workEmail, origin)) ?? '');
  expect(await actorOfToken(session?.token ?? '', origin)).toMatchObject({ id: user.id, secondFactorAt: null });
});

test('every account of the file is offered once, and none of its secrets with it', () => {
  const groups = demonstrationGroups() ?? [];
  expect(groups.flatMap((group) => group.people.map((person) => person.email)).sort()).toEqual(
    accounts.map((account) => account.email).sort(),
  );
  const text = JSON.stringify(groups);
  for (const { password, totpSecret } of accounts) {
    expect(text).not.toContain(password);
    expect(text).not.toContain(totpSecret);
  }
});
