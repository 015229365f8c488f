import { beforeAll, describe, expect, test } from 'vitest';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { lastChangesSentence, requestChanges, unsentChanges } from '@/lib/server/requests/changes-queries';
import { aRequest, completeSections } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// What changed between two submissions, told to the agency before it sends the request again and to both sides after.

const clock = fixedClock();
const summary = 'Gangs are counted from the case system now.';

let cast: Cast;
let id: string;

const resubmit = async (input: Record<string, unknown>) => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return performRequestStep('resubmit', id, cast.calder.approver, { ...input, version });
};

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('INTAKE_REVIEW');
  await take('return_to_agency', id, cast.intake, {
    items: [
      { section: 'concerns', text: 'Say how gangs are counted.' },
      { section: 'contacts', text: 'Name a second contact.' },
    ],
  });
  clock.passMinutes(24 * 60);
  for (const { id: itemId } of await db.returnedItem.findMany({ where: { requestId: id } })) {
    await take('answer_returned_item', id, cast.calder.officer, { itemId, answer: 'See the section.' });
  }
}, 60_000);

describe('before a returned request is sent again', () => {
  test('the agency reads that nothing changed yet, and in which sections', async () => {
    expect(await unsentChanges(cast.calder.approver, id)).toEqual({
      sentOn: 'Nov 24, 2026',
      sections: [],
      unchanged: ['Contacts', 'Your concerns'],
    });
  });

  test('nobody else reads what it changes, and there is nothing to compare yet', async () => {
    await take('save_concerns', id, cast.calder.officer, {
      concerns: { GANG: { ...completeSections.save_concerns.concerns.GANG, note: 'Three crews along the corridor.' } },
    });
    for (const actor of [cast.intake, cast.oversight, cast.amity.approver]) {
      expect(await unsentChanges(actor, id), actor.name).toBeNull();
      expect(await requestChanges(actor, id, null), actor.name).toBeNull();
    }
    expect(await requestChanges(cast.calder.officer, id, { from: 1, to: 2 })).toBeNull();
    expect((await getRequestCase(cast.intake, id))?.sentTimes).toBe(1);
  });

  test('the agency reads each change word by word, and which returned section has none', async () => {
    const view = await unsentChanges(cast.calder.officer, id);
    expect(view?.unchanged).toEqual(['Contacts']);
    expect(view?.sections.map(({ title, changes }) => [title, changes.length])).toEqual([['Your concerns', 1]]);
    expect(view?.sections[0]?.changes[0]?.words.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'Two' },
      { kind: 'added', text: 'Three' },
    ]);
  });

  test.each([
    ['nothing', '', 'Say what you changed'],
    ['an A-number', 'About A-123456789.', 'alien registration number'],
    ['too much', 'x'.repeat(2001), '2,000 characters'],
  ])('a summary of %s is refused at its field', async (_name, text, message) => {
    expect(await resubmit({ summary: text, attest: 'on' })).toMatchObject({
      why: 'invalid',
      fields: { summary: [expect.stringContaining(message)] },
    });
  });
});

describe('after it was sent again', () => {
  beforeAll(async () => {
    expect(await resubmit({ summary, attest: 'on' })).toMatchObject({ ok: true });
  });

  test('a stranger reads nothing of it, and submissions that are not there are not found', async () => {
    expect(await requestChanges(cast.amity.approver, id, null)).toBeNull();
    expect(await requestChanges(cast.farLiaison, id, { from: 1, to: 2 })).toBeNull();
    for (const between of [
      { from: 2, to: 1 },
      { from: 1, to: 1 },
      { from: 1, to: 3 },
      { from: 0, to: 2 },
    ]) {
      expect(await requestChanges(cast.intake, id, between)).toBeNull();
    }
  });

  test('both sides read the same changes under the words of the agency', async () => {
    for (const actor of [cast.intake, cast.calder.officer]) {
      const view = await requestChanges(actor, id, { from: 1, to: 2 });
      expect(view, actor.name).toMatchObject({
        from: { n: 1, date: 'Nov 24, 2026' },
        to: { n: 2, date: 'Nov 25, 2026' },
        latest: 2,
        summaries: [{ n: 2, text: summary }],
        sections: [{ section: 'concerns', changes: [{ field: 'GANG', kind: 'changed' }] }],
      });
      expect(await requestChanges(actor, id, null)).toEqual(view);
      expect((await getRequestCase(actor, id))?.sentTimes).toBe(2);
    }
  });

  test('the notice counts the changes by section, and carries none of them', async () => {
    expect(await lastChangesSentence(id)).toBe('1 thing changed: 1 in “Your concerns”.');
    expect(await unsentChanges(cast.calder.officer, id)).toBeNull();
  });
});
