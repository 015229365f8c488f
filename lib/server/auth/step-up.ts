import 'server-only';
import { addMinutes } from 'date-fns/addMinutes';
import type { Actor } from '@/lib/domain/access/actor';
import { type Refused, refuse } from '@/lib/domain/result';
import { now } from '@/lib/server/clock';

/** For how long a shown second factor is fresh enough to sign, or to change how one signs in. Our own rule. */
export const stepUpMinutes = 5;

/** True when the actor has shown a second factor in this session within the last minutes. */
export const isFreshlyConfirmed = (actor: Pick<Actor, 'secondFactorAt'>): boolean =>
  actor.secondFactorAt !== null && addMinutes(actor.secondFactorAt, stepUpMinutes) > now();

/** The refusal of someone who has to confirm first, or null. */
export const missingStepUp = (actor: Pick<Actor, 'secondFactorAt'>): Refused | null =>
  isFreshlyConfirmed(actor)
    ? null
    : refuse('blocked', 'Confirm that it is you first: open the page again and enter a code or use a passkey.');
