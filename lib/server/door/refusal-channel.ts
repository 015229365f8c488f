import 'server-only';
import { channel } from 'node:diagnostics_channel';
import { z } from 'zod';

// The door has no connection to the database; the pages have. What it refuses goes to them over a channel of the process.

const refusedAtDoor = channel('access.door.refused');

const refusalShape = z.strictObject({
  id: z.uuid(),
  why: z.string().max(40),
  method: z.string().max(20),
  /** The place without anything that could be a secret or a name. */
  place: z.string().max(200),
  /** How many of the same were refused since the last one that was told. */
  untold: z.int().min(0),
});

/** A refusal at the door, as it is kept. */
export type ToldRefusal = z.output<typeof refusalShape>;

/** Tells a refusal to whoever keeps them. */
export const tellRefusal = (refusal: ToldRefusal): void => refusedAtDoor.publish(refusal);

/** Has each refusal that is told handed over. */
export const hearRefusals = (keep: (refusal: ToldRefusal) => void): void =>
  refusedAtDoor.subscribe((message) => {
    const read = refusalShape.safeParse(message);
    if (read.success) keep(read.data);
  });
