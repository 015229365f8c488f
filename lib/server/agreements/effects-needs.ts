import 'server-only';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { assessedNeedsInFull, conditionNeeds } from '@/lib/server/agreements/needs';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// Which sections answer a need. A new answer takes the place of the one before.

const needOf = async ({ tx, row }: AgreementContext, key: string) => {
  const needs = [...(await assessedNeedsInFull(row, tx)), ...(await conditionNeeds(row.requestId, tx))];
  return needs.find((need) => need.key === key);
};

const mapNeed = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { needKey, sectionIds } = toInput(context, 'map_need');
  const need = await needOf(context, needKey);
  if (!need) return refuseField('needKey', 'This need is not part of the case any more. Open the page again.');
  if (sectionIds.some((id) => row.sections.every((section) => section.id !== id))) {
    return refuseField('sectionIds', 'One of the sections is not part of the agreement. Open the page again.');
  }
  await tx.needAnswer.deleteMany({ where: { agreementId: row.id, needKey } });
  await tx.needAnswer.createMany({
    data: sectionIds.map((sectionId) => ({
      agreementId: row.id,
      needKey,
      needText: need.text,
      sectionId,
      authorId: personOf(actor),
      createdAt: now,
    })),
  });
};

export const needEffects = {
  map_need: mapNeed,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
