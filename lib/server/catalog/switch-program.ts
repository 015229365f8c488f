import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';

/** The program whose button was pressed, under the name of what the button does. */
export const switchInput = z
  .strictObject({ on: programCodeSchema.optional(), off: programCodeSchema.optional() })
  .refine(({ on, off }) => (on === undefined) !== (off === undefined), 'Press the button of one program.');

/**
 * Switches a program on or off for new requests. Requests and agreements under way go on as they are.
 * Refused for all but administrators, and when the switch stands so already.
 */
export const switchProgram = async (
  actor: Actor,
  { on, off }: z.output<typeof switchInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'manage_catalog')) {
    return refuse('not_yours', 'Only an administrator switches programs on and off.');
  }
  const code = on ?? off;
  if (code === undefined) return refuse('invalid', 'Press the button of one program.');
  const enabled = on !== undefined;
  const { shortName } = programOf(code);
  const turn = enabled ? 'on' : 'off';
  return db.$transaction(async (tx) => {
    // The condition makes the second of two administrators find nothing to change.
    const { count } = await tx.program.updateMany({ where: { code, enabled: !enabled }, data: { enabled } });
    if (count === 0) {
      return refuse('wrong_state', `${shortName} is switched ${turn} already. This page shows it now.`);
    }
    await appendAudit(tx, {
      actor,
      role: 'ADMIN',
      action: enabled ? 'program.switch_on' : 'program.switch_off',
      target: { type: 'program', id: null },
      outcome: 'done',
      facts: { code },
    });
    return done(null, `${shortName} is switched ${turn} for new requests.`);
  });
};
