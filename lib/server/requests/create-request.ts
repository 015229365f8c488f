import 'server-only';
import { requestTypes } from '@/lib/domain/requests/request-type';
import type { Transaction } from '@/lib/server/db/client';
import { carryAnswers } from '@/lib/server/requests/carry-answers';
import { carryFinder, toCarried } from '@/lib/server/requests/carry-finder';
import { lockRequest, type RequestCase } from '@/lib/server/requests/case-row';
import { makeOwner } from '@/lib/server/requests/effects-members';
import type { StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

/** The next human number of a kind of case, such as ACC-2026-000123. Gaps are possible and harmless. */
export const nextNumber = async (tx: Transaction, prefix: 'ACC' | 'AGR', at: Date): Promise<string> => {
  const rows =
    prefix === 'ACC'
      ? await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('request_number_seq') AS n`
      : await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('agreement_number_seq') AS n`;
  return `${prefix}-${at.getUTCFullYear()}-${String(rows[0]?.n ?? 0n).padStart(6, '0')}`;
};

/** Inserts the draft of a new request of the actor's agency. Earlier requests it refers to must be of the same agency. */
export const createRequest = async ({
  tx,
  input,
  actor,
  now,
}: Omit<StepContext<RequestCase>, 'row'>): Promise<RequestCase> => {
  if (actor.agencyId === null) return refuseBlocked('Only people of an agency can start a request.');
  const requestType = requestTypes.find((one) => one === input.requestType) ?? 'NEW_PARTNERSHIP';
  const priorRequestId = typeof input.priorRequestId === 'string' ? input.priorRequestId : null;
  const prior = priorRequestId === null ? null : await lockRequest(tx, priorRequestId);
  if (priorRequestId !== null && prior?.agencyId !== actor.agencyId) {
    return refuseField('priorRequestId', 'Choose an earlier request of your own agency.');
  }
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: actor.agencyId } });
  const { id } = await tx.request.create({
    data: {
      number: await nextNumber(tx, 'ACC', now),
      agencyId: agency.id,
      createdById: actor.id,
      requestType,
      priorRequestId,
      // Offered for confirmation; the section counts as started only when the agency has saved it.
      swornCount: agency.swornCount,
      civilianCount: agency.civilianCount,
      populationServed: agency.population,
      operatesJail: agency.operatesJail,
      borderFeatures: agency.borderFeatures,
      statusSince: now,
      createdAt: now,
    },
    select: { id: true },
  });
  await makeOwner(tx, id, actor, now);
  // The answers of an enquiry are recent and count as they are; older ones are looked at again.
  if (prior) await carryAnswers(tx, prior, { id, requestType }, { confirmed: prior.requestType === 'ENQUIRY' });
  const carried = toCarried(input.carried);
  if (carried) await carryFinder(tx, { id, requestType }, carried);
  const row = await lockRequest(tx, id);
  if (!row) throw new Error('The request was not stored.');
  return row;
};
