import { systemActor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { anAgreement, takeAgreement, walkOn } from '@/tests/support/agreement-cases';
import type { Cast } from '@/tests/support/cast';

type Clock = { moveTo: (moment: Date) => unknown };

/** An add-on that is a draft, one that is executed and one in force: each ends with the agreement it joins. */
export const addOns = async (cast: Cast, requestId: string, clock: Clock, today: Date): Promise<void> => {
  for (const station of ['DRAFT', 'EXECUTED', 'ACTIVE'] as const) {
    const id = await anAgreement(cast).from(requestId).in('ACTIVE');
    await takeAgreement('begin_add_on', id, cast.liaison, { addOn: 'REIMBURSEMENT' });
    const addOn = await db.agreement.findFirstOrThrow({ where: { joinsId: id } });
    await walkOn({ id: addOn.id, cast, own: cast.calder }, 'DRAFT', station);
    await takeAgreement('give_notice', id, cast.calder.approver, {
      mode: 'CERTIFIED_MAIL',
      ground: 'RESOURCES',
      reason: 'Priorities have changed.',
      receivedOn: '2026-11-24',
      endsOn: '2026-12-24',
    });
    clock.moveTo(new Date('2026-12-27T15:00:00.000Z'));
    await takeAgreement('terminate', id, systemActor);
    clock.moveTo(today);
  }
};
