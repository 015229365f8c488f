import { type FileHandle, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { portalWorkshop, type SealWorkshop, sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { runAt } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { declareProcess } from '@/lib/server/db/request-scope';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { handlers } from '@/lib/server/worker/handlers';
import { sealJob } from '@/tests/support/seal-job-order';

// The worker in seal-killed.test.ts, in a process of its own: it carries one message of the outbox out as the worker
// does and ends, or kills itself with SIGKILL at the point of its order. It says "ready" once it is loaded, so that the
// next worker can load while this one works, and begins when a line tells it what to do.

declareProcess('system');

/** Nothing runs after this: no handler, no "finally", no farewell to the database. */
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('A killed process went on.');
};

/** The real workshop, with a death before or after one of its parts. */
const dyingAt = (point: string): SealWorkshop => {
  const around =
    <Given extends unknown[], Result>(part: string, work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (point === `before ${part}`) die();
      const result = await work(...given);
      return point === `after ${part}` ? die() : result;
    };
  return {
    ...portalWorkshop,
    // The first part that runs once the lock is held.
    readFrozen: (sha256) => (point === 'after the lock' ? die() : around('reading', portalWorkshop.readFrozen)(sha256)),
    seal: around('sealing', portalWorkshop.seal),
    verify: (...given) => {
      if (point === 'before verifying') die();
      const verdict = portalWorkshop.verify(...given);
      return point === 'after verifying' ? die() : verdict;
    },
    store: around('storing', portalWorkshop.store),
    register: around('registering', portalWorkshop.register),
    execute: around('executing', portalWorkshop.execute),
  };
};

/** Lets the disk take half of the next file, and dies. */
const dieAmidWriting = async (): Promise<void> => {
  const handle = await open(process.execPath);
  const prototype = Object.getPrototypeOf(handle);
  const write: FileHandle['writeFile'] = prototype.writeFile;
  await handle.close();
  prototype.writeFile = async function half(this: FileHandle, bytes: Uint8Array) {
    await write.call(this, bytes.subarray(0, bytes.length >> 1));
    await this.sync();
    die();
  };
};

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { messageId, agreementId, versionId, at, point } = sealJob.parse(JSON.parse(line));
  if (point === 'amid storing') await dieAmidWriting();
  const seal_agreement = async () => {
    if (point === 'before the lock') die();
    await sealSignedAgreement(agreementId, versionId, dyingAt(point));
  };
  await runAt(at, () => carryOutMessage(messageId, point === 'never' ? handlers : { ...handlers, seal_agreement }));
  await db.$disconnect();
  process.exit(0);
}
