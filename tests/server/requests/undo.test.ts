import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { type RequestStepName, requestStepNames, requestSteps } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { requestCaseInclude } from '@/lib/server/requests/case-row';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { aRequest, completeSections, firstContact } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';
import { answerPart, aPlan } from '@/tests/support/walk-assessment';

// Whatever is taken back leaves the request as it was before: the same status and the same facts. Once the other side
// has acted, nothing is taken back any more.

const clock = fixedClock();
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const read = async (id: string) =>
  toRequestFacts(await db.request.findUniqueOrThrow({ where: { id }, include: requestCaseInclude }));

/** Everything that guards know, but for which step was the last. */
const factsOf = async (id: string) => {
  const { lastStep: _, ...facts } = await read(id);
  return facts;
};

const attempt = async (step: RequestStepName, id: string, actor: Actor, input: Record<string, unknown> = {}) => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return performRequestStep(step, id, actor, { ...input, version });
};

const reason = { reason: 'It was decided so in this test.' };
const items = { items: [{ section: 'narrative', text: 'Over which period?' }] };
const story = { ...completeSections.save_narrative, narrative: 'Shootings have doubled since spring 2026.' };
const again = { summary: 'Counted anew.', attest: 'on' };

/** Answers the return that is open, so that the request can be sent again. */
const answerItems = async (id: string) => {
  for (const { id: itemId } of await db.returnedItem.findMany({ where: { requestId: id, closedAt: null } })) {
    await take('answer_returned_item', id, cast.calder.officer, { itemId, answer: 'Since spring.' });
  }
};

type Who = (cast: Cast) => Actor;
const officer: Who = ({ calder }) => calder.officer;
const approver: Who = ({ calder }) => calder.approver;
const intake: Who = ({ intake: one }) => one;
const liaison: Who = ({ liaison: one }) => one;

type Pair = {
  step: RequestStepName;
  at: RequestStatus;
  /** What has to happen at that station first. */
  first?: (id: string) => Promise<void>;
  by: Who;
  input?: (cast: Cast) => Record<string, unknown>;
  /** What somebody else does, after which the step can no longer be taken back. */
  afterwards: (id: string) => Promise<void>;
};

const pairs: readonly Pair[] = [
  {
    step: 'submit',
    at: 'DRAFT',
    by: approver,
    input: () => ({ attest: 'on', noticeSeen: 'on' }),
    afterwards: (id) => take('claim', id, cast.intake),
  },
  {
    step: 'send_to_approver',
    at: 'DRAFT',
    by: officer,
    afterwards: (id) => take('send_back_to_officer', id, cast.calder.approver, reason),
  },
  { step: 'claim', at: 'SUBMITTED', by: intake, afterwards: (id) => take('return_to_agency', id, cast.intake, items) },
  {
    step: 'return_to_agency',
    at: 'INTAKE_REVIEW',
    by: intake,
    input: () => items,
    afterwards: (id) => take('save_narrative', id, cast.calder.officer, story),
  },
  {
    step: 'resubmit',
    at: 'RETURNED',
    first: answerItems,
    by: approver,
    input: () => again,
    afterwards: (id) => take('claim', id, cast.intake),
  },
  {
    step: 'assign',
    at: 'INTAKE_REVIEW',
    by: intake,
    input: ({ liaison: one }) => ({ liaisonId: one.id, note: '' }),
    afterwards: (id) => take('log_contact', id, cast.liaison, firstContact),
  },
  {
    step: 'ask_correction',
    at: 'ASSIGNED',
    by: approver,
    input: () => ({ sections: ['contacts'], ...reason }),
    afterwards: (id) => take('refuse_correction', id, cast.liaison, reason),
  },
  {
    step: 'return_from_contact',
    at: 'ASSIGNED',
    by: liaison,
    input: () => items,
    afterwards: (id) => take('save_narrative', id, cast.calder.officer, story),
  },
  {
    step: 'return_from_assessment',
    at: 'ASSESSING',
    by: liaison,
    input: () => items,
    afterwards: (id) => take('save_narrative', id, cast.calder.officer, story),
  },
  {
    step: 'resubmit_to_liaison',
    at: 'ASSIGNED',
    first: async (id) => {
      await take('return_from_contact', id, cast.liaison, items);
      await answerItems(id);
    },
    by: approver,
    input: () => again,
    afterwards: (id) => take('log_contact', id, cast.liaison, firstContact),
  },
  {
    step: 'resubmit_to_assessment',
    at: 'ASSESSING',
    first: async (id) => {
      await take('return_from_assessment', id, cast.liaison, items);
      await answerItems(id);
    },
    by: approver,
    input: () => again,
    afterwards: (id) =>
      take('record_visit', id, cast.liaison, {
        ...{ visitedOn: '2026-11-20', participants: 'Sheriff; liaison', findings: 'The desk is private.' },
      }),
  },
  {
    step: 'attest_assessment',
    at: 'ASSESSING',
    first: (id) => answerPart({ id, cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' }, 'SELF'),
    by: approver,
    input: () => ({ attest: 'on' }),
    afterwards: (id) => take('log_contact', id, cast.liaison, { ...firstContact, kind: 'CALL' }),
  },
  {
    step: 'submit_assessment',
    at: 'ASSESSMENT_REVIEW',
    // The walk has sent it already: begun again from where it was before.
    first: (id) => take('recall_assessment', id, cast.liaison),
    by: liaison,
    afterwards: (id) => take('return_assessment', id, cast.supervisor, reason),
  },
  {
    step: 'hand_over_plan',
    at: 'RECOMMENDED',
    first: (id) => take('save_plan', id, cast.liaison, aPlan),
    by: liaison,
    afterwards: (id) => take('save_plan', id, cast.calder.officer, aPlan),
  },
  {
    step: 'send_to_headquarters',
    at: 'HQ_REVIEW',
    first: (id) => take('recall_from_headquarters', id, cast.liaison),
    by: liaison,
    afterwards: (id) => take('declare_interest', id, cast.board, { interest: 'NONE', reason: '' }),
  },
];

test('every step that can be taken back is among these', () => {
  const declared = requestStepNames.filter((name) => requestSteps[name].undo !== undefined);
  expect(declared.sort()).toEqual(pairs.map(({ step }) => step).sort());
});

describe.each(pairs)('$step', ({ step, at, first, by, input, afterwards }) => {
  const undo = requestSteps[step].undo as RequestStepName;

  test('taken back, it leaves the request as it was, and after the other side acted it cannot be', async () => {
    const id = await aRequest(cast).in(at);
    await first?.(id);
    const before = await factsOf(id);
    clock.passMinutes(1);
    await take(step, id, by(cast), input?.(cast));
    expect(await factsOf(id)).not.toEqual(before);
    await take('comment', id, by(cast), { visibility: 'SHARED', body: 'A comment carries nothing on.' });
    await take(undo, id, by(cast));
    expect(await factsOf(id)).toEqual(before);
    clock.passMinutes(1);
    await take(step, id, by(cast), input?.(cast));
    await afterwards(id);
    const standing = await factsOf(id);
    const refused = await attempt(undo, id, by(cast));
    expect(refused).toMatchObject({ ok: false, why: expect.stringMatching(/^(blocked|wrong_state)$/u) });
    expect(await factsOf(id)).toEqual(standing);
  });
});
