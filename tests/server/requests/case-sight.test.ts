import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { requestStepForms } from '@/lib/domain/requests/step-forms';
import { requestStepNames } from '@/lib/domain/requests/steps';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { listRequests } from '@/lib/server/requests/list-queries';
import { getStepPage } from '@/lib/server/requests/step-page-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';
import { declareNone } from '@/tests/support/walk-assessment';

// What is meant for one side never reaches the other, by whatever page it is read.

fixedClock();

const canary = {
  iceComment: 'CANARY-ICE-COMMENT',
  assignNote: 'CANARY-ASSIGN-NOTE',
  returnNote: 'CANARY-RETURN-NOTE',
  override: 'CANARY-OVERRIDE',
  board: 'CANARY-BOARD-OPINION',
  legal: 'CANARY-LEGAL-NOTE',
  agencyComment: 'CANARY-AGENCY-COMMENT',
  sentBack: 'CANARY-SENT-BACK',
} as const;

const iceOnly = [canary.iceComment, canary.assignNote, canary.returnNote, canary.board, canary.legal, canary.override];
const agencyOnly = [canary.agencyComment, canary.sentBack];

const formSteps = requestStepNames.filter((step) => requestStepForms[step] !== undefined);

/** Everything the pages of a case send to the browser about a request, as text. */
const everythingFor = async (actor: Actor, id: string): Promise<string> => {
  const views: unknown[] = [
    await getRequestCase(actor, id, 'comment'),
    await getDashboard(actor),
    await listRequests(actor, requestFilter.parse({ view: 'ALL' })),
  ];
  for (const step of formSteps) views.push(await getStepPage(actor, id, step));
  return JSON.stringify(views);
};

let cast: Cast;
let reviewed: string;
let decided: string;

beforeAll(async () => {
  cast = await aCast();
  reviewed = await aRequest(cast).in('INTAKE_REVIEW');
  await take('assign', reviewed, cast.intake, { liaisonId: cast.liaison.id, note: canary.assignNote });
  await take('comment', reviewed, cast.liaison, { visibility: 'ICE_ONLY', body: canary.iceComment });
  await take('comment', reviewed, cast.calder.officer, { visibility: 'AGENCY_ONLY', body: canary.agencyComment });
  decided = await aRequest(cast).in('HQ_REVIEW');
  await declareNone(decided, cast.board, cast.legal);
  await take('give_board_opinion', decided, cast.board, { view: 'CONCERNS', text: canary.board });
  await take('give_legal_note', decided, cast.legal, { view: 'SUPPORT', text: canary.legal });
}, 60_000);

describe('an agency', () => {
  test('never gets what ICE keeps to itself', async () => {
    for (const id of [reviewed, decided]) {
      for (const actor of [cast.calder.officer, cast.calder.approver, cast.calder.admin]) {
        const sent = await everythingFor(actor, id);
        for (const text of iceOnly) expect(sent, actor.name).not.toContain(text);
      }
    }
  });

  test('gets no page of a request of another agency', async () => {
    expect(await getRequestCase(cast.amity.approver, reviewed)).toBeNull();
    for (const step of formSteps) expect(await getStepPage(cast.amity.approver, reviewed, step)).toBeNull();
    const { rows, total } = await listRequests(cast.amity.approver, requestFilter.parse({ view: 'ALL' }));
    expect({ rows, total }).toEqual({ rows: [], total: 0 });
  });

  test('does not read why an assessment was returned, which the liaison does', async () => {
    const id = await aRequest(cast).in('ASSESSMENT_REVIEW');
    await take('return_assessment', id, cast.supervisor, { reason: canary.returnNote });
    expect(await everythingFor(cast.calder.approver, id)).not.toContain(canary.returnNote);
    expect(JSON.stringify(await getRequestCase(cast.liaison, id))).toContain(canary.returnNote);
  });
});

describe('ICE', () => {
  test('reads its own notes, so that the test above is not blind', async () => {
    const sent = JSON.stringify(await getRequestCase(cast.liaison, reviewed));
    expect(sent).toContain(canary.iceComment);
    expect(sent).toContain(canary.assignNote);
  });

  test('never gets what an agency keeps to itself', async () => {
    const id = await aRequest(cast).in('DRAFT');
    await take('send_to_approver', id, cast.calder.officer);
    await take('send_back_to_officer', id, cast.calder.approver, { reason: canary.sentBack });
    await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
    expect(JSON.stringify(await getRequestCase(cast.calder.officer, id))).toContain(canary.sentBack);
    for (const actor of [cast.intake, cast.oversight, cast.liaison]) {
      const sent = (await everythingFor(actor, id)) + (await everythingFor(actor, reviewed));
      for (const text of agencyOnly) expect(sent, actor.name).not.toContain(text);
    }
  });

  test('sees nothing of a draft, and the far office nothing at all', async () => {
    const draft = await aRequest(cast).in('DRAFT');
    for (const actor of [cast.intake, cast.liaison, cast.oversight, cast.administrator]) {
      expect(await getRequestCase(actor, draft), actor.name).toBeNull();
    }
    expect(await getRequestCase(cast.farLiaison, reviewed)).toBeNull();
    expect((await listRequests(cast.farLiaison, requestFilter.parse({ view: 'ALL' }))).total).toBe(0);
  });

  test('does not read an answer to a returned item before it is sent', async () => {
    const id = await aRequest(cast).in('RETURNED');
    const view = await getRequestCase(cast.calder.officer, id);
    const itemId = view?.content.returned[0]?.id;
    await take('answer_returned_item', id, cast.calder.officer, { itemId, answer: 'CANARY-ANSWER' });
    expect(JSON.stringify(await getRequestCase(cast.intake, id))).not.toContain('CANARY-ANSWER');
    await take('resubmit', id, cast.calder.approver, { summary: 'Counted anew.', attest: 'on' });
    expect(JSON.stringify(await getRequestCase(cast.intake, id))).toContain('CANARY-ANSWER');
  });
});

test('ids that are none, and steps that are none, find nothing', async () => {
  for (const id of ['', 'x', "' OR 1=1 --", '00000000-0000-0000-0000-000000000000']) {
    expect(await getRequestCase(cast.intake, id)).toBeNull();
    expect(await getStepPage(cast.intake, id, 'claim')).toBeNull();
  }
  expect(await getStepPage(cast.intake, reviewed, 'toString')).toBeNull();
});
