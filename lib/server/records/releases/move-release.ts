import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { whyNotApprove } from '@/lib/domain/records/may-approve';
import { neverLeaves } from '@/lib/domain/records/profiles';
import type { moveReleaseInput, reopenReleaseInput } from '@/lib/domain/records/release-input';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { isChanged, sourcesOf } from '@/lib/server/records/releases/item-pages';
import {
  contentHash,
  findRelease,
  handsOf,
  lockRelease,
  notThere,
  type ReleaseRow,
} from '@/lib/server/records/releases/release-row';

// A copy goes from whoever prepares it to a second person, and from there out, or back. Each move is one audit event.

type MoveAction = `release.${'submit' | 'approve' | 'reopen' | 'withdraw' | 'release'}`;
type At = z.output<typeof moveReleaseInput>;
type Move = { action: MoveAction; data: Prisma.RecordReleaseUncheckedUpdateInput; said: string };

const move = (
  actor: Actor,
  at: Pick<At, 'releaseId' | 'version'>,
  judge: (row: ReleaseRow, actorId: string) => Move | Refused,
  also?: (tx: Transaction, row: ReleaseRow) => Promise<void>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx) => {
    const locked = await lockRelease(tx, actor, at);
    if (!locked.ok) return locked;
    if (actor.id === null) return notThere();
    const row = locked.value;
    const judged = judge(row, actor.id);
    if ('ok' in judged) return judged;
    await tx.recordRelease.update({
      where: { id: row.id },
      data: { ...judged.data, version: { increment: 1 } },
      select: { id: true },
    });
    await also?.(tx, row);
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: judged.action,
      target: { type: 'record_release', id: row.id },
      outcome: 'done',
      facts: { from: row.status, contentSha256: contentHash(row) },
    });
    return done(null, judged.said);
  });

/** Labels of items that are not as they were looked at. The case is read before the copy is locked. */
const outdatedItems = async (actor: Actor, id: string): Promise<string[]> => {
  const row = await findRelease(actor, id);
  if (!row) return [];
  const sources = await sourcesOf(row);
  return row.items
    .filter(({ decision }) => decision === 'RELEASE')
    .filter((item) => isChanged(item, sources.get(item.key)))
    .map(({ label }) => label);
};

const asBefore = (outdated: readonly string[]): Refused | null =>
  outdated.length === 0
    ? null
    : refuse('blocked', 'The case has changed since this copy was prepared. Read the case again.', {
        reasons: outdated.slice(0, 10).map((label) => `${label} is not as it was looked at.`),
      });

const wrongState = (words: string): Refused => refuse('wrong_state', `${words} Open the page again.`);

const nothingSensitive = ({ profile, items }: ReleaseRow): Refused | null => {
  const words = items.filter(({ decision }) => decision === 'RELEASE').map((item) => neverLeaves(profile, item.class));
  const found = words.find((one) => one !== null);
  return found ? refuse('blocked', found) : null;
};

/** Gives a copy to a second person. */
export const submitRelease = async (actor: Actor, at: At): Promise<Outcome<null>> => {
  const outdated = await outdatedItems(actor, at.releaseId);
  return move(actor, at, (row, actorId) => {
    if (row.status !== 'PREPARING') return wrongState('This copy is not being prepared.');
    if (!at.looked) {
      const message = 'Say that you have gone through every item.';
      return refuse('invalid', message, { fields: { looked: [message] } });
    }
    if (!row.items.some(({ decision }) => decision === 'RELEASE')) {
      return refuse('blocked', 'Nothing would leave. Release at least one item, or withdraw the copy.');
    }
    return (
      nothingSensitive(row) ??
      asBefore(outdated) ?? {
        action: 'release.submit',
        data: { status: 'SUBMITTED', submittedById: actorId, submittedAt: now(), sentBackNote: '' },
        said: 'Submitted. Somebody who has not worked on it approves it or sends it back.',
      }
    );
  });
};

/** Approves a copy: by somebody who had no hand in it, for exactly what it holds now. */
export const approveRelease = async (actor: Actor, at: At): Promise<Outcome<null>> => {
  const outdated = await outdatedItems(actor, at.releaseId);
  return move(actor, at, (row, actorId) => {
    if (row.status !== 'SUBMITTED') return wrongState('This copy does not wait for approval.');
    const own = whyNotApprove(actorId, handsOf(row));
    if (own) return refuse('not_yours', own);
    if (!at.looked) {
      const message = 'Say that you have compared the copy with the case.';
      return refuse('invalid', message, { fields: { looked: [message] } });
    }
    return (
      nothingSensitive(row) ??
      asBefore(outdated) ?? {
        action: 'release.approve',
        data: { status: 'APPROVED', approvedById: actorId, approvedAt: now(), approvedSha256: contentHash(row) },
        said: 'Approved. It can be released now.',
      }
    );
  });
};

/** Takes a copy back to be prepared; the second person says by it what has to be done. */
export const reopenRelease = (actor: Actor, at: z.output<typeof reopenReleaseInput>): Promise<Outcome<null>> =>
  move(actor, at, ({ status }) =>
    status === 'SUBMITTED' || status === 'APPROVED'
      ? {
          action: 'release.reopen',
          data: {
            ...{ status: 'PREPARING', sentBackNote: at.reason, submittedById: null, submittedAt: null },
            ...{ approvedById: null, approvedAt: null, approvedSha256: null },
          },
          said: 'The copy is being prepared again.',
        }
      : wrongState('Only a copy that was submitted or approved goes back.'),
  );

/** Gives a copy up. Its record stays. */
export const withdrawRelease = (actor: Actor, at: z.output<typeof reopenReleaseInput>): Promise<Outcome<null>> =>
  move(actor, at, ({ status }) =>
    status === 'PREPARING' || status === 'SUBMITTED' || status === 'APPROVED'
      ? {
          action: 'release.withdraw',
          data: {
            ...{ status: 'WITHDRAWN', sentBackNote: at.reason },
            ...{ approvedById: null, approvedAt: null, approvedSha256: null },
          },
          said: 'Withdrawn.',
        }
      : wrongState('This copy is done.'),
  );

/** Has the package of an approved copy made. Whoever does it confirms first that it is them. */
export const releaseCopy = async (actor: Actor, at: At): Promise<Outcome<null>> => {
  const unconfirmed = missingStepUp(actor, 'release_copy');
  if (unconfirmed) return unconfirmed;
  const outdated = await outdatedItems(actor, at.releaseId);
  return move(
    actor,
    at,
    (row, actorId) => {
      if (row.status !== 'APPROVED') return wrongState('This copy is not approved.');
      if (row.approvedSha256 !== contentHash(row)) {
        return refuse('blocked', 'This copy is not what was approved. Take it back and submit it again.');
      }
      return (
        asBefore(outdated) ?? {
          action: 'release.release',
          data: { status: 'RELEASING', releasedById: actorId },
          said: 'The package is being made. It is here in a minute.',
        }
      );
    },
    (tx, row) => enqueue(tx, 'make_release', `make_release:${row.id}:${row.version}`, { releaseId: row.id }),
  );
};
