import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { getNeedMap } from '@/lib/server/agreements/need-queries';
import { db } from '@/lib/server/db/client';
import { anAgreement, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// Each need of an agreement beside the sections that answer it.

fixedClock();

const requestOf = async (): Promise<string> =>
  (await db.agreement.findUniqueOrThrow({ where: { id: agreementId } })).requestId ?? '';

let cast: Cast;
let agreementId: string;

beforeAll(async () => {
  cast = await aCast();
  agreementId = await anAgreement(cast).in('DRAFT');
}, 120_000);

describe('the needs of an agreement beside its sections', () => {
  const rowsOf = async (actor: Actor) => (await getNeedMap(actor, agreementId))?.rows ?? [];

  test('are not there for another agency, and are answered by ICE only', async () => {
    expect(await getNeedMap(cast.amity.officer, agreementId)).toBeNull();
    const [need] = (await rowsOf(cast.liaison)).filter(({ kind }) => kind === 'ASSESSED');
    const input = { needKey: need?.key, sectionIds: [] };
    expect(await tryStep('map_need', agreementId, cast.amity.officer, input)).toMatchObject({
      ok: false,
      why: 'not_found',
    });
    expect(await tryStep('map_need', agreementId, cast.legal, input)).toMatchObject({ ok: false, why: 'not_yours' });
    const unknown = { needKey: 'line-none', sectionIds: [] };
    expect(await tryStep('map_need', agreementId, cast.liaison, unknown)).toMatchObject({
      ok: false,
      fields: { needKey: [expect.any(String)] },
    });
  });

  test('are met by the text where it states them, by a person otherwise, and stay open where nothing answers', async () => {
    const requestId = await requestOf();
    const condition = {
      requestId,
      blocking: false,
      owner: 'AGENCY' as const,
      dueOn: new Date(),
      createdAt: new Date(),
    };
    await db.decisionCondition.createMany({
      data: [
        { ...condition, position: 91, text: 'Publish how to complain.' },
        {
          ...condition,
          position: 92,
          text: 'Buy radios.',
          state: 'WAIVED',
          closedAt: new Date(),
          closedNote: 'No need.',
        },
      ],
    });
    const before = await rowsOf(cast.liaison);
    expect(
      before.filter(({ kind }) => kind === 'OBJECTIVE').map(({ answers }) => answers.map(({ key: at }) => at)),
    ).toEqual([['mission']]);
    expect(before.filter(({ kind }) => kind === 'MEASURE').every(({ answers }) => answers[0]?.key === 'mission')).toBe(
      true,
    );
    const byPeople = before.filter(({ kind }) => kind === 'ASSESSED' || kind === 'CONDITION');
    expect(byPeople.map(({ text }) => text)).toContain('Publish how to complain.');
    expect(byPeople.map(({ text }) => text)).not.toContain('Buy radios.');
    expect(byPeople.map(({ text }) => text)).toContain(
      'Gangs, a severe concern: rising, documented cross-border link.',
    );
    expect(byPeople.length).toBeGreaterThan(1);
    expect(byPeople.every(({ answers }) => answers.length === 0)).toBe(true);

    const needKey = byPeople.find(({ text }) => text === 'Publish how to complain.')?.key ?? '';
    const rights = await db.agreementSection.findUniqueOrThrow({
      where: { agreementId_key: { agreementId: agreementId, key: 'civil-rights' } },
    });
    const other = await anAgreement(cast).from(requestId).in('DRAFT');
    const foreign = await db.agreementSection.findFirstOrThrow({ where: { agreementId: other } });
    const wrong = await tryStep('map_need', agreementId, cast.liaison, {
      needKey,
      sectionIds: [rights.id, foreign.id],
    });
    expect(wrong).toMatchObject({ ok: false, fields: { sectionIds: [expect.any(String)] } });
    await takeAgreement('map_need', agreementId, cast.liaison, { needKey, sectionIds: [rights.id] });
    const assessed = byPeople.find(({ kind }) => kind === 'ASSESSED')?.key ?? '';
    await takeAgreement('map_need', agreementId, cast.liaison, { needKey: assessed, sectionIds: [rights.id] });
    const toAgency = (await rowsOf(cast.calder.officer)).find(({ key: at }) => at === assessed);
    expect(toAgency?.answers.map(({ key: at }) => at)).toEqual(['civil-rights']);
    await takeAgreement('map_need', agreementId, cast.liaison, { needKey: assessed, sectionIds: [] });
    const after = await rowsOf(cast.liaison);
    expect(after.find(({ key: at }) => at === needKey)?.answers.map(({ key: at }) => at)).toEqual(['civil-rights']);
    const without = (await getNeedMap(cast.liaison, agreementId))?.withoutNeed.map(({ key: at }) => at);
    expect(without).toContain('no-private-right');
    expect(without).not.toContain('civil-rights');
    const link = await db.needAnswer.findFirstOrThrow({ where: { agreementId: agreementId } });
    await expect(db.needAnswer.update({ where: { id: link.id }, data: { sectionId: foreign.id } })).rejects.toThrow(
      /need_answer_of_one_agreement/u,
    );
    await db.decisionCondition.updateMany({
      where: { requestId, position: 91 },
      data: { text: 'Publish it in Spanish.' },
    });
    expect((await rowsOf(cast.liaison)).find(({ key: at }) => at === needKey)?.answers).toEqual([]);
    expect((await getNeedMap(cast.liaison, agreementId))?.withoutNeed.map(({ key: at }) => at)).toContain(
      'civil-rights',
    );
  });
});
