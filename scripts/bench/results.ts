import { z } from 'zod';

// What a run found out, as it is handed from the process that measures to the one that writes the tables.

const figures = z.union([
  z.object({ p50: z.number(), p95: z.number(), perSecond: z.number(), answers: z.number() }),
  z.object({ missing: z.string().max(500) }),
]);

const measured = z.object({ name: z.string().max(100), one: figures, many: figures });

/** One thing that was done over and over: on one connection, and on sixteen. */
export type Measured = z.infer<typeof measured>;

const amount = z.number().nullable();

export const sizeResult = z.object({
  requests: z.number(),
  measured: z.array(measured).max(100),
  coldStart: z.object({ portal: amount, next: amount }),
  /** Megabytes, before the load and after it, and how many answers lie between. */
  memory: z.object({
    portalBefore: amount,
    portalAfter: amount,
    nextBefore: amount,
    nextAfter: amount,
    answers: z.number(),
  }),
  plans: z.array(z.string().max(300)).max(200),
  seconds: z.number(),
});

/** All that was measured on a database of one size. */
export type SizeResult = z.infer<typeof sizeResult>;
