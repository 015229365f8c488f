import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { dateIn, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import {
  type askDestructionInput,
  type cancelDestructionInput,
  type confirmDestructionInput,
  destroyedTypes,
} from '@/lib/domain/records/retention';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { destroyContent } from '@/lib/server/records/retention/destroy-content';
import { type DueRecord, dueRecords, listHash } from '@/lib/server/records/retention/due-records';

// One person asks for the destruction of what is due, another confirms exactly that list. The portal asks for none itself.

const zone = 'America/New_York';
const writeMs = 60_000;

const notYours = (): Refused => refuse('not_yours', 'Oversight and administrators ask for destructions.');

const lockRuns = (tx: Transaction) => tx.$executeRaw`LOCK TABLE retention_runs IN SHARE ROW EXCLUSIVE MODE`;

const nextNumber = async (tx: Transaction, at: Date): Promise<string> => {
  const rows = await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('destruction_number_seq') AS n`;
  return `DES-${at.getUTCFullYear()}-${String(rows[0]?.n ?? 0n).padStart(6, '0')}`;
};

/** Asks for the destruction of the list as the page showed it. */
export const askDestruction = async (
  actor: Actor,
  input: z.output<typeof askDestructionInput>,
): Promise<Outcome<{ id: string }>> => {
  if (!holdsRight(actor, 'destroy_records') || actor.id === null) return notYours();
  const askedById = actor.id;
  return db.$transaction(async (tx): Promise<Outcome<{ id: string }>> => {
    await lockRuns(tx);
    const at = now();
    const asOf = dateIn(at, zone);
    if ((await tx.retentionRun.count({ where: { confirmedAt: null, cancelledAt: null } })) > 0) {
      return refuse('blocked', 'A destruction waits for its second person. Have it confirmed or cancelled first.');
    }
    const due = await dueRecords(tx, asOf);
    const goes = due.filter(({ held }) => !held);
    if (goes.length === 0) return refuse('blocked', 'Nothing is due that no hold keeps.');
    if (listHash(due) !== input.listSha256) {
      return refuse('stale', 'The list has changed since the page was drawn. Look at it again.');
    }
    const { id } = await tx.retentionRun.create({
      data: {
        ...{ number: await nextNumber(tx, at), asOf: fromCalendarDate(asOf), reason: input.reason },
        ...{ askedById, askedAt: at, listSha256: input.listSha256, listed: goes.length },
      },
      select: { id: true },
    });
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'retention.ask',
      target: { type: 'retention_run', id },
      outcome: 'done',
      facts: { records: goes.length, listSha256: input.listSha256 },
    });
    return done({ id });
  });
};

const certify = async (tx: Transaction, runId: string, goes: readonly DueRecord[], at: Date): Promise<void> => {
  await tx.destroyedRecord.createMany({
    data: goes.map(({ rule, id, label, sha256, dueOn }) => ({
      ...{ runId, rule, recordType: destroyedTypes[rule], recordId: id, label },
      ...{ contentSha256: sha256, dueOn: fromCalendarDate(dueOn), destroyedAt: at },
    })),
  });
};

type Run = NonNullable<Awaited<ReturnType<typeof readRun>>>;

const readRun = (tx: Transaction, id: string) => tx.retentionRun.findUnique({ where: { id } });

const whyNot = (run: Run | null, actorId: string): Refused | null => {
  if (!run) return refuse('not_found', 'There is no such destruction. Open the page again.');
  if (run.confirmedAt || run.cancelledAt) return refuse('wrong_state', 'This destruction was settled already.');
  if (run.askedById === actorId) return refuse('not_yours', 'You asked for it. Somebody else confirms it.');
  return null;
};

/** Confirms a destruction that somebody else asked for, and carries it out: all of the list, or nothing. */
export const confirmDestruction = async (
  actor: Actor,
  { runId }: z.output<typeof confirmDestructionInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'destroy_records') || actor.id === null) return notYours();
  const unconfirmed = missingStepUp(actor, 'destroy_records');
  if (unconfirmed) return unconfirmed;
  const confirmedById = actor.id;
  return db.$transaction(
    async (tx): Promise<Outcome<null>> => {
      await lockRuns(tx);
      const run = await readRun(tx, runId);
      const refused = whyNot(run, confirmedById);
      if (refused || !run) return refused ?? notYours();
      const due = await dueRecords(tx, toCalendarDate(run.asOf));
      if (listHash(due) !== run.listSha256) {
        return refuse(
          'blocked',
          'The list is not what was asked for: a hold was placed or released, or something changed. Cancel it and ask again.',
        );
      }
      const goes = due.filter(({ held }) => !held);
      const at = now();
      await tx.retentionRun.update({
        where: { id: runId },
        data: { confirmedById, confirmedAt: at },
        select: { id: true },
      });
      await certify(tx, runId, goes, at);
      await destroyContent(tx, goes, at);
      await enqueue(tx, 'finish_destruction', `finish_destruction:${runId}`, { runId });
      await appendAudit(tx, {
        actor,
        role: actor.roles[0] ?? 'NONE',
        action: 'retention.confirm',
        target: { type: 'retention_run', id: runId },
        outcome: 'done',
        facts: { records: goes.length, listSha256: run.listSha256 },
      });
      return done(null, 'Confirmed. The certificate stands below.');
    },
    { timeout: writeMs },
  );
};

/** Cancels a destruction that waits. */
export const cancelDestruction = async (
  actor: Actor,
  { runId }: z.output<typeof cancelDestructionInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'destroy_records') || actor.id === null) return notYours();
  const cancelledById = actor.id;
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const { count } = await tx.retentionRun.updateMany({
      where: { id: runId, confirmedAt: null, cancelledAt: null },
      data: { cancelledById, cancelledAt: now() },
    });
    if (count === 0) return refuse('wrong_state', 'This destruction was settled already.');
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'retention.cancel',
      target: { type: 'retention_run', id: runId },
      outcome: 'done',
    });
    return done(null, 'Cancelled. Nothing was destroyed.');
  });
};
