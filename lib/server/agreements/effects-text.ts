import 'server-only';
import { readsIceOnly, systemActor } from '@/lib/domain/access/actor';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { amendedTermsOf, isAmendment } from '@/lib/server/agreements/amendment-row';
import { changeTerms } from '@/lib/server/agreements/amendment-text';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toCaseValues } from '@/lib/server/agreements/case-values';
import { mergeWordings } from '@/lib/server/agreements/merge-wording';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps of the text do besides moving the agreement: terms, sections, comments, settling.

/** Writes the terms and merges again every section that still stands as the template has it. */
const saveTerms = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const terms = toInput(context, 'save_terms');
  if (isAmendment(row)) return changeTerms(context, row, { ...amendedTermsOf(row), ...terms });
  await tx.agreement.update({ where: { id: row.id }, data: terms });
  const worded = row.sections.filter(({ source }) => source === 'TEMPLATE');
  const bodies = await mergeWordings(
    tx,
    worded.map(({ key, wordingKey, wordingVersion }) => ({
      key,
      wording: { key: wordingKey ?? row.templateKey, version: wordingVersion ?? row.templateVersion },
    })),
    { agency: row.agency, values: toCaseValues({ ...row, ...terms }), term: row },
  );
  for (const section of worded) {
    const body = bodies.get(section.key);
    if (body === undefined || body === section.body) continue;
    await tx.agreementSection.update({ where: { id: section.id }, data: { body } });
  }
};

const sectionOf = (row: AgreementCase, sectionId: string) =>
  row.sections.find(({ id }) => id === sectionId) ??
  refuseField('sectionId', 'This section is not part of the agreement. Open the text again.');

const saveSection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor } = context;
  const { sectionId, body } = toInput(context, 'save_section');
  const section = sectionOf(row, sectionId);
  if (section.locked) return refuseField('body', section.lockReason);
  if (section.body === body) return refuseField('body', 'Nothing has changed in this section yet.');
  await tx.agreementSection.update({
    where: { id: section.id },
    data: { body, source: 'NEGOTIATED', changedById: personOf(actor) },
  });
};

const commentOnSection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { sectionId, body } = toInput(context, 'comment_on_section');
  const section = sectionOf(row, sectionId);
  await tx.sectionComment.create({
    data: { agreementId: row.id, sectionId: section.id, authorId: personOf(actor), body, createdAt: now },
  });
};

const resolveComment = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { commentId } = toInput(context, 'resolve_comment');
  const { count } = await tx.sectionComment.updateMany({
    where: { id: commentId, agreementId: row.id, resolvedAt: null },
    data: { resolvedAt: now, resolvedById: personOf(actor) },
  });
  if (count === 0) return refuseField('commentId', 'This comment is resolved already.');
};

const setColumns =
  (columns: (context: AgreementContext) => AgreementCase['pending']['columns']): Effect<AgreementCase> =>
  async (context) => {
    Object.assign(context.row.pending.columns, columns(context));
  };

const penWith = (
  penSide: 'AGENCY' | 'ICE',
  { now }: AgreementContext,
  rest: { penNote: string; penDueOn: Date | null } = { penNote: '', penDueOn: null },
) => ({ penSide, penSince: now, ...rest });

/** The request learns that its first agreement left the draft, once the new status stands. */
const tellRequestBegun = async ({ tx, row }: AgreementContext): Promise<void> => {
  row.pending.afterwards.push(() => performWithin(tx, 'request', 'begin_agreement', row.requestId, systemActor));
};

export const textEffects = {
  save_terms: saveTerms,
  save_section: saveSection,
  comment_on_section: commentOnSection,
  resolve_comment: resolveComment,
  settle_for_agency: setColumns(({ now }) => ({ agencySettledAt: now })),
  settle_for_ice: setColumns(({ now }) => ({ iceSettledAt: now })),
  unsettle_text: setColumns(() => ({ agencySettledAt: null, iceSettledAt: null })),
  hand_over_text: setColumns((context) => {
    const { note, dueOn } = toInput(context, 'hand_over_text');
    if (dueOn !== null && dueOn <= dateIn(context.now, context.row.agency.timeZone)) {
      return refuseField('dueOn', 'Enter a date after today, so that the other side has time to write.');
    }
    const side = readsIceOnly(context.actor) ? 'AGENCY' : 'ICE';
    return penWith(side, context, { penNote: note, penDueOn: dueOn ? fromCalendarDate(dueOn) : null });
  }),
  take_pen: setColumns((context) => penWith(readsIceOnly(context.actor) ? 'ICE' : 'AGENCY', context)),
  free_pen: setColumns(() => ({ penSide: null, penSince: null, penDueOn: null, penNote: '' })),
  tell_request_begun: tellRequestBegun,
  record_legal_note: setColumns((context) => ({ legalNote: toInput(context, 'clear_text').note })),
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
