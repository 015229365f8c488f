import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { receiveAnswerFiles } from '@/lib/server/questions/attach-answer-file';
import { roundsView } from '@/lib/server/questions/round-queries';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { aPdf } from '@/tests/support/sample-files';
import { take } from '@/tests/support/take-step';

// Rounds of questions: who asks, who answers, what stays within the agency until it is sent, and what blocks.

fixedClock();

let cast: Cast;
let id: string;
beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSIGNED');
});

const round = (topic: string) => ({
  topic,
  dueOn: '2026-12-18',
  questions: [
    { text: 'How many bookings a month?', ownerId: cast.calder.officer.id, dueOn: '' },
    { text: 'Who runs the night desk?', ownerId: '', dueOn: '2026-12-11' },
  ],
});

const attempt = (step: RequestStepName, actor: Actor, input: Record<string, unknown>) =>
  performRequestStep(step, id, actor, input);

const open = async (topic: string) => {
  await take('open_round', id, cast.liaison, round(topic));
  const row = await db.questionRound.findFirstOrThrow({
    where: { requestId: id, topic },
    include: { questions: { orderBy: { position: 'asc' } } },
  });
  const [first = '', second = ''] = row.questions.map((question) => question.id);
  return { roundId: row.id, n: row.n, first, second };
};

const close = (roundId: string) => take('close_round', id, cast.liaison, { roundId, note: 'A test.' });

const textFor = async (actor: Actor) => JSON.stringify(await roundsView(actor, id));

test('only whoever holds the request asks, and only people of the agency are named', async () => {
  const bad: [Actor, string][] = [
    [cast.amity.officer, 'not_found'],
    [cast.calder.officer, 'not_yours'],
    [cast.farLiaison, 'not_found'],
    [cast.otherLiaison, 'blocked'],
    [cast.intake, 'blocked'],
    [cast.programManager, 'blocked'],
  ];
  for (const [actor, why] of bad) expect(await attempt('open_round', actor, round('Custody'))).toMatchObject({ why });
  const questions = [{ text: 'Who?', ownerId: cast.amity.officer.id, dueOn: '' }];
  const stranger = await attempt('open_round', cast.liaison, { ...round('Custody'), questions });
  expect(stranger).toMatchObject({ fields: { 'questions.0.ownerId': [expect.any(String)] } });
  const past = await attempt('open_round', cast.liaison, { ...round('Custody'), dueOn: '2026-11-20' });
  expect(past).toMatchObject({ fields: { dueOn: [expect.any(String)] } });
  expect(await db.questionRound.count()).toBe(0);
});

test('of two rounds about one topic opened at once one stands, and the other is told at its field', async () => {
  const answers = await Promise.all([
    attempt('open_round', cast.liaison, round('Jail beds')),
    attempt('open_round', cast.liaison, round('JAIL BEDS')),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'invalid', fields: { topic: [expect.any(String)] } });
  const [row] = await db.questionRound.findMany({ where: { requestId: id } });
  await expect(
    db.questionRound.create({
      data: {
        ...{ requestId: id, n: 99, topic: row?.topic ?? '', dueOn: new Date() },
        ...{ openedById: cast.liaison.id ?? '', openedAt: new Date() },
      },
    }),
  ).rejects.toThrow(/one_open_round_a_topic|Unique constraint/u);
  await close(row?.id ?? '');
});

describe('answers', () => {
  test('stay within the agency as drafts, go over one by one, and the rest stays open', async () => {
    const { roundId, n, first, second } = await open('Custody');
    await take('save_round_answers', id, cast.calder.officer, {
      roundId,
      answers: { [first]: 'CANARY-DRAFT-ONE', [second]: 'CANARY-DRAFT-TWO' },
    });
    expect(await textFor(cast.calder.approver)).toContain('CANARY-DRAFT-ONE');
    for (const actor of [cast.liaison, cast.oversight]) expect(await textFor(actor)).not.toContain('CANARY-DRAFT');
    const dashboard = await getDashboard(cast.calder.officer);
    expect(dashboard.waiting.map(({ todo }) => todo)).toContain(`Answer the questions of round ${n}: Custody`);
    await take('send_round_answers', id, cast.calder.officer, {
      roundId,
      answers: { [first]: 'Four hundred.', [second]: '' },
    });
    const [sent] = (await roundsView(cast.liaison, id))?.rounds ?? [];
    expect(sent).toMatchObject({
      unanswered: 1,
      questions: [{ number: `${n}.1`, answer: { text: 'Four hundred.' } }, { answer: null }],
    });
    await take('reopen_question', id, cast.liaison, { questionId: first, reason: 'Which year?' });
    const [again] = (await roundsView(cast.calder.officer, id))?.rounds ?? [];
    expect(again?.questions[0]).toMatchObject({ draft: 'Four hundred.', answer: null, reopened: 'Which year?' });
    const empty = await attempt('close_round', cast.liaison, { roundId, note: '' });
    expect(empty).toMatchObject({ fields: { note: [expect.any(String)] } });
    await close(roundId);
    const late = await attempt('send_round_answers', cast.calder.officer, { roundId, answers: { [first]: 'Late.' } });
    expect(late.ok).toBe(false);
  });

  test('may come later when the asker says so', async () => {
    const { roundId } = await open('Training');
    const reason = 'The captain is away.';
    const early = await attempt('ask_more_time', cast.calder.officer, { roundId, dueOn: '2026-12-01', reason });
    expect(early).toMatchObject({ fields: { dueOn: [expect.any(String)] } });
    await take('ask_more_time', id, cast.calder.officer, { roundId, dueOn: '2027-01-15', reason });
    const [asked] = (await roundsView(cast.liaison, id))?.rounds ?? [];
    expect(asked?.moreTime).toMatchObject({ iso: '2027-01-15', reason });
    await take('grant_more_time', id, cast.liaison, { roundId, dueOn: '2027-01-08' });
    const [given] = (await roundsView(cast.calder.officer, id))?.rounds ?? [];
    expect(given).toMatchObject({ dueOn: '2027-01-08', moreTime: null });
    await close(roundId);
  });

  test('carry files that ICE reads only once the answer is sent', async () => {
    const { roundId, first } = await open('Policy');
    const post = async (actor: Actor) => {
      const form = new FormData();
      form.append('files', new File([new Uint8Array(await aPdf())], 'policy.pdf', { type: 'application/pdf' }));
      const headers = { 'sec-fetch-site': 'same-origin' };
      const request = new Request('http://localhost/upload', { method: 'POST', body: form, headers });
      return receiveAnswerFiles(actor, id, first, request);
    };
    expect(await post(cast.amity.officer)).toEqual({ ok: false, why: 'NOT_FOUND' });
    expect(await post(cast.liaison)).toEqual({ ok: false, why: 'NOT_POSSIBLE' });
    expect(await post(cast.calder.officer)).toEqual({ ok: true });
    expect(await textFor(cast.calder.approver)).toContain('policy.pdf');
    expect(await textFor(cast.liaison)).not.toContain('policy.pdf');
    await take('send_round_answers', id, cast.calder.officer, { roundId, answers: { [first]: 'See the file.' } });
    expect(await textFor(cast.liaison)).toContain('policy.pdf');
    await close(roundId);
  });

  test('belong to their answer, and are not among the files of the request that came back', async () => {
    const { officer } = cast.calder;
    await take('return_from_contact', id, cast.liaison, {
      items: [{ section: 'attachments', text: 'Attach the organization chart.' }],
    });
    expect(await getDraft(officer, id)).toMatchObject({ attachments: [], draft: { attachmentCount: 0 } });
    const { id: documentId } = await db.document.findFirstOrThrow({ where: { filename: 'policy.pdf' } });
    expect(await attempt('remove_document', officer, { documentId })).toMatchObject({
      fields: { documentId: [expect.any(String)] },
    });
    // It would be refused beside a file that is attached.
    await take('save_attachments_choice', id, officer, { none: 'on' });
    await take('recall_to_contact', id, cast.liaison);
  });
});
