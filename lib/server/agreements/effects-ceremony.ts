import 'server-only';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { consentSha256, consentTextFor } from '@/lib/server/agreements/consent-text';
import { delegatePlace } from '@/lib/server/agreements/delegate-place';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What signers do beside signing, written into their place and its events.

type Place = AgreementCase['signatures'][number];

/** The open place of the person who acts; the guards have looked already, the type has not. */
const ownPlace = ({ row, actor }: AgreementContext): Place =>
  row.signatures.find(({ userId, status }) => userId === personOf(actor) && status === 'PENDING') ??
  refuseBlocked('Only a signer who has not signed yet can do this.');

const consentEvent = async (context: AgreementContext, kind: 'CONSENT_GIVEN' | 'CONSENT_REFUSED'): Promise<void> => {
  const { tx, row, actor, now } = context;
  const place = ownPlace(context);
  const text = consentTextFor(place.role);
  await noteCeremony(tx, {
    ...{ place, actor, kind, at: now },
    detail: { consentTextId: text.id, consentTextSha256: consentSha256(text) },
    // A signer may refuse, agree and refuse again: each act has its own version of the agreement.
    onceKey: `version:${row.version}`,
  });
  const consentRefusedAt = kind === 'CONSENT_REFUSED' ? now : null;
  await tx.signature.update({ where: { id: place.id }, data: { consentRefusedAt } });
};

/** The question stands on its section as an open comment: the text cannot be settled again before it is answered. */
const askAtSigning = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { sectionId, question } = toInput(context, 'return_with_question');
  if (!row.sections.some(({ id }) => id === sectionId)) {
    return refuseField('sectionId', 'Choose a section of this agreement.');
  }
  const place = ownPlace(context);
  const { id: commentId } = await tx.sectionComment.create({
    data: { agreementId: row.id, sectionId, authorId: personOf(actor), body: question, createdAt: now },
    select: { id: true },
  });
  await noteCeremony(tx, {
    ...{ place, actor, kind: 'RETURNED_WITH_QUESTION', at: now },
    ...{ detail: { sectionId, commentId }, onceKey: 'once' },
  });
};

export const ceremonyEffects = {
  refuse_consent: (context) => consentEvent(context, 'CONSENT_REFUSED'),
  give_consent: (context) => consentEvent(context, 'CONSENT_GIVEN'),
  ask_at_signing: askAtSigning,
  delegate_place: delegatePlace,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
