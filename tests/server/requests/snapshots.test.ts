import { beforeAll, describe, expect, test } from 'vitest';
import { snapshotSchema } from '@/lib/domain/requests/snapshot';
import { compareSnapshots } from '@/lib/domain/requests/snapshot-diff';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { snapshotHash } from '@/lib/server/requests/snapshots';
import { aRequest, completeSections } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { take } from '@/tests/support/take-step';

fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const snapshotsOf = (requestId: string) => db.requestSnapshot.findMany({ where: { requestId }, orderBy: { n: 'asc' } });

describe('each submission', () => {
  test('is kept as it was sent, and what changed before the next one is told field by field', async () => {
    const id = await aRequest(cast).in('RETURNED');
    const { officer, approver } = cast.calder;
    await take('save_concerns', id, officer, { concerns: { GANG: { severity: '2' } } });
    const item = await db.returnedItem.findFirstOrThrow({ where: { requestId: id } });
    await take('answer_returned_item', id, officer, { itemId: item.id, answer: 'Counted anew.' });
    expect(await snapshotsOf(id)).toHaveLength(1);
    await take('resubmit', id, approver, { summary: 'Counted anew.', attest: 'on' });

    const kept = await snapshotsOf(id);
    expect(kept.map(({ n, submittedById }) => [n, submittedById])).toEqual([
      [1, approver.id],
      [2, approver.id],
    ]);
    const [first, second] = kept.map(({ content }) => snapshotSchema.parse(content));
    if (!first || !second) throw new Error('Two submissions were made.');
    expect(kept.map(({ contentHash }) => contentHash)).toEqual([snapshotHash(first), snapshotHash(second)]);
    expect(compareSnapshots(first, second)).toEqual([
      expect.objectContaining({ section: 'concerns', field: 'GANG', kind: 'changed' }),
    ]);
  });

  test('leaves the same hash when it was taken back and sent again unchanged', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    await take('take_back_submission', id, cast.calder.approver);
    await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
    const [first, second] = await snapshotsOf(id);
    expect(second?.contentHash).toBe(first?.contentHash);
  });

  test('cannot be changed or deleted afterwards', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    await expect(
      ownerDb.requestSnapshot.updateMany({ where: { requestId: id }, data: { summary: 'other' } }),
    ).rejects.toThrow(/append only/u);
    await expect(ownerDb.requestSnapshot.deleteMany({ where: { requestId: id } })).rejects.toThrow(/append only/u);
  });
});

describe('a returned request', () => {
  test('is open only in the sections that were named', async () => {
    const id = await aRequest(cast).in('RETURNED');
    const { officer } = cast.calder;
    const closed = ['save_agency_facts', 'save_contacts', 'save_narrative', 'save_attachments_choice'] as const;
    for (const step of closed) {
      expect(await performRequestStep(step, id, officer, completeSections[step])).toMatchObject({
        ok: false,
        why: 'blocked',
        message: expect.stringContaining('Only “Your concerns” came back to you'),
      });
    }
    const remove = await performRequestStep('remove_document', id, officer, { documentId: id });
    expect(remove).toMatchObject({ ok: false, why: 'blocked' });
    const replace = await performRequestStep('replace_document', id, officer, { documentId: id, replacesId: id });
    expect(replace).toMatchObject({ ok: false, why: 'blocked' });
    await take('save_concerns', id, officer, completeSections.save_concerns);
  });

  test('is open for nobody outside the agency', async () => {
    const id = await aRequest(cast).in('RETURNED');
    for (const stranger of [cast.amity.officer, cast.intake]) {
      const answer = await performRequestStep('save_concerns', id, stranger, completeSections.save_concerns);
      expect(answer.ok).toBe(false);
    }
  });
});
