import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { endedStatuses, hasEnded } from '@/lib/domain/agreements/add-on';
import { binds } from '@/lib/domain/agreements/standing';
import { type AgreementStatus, unexecutedStatuses } from '@/lib/domain/agreements/status';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { toAddOnFacts } from '@/lib/server/agreements/add-on-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';

import { type AgreementContext, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps of add-ons do. Locks are taken in one order: the agreement, then its add-ons, then their amendments.

const draftAddOn = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const { addOn } = toInput(context, 'begin_add_on');
  if (!toAddOnFacts(row).left.includes(addOn)) {
    return refuseField('addOn', 'This add-on does not go with the agreement, or the agreement has it already.');
  }
  const made = await performWithin(tx, 'agreement', 'create_add_on', null, systemActor, {
    requestId: row.requestId,
    joinsId: row.id,
    addOn,
  });
  if (!made) return refuseBlocked('The add-on could not be drafted. Tell an administrator.');
};

const endOfAddOn = (status: AgreementStatus) => {
  if (binds(status)) return 'end_add_on';
  return unexecutedStatuses.some((one) => one === status) ? 'set_add_on_aside' : 'drop_add_on';
};

/** An add-on that is being signed at this moment is waited for: its row is locked before its status is read. */
const endAddOns = async ({ tx, row }: AgreementContext): Promise<void> => {
  row.pending.afterwards.push(async () => {
    await tx.$queryRaw`SELECT 1 FROM agreements WHERE joins_id = ${row.id}::uuid ORDER BY id FOR UPDATE`;
    const open = await tx.agreement.findMany({
      where: { joinsId: row.id, status: { notIn: [...endedStatuses] } },
      orderBy: { id: 'asc' },
      select: { id: true, number: true, status: true },
    });
    for (const { id, number, status } of open) {
      const ended = await performWithin(tx, 'agreement', endOfAddOn(status), id, systemActor);
      if (!ended) throw new Error(`The add-on ${number} could not end with ${row.number}.`);
    }
  });
};

/** An add-on ends on the day and for the reason of the agreement it joins. */
const endWithJoined = async ({ row }: AgreementContext): Promise<void> => {
  const { joins } = row;
  if (!joins || !hasEnded(joins.status)) return refuseBlocked('The agreement that this add-on joins has not ended.');
  Object.assign(row.pending.columns, { endedOn: joins.endedOn, endReason: joins.endReason });
};

export const addOnEffects = {
  draft_add_on: draftAddOn,
  end_add_ons: endAddOns,
  end_with_joined: endWithJoined,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
