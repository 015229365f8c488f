import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { addOnOf } from '@/lib/domain/agreements/add-on';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { type DutySections, firstObligations } from '@/lib/domain/agreements/templates/obligations';
import { endOfTerm } from '@/lib/domain/agreements/templates/term';
import { fromCalendarDate } from '@/lib/domain/dates';
import { programOf, readinessChecklist } from '@/lib/domain/programs/catalog';
import type { ReadinessItem } from '@/lib/domain/programs/program';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { checklistFault, daysWithin } from '@/lib/server/agreements/checklist-value';
import { todayOf, toProgramCode } from '@/lib/server/agreements/facts';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import { clausesAsWorded } from '@/lib/server/agreements/wordings';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps of the implementation do besides moving the agreement.

const itemsOf = ({ templateKey, programCode }: AgreementCase): readonly ReadinessItem[] =>
  addOnOf(templateKey)?.readiness ?? readinessChecklist(toProgramCode(programCode));

const buildChecklist = async ({ tx, row }: AgreementContext): Promise<void> => {
  await tx.checklistItem.createMany({
    data: itemsOf(row).map(({ key, label, needs }, index) => ({
      agreementId: row.id,
      key,
      position: index + 1,
      label,
      kind: needs,
    })),
  });
};

const completeChecklistItem = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { itemId, value, note } = toInput(context, 'complete_checklist_item');
  const item = row.checklist.find(({ id }) => id === itemId);
  if (!item) return refuseField('itemId', 'This item is not on the checklist. Open the page again.');
  const asked = itemsOf(row).find(({ key }) => key === item.key);
  const between = daysWithin(todayOf(row), asked?.withinMonths);
  const fault = checklistFault(item.kind, value, { atLeast: asked?.atLeast, between });
  if (fault) return refuseField('value', fault);
  await tx.checklistItem.update({
    where: { id: item.id },
    data: { value, note, doneAt: now, doneById: personOf(actor) },
  });
};

const saveMeasures = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const { rows } = toInput(context, 'save_measures');
  await tx.agreementMeasure.deleteMany({ where: { agreementId: row.id } });
  await tx.agreementMeasure.createMany({
    data: rows.map((measure, index) => ({ ...measure, agreementId: row.id, position: index + 1 })),
  });
};

const publishEntry = async (context: AgreementContext): Promise<void> => {
  const { publicSummary } = toInput(context, 'publish_entry');
  const { row, now } = context;
  Object.assign(row.pending.columns, { publicSummary, publishedAt: row.publishedAt ?? now });
};

const confirmReadiness = async ({ row, actor }: AgreementContext): Promise<void> => {
  row.pending.columns.readinessConfirmedById = personOf(actor);
};

/** The sections of the signed text with the duties that their clauses carry in the version they were drafted from. */
const dutySections = async ({ tx, row }: AgreementContext): Promise<DutySections> => {
  const clauses = await clausesAsWorded(
    tx,
    row,
    row.sections.map(({ key }) => key),
  );
  return row.sections.map(({ id, key }) => ({ id, duties: clauses.get(key)?.duties ?? [] }));
};

/** Dates the agreement from today at the agency, opens its obligations, and retires the one it takes the place of. */
const putInForce = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const effectiveOn = todayOf(row);
  const expiresOn = endOfTerm(effectiveOn, row.termMonths);
  Object.assign(row.pending.columns, {
    effectiveOn: fromCalendarDate(effectiveOn),
    expiresOn: expiresOn && fromCalendarDate(expiresOn),
  });
  const { duties } = addOnOf(row.templateKey) ?? programOf(toProgramCode(row.programCode));
  await tx.obligation.createMany({
    data: firstObligations(await dutySections(context), duties, { effectiveOn, expiresOn }).map(
      ({ dueOn, ...duty }) => ({
        ...duty,
        agreementId: row.id,
        dueOn: dueOn && fromCalendarDate(dueOn),
      }),
    ),
  });
  const { supersedesId } = row;
  if (supersedesId === null) return;
  row.pending.afterwards.push(() => performWithin(tx, 'agreement', 'supersede', supersedesId, systemActor));
};

export const implementationEffects = {
  build_checklist: buildChecklist,
  complete_checklist_item: completeChecklistItem,
  save_measures: saveMeasures,
  publish_entry: publishEntry,
  confirm_readiness: confirmReadiness,
  put_in_force: putInForce,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
