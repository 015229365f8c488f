import 'server-only';
import { addCalendarDays, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { asksSection, type SectionKey } from '@/lib/domain/requests/draft';
import { placeValue, returnablePlaces, toPlace } from '@/lib/domain/requests/returned-fields';
import { sectionSteps } from '@/lib/domain/requests/section-steps';
import { snapshotSchema } from '@/lib/domain/requests/snapshot';
import { compareSnapshots } from '@/lib/domain/requests/snapshot-diff';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { lockRequest, type RequestCase } from '@/lib/server/requests/case-row';
import { writeWithStatus } from '@/lib/server/requests/pending-columns';
import { isChangedSinceSent, presentSnapshot } from '@/lib/server/requests/snapshots';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import { toDraft } from '@/lib/server/requests/to-draft';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps of a return and of a correction do: open the places that were named, mark what was changed since, and
// close them when the request is sent again.

type Context = StepContext<RequestCase>;

/** The last day to answer: the one that was named, or the target of the status. Kept, so that both sides read it. */
const setAnswerBy = ({ row, now }: Context, respondBy: string | null): void => {
  const today = dateIn(now, row.agency.timeZone);
  if (respondBy !== null && respondBy <= today) {
    refuseField('respondBy', 'Enter a date after today, so that the agency has time to answer.');
  }
  const by = fromCalendarDate(respondBy ?? addCalendarDays(today, requestStatusFacts.RETURNED.target.days));
  writeWithStatus(row, { respondBy: by, dueOn: by });
};

const openReturnedItems = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { items, respondBy } = toInput(context, 'return_to_agency');
  setAnswerBy(context, respondBy);
  const places = new Set(returnablePlaces(toDraft(row)).map(placeValue));
  const data = items.map(({ section, text }, at) => {
    const place = toPlace(section);
    if (!place || !places.has(section)) {
      return refuseField(`items.${at}.section`, 'Choose a section that this request asks, or one of its fields.');
    }
    return { requestId: row.id, ...place, text, createdAt: now };
  });
  await tx.returnedItem.createMany({ data });
};

const answerReturnedItem = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { itemId, answer } = toInput(context, 'answer_returned_item');
  const { count } = await tx.returnedItem.updateMany({
    where: { id: itemId, requestId: row.id, closedAt: null },
    data: { answer, answeredById: personOf(context), answeredAt: now },
  });
  if (count === 0) refuseField('itemId', 'Choose one of the listed items.');
};

const closeReturnedItems = async ({ tx, row, now }: Context): Promise<void> => {
  await tx.returnedItem.updateMany({ where: { requestId: row.id, closedAt: null }, data: { closedAt: now } });
};

/** Opens again what was closed in the moment the request was sent, with the date that stood before. */
const reopenReturnedItems = async ({ tx, row }: Context): Promise<void> => {
  await tx.returnedItem.updateMany({
    where: { requestId: row.id, closedAt: row.statusSince },
    data: { closedAt: null },
  });
  if (row.respondBy) writeWithStatus(row, { dueOn: row.respondBy });
};

// Recalled, the request would go on with what the agency has not sent yet.
const refuseUnsentChanges = async ({ tx, row }: Context): Promise<void> => {
  if (await isChangedSinceSent(tx, row)) {
    refuseBlocked('The agency has begun to change the request. Wait until it sends the request again.');
  }
};

const sectionOfStep = (step: string): SectionKey | undefined =>
  (Object.keys(sectionSteps) as SectionKey[]).find((key) => sectionSteps[key] === step);

/** Names of the fields of a section whose content differs from the last submission. */
const changedFields = async ({ tx, row }: Context, section: SectionKey): Promise<Set<string>> => {
  const last = await tx.requestSnapshot.findFirst({ where: { requestId: row.id }, orderBy: { n: 'desc' } });
  const fresh = last && (await lockRequest(tx, row.id));
  if (!fresh) return new Set();
  const changes = compareSnapshots(snapshotSchema.parse(last.content), await presentSnapshot(tx, fresh));
  return new Set(changes.filter((change) => change.section === section).map(({ field }) => field));
};

/**
 * A comment on a field is answered by a change of that field, without a word. Where the field is set back to what was
 * sent, the comment is open again; a written answer stays.
 */
const markChangedFields = async (context: Context): Promise<void> => {
  const { tx, row, step, now } = context;
  const section = sectionOfStep(step);
  const items = row.returnedItems.filter((item) => item.section === section && item.field !== '');
  if (row.status !== 'RETURNED' || section === undefined || items.length === 0) return;
  const changed = await changedFields(context, section);
  for (const { id, field, answer, answeredAt } of items) {
    if (answer !== null || changed.has(field) === (answeredAt !== null)) continue;
    await tx.returnedItem.update({
      where: { id },
      data: changed.has(field)
        ? { answeredAt: now, answeredById: personOf(context) }
        : { answeredAt: null, answeredById: null },
    });
  }
};

const askCorrection = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { sections, reason } = toInput(context, 'ask_correction');
  if (sections.some((key) => !asksSection(row.requestType, key))) {
    return refuseField('sections', 'Choose sections that this request asks.');
  }
  await tx.requestCorrection.create({
    data: { requestId: row.id, sections, reason, askedById: personOf(context), askedAt: now },
  });
};

const openAsk = { decidedAt: null, withdrawnAt: null } as const;

const withdrawCorrection = async ({ tx, row, now }: Context): Promise<void> => {
  await tx.requestCorrection.updateMany({ where: { requestId: row.id, ...openAsk }, data: { withdrawnAt: now } });
};

/** Opens each section the agency named, as an item that its own reason answers already. */
const grantCorrection = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { note, respondBy } = toInput(context, 'grant_correction');
  const asked = row.corrections.find(({ decidedAt, withdrawnAt }) => decidedAt === null && withdrawnAt === null);
  if (!asked) return refuseBlocked('The agency has not asked for a correction.');
  setAnswerBy(context, respondBy);
  await tx.requestCorrection.update({
    where: { id: asked.id },
    data: { decision: 'GRANTED', note, decidedById: personOf(context), decidedAt: now },
  });
  await tx.returnedItem.createMany({
    data: asked.sections.map((section) => ({
      requestId: row.id,
      section,
      text: 'Your agency asked to correct this section.',
      answer: asked.reason,
      answeredById: asked.askedById,
      answeredAt: asked.askedAt,
      createdAt: now,
    })),
  });
};

const refuseCorrection = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { reason } = toInput(context, 'refuse_correction');
  await tx.requestCorrection.updateMany({
    where: { requestId: row.id, ...openAsk },
    data: { decision: 'REFUSED', note: reason, decidedById: personOf(context), decidedAt: now },
  });
};

/** Each return is reminded of once, and reported as overdue once; the row is locked, so that two workers agree. */
const sayOnce = async ({ tx, row, step }: Context): Promise<void> => {
  const said = await tx.statusEvent.count({
    where: { requestId: row.id, step, createdAt: { gte: row.statusSince } },
  });
  if (said > 0) refuseBlocked('This was said already.');
};

export const correctionEffects = {
  open_returned_items: openReturnedItems,
  answer_returned_item: answerReturnedItem,
  close_returned_items: closeReturnedItems,
  reopen_returned_items: reopenReturnedItems,
  refuse_unsent_changes: refuseUnsentChanges,
  mark_changed_fields: markChangedFields,
  ask_correction: askCorrection,
  withdraw_correction: withdrawCorrection,
  grant_correction: grantCorrection,
  refuse_correction: refuseCorrection,
  say_once: sayOnce,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
