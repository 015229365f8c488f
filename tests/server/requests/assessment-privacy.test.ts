import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { db } from '@/lib/server/db/client';
import { assessmentOverview, assessmentReview, assessmentSection } from '@/lib/server/requests/assessment-queries';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { headquartersView } from '@/lib/server/requests/decision-queries';
import { listRequests } from '@/lib/server/requests/list-queries';
import { planView } from '@/lib/server/requests/plan-queries';
import { recommendation } from '@/lib/server/requests/recommendation-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// What is for ICE alone carries a canary; no query of an agency may ever return it.

fixedClock();

const canary = 'CANARY7Q';
let cast: Cast;
let id: string;

/** Everything the pages of this room read for a person, as text. */
const everything = async (actor: Actor): Promise<string> =>
  JSON.stringify([
    await assessmentOverview(actor, id),
    await assessmentReview(actor, id),
    await recommendation(actor, id),
    await recommendation(actor, id, { change: 'I7', to: 'NO' }),
    await recommendation(actor, id, { change: 'B.GANG', to: '1' }),
    await getRequestCase(actor, id),
    await planView(actor, id),
    await headquartersView(actor, id),
    ...(await Promise.all(
      ['self/A', 'self/D', 'field/D', 'field/OCS', 'ice/I', 'self/I', 'field/A'].map((place) => {
        const [part = '', section = ''] = place.split('/');
        return assessmentSection(actor, id, part, section);
      }),
    )),
  ]);

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSESSING');
  const text = { value: `${canary} no agents before spring` };
  await take('answer_capacity', id, cast.liaison, { section: 'I', answers: { I7: text, I1: { value: 'NO' } } });
  await take('answer_field', id, cast.liaison, {
    section: 'D',
    answers: { D1: { value: '1', basis: 'COUNTED', source: `${canary} roster`, note: `${canary} note` } },
  });
  await take('record_visit', id, cast.liaison, {
    visitedOn: '2026-11-20',
    participants: 'Sheriff; liaison',
    findings: `${canary} no desk`,
  });
  await take('run_evaluation', id, cast.liaison);
});

describe('before the assessment is approved', () => {
  test('the agency reads its own answers and no recommendation', async () => {
    for (const actor of [cast.calder.officer, cast.calder.approver, cast.calder.admin]) {
      const seen = await everything(actor);
      expect(seen).toContain('Calder');
      expect(seen).not.toContain(canary);
      expect(await recommendation(actor, id)).toBeNull();
    }
  });

  test('ICE reads them, so the canary sings', async () => {
    const seen = await everything(cast.liaison);
    expect(seen).toContain(`${canary} no agents`);
    expect(seen).toContain(`${canary} roster`);
  });

  test('another office and another agency read nothing at all', async () => {
    for (const actor of [cast.farLiaison, cast.amity.approver]) {
      const seen: unknown[] = JSON.parse(await everything(actor));
      expect(seen.every((one) => one === null)).toBe(true);
    }
  });
});

describe('searching and listing', () => {
  const found = async (actor: Actor, search: string) =>
    (await listRequests(actor, requestFilter.parse({ view: 'ALL', search }))).rows.length;

  test('what ICE wrote about its capacity finds nothing, for nobody', async () => {
    const { number } = await db.request.findUniqueOrThrow({ where: { id }, select: { number: true } });
    for (const actor of [cast.calder.officer, cast.calder.approver, cast.calder.admin]) {
      expect(await found(actor, number)).toBe(1);
      for (const words of [canary, 'no agents before spring', 'roster']) expect(await found(actor, words)).toBe(0);
      const seen = JSON.stringify([
        await getDashboard(actor),
        await listRequests(actor, {}),
        await getRequestCase(actor, id),
      ]);
      expect(seen).toContain(number);
      expect(seen).not.toContain(canary);
    }
  });

  test('the timeline tells the agency that its own side saved answers, never that ICE did', async () => {
    const steps = async (actor: Actor) => JSON.stringify((await getRequestCase(actor, id))?.history);
    const [own, ice] = [await steps(cast.calder.approver), await steps(cast.liaison)];
    for (const did of ['saved answers on ICE capacity', 'saved findings of the field visit', 'ran the evaluation']) {
      expect(ice).toContain(did);
      expect(own).not.toContain(did);
    }
  });
});

describe('once it is approved', () => {
  beforeAll(async () => {
    id = await aRequest(cast).of(cast.amity).in('ASSESSMENT_REVIEW');
    await take('run_evaluation', id, cast.supervisor);
    const departure = { choice: 'DO_NOT_OFFER', overrideReason: `${canary} two other counties come first` };
    for (const programCode of ['OCS', 'AFES', 'LESC', 'CAP']) {
      const input = programCode === 'OCS' ? { choice: 'OFFER' } : departure;
      await take('choose_program', id, cast.supervisor, { programCode, ...input });
    }
    await take('approve_assessment', id, cast.supervisor);
    await db.evaluation.findFirstOrThrow({ where: { requestId: id } });
  });

  test('the agency reads bands, needs and choices, and neither reasons of people nor capacity', async () => {
    const view = await recommendation(cast.amity.approver, id);
    const ocs = view?.programs.find(({ code }) => code === 'OCS');
    expect(ocs).toMatchObject({ band: 'RECOMMENDED', need: 100, capacity: null, choices: [] });
    expect(ocs?.chosen).toEqual({
      choice: 'OFFER',
      reason: '',
      by: '',
      on: 'Nov 24, 2026',
      lifted: false,
      override: false,
    });
    expect(view?.programs.flatMap(({ lines }) => lines).some(({ part }) => part === 'capacity')).toBe(false);
    const text = await everything(cast.amity.approver);
    expect(text).not.toContain(canary);
    for (const code of ['"I1"', '"I2"', '"I6"', '"S6"']) expect(text).not.toContain(code);
  });

  test('trying out other answers tells the agency nothing of the part of ICE', async () => {
    const ice = await recommendation(cast.liaison, id, { change: 'I1', to: 'NO' });
    expect(ice?.whatIf?.outcome ?? null).not.toBeNull();
    const own = await recommendation(cast.amity.approver, id, { change: 'I1', to: 'NO' });
    expect(own?.whatIf?.outcome ?? null).toBeNull();
    expect(JSON.stringify(own?.whatIf)).not.toMatch(/"I\d"/u);
  });

  test('ICE reads the reasons and the capacity', async () => {
    const view = await recommendation(cast.liaison, id);
    expect(JSON.stringify(view)).toContain(canary);
    expect(view?.programs.find(({ code }) => code === 'OCS')?.capacity).toBe(100);
  });

  test('headquarters does not exist for an agency', async () => {
    expect(await headquartersView(cast.amity.approver, id)).toBeNull();
    expect(await headquartersView(cast.programManager, id)).not.toBeNull();
  });
});
