import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, test } from 'vitest';
import { hashPassword, passwordMatches } from '@/lib/server/auth/password';
import { newPasswordField, passwordProblem } from '@/lib/server/auth/password-rule';
import { db } from '@/lib/server/db/client';
import { createUser } from '@/lib/server/people/create-user';
import { makeAgency } from '@/tests/support/actors';

const maria = {
  name: 'Maria Delgado',
  workEmail: 'm.delgado@calder.example',
  title: 'Sheriff',
  place: 'Calder County Sheriff’s Office',
};

describe('the length of a new password', () => {
  test.each<[string, string, boolean]>([
    ['14 characters', 'x'.repeat(14), false],
    ['15 characters', 'x'.repeat(15), true],
    ['128 characters', 'x'.repeat(128), true],
    ['129 characters', 'x'.repeat(129), false],
    ['14 faces, which are 28 units of text', '😀'.repeat(14), false],
    ['15 faces', '😀'.repeat(15), true],
    ['128 faces, which are 512 bytes', '😀'.repeat(128), true],
    ['128 letters, each written as two characters', 'a\u0308'.repeat(128), true],
    ['spaces at both ends, which count', `${' '.repeat(7)}x${' '.repeat(7)}`, true],
  ])('%s', (_what, password, isTaken) => {
    expect(newPasswordField.safeParse(password).success).toBe(isTaken);
  });
});

describe('what a new password may not be', () => {
  test.each([
    'password1234567',
    'passwordpassword',
    'P@ssw0rdP@ssw0rd',
    'Password2026!Password',
    'qwertyuiopasdfgh',
    '1q2w3e4r5t6y7u8i',
    '123456789012345',
    'iloveyouiloveyou',
    'monkeydragonmaster',
    'abcdefghijklmnopqrstuvwxyz',
    'ä'.repeat(15),
    'winter2026winter2026',
  ])('one that is guessed first: %s', (password) => {
    expect(passwordProblem(password, maria)).toMatch(/guessed first/u);
  });

  test.each([
    'Maria Delgado 1978',
    'm.delgado@calder.example',
    'DELGADO-maria-2026!!',
    'Calder County Sheriff 1',
    'access partnership portal',
    'ICE 287(g) task force model',
    'Partnership2026!!!!',
    'ｄｅｌｇａｄｏ ｍａｒｉａ 1978',
  ])('one made of the person’s name, agency or the program: %s', (password) => {
    expect(passwordProblem(password, maria)).toMatch(/your name, your agency or words of the program/u);
  });

  test('any of the 10,000 most common ones, with what people add to make it long enough', () => {
    const common = dictionary['passwords-common'].slice(0, 10_000);
    expect(common).toHaveLength(10_000);
    // Every 25th, so that the test takes a second: the rule is the same for all.
    const lengthened = common
      .filter((_word, n) => n % 25 === 0)
      .map((word) => `${word}${word}`.padEnd(15, '1234567890'));
    const taken = lengthened.filter((password) => passwordProblem(password, maria) === null);
    expect(taken).toEqual([]);
  });
});

test.each([
  'harbor-meadow-winter-10',
  'correct horse battery staple',
  'Sommerregen am Fluss',
  'Maria keeps nine blue kettles',
  'зимний вечер у реки',
  '川のほとりの静かな冬の夕暮れと雪',
  'kX4!vTq9&mZr2#Lp',
])('a long one of one’s own is taken, in any letters: %s', (password) => {
  expect(newPasswordField.safeParse(password).success).toBe(true);
  expect(passwordProblem(password, maria)).toBeNull();
});

test('the longest password takes no longer than a blink to judge, whatever it is made of', () => {
  passwordProblem('a first one, to load the list', maria);
  for (const password of ['a1!'.repeat(42), '@$1!0'.repeat(25), 'E$4@1!'.repeat(21), '😀'.repeat(128)]) {
    const start = performance.now();
    passwordProblem(password, maria);
    expect(performance.now() - start, password).toBeLessThan(1000);
  }
});

test('nothing is cut off: 72, 73 and 128 characters differ in the last one alone', async () => {
  for (const length of [72, 73, 128]) {
    const kept = await hashPassword('q'.repeat(length));
    expect(await passwordMatches('q'.repeat(length), kept)).toBe(true);
    expect(await passwordMatches('q'.repeat(length - 1), kept)).toBe(false);
    expect(await passwordMatches(`${'q'.repeat(length - 1)}w`, kept)).toBe(false);
  }
});

test('nobody gets an account with such a password', async () => {
  const answer = await createUser(db, {
    ...{ name: maria.name, title: maria.title, workEmail: maria.workEmail, roles: ['AGENCY_OFFICER'] },
    agencyId: await makeAgency(),
    password: 'Maria Delgado 1978',
  });
  expect(answer).toMatchObject({ ok: false, fields: { password: [expect.stringContaining('your name')] } });
});
