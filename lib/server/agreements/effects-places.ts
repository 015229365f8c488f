import 'server-only';
import { type Arrangement, closeGap, roomFor } from '@/lib/domain/agreements/added-place';
import { placesToAdd } from '@/lib/domain/agreements/guards-ceremony';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { isAgencyPlace } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { refuseOtherSide } from '@/lib/server/agreements/effects-approval';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { type AgreementContext, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// Places to sign beside those of the template, put in and taken out before the text is frozen.

const move = async ({ tx }: AgreementContext, moved: Arrangement['moved']): Promise<void> => {
  for (const { id, position, group } of moved) await tx.signature.update({ where: { id }, data: { position, group } });
};

const addPlace = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { role } = toInput(context, 'add_place');
  if (!placesToAdd(toAgreementFacts(row, actor), actor).includes(role)) {
    return refuseField('role', 'Your side cannot add this place, or it is there already.');
  }
  const { position, group, moved } = roomFor(row.signatures, role);
  await move(context, moved);
  await tx.signature.create({ data: { agreementId: row.id, role, position, group, added: true, createdAt: now } });
};

const removePlace = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const { signatureId } = toInput(context, 'remove_place');
  const place = row.signatures.find(({ id }) => id === signatureId);
  if (!place?.added) return refuseField('signatureId', 'Only a place that was added can be taken out.');
  refuseOtherSide(context, isAgencyPlace(place.role));
  await tx.signature.delete({ where: { id: place.id } });
  await move(context, closeGap(row.signatures, place.id));
};

export const placeEffects = {
  add_place: addPlace,
  remove_place: removePlace,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
