import { beforeAll, expect, test, vi } from 'vitest';
import { agreementStepNames, agreementSteps } from '@/lib/domain/agreements/steps';
import { requestStepNames, requestSteps } from '@/lib/domain/requests/steps';
import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';
import { aCast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { endOfTour, tourOfAgreements } from '@/tests/support/fuzz/agreement-tour';
import { fuzzFindings, fuzzInputs, toldOf, triedActs, watchWrites } from '@/tests/support/fuzz/each-step';
import { tourOfRequests } from '@/tests/support/fuzz/request-tour';

// Thousands of inputs at every step of both tables, on the real engine and the real database, at a moment when the step
// is possible and by somebody who may: each gets an answer, nothing is thrown, and no constraint of the database breaks.
// FUZZ_INPUTS says how many (npm run fuzz: 5,000), FUZZ_SEED by which dice.

const clock = fixedClock();
vi.setConfig({ testTimeout: 24 * 3_600_000, hookTimeout: 24 * 3_600_000 });

vi.mock('@/lib/server/db/client', async (original) => {
  const real = await original<typeof import('@/lib/server/db/client')>();
  const { rolledBack } = await import('@/tests/support/fuzz/rolled-back');
  return { ...real, db: rolledBack(real.db) };
});

vi.mock('@/lib/server/cases/perform', async (original) => {
  const real = await original<typeof import('@/lib/server/cases/perform')>();
  // Asked for here, because this runs before the imports above are there.
  const tables = {
    ...(await import('@/lib/domain/requests/steps')),
    ...(await import('@/lib/domain/agreements/steps')),
  };
  const { tryEachStep } = await import('@/tests/support/fuzz/each-step');
  const { asAgreementStep, asRequestStep } = await import('@/tests/support/fuzz/doors');
  return {
    performRequestStep: tryEachStep('request', tables.requestSteps, asRequestStep(real.performRequestStep)),
    performAgreementStep: tryEachStep('agreement', tables.agreementSteps, asAgreementStep(real.performAgreementStep)),
  };
});

// Taken by the portal itself, within another step and without input: no text of anybody reaches them.
const withoutInput = (steps: Readonly<Record<string, { by: readonly string[] }>>) =>
  Object.entries(steps).flatMap(([name, { by }]) => (by.every((taker) => taker === 'SYSTEM') ? [name] : []));

beforeAll(async () => {
  watchWrites();
  const cast = await aCast();
  await tourOfAgreements(cast, clock, testNow);
  await tourOfRequests(cast);
  await endOfTour(cast);
});

test('every step that a person takes was tried, and got past its schema', () => {
  const tried = triedActs();
  const wanted = [
    ...requestStepNames.filter((name) => !withoutInput(requestSteps).includes(name)).map((name) => `request.${name}`),
    ...agreementStepNames
      .filter((name) => !withoutInput(agreementSteps).includes(name))
      .map((name) => `agreement.${name}`),
  ];
  console.info([...tried].map(toldOf).join('\n'));
  expect(fuzzFindings()).toEqual([]);
  expect(wanted.filter((act) => !tried.has(act))).toEqual([]);
  for (const [act, { tries }] of tried) expect([act, tries]).toEqual([act, fuzzInputs]);
});

test('the tries left nothing behind that breaks the audit chain', async () => {
  expect(await verifyChain(db)).toMatchObject({ ok: true });
});
