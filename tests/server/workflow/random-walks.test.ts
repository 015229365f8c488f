import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { systemActor } from '@/lib/domain/access/actor';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { requestStatuses } from '@/lib/domain/requests/status';
import { type RequestStepName, requestStepNames, requestSteps } from '@/lib/domain/requests/steps';
import { verifyChain } from '@/lib/server/audit/verify';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { insiders, outsiders } from '@/tests/support/scopes';
import { plausibleInputs } from '@/tests/support/step-inputs';

// Any people, any steps, any order, on the real engine and the real database: the case ends in a status its history
// explains, each step that was taken has exactly one event and one audit event, and a refusal leaves no trace.

fixedClock();

// `npm run walks` takes 10,000 walks in all, which is hours on a small machine.
const WALKS_EACH = Number(process.env.WALKS_EACH ?? 2);
const STEPS = 30;
const MS_MAX = 120_000 + WALKS_EACH * 20_000;

let cast: Cast;
let people: Actor[];
let inputs: ReturnType<typeof plausibleInputs>;

beforeAll(async () => {
  cast = await aCast();
  people = [...Object.values(insiders(cast)), ...Object.values(await outsiders(cast)), systemActor];
  inputs = plausibleInputs(cast);
});

const walkable = requestStepNames.filter((name) => name !== 'create');

type Stride = { step: RequestStepName; who: number; stale: boolean };

const stride = fc.record<Stride>({
  step: fc.constantFrom(...walkable),
  who: fc.nat(1000),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

const trace = async (id: string) => {
  const [row, events, audit, outbox] = await Promise.all([
    db.request.findUniqueOrThrow({ where: { id } }),
    db.statusEvent.count({ where: { requestId: id } }),
    db.auditEvent.count({ where: { targetType: 'request', targetId: id } }),
    db.outboxMessage.count(),
  ]);
  const { updatedAt: _, ...columns } = row;
  return { columns, events, audit, outbox };
};

/** Prefers somebody who could take the step, so that walks get somewhere. */
const walker = (step: RequestStepName, who: number): Actor => {
  const able = people.filter(({ roles }) => requestSteps[step].by.some((role) => roles.includes(role)));
  const pool = who % 4 === 0 || able.length === 0 ? people : able;
  return pool[who % pool.length] ?? systemActor;
};

const take = async (id: string, { step, who, stale }: Stride): Promise<void> => {
  const before = await trace(id);
  const version = before.columns.version - (stale ? 1 : 0);
  const answer = await performRequestStep(step, id, walker(step, who), { ...inputs[step], version });
  const after = await trace(id);
  if (!answer.ok) {
    expect(after).toEqual(before);
    return;
  }
  // The automatic steps that follow are events of their own.
  expect(after.events).toBeGreaterThan(before.events);
  expect(after.audit - before.audit).toBe(after.events - before.events);
  expect(requestStatuses).toContain(after.columns.status);
};

const explained = async (id: string): Promise<void> => {
  const events = await db.statusEvent.findMany({ where: { requestId: id }, orderBy: [{ auditSeq: 'asc' }] });
  let status: string | null = null;
  for (const event of events) {
    const step = requestSteps[event.step as RequestStepName];
    expect(event.fromStatus).toBe(status);
    expect(step.from.length === 0 ? status === null : step.from.includes(status as RequestStatus)).toBe(true);
    expect(event.toStatus).toBe(step.to === 'same' ? status : step.to);
    status = event.toStatus;
  }
  expect((await db.request.findUniqueOrThrow({ where: { id } })).status).toBe(status);
};

const starts = ['DRAFT', 'INTAKE_REVIEW', 'ASSIGNED', 'ASSESSMENT_REVIEW', 'RECOMMENDED', 'HQ_REVIEW'] as const;

describe('a random walk', () => {
  test.each(starts)(
    'from %s',
    async (start) => {
      await fc.assert(
        fc.asyncProperty(fc.array(stride, { minLength: STEPS, maxLength: STEPS }), async (strides) => {
          const id = await aRequest(cast).of(cast.calder).in(start);
          for (const one of strides) await take(id, one);
          await explained(id);
        }),
        { numRuns: WALKS_EACH, endOnFailure: true },
      );
    },
    MS_MAX,
  );

  test('leaves an audit chain that holds', async () => {
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });
});
