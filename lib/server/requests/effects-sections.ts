import 'server-only';
import type { z } from 'zod';
import { concerns as everyConcern } from '@/lib/domain/concerns';
import { fromCalendarDate } from '@/lib/domain/dates';
import { producesAgreement, programOf } from '@/lib/domain/programs/catalog';
import { agreementWishTitle, misfit, serviceWishTitle } from '@/lib/domain/requests/agreement-wish';
import * as section from '@/lib/domain/requests/section-input';
import { sectionConflict, sectionSteps } from '@/lib/domain/requests/section-steps';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { refuse } from '@/lib/domain/result';
import type { Prisma } from '@/lib/server/db/generated/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toProgramCode } from '@/lib/server/requests/facts';
import { ownAttachments } from '@/lib/server/requests/to-draft';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseField, StepRefused } from '@/lib/server/workflow/step-refused';

// Saving the sections of the request form. What a section sends is the whole section, so that what was left out of a
// list is gone; only the table of concerns is saved row by row.

type Context = StepContext<RequestCase>;

// The engine has parsed the input by this schema already; it is named again for its type. What is told of
// the page is not content.
const toSection = <Schema extends z.ZodObject>({ input }: Context, _schema: Schema) => {
  const { sectionVersion: _seen, sectionPage: _page, ...content } = input;
  return content as z.output<Schema>;
};

/** Writes columns of the request itself. */
export const changeRequest = async ({ tx, row }: Context, data: Prisma.RequestUncheckedUpdateInput): Promise<void> => {
  await tx.request.update({ where: { id: row.id }, data, select: { id: true } });
};

const saveAgencyFacts = (context: Context): Promise<void> =>
  changeRequest(context, { ...toSection(context, section.agencyFactsInput), factsConfirmedAt: context.now });

const saveConcerns = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const { concerns } = toSection(context, section.concernsInput);
  for (const concern of everyConcern) {
    const fields = concerns[concern];
    if (!fields) continue;
    const key = { requestId: row.id, concern };
    const columns = { ...fields, severity: Number(fields.severity) };
    await tx.requestConcern.upsert({
      where: { requestId_concern: key },
      create: { ...key, ...columns },
      update: columns,
    });
  }
};

const saveHelpWanted = (context: Context): Promise<void> => {
  const { desiredStartOn, ...input } = toSection(context, section.helpInput);
  return changeRequest(context, {
    ...input,
    desiredStartOn: desiredStartOn === null ? null : fromCalendarDate(desiredStartOn),
  });
};

const saveHeadcounts = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const { none, rows } = toSection(context, section.headcountsInput);
  if (none && rows.length > 0) {
    return refuseField('none', 'Remove the rows, or untick that you have no officers to assign.');
  }
  await tx.headcount.deleteMany({ where: { requestId: row.id } });
  await tx.headcount.createMany({ data: rows.map((headcount) => ({ requestId: row.id, ...headcount })) });
  await changeRequest(context, { headcountsNone: none });
};

const saveNarrative = (context: Context): Promise<void> =>
  changeRequest(context, toSection(context, section.narrativeInput));

const saveContacts = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const { primary, rows } = toSection(context, section.contactsInput);
  if (rows.length > 0 && primary >= rows.length) return refuseField('primary', 'Choose who is the main contact.');
  await tx.requestContact.deleteMany({ where: { requestId: row.id } });
  await tx.requestContact.createMany({
    data: rows.map((contact, position) => ({ requestId: row.id, ...contact, primary: position === primary })),
  });
};

const saveAttachmentsChoice = async (context: Context): Promise<void> => {
  const { none } = toSection(context, section.attachmentsInput);
  if (none && ownAttachments(context.row).length > 0) {
    return refuseField('none', 'Remove the attached files, or untick that you have nothing to attach.');
  }
  await changeRequest(context, { attachmentsNone: none });
};

const saveAgreementWish = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const { wantedOn, ...given } = toSection(context, section.agreementWishInput);
  const wish = { ...given, endWanted: row.requestType === 'TERMINATE_OR_SUSPEND' ? given.endWanted : null };
  const agreement = wish.aboutAgreementId
    ? await tx.agreement.findFirst({
        where: { id: wish.aboutAgreementId, agencyId: row.agencyId },
        select: { number: true, programCode: true, status: true },
      })
    : null;
  if (wish.aboutAgreementId && !agreement) {
    return refuseField('aboutAgreementId', 'Choose one of the agreements of your agency.');
  }
  const problem = agreement && misfit(row.requestType, agreement.status, wish.endWanted);
  if (problem) return refuseField(wish.endWanted === 'SUSPEND' ? 'endWanted' : 'aboutAgreementId', problem);
  const named = agreement && {
    number: agreement.number,
    program: programOf(toProgramCode(agreement.programCode)).name,
  };
  await changeRequest(context, {
    ...wish,
    wantedOn: wantedOn === null ? null : fromCalendarDate(wantedOn),
    title: named ? agreementWishTitle(row.requestType, named, wish.endWanted) : '',
  });
};

const saveServiceWish = async (context: Context): Promise<void> => {
  const { wantedOn, ...wish } = toSection(context, section.serviceWishInput);
  const signed = wish.programsAsked.find((code) => producesAgreement(code));
  if (signed) {
    return refuseField(
      'programsAsked',
      `${programOf(signed).name} needs an agreement. Start a request for a new partnership, or to add a program.`,
    );
  }
  await changeRequest(context, {
    ...wish,
    wantedOn: wantedOn === null ? null : fromCalendarDate(wantedOn),
    title: serviceWishTitle(wish.serviceWanted),
  });
};

const sectionOfStep = new Map<string, string>(Object.entries(sectionSteps).map(([key, step]) => [step, key]));

/**
 * Counts the save of a section. Whoever saves from a page drawn before another save is refused, and told of both
 * values, also where the other one is their own in a second window; a save on its way from the same page (in the
 * background, while the button is pressed) is no conflict.
 */
const countSectionSave = async ({ tx, row, step, input, actor, now }: Context): Promise<void> => {
  const section = sectionOfStep.get(step);
  if (section === undefined || actor.id === null) throw new Error(`The step ${step} saves no section.`);
  const last = row.sectionSaves.find((save) => save.section === section);
  const version = last?.version ?? 0;
  const seen = typeof input.sectionVersion === 'number' ? input.sectionVersion : version;
  const page = typeof input.sectionPage === 'string' ? input.sectionPage : null;
  const isOwnSave = page !== null && last?.savedFromPage === page && seen === version - 1;
  if (seen !== version && !isOwnSave) throw new StepRefused(refuse('stale', sectionConflict));
  const saved = { version: version + 1, savedById: actor.id, savedFromPage: page, savedAt: now };
  await tx.sectionSave.upsert({
    where: { requestId_section: { requestId: row.id, section } },
    create: { requestId: row.id, section, ...saved },
    update: saved,
  });
};

export const sectionEffects = {
  save_agency_facts: saveAgencyFacts,
  save_concerns: saveConcerns,
  save_help_wanted: saveHelpWanted,
  save_headcounts: saveHeadcounts,
  save_narrative: saveNarrative,
  save_contacts: saveContacts,
  save_attachments_choice: saveAttachmentsChoice,
  save_agreement_wish: saveAgreementWish,
  save_service_wish: saveServiceWish,
  count_section_save: countSectionSave,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
