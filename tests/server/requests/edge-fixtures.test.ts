// The edge fixtures that every release has to hold: a table of where each is proved, and those that nothing else proves.
// "Nobody approves their own work" is tried a second time here, against the database itself.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { producesAgreement } from '@/lib/domain/programs/catalog';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { agencies, campus, tribal } from '@/prisma/seed/places';
import { aRequest, completeSections } from '@/tests/support/cases';
import { aCast, anAgency, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

describe('proved elsewhere', () => {
  test.each([
    [
      'tribal police asks for the support center alone',
      'tests/domain/assessments/edge-cases.test.ts',
      'tribal police with a terminal is offered the support center without any score',
    ],
    [
      'a task force asks for equitable sharing',
      'tests/domain/assessments/edge-cases.test.ts',
      'a task force is refused equitable sharing with the reason and the way out',
    ],
    [
      'a person of agency X opens the address of agency Y',
      'tests/server/requests/case-sight.test.ts',
      'gets no page of a request of another agency',
    ],
    [
      'a liaison approves their own assessment',
      'tests/server/requests/assessment-walk.test.ts',
      'who wrote it does not approve it; the supervisor does, which locks it and opens the plan',
    ],
    [
      'the notice of 2006 and that of 2009 end on different days',
      'tests/domain/agreements/templates.test.ts',
      'give two end dates for one day of notice',
    ],
    [
      'the approval of the form has expired',
      'tests/server/requests/request-types.test.ts',
      'once it has expired, nothing is started, saved, submitted or sent again, and every page says why',
    ],
    [
      'the head has signed, and the text is edited',
      'tests/server/agreements/signing.test.ts',
      'voids what was signed, keeps it as history, and a new round on a new text works',
    ],
  ])('%s', (_fixture, file, title) => {
    expect(readFileSync(file, 'utf8')).toContain(`'${title}'`);
  });
});

const attempt = async (step: Parameters<typeof performRequestStep>[0], id: string, actor: Actor, input: object) => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id } });
  return performRequestStep(step, id, actor, { ...input, version });
};

const peopleOf = async (legalName: string, word: string) => {
  const place = agencies.find((agency) => agency.legalName === legalName);
  if (!place) throw new Error(`There is no ${legalName}.`);
  const { id: agencyId } = await anAgency(place);
  return {
    agencyId,
    officer: await aPerson({ name: `${word} Officer`, title: 'Sergeant', roles: ['AGENCY_OFFICER'], agencyId }),
    approver: await aPerson({ name: `${word} Head`, title: 'Chief', roles: ['AGENCY_APPROVER'], agencyId }),
    admin: await aPerson({ name: `${word} Admin`, title: 'Clerk', roles: ['AGENCY_ADMIN'], agencyId }),
  };
};

const attested = { attest: 'on', noticeSeen: 'on' };

describe('proved here', () => {
  test('an enquiry of campus police that nobody has verified is drafted, and not submitted until it is', async () => {
    const own = await peopleOf(campus, 'Campus');
    const id = await aRequest(cast).of(own).asking('ENQUIRY').in('DRAFT');
    const refused = await attempt('submit', id, own.approver, attested);
    expect(refused).toMatchObject({
      ok: false,
      why: 'blocked',
      message: expect.stringContaining('verify your agency'),
    });
    expect((await db.request.findUniqueOrThrow({ where: { id } })).status).toBe('DRAFT');
    await db.agency.update({ where: { id: own.agencyId }, data: { status: 'VERIFIED', verifiedAt: new Date() } });
    expect(await attempt('submit', id, own.approver, attested)).toMatchObject({ ok: true });
  });

  test('tribal police that asks for the support center alone goes the way of a service', async () => {
    const own = await peopleOf(tribal, 'Tribal');
    const id = await aRequest(cast).of(own).in('DRAFT');
    await take('save_help_wanted', id, own.officer, {
      ...completeSections.save_help_wanted,
      helpDecide: 'no',
      programsAsked: ['LESC'],
    });
    await take('submit', id, own.approver, attested);
    const view = await getRequestCase(cast.intake, id);
    expect(JSON.stringify(view?.content)).toContain('Law Enforcement Support Center');
    const { programsAsked } = await db.request.findUniqueOrThrow({ where: { id } });
    expect([programsAsked, producesAgreement('LESC')]).toEqual([['LESC'], false]);
  });

  test('text in which a number could name a person is refused at its field, with the place, and is not stored', async () => {
    const id = await aRequest(cast).in('DRAFT');
    const before = await db.request.findUniqueOrThrow({ where: { id } });
    for (const text of [
      'Seen with A123456789 twice.',
      'His number is 078-05-1120.',
      'Born on 1/2/1990 in the county.',
    ]) {
      const answer = await attempt('save_narrative', id, cast.calder.officer, { title: 'Gangs', narrative: text });
      expect(answer, text).toMatchObject({ ok: false, why: 'invalid', fields: { narrative: [expect.any(String)] } });
    }
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toEqual(before);
  });

  test('no page, no draft and no step of agency Y is there for agency X', async () => {
    const id = await aRequest(cast).in('DRAFT');
    const stranger = cast.amity.officer;
    expect(await getRequestCase(stranger, id)).toBeNull();
    expect(await getDraft(stranger, id)).toBeNull();
    const input = completeSections.save_narrative;
    expect(await attempt('save_narrative', id, stranger, input)).toMatchObject({ ok: false, why: 'not_found' });
  });
});

describe('four eyes, whatever the portal would say', () => {
  const liaison = () => cast.liaison.id ?? '';
  const supervisor = () => cast.supervisor.id ?? '';
  const manager = () => cast.programManager.id ?? '';
  let id: string;
  // The walk takes a hundred steps, which is long on a busy machine.
  beforeAll(async () => {
    id = await aRequest(cast).in('ASSESSMENT_REVIEW');
  }, 240_000);

  test('the database takes no approval of an assessment by who started or sent it, nor of one nobody sent', async () => {
    const approve = (by: string) => db.$executeRaw`
      UPDATE assessments SET approved_by_id = ${by}::uuid, locked_at = now() WHERE request_id = ${id}::uuid`;
    await expect(approve(liaison())).rejects.toThrow(/assessment_four_eyes|assessment_approved_by_another/u);
    await db.$executeRaw`UPDATE assessments SET author_id = ${supervisor()}::uuid WHERE request_id = ${id}::uuid`;
    await expect(approve(liaison())).rejects.toThrow(/assessment_approved_by_another/u);
    await db.$executeRaw`UPDATE assessments SET author_id = NULL WHERE request_id = ${id}::uuid`;
    await expect(approve(supervisor())).rejects.toThrow(/assessment_approved_by_another/u);
  });

  test('nor an approval of the request by the author of its assessment, nor a second decision by the first decider', async () => {
    const decide = (kind: string, by: string) => db.$executeRaw`
      UPDATE requests SET decision_kind = ${kind}::decision_kind, decided_by_id = ${by}::uuid, decided_at = now(),
        decision_reason = 'By hand.' WHERE id = ${id}::uuid`;
    await expect(decide('APPROVED', liaison())).rejects.toThrow(/decided_by_another: the author/u);
    const look = {
      ...{ requestId: id, firstDeciderId: manager(), reason: 'Look again.', askedById: cast.calder.approver.id ?? '' },
      ...{ askedAt: new Date('2026-11-20T12:00:00Z'), dueOn: new Date('2026-12-20') },
    };
    const { id: lookId } = await db.reconsideration.create({ data: look });
    await expect(decide('APPROVED', manager())).rejects.toThrow(/decided_by_another: another person/u);
    const answer = (by: string) => db.$executeRaw`
      UPDATE reconsiderations SET outcome = 'REOPENED', decided_by_id = ${by}::uuid, decided_at = now()
      WHERE id = ${lookId}::uuid`;
    await expect(answer(manager())).rejects.toThrow(/reconsidered_by_another/u);
    await answer(cast.otherProgramManager.id ?? '');
    await expect(decide('DEFERRED', manager())).rejects.toThrow(/decided_by_another: another person/u);
    await decide('DEFERRED', cast.otherProgramManager.id ?? '');
    expect((await db.request.findUniqueOrThrow({ where: { id } })).decidedById).toBe(cast.otherProgramManager.id);
  });

  test('nor a rule table in force that somebody wrote and nobody else approved', async () => {
    const table = await db.ruleTable.findFirstOrThrow({ where: { state: 'ACTIVE' } });
    const draft = await db.ruleTable.create({
      data: {
        ...{ version: '7.0', basedOn: table.version, content: table.content ?? {}, contentHash: 'x'.repeat(64) },
        ...{ authorId: cast.administrator.id ?? '', createdAt: new Date() },
      },
    });
    const force = (by: string | null) =>
      db.$transaction([
        db.$executeRaw`UPDATE rule_tables SET state = 'RETIRED' WHERE id = ${table.id}::uuid`,
        db.$executeRaw`UPDATE rule_tables SET state = 'ACTIVE', approved_by_id = ${by}::uuid WHERE id = ${draft.id}::uuid`,
      ]);
    await expect(force(null)).rejects.toThrow(/rule_table_in_force_is_approved/u);
    await expect(force(cast.administrator.id)).rejects.toThrow(/rule_table_four_eyes/u);
  });
});
