import 'server-only';
import { readsIceOnly } from '@/lib/domain/access/actor';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// Proposals: another wording of one section, which the other side takes over or turns down.

const sideOf = ({ actor }: AgreementContext) => (readsIceOnly(actor) ? 'ICE' : 'AGENCY');

const proposeSection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { sectionId, body, reason } = toInput(context, 'propose_section');
  const section = row.sections.find(({ id }) => id === sectionId);
  if (!section) return refuseField('sectionId', 'This section is not part of the agreement. Open the text again.');
  if (section.locked) return refuseField('body', section.lockReason);
  if (section.body === body)
    return refuseField('body', 'This is the text as it stands. Change it the way you want it.');
  const side = sideOf(context);
  if (row.proposals.some((one) => one.sectionId === sectionId && one.side === side)) {
    return refuseField(
      'body',
      'Your side has proposed a change of this section already. Withdraw that proposal first.',
    );
  }
  await tx.sectionProposal.create({
    data: {
      agreementId: row.id,
      sectionId,
      side,
      authorId: personOf(actor),
      basis: section.body,
      body,
      reason,
      createdAt: now,
    },
  });
};

type Whose = 'own' | 'other';

const openProposal = (context: AgreementContext, whose: Whose) => {
  const { row } = context;
  const { proposalId } = toInput(context, 'accept_proposal');
  const proposal = row.proposals.find(({ id }) => id === proposalId);
  if (!proposal) return refuseField('proposalId', 'This proposal was answered or withdrawn meanwhile.');
  if ((proposal.side === sideOf(context)) !== (whose === 'own')) {
    const problem = whose === 'own' ? 'withdraws its own proposal only' : 'does not answer its own proposal';
    return refuseField('proposalId', `A side ${problem}.`);
  }
  return proposal;
};

const answer = async (
  context: AgreementContext,
  id: string,
  state: 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN',
  words = '',
): Promise<void> => {
  const { tx, actor, now } = context;
  const data = { state, answer: words, answeredById: personOf(actor), answeredAt: now };
  await tx.sectionProposal.update({ where: { id }, data, select: { id: true } });
};

/** The wording becomes that of the section, as long as the section still says what the proposal was made for. */
const acceptProposal = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const { id, sectionId, basis, body, authorId } = openProposal(context, 'other');
  const section = row.sections.find((one) => one.id === sectionId);
  if (section?.body !== basis) {
    return refuseField(
      'proposalId',
      'The section was changed after this was proposed. Reject the proposal and say so, or propose your own wording.',
    );
  }
  await answer(context, id, 'ACCEPTED');
  await tx.agreementSection.update({
    where: { id: sectionId },
    data: { body, source: 'NEGOTIATED', changedById: authorId },
  });
};

const rejectProposal = async (context: AgreementContext): Promise<void> => {
  const { id } = openProposal(context, 'other');
  await answer(context, id, 'REJECTED', toInput(context, 'reject_proposal').answer);
};

const withdrawProposal = (context: AgreementContext): Promise<void> =>
  answer(context, openProposal(context, 'own').id, 'WITHDRAWN');

export const proposalEffects = {
  propose_section: proposeSection,
  accept_proposal: acceptProposal,
  reject_proposal: rejectProposal,
  withdraw_proposal: withdrawProposal,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
