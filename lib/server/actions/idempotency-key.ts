import 'server-only';
import { randomUUID } from 'node:crypto';

/** A key for one drawn form: sending that form twice has one effect. */
export const newIdempotencyKey = (): string => randomUUID();
