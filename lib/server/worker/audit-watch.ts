import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { isCheckpointDue } from '@/lib/domain/audit/checkpoint-due';
import { appendAudit } from '@/lib/server/audit/append';
import { newestCheckpoint } from '@/lib/server/audit/checkpoints';
import { writeTallies } from '@/lib/server/audit/note-refusal';
import { makeCheckpoint } from '@/lib/server/audit-signer/make-checkpoint';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { log } from '@/lib/server/log';

// What the worker does for the audit log every few seconds: writes counted refusals, signs the log when it is time, and
// notes when a clock jumps.

/** A jump of more than this is an event: signed times are read as evidence. */
const clockStepMs = 1000;

/** What a clock said at two moments, in milliseconds. */
export type ClockReading = { wall: number; steady: number; database: number };

/** How far the clock on the wall went away from the one that cannot be set, and from the database's. */
export const clockSteps = (before: ClockReading, after: ClockReading) => {
  const passed = after.steady - before.steady;
  const steps = [
    { against: 'MONOTONIC', milliseconds: after.wall - before.wall - passed },
    { against: 'DATABASE', milliseconds: after.database - before.database - passed },
  ] as const;
  return steps
    .map(({ against, milliseconds }) => ({ against, milliseconds: Math.round(milliseconds) }))
    .filter(({ milliseconds }) => Math.abs(milliseconds) > clockStepMs);
};

/** Reads the three clocks at one moment. */
export const readClocks = async (): Promise<ClockReading> => {
  const [row] = await db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  return { wall: Date.now(), steady: performance.now(), database: row?.at.getTime() ?? Number.NaN };
};

/** Notes each jump of a clock between two readings. */
export const noteClockSteps = async (before: ClockReading, after: ClockReading): Promise<void> => {
  for (const facts of clockSteps(before, after)) {
    log().error(facts, 'A clock of this machine jumped.');
    await db.$transaction((tx) =>
      appendAudit(tx, {
        ...{ actor: systemActor, role: 'SYSTEM', action: 'clock.step', outcome: 'done', facts },
        target: { type: 'portal', id: null },
      }),
    );
  }
};

/** Signs the audit log when enough was written or enough time has passed. */
export const signWhenDue = async (): Promise<void> => {
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  const last = await newestCheckpoint();
  const signed = last && { seq: last.body.seq, at: new Date(last.body.at) };
  if (isCheckpointDue(Number(head.seq), signed, now())) await makeCheckpoint();
};

// One failing part keeps no other from its work, and the same problem is said once.
const attempts = () => {
  const said = new Map<string, string>();
  return async (name: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      said.delete(name);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (problem !== said.get(name)) log().error({ err: error }, 'The watch over the audit log found a problem.');
      said.set(name, problem);
    }
  };
};

/** Begins the watch; returns what to do every few seconds. */
export const auditWatch = async (): Promise<() => Promise<void>> => {
  let clocks = await readClocks();
  const attempt = attempts();
  return async () => {
    await attempt('clocks', async () => {
      const present = await readClocks();
      await noteClockSteps(clocks, present);
      clocks = present;
    });
    await attempt('tallies', writeTallies);
    await attempt('checkpoints', signWhenDue);
  };
};
