import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { moveReleaseInput } from '@/lib/domain/records/release-input';
import { done, type Outcome } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { addItems, type FirstItem, judgeFirst } from '@/lib/server/records/releases/begin-release';
import { isChanged, sourcesOf } from '@/lib/server/records/releases/item-pages';
import { openForChange } from '@/lib/server/records/releases/open-for-change';
import { findRelease, lockRelease, notThere, type ReleaseRow } from '@/lib/server/records/releases/release-row';

// The case goes on while a copy of it is prepared. Reading it again takes up what is new, and judges anew what changed:
// marks belong to words, and the words are others.

const putAnew = async (tx: Transaction, row: ReleaseRow, gone: readonly string[]): Promise<void> => {
  const where = { releaseId: row.id, itemId: { in: [...gone] } };
  await tx.releaseMark.deleteMany({ where });
  await tx.releaseItem.deleteMany({ where: { releaseId: row.id, id: { in: [...gone] } } });
};

/** Reads the case again into a copy that is being prepared. */
export const refreshRelease = async (
  actor: Actor,
  { releaseId, version }: z.output<typeof moveReleaseInput>,
): Promise<Outcome<null>> => {
  const before = await findRelease(actor, releaseId);
  if (!before || actor.id === null) return notThere();
  const actorId = actor.id;
  const sources = await sourcesOf(before);
  const outdated = before.items.filter((item) => isChanged(item, sources.get(item.key)));
  const standing = new Set(before.items.filter((item) => !outdated.includes(item)).map(({ key }) => key));
  const fresh: FirstItem[] = await judgeFirst(
    before.profile,
    [...sources.values()].filter(({ key }) => !standing.has(key)),
  );
  return db.$transaction(async (tx) => {
    const locked = await lockRelease(tx, actor, { releaseId, version });
    if (!locked.ok) return locked;
    const row = locked.value;
    const refused = await openForChange(tx, row);
    if (refused) return refused;
    await putAnew(
      tx,
      row,
      outdated.map(({ id }) => id),
    );
    const last = Math.max(-1, ...row.items.map(({ position }) => position));
    await addItems(tx, { releaseId: row.id, actorId, at: now() }, fresh, last + 1);
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'release.read_again',
      target: { type: 'record_release', id: row.id },
      outcome: 'done',
      facts: { outdated: outdated.length, taken: fresh.length, approvalVoided: row.status === 'APPROVED' },
    });
    if (outdated.length + fresh.length === 0) return done(null, 'The case is as it was.');
    return done(null, `${fresh.length} items are new or changed, and have to be looked at.`);
  });
};
