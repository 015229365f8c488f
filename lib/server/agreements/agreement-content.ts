import 'server-only';
import type { AgreementPage, ChecklistView, FactView } from '@/lib/domain/agreements/agreement-view';
import { amendmentRule } from '@/lib/domain/agreements/amendment-kind';
import { partyLabels, toParty } from '@/lib/domain/agreements/obligations';
import { suspensionText } from '@/lib/domain/agreements/suspension';
import { dateIn, dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { termAndNotice } from '@/lib/server/agreements/amendment-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { outsideTermText } from '@/lib/server/agreements/outside-signing';
import { toDue } from '@/lib/server/agreements/visible-agreement';
import type { Obligation } from '@/lib/server/db/generated/client';

// The content of an agreement page in words, from its rows.

type Content = Pick<
  AgreementPage,
  'terms' | 'approval' | 'checklist' | 'measures' | 'obligations' | 'rail' | 'sealWaitsFor' | 'suspension' | 'legalNote'
>;

const dayText = (value: Date | null): string | null => value && dateText(toCalendarDate(value));

const endReasons: Record<NonNullable<AgreementCase['endReason']>, string> = {
  EXPIRED: 'Reached its end date',
  TERMINATED_BY_AGENCY: 'Ended by the agency',
  TERMINATED_BY_ICE: 'Ended by ICE',
  SUPERSEDED_RENEWAL: 'Renewed',
  SUPERSEDED_MODEL_SWITCH: 'Replaced by another model',
  WITHDRAWN_BEFORE_EFFECT: 'Set aside before it took effect',
  VOID_ERROR: 'Set aside as an error',
};

/** What stands for a term that is not there: something to write, or nothing that could still be written. */
const unwritten = ({ status, outsideSigning }: AgreementCase): string | null => {
  if (outsideSigning) return 'As the signed file says';
  return status === 'DRAFT' || status === 'NEGOTIATION' ? null : 'Not set';
};

const termsOf = (row: AgreementCase): FactView[] => {
  const { term, notice } = row.outsideSigning ? outsideTermText(row) : termAndNotice(row);
  const none = unwritten(row);
  return [
    { label: 'Objective', value: row.objective || none },
    { label: 'Scope', value: row.scope || none },
    { label: 'Position that supervises for ICE', value: row.supervisorPosition || none },
    { label: 'Contact of the agency', value: row.agencyContact || none },
    { label: 'Contact of ICE', value: row.iceContact || none },
    { label: 'Greatest number of officers', value: row.maxAuthorizedOfficers?.toLocaleString('en-US') ?? none },
    { label: 'Term', value: term },
    { label: 'Notice', value: notice },
  ];
};

const requiredTexts = { YES: 'Yes', NO: 'No', UNKNOWN: 'Not known yet' } as const;
const resultTexts = { PENDING: 'Not taken yet', PASSED: 'Passed', NOT_PASSED: 'Not passed' } as const;

const approvalOf = ({ localApproval, amendmentKind }: AgreementCase): FactView[] => {
  if (amendmentKind && !amendmentRule(amendmentKind).localApproval) return [];
  const required = localApproval?.required ?? 'UNKNOWN';
  const head = [
    { label: 'Vote of the governing body needed', value: requiredTexts[required] },
    { label: 'Law or charter', value: localApproval?.legalCitation || null },
  ];
  if (required !== 'YES' || !localApproval) return head;
  return [
    ...head,
    { label: 'Governing body', value: localApproval.bodyName || null },
    { label: 'Vote', value: resultTexts[localApproval.result] },
    { label: 'Meeting', value: dayText(localApproval.meetingOn) },
    { label: 'Resolution', value: localApproval.resolutionNumber || null },
  ];
};

const kinds = ['YES', 'NUMBER', 'DATE', 'TEXT'] as const;

const valueText = (kind: ChecklistView['kind'], value: string): string => {
  if (kind === 'YES') return value === '' ? '' : 'Done';
  return kind === 'DATE' && value !== '' ? dateText(value) : value;
};

const checklistOf = ({ checklist }: AgreementCase): ChecklistView[] =>
  checklist.map(({ id, label, kind, value, note, doneAt }) => {
    const known = kinds.find((one) => one === kind) ?? 'TEXT';
    return { id, label, kind: known, done: doneAt !== null, value: valueText(known, value), note };
  });

/** The level of the seal as its file shows it, never as the settings would have it. */
const sealText = ({ sealLevel, sealStampedAt, agency }: AgreementCase): string | null => {
  if (sealLevel === null) return null;
  if (sealStampedAt === null) return 'PAdES B-B, without a timestamp';
  return `PAdES B-T, timestamp of ${momentText(sealStampedAt, agency.timeZone)}`;
};

const railOf = (row: AgreementCase): Content['rail'] => {
  const facts = [
    { label: 'Office', value: row.office.name },
    { label: 'Template', value: row.templateKey && `${row.templateKey}, version ${row.templateVersion}` },
    { label: 'Last day to sign', value: row.status === 'SIGNING' ? (dayText(row.dueOn) ?? 'No limit') : null },
    { label: row.outsideSigning ? 'Signed outside the portal' : 'Executed', value: dayText(row.executedOn) },
    { label: 'Seal', value: sealText(row) },
    { label: 'In force since', value: dayText(row.effectiveOn) },
    { label: 'Ends', value: row.effectiveOn && !row.expiresOn ? 'No fixed end' : dayText(row.expiresOn) },
    { label: 'Ended', value: dayText(row.endedOn) },
    { label: 'How it ended', value: row.endReason && endReasons[row.endReason] },
  ];
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
};

const suspensionOf = (row: AgreementCase): Content['suspension'] =>
  row.status === 'SUSPENDED'
    ? {
        note: row.suspensionNote,
        review: suspensionText(dateIn(row.statusSince, row.agency.timeZone), todayOf(row)),
      }
    : null;
// What the agency's own counsel writes is not in this column.
const returns: ReadonlySet<string> = new Set([
  'return_from_legal',
  'return_from_program_review',
  'return_from_civil_rights_review',
]);

type Reader = { side: 'AGENCY' | 'ICE'; events: readonly { step: string }[] };

// A note that clears the text is for the file of ICE; one that sends it back tells both sides what to change. Both stand
// in one column, and the text may come back to negotiation after it was cleared.
const readsLegalNote = ({ status }: AgreementCase, { side, events }: Reader): boolean =>
  side === 'ICE' ||
  (status === 'NEGOTIATION' &&
    returns.has(events.find(({ step }) => step === 'clear_text' || returns.has(step))?.step ?? ''));

/**
 * The content of an agreement page.
 * @param reader the side that reads, with the events it may read, the newest first
 */
export const toAgreementContent = (
  row: AgreementCase,
  obligations: readonly Obligation[],
  reader: Reader,
): Content => ({
  terms: termsOf(row),
  approval: approvalOf(row),
  checklist: checklistOf(row),
  measures: row.measures.map(({ objective, name, baseline, target, period }) => ({
    objective,
    name,
    baseline,
    target,
    period,
  })),
  obligations: obligations.map(({ id, description, party, dueOn, state }) => ({
    id,
    description,
    party: partyLabels[toParty(party)],
    due: toDue(dueOn, row.agency.timeZone),
    done: state === 'DONE',
  })),
  rail: railOf(row),
  sealWaitsFor: row.status === 'SIGNING' ? row.sealWaitsFor : null,
  suspension: suspensionOf(row),
  legalNote: readsLegalNote(row, reader) ? row.legalNote : '',
});
