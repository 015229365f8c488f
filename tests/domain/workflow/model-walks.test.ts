import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { roles, type StepTaker } from '@/lib/domain/access/role';
import { agreementStatuses } from '@/lib/domain/agreements/status';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { requestStatuses } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import type { Step } from '@/lib/domain/workflow/step';
import { agreementModel, requestModel } from '@/tests/support/workflow-model';

// 10,000 walks of 30 steps, by anybody, in any order, on the engine and on a model of it that was written by hand from
// the domain. After each step both must stand in the same state; every move and every refusal is met on the way.
// Conditions are left out here: which of them hold is a matter of each case, and other tests walk with them.

const WALKS = 10_000;
const STEPS = 30;

const takers: readonly StepTaker[] = [...roles, 'SYSTEM'];
const names: Readonly<Record<string, StepTaker>> = {
  officer: 'AGENCY_OFFICER',
  approver: 'AGENCY_APPROVER',
  intake: 'OSLC_INTAKE',
  liaison: 'LIAISON',
  supervisor: 'FIELD_SUPERVISOR',
  manager: 'PROGRAM_MANAGER',
  legal: 'LEGAL',
  signer: 'ICE_SIGNER',
  oversight: 'OVERSIGHT',
  portal: 'SYSTEM',
};

type Status = string | null;
type Bare = Step<string, { status: Status }, string, string, string>;
type Move = { step: string; to: string; by: ReadonlySet<StepTaker> };

const readMove = (line: string): Move => {
  const [, step = '', to = '', by = ''] = /^(\w+) > (\w+) : ([\w ]+)$/u.exec(line) ?? [];
  return { step, to, by: new Set(by.split(' ').flatMap((name) => names[name] ?? [])) };
};

const actorWith = (taker: StepTaker): Actor => ({ ...systemActor, id: 'walker', roles: [taker] });
const actors = new Map(takers.map((taker) => [taker, actorWith(taker)]));

const nouns = [
  { noun: 'request', steps: requestSteps, statuses: requestStatuses, model: requestModel },
  { noun: 'agreement', steps: agreementSteps, statuses: agreementStatuses, model: agreementModel },
] as const;

describe.each(nouns)('a walk of a $noun', ({ steps, statuses, model }) => {
  const moves = new Map(Object.entries(model).map(([from, lines]) => [from, lines.map(readMove)]));
  const table = new Map(
    Object.entries(steps)
      .filter(([, { kind }]) => kind === 'move')
      .map(([name, step]): [string, Bare] => [name, { ...step, guards: [], checks: [] }]),
  );
  const moveNames = [...table.keys()];

  /** Where the model says a step by somebody leads; null where it is refused. */
  const modelled = (from: Status, step: string, taker: StepTaker): string | null =>
    moves.get(from ?? 'NONE')?.find((move) => move.step === step && move.by.has(taker))?.to ?? null;

  test('the model names the moves, states and people there are', () => {
    const all = [...moves.values()].flat();
    expect(new Set(all.map(({ step }) => step))).toEqual(new Set(moveNames));
    expect(all.filter(({ by }) => by.size === 0)).toEqual([]);
    expect([...moves.keys()].filter((from) => from !== 'NONE' && !statuses.some((one) => one === from))).toEqual([]);
  });

  test('stays where the model stays, and meets every move and every refusal', () => {
    const met = new Set<string>();
    const stride = fc.record({ step: fc.constantFrom(...moveNames), taker: fc.constantFrom(...takers) });
    // A walk begins anywhere: from the first state alone, the last ones would hardly be seen.
    const start = fc.constantFrom<Status>(null, ...statuses);
    fc.assert(
      fc.property(start, fc.array(stride, { minLength: STEPS, maxLength: STEPS }), (from, strides) => {
        let status = from;
        for (const { step, taker } of strides) {
          const row = table.get(step);
          const actor = actors.get(taker);
          if (!row || !actor) throw new Error('The walk left the table.');
          const decision = decide(row, { status }, actor);
          const to = modelled(status, step, taker);
          if ((decision.ok ? decision.to : null) !== to) {
            throw new Error(`${step} by ${taker} from ${status}: ${JSON.stringify(decision)}, the model says ${to}`);
          }
          met.add(`${status} ${step} ${taker}`);
          status = to ?? status;
        }
      }),
      { numRuns: WALKS },
    );
    const cells = [null, ...statuses].flatMap((from) => moveNames.map((step) => `${from} ${step} `));
    const seen = new Set([...met].map((cell) => cell.slice(0, cell.lastIndexOf(' ') + 1)));
    expect(cells.filter((cell) => !seen.has(cell))).toEqual([]);
    const legal = [...moves].flatMap(([from, list]) =>
      list.flatMap(({ step, by }) => [...by].map((taker) => `${from === 'NONE' ? null : from} ${step} ${taker}`)),
    );
    expect(legal.filter((cell) => !met.has(cell))).toEqual([]);
  });
});
