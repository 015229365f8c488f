import { z } from 'zod';

/** Where the worker of seal-killed.test.ts is killed, in the order in which it comes by. */
export const deadlyPoints = [
  'before the lock',
  'after the lock',
  'before reading',
  'after reading',
  'before sealing',
  'after sealing',
  'before verifying',
  'after verifying',
  'before storing',
  'amid storing',
  'after storing',
  'before registering',
  'after registering',
  'before executing',
  'after executing',
] as const;

/** What a worker of seal-killed.test.ts is told. */
export const sealJob = z.strictObject({
  messageId: z.uuid(),
  agreementId: z.uuid(),
  versionId: z.uuid(),
  /** The time of the test: the worker is another process and has a clock of its own. */
  at: z.coerce.date(),
  point: z.enum([...deadlyPoints, 'never']),
});
