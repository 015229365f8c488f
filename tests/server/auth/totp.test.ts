import { expect, test } from 'vitest';
import { openSecret, sealSecret } from '@/lib/server/auth/sealed-secret';
import { codeOf, demonstrationCode, stepOfCode, takeTotpCode } from '@/lib/server/auth/totp';
import { db } from '@/lib/server/db/client';
import { makeUser, testSecret } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

const clock = fixedClock();
const step = testNow.getTime() / 30_000;
const afresh = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

test('the codes are those of RFC 6238 (appendix B, SHA-1, last six digits)', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(codeOf(secret, Math.floor(59 / 30))).toBe('287082');
  expect(codeOf(secret, Math.floor(1_111_111_109 / 30))).toBe('081804');
  expect(codeOf(secret, Math.floor(20_000_000_000 / 30))).toBe('353130');
});

test('one step to either side counts, two do not, and other text never does', () => {
  const codes = [-2, -1, 0, 1, 2].map((distance) => stepOfCode(testSecret, codeOf(testSecret, step + distance)));
  expect(codes).toEqual([null, step - 1, step, step + 1, null]);
  const present = codeOf(testSecret, step);
  expect(stepOfCode(testSecret, `${present.slice(0, 3)} ${present.slice(3)}`)).toBe(step);
  for (const text of ['', '12345', `${present}0`, present.slice(1), '١٢٣٤٥٦', '-12345', '1e5']) {
    expect(stepOfCode(testSecret, text), text).toBeNull();
  }
});

test('a code is good once, and none before it is good after it', async () => {
  const user = await makeUser();
  expect(await takeTotpCode(db, user, codeOf(testSecret, step))).toBe(true);
  expect(await takeTotpCode(db, await afresh(user.id), codeOf(testSecret, step))).toBe(false);
  expect(await takeTotpCode(db, user, codeOf(testSecret, step - 1))).toBe(false);
  clock.moveTo(new Date(testNow.getTime() + 30_000));
  expect(await takeTotpCode(db, await afresh(user.id), codeOf(testSecret, step))).toBe(false);
  expect(await takeTotpCode(db, await afresh(user.id), codeOf(testSecret, step + 1))).toBe(true);
  clock.moveTo(testNow);
});

test('of eight that bring one code at the same time, one gets in, twenty times over', async () => {
  for (let round = 0; round < 20; round += 1) {
    const user = await makeUser();
    const code = codeOf(testSecret, step);
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeTotpCode(db, user, code)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  }
});

test('a secret is not kept as it is, and opens for its owner alone', async () => {
  const user = await makeUser();
  const other = await makeUser();
  expect(user.totpSecret).not.toContain(testSecret);
  expect(openSecret(user.totpSecret ?? '', user.id)).toBe(testSecret);
  expect(() => openSecret(user.totpSecret ?? '', other.id)).toThrow();
  expect(sealSecret(testSecret, user.id)).not.toBe(user.totpSecret);
  await db.user.update({ where: { id: other.id }, data: { totpSecret: user.totpSecret } });
  await expect(takeTotpCode(db, await afresh(other.id), codeOf(testSecret, step))).rejects.toThrow();
});

test('the code a demonstration shows is one that is still good', async () => {
  const real = await makeUser();
  expect(await demonstrationCode(real.id)).toBeNull();
  const user = await makeUser({ demonstration: true });
  for (const _time of [1, 2]) {
    expect(await takeTotpCode(db, await afresh(user.id), (await demonstrationCode(user.id)) ?? '')).toBe(true);
  }
});
