import { expect, test } from 'vitest';
import { checkSealReadiness } from '@/lib/server/signing/readiness';
import { anIdentity } from './sealed-sample';

test('a good identity is ready, with its days', async () => {
  const { identity, fingerprint } = await anIdentity();
  expect(await checkSealReadiness(identity, new Date('2026-11-02T00:00:00Z'))).toMatchObject({
    ready: true,
    expiresSoon: false,
    status: { daysLeft: 3652, fingerprint, demonstration: true },
  });
  expect(await checkSealReadiness(identity, new Date('2036-10-01T00:00:00Z'))).toMatchObject({ expiresSoon: true });
});

test('an ended or future certificate is told apart', async () => {
  const { identity } = await anIdentity();
  expect(await checkSealReadiness(identity, new Date('2036-11-02T00:00:00Z'))).toEqual({
    ready: false,
    problem: 'The seal certificate has ended. Install a new one.',
  });
  expect(await checkSealReadiness(identity, new Date('2026-10-31T00:00:00Z'))).toEqual({
    ready: false,
    problem: 'The seal certificate is not valid yet. Check the clock of this server.',
  });
});

test('a key that does not fit, or cannot sign, is found by the trial', async () => {
  const now = new Date('2026-11-02T00:00:00Z');
  const [one, two] = [await anIdentity(), await anIdentity()];
  expect(await checkSealReadiness({ ...one.identity, sign: two.identity.sign }, now)).toEqual({
    ready: false,
    problem: 'A trial seal did not verify. The signature of the seal does not match its certificate.',
  });
  const sign = () => Promise.reject(new Error('The key store did not answer.'));
  expect(await checkSealReadiness({ ...one.identity, sign }, now)).toEqual({
    ready: false,
    problem: 'A trial seal could not be made. The key store did not answer.',
  });
  expect(await checkSealReadiness({ ...one.identity, certificate: new Uint8Array([1]) }, now)).toMatchObject({
    ready: false,
  });
});
