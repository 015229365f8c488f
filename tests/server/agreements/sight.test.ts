import { beforeAll, describe, expect, test, vi } from 'vitest';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { getApprovalPage, getSignersPage, getStepPage, getStepScreen } from '@/lib/server/agreements/step-queries';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { db } from '@/lib/server/db/client';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { handlers } from '@/lib/server/worker/handlers';
import { anAgreement, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

const clock = fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let id = '';
beforeAll(async () => {
  cast = await aCast();
  id = await anAgreement(cast)
    .from(await aRequest(cast).in('APPROVED'))
    .in('ACTIVE');
});

const all = agreementFilter.parse({});
const idsOf = async (actor: Parameters<typeof listAgreements>[0], filter = all) =>
  (await listAgreements(actor, filter)).rows.map((row) => row.id);

describe('people of another agency or another office', () => {
  test('see nothing of an agreement: not in the list, not its page, its text or its steps', async () => {
    for (const actor of [cast.amity.officer, cast.amity.approver, cast.amity.admin, cast.farLiaison]) {
      expect(await idsOf(actor)).toEqual([]);
      expect(await getAgreementPage(actor, id)).toBeNull();
      expect(await getAgreementText(actor, id)).toBeNull();
      expect(await getStepPage(actor, id, 'suspend')).toBeNull();
      expect(await getStepScreen(actor, id, 'report_duty')).toBeNull();
      expect(await getApprovalPage(actor, id)).toBeNull();
      expect(await getSignersPage(actor, id)).toBeNull();
    }
  });

  test('and an address that is no id leads nowhere', async () => {
    expect(await getAgreementPage(cast.programManager, "' OR 1=1")).toBeNull();
  });
});

describe('the list', () => {
  const shows = async (query: Record<string, string | undefined>, actor = cast.programManager) =>
    (await idsOf(actor, agreementFilter.parse(query))).includes(id);

  test('is narrowed by place, conditions, renewal and end date, and to nobody shows what they may not see', async () => {
    const { officeId, agency } = await db.agreement.findUniqueOrThrow({ where: { id }, include: { agency: true } });
    await db.agreement.update({ where: { id }, data: { expiresOn: new Date('2026-12-31') } });
    const fits = [
      { office: officeId, state: agency.stateCode },
      { ending: 'QUARTER', renewal: 'NONE' },
      { ending: '180' },
      // Its end is near, also before the hourly job has said so.
      { from: '2026-12-31', to: '2026-12-31', status: 'EXPIRING' },
    ];
    const misses = [
      { office: cast.calder.agencyId },
      { state: 'GU' },
      { ending: 'NEXT_QUARTER' },
      { ending: 'QUARTER', renewal: 'BEGUN' },
      { from: '2027-01-01' },
      { to: '2026-12-30' },
      { ending: 'QUARTER', after: id },
      { from: '2026-12-31', to: '2026-12-31', status: 'ACTIVE' },
    ];
    for (const query of fits) {
      expect(await shows(query), JSON.stringify(query)).toBe(true);
      expect(await shows(query, cast.farLiaison)).toBe(false);
    }
    for (const query of misses) expect(await shows(query), JSON.stringify(query)).toBe(false);
    const open = await db.decisionCondition.count({
      where: { request: { agreements: { some: { id } } }, state: 'OPEN' },
    });
    expect(await shows({ conditions: 'OPEN' })).toBe(open > 0);
    expect(await shows({ conditions: 'NONE' })).toBe(open === 0);
    const { offices, states } = await listAgreements(cast.farLiaison, all);
    expect([offices, states]).toEqual([[], []]);
  });

  test('asks each agency for the quarter that its own clock has', async () => {
    const far = new Date('2028-11-24');
    const { agencyId } = await db.agreement.findUniqueOrThrow({ where: { id } });
    const { timeZone } = await db.agency.findUniqueOrThrow({ where: { id: agencyId } });
    // 1 AM on January 1 in New York is still December in Los Angeles.
    clock.moveTo(new Date('2027-01-01T06:00:00.000Z'));
    await db.agreement.update({ where: { id }, data: { expiresOn: new Date('2027-01-15') } });
    const inZone = async (zone: string) => {
      await db.agency.update({ where: { id: agencyId }, data: { timeZone: zone } });
      return [await shows({ ending: 'QUARTER' }), await shows({ ending: 'NEXT_QUARTER' })];
    };
    try {
      expect(await inZone('America/Los_Angeles')).toEqual([false, true]);
      expect(await inZone('America/New_York')).toEqual([true, false]);
    } finally {
      clock.moveTo(testNow);
      await db.agency.update({ where: { id: agencyId }, data: { timeZone } });
      await db.agreement.update({ where: { id }, data: { expiresOn: far } });
    }
  });
});

describe('an agreement page', () => {
  test('is read by the agency, the office, headquarters, oversight and the administrator', async () => {
    for (const actor of [cast.calder.officer, cast.liaison, cast.programManager, cast.oversight, cast.administrator]) {
      expect(await idsOf(actor)).toContain(id);
      expect(await getAgreementPage(actor, id)).toMatchObject({ id, status: { code: 'ACTIVE' } });
    }
  });

  test('keeps each side’s own comments from the other', async () => {
    const comments = [
      [cast.liaison, 'ICE_ONLY', 'For ICE alone.'],
      [cast.calder.officer, 'AGENCY_ONLY', 'For the agency alone.'],
      [cast.liaison, 'SHARED', 'For both.'],
    ] as const;
    for (const [actor, visibility, body] of comments) await takeAgreement('comment', id, actor, { visibility, body });
    const bodies = async (actor: typeof cast.liaison) =>
      (await getAgreementPage(actor, id))?.board.threads.map(({ body }) => body);
    expect(await bodies(cast.calder.approver)).toEqual(['For the agency alone.', 'For both.']);
    expect(await bodies(cast.programManager)).toEqual(['For ICE alone.', 'For both.']);
    const page = JSON.stringify(await getAgreementPage(cast.calder.approver, id));
    expect(page).not.toContain('For ICE alone');
    // The note that cleared the text is for the file of ICE.
    expect(page).not.toContain('Nothing to add.');
  });

  test('answers its comments in threads, and tells by mail only people who may read them', async () => {
    const last = () => db.comment.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { mentions: true } });
    await takeAgreement('comment', id, cast.liaison, { visibility: 'ICE_ONLY', body: 'CANARY-ROOT' });
    const root = await last();
    // Whatever is posted, an answer to an internal note is internal.
    await takeAgreement('comment', id, cast.programManager, {
      visibility: 'SHARED',
      parentId: root.id,
      body: 'CANARY-REPLY for @Ana Ruiz',
    });
    const reply = await last();
    expect(reply).toMatchObject({ visibility: 'ICE_ONLY', parentId: root.id, mentions: [{ userId: cast.liaison.id }] });
    const board = (await getAgreementPage(cast.liaison, id))?.board;
    expect(board?.threads.find((one) => one.id === root.id)?.replies).toMatchObject([{ mentions: ['Ana Ruiz'] }]);
    const agency = await getAgreementPage(cast.calder.officer, id);
    expect(JSON.stringify(agency)).not.toContain('CANARY');
    expect(agency?.board.people.own.map(({ name }) => name).sort()).toEqual(['Priya Nair', 'Thomas Brandt']);
    const names = board?.people.shared.map(({ name }) => name) ?? [];
    expect(names).toContain('Maria Delgado');
    for (const stranger of ['Kevin Osei', 'Finn Far']) expect(names).not.toContain(stranger);
    const answers = [
      await tryStep('comment', id, cast.calder.officer, { visibility: 'SHARED', parentId: root.id, body: 'Hello?' }),
      await tryStep('comment', id, cast.calder.officer, { visibility: 'ICE_ONLY', body: 'Hello?' }),
      await tryStep('comment', id, cast.liaison, {
        visibility: 'SHARED',
        body: 'Hi.',
        mentions: [cast.amity.officer.id],
      }),
    ];
    expect(answers.map((answer) => !answer.ok && Object.keys(answer.fields ?? {}))).toEqual([
      ['parentId'],
      ['visibility'],
      ['mentions'],
    ]);
    const message = await db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: `comment:${reply.id}:mentioned` } });
    await carryOutMessage(message.id, handlers);
    const [notice] = await db.notice.findMany({ where: { outboxId: message.id } });
    expect(notice).toMatchObject({
      userId: cast.liaison.id,
      body: expect.stringContaining(`/agreements/${id}#comments`),
    });
    expect(notice?.body).not.toContain('CANARY');
  });

  test('offers each reader what they can do, and shows the sealed file first', async () => {
    const mine = await getAgreementPage(cast.calder.approver, id);
    expect(mine?.next.steps.map(({ step }) => step).sort()).toEqual([
      'begin_amendment',
      'give_notice',
      'plan_steering',
      'record_cohort',
      'report_duty',
      'suspend',
    ]);
    expect(mine?.files[0]).toMatchObject({ label: 'Sealed agreement', sealed: true });
    const oversight = await getAgreementPage(cast.oversight, id);
    expect(oversight?.next.steps.map(({ step }) => step)).toEqual(['record_inspection']);
    expect(mine?.stages.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'current']);
  });
});

test('the list narrows by status, program, end date and words', async () => {
  const filtered = async (query: Record<string, string>) =>
    (await idsOf(cast.administrator, agreementFilter.parse(query))).includes(id);
  expect(await filtered({ status: 'ACTIVE', program: 'OCS', search: 'calder' })).toBe(true);
  expect(await filtered({ status: 'DRAFT' })).toBe(false);
  expect(await filtered({ program: 'T19' })).toBe(false);
  // A sign of the search language means itself, and a NUL that no database takes is left out.
  for (const search of ['Nowhere', '%', '_', 'cal\\der']) expect(await filtered({ search }), search).toBe(false);
  expect(await filtered({ search: 'calder\0' })).toBe(true);
  expect(await filtered({ ending: '180' })).toBe(false);
  await db.agreement.update({ where: { id }, data: { expiresOn: new Date('2027-05-01') } });
  expect(await filtered({ ending: '180' })).toBe(true);
  expect(await filtered({ status: 'NO_SUCH_STATUS' })).toBe(true);
});
