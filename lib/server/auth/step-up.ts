import 'server-only';
import { addMinutes } from 'date-fns/addMinutes';
import type { Actor } from '@/lib/domain/access/actor';
import { type ExportDoor, type StepUpDoor, stepUpDoors, stepUpMinutes } from '@/lib/domain/access/step-up';
import { paths } from '@/lib/domain/paths';
import { type Refused, refuse } from '@/lib/domain/result';
import { now } from '@/lib/server/clock';

// Asking once more who somebody is. Which doors ask is data (lib/domain/access/step-up.ts); whether they may pass is here.

/** True when the actor has shown a second factor in this session within the last minutes. */
export const isFreshlyConfirmed = (actor: Pick<Actor, 'secondFactorAt'>): boolean =>
  actor.secondFactorAt !== null && addMinutes(actor.secondFactorAt, stepUpMinutes) > now();

/** The refusal of someone who has to confirm before they pass a door, or null. Its link opens the page to confirm on. */
export const missingStepUp = (actor: Pick<Actor, 'secondFactorAt'>, door: StepUpDoor): Refused | null =>
  isFreshlyConfirmed(actor)
    ? null
    : refuse('blocked', 'Confirm that it is you first', {
        reasons: [
          `“${stepUpDoors[door].label}” asks for a code or a passkey shown within the last ${stepUpMinutes} minutes. What you entered here stays; send it again once you have confirmed.`,
        ],
        link: { href: paths.confirm(), text: 'Confirm that it is you' },
      });

/**
 * What a download answers to someone who has to confirm first: the page to confirm on, which leads back to the file.
 * Null for everyone who may pass.
 */
export const confirmBeforeExport = (
  actor: Pick<Actor, 'secondFactorAt'>,
  door: ExportDoor,
  file: string,
): Response | null =>
  missingStepUp(actor, door) &&
  new Response(null, { status: 303, headers: { location: paths.confirmFor(file), 'cache-control': 'no-store' } });
