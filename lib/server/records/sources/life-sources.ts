import 'server-only';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { db } from '@/lib/server/db/client';
import { type CaseSource, toldSource } from '@/lib/server/records/sources/source';

// The life of an agreement: what both sides owe, how it is watched, and how it ends.

const day = (date: Date | null): string => (date ? dateText(toCalendarDate(date)) : 'no date');
const lower = (code: string): string => code.toLowerCase().replaceAll('_', ' ');
const joined = (lines: readonly (string | null | false)[]): string => lines.filter(Boolean).join('\n');

const dutyText = async (agreementId: string): Promise<string> => {
  const [measures, duties] = await Promise.all([
    db.agreementMeasure.findMany({ where: { agreementId }, orderBy: { position: 'asc' } }),
    db.obligation.findMany({ where: { agreementId }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] }),
  ]);
  return [
    ...measures.map(
      ({ name, baseline, target, period }) => `Measure: ${name}, from ${baseline} to ${target}, ${period}`,
    ),
    ...duties.map(({ party, description, dueOn, state, report }) =>
      joined([`${party}, due ${day(dueOn)}, ${lower(state)}: ${description}`, report && `Report: ${report}`]),
    ),
  ].join('\n\n');
};

const checklistText = async (agreementId: string): Promise<string> => {
  const rows = await db.checklistItem.findMany({ where: { agreementId }, orderBy: { position: 'asc' } });
  return rows.map(({ label, value, note }) => `${label}: ${value || 'open'}${note ? ` (${note})` : ''}`).join('\n');
};

const steeringText = async (agreementId: string): Promise<string> => {
  const rows = await db.steeringMeeting.findMany({
    where: { agreementId },
    orderBy: [{ meetsOn: 'asc' }, { id: 'asc' }],
  });
  return rows
    .map(({ meetsOn, time, place, state, agenda, noticeText, cancelReason }) =>
      joined([
        `${day(meetsOn)}, ${time}, ${place}, ${lower(state)}`,
        agenda,
        noticeText,
        cancelReason && `Cancelled: ${cancelReason}`,
      ]),
    )
    .join('\n\n');
};

const trainingText = async (agreementId: string): Promise<string> => {
  const rows = await db.trainingCohort.findMany({
    where: { agreementId },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
  });
  return rows
    .map(
      ({ course, startsOn, endsOn, nominated, cleared, passed, certified }) =>
        `${course}, ${day(startsOn)} to ${day(endsOn)}: ${nominated} nominated, ${cleared} cleared, ${passed} passed, ${certified} certified`,
    )
    .join('\n');
};

const inspectionText = async (agreementId: string): Promise<string> => {
  const rows = await db.inspection.findMany({
    where: { agreementId },
    orderBy: [{ inspectedOn: 'asc' }, { id: 'asc' }],
    include: { findings: { orderBy: { position: 'asc' }, include: { corrections: { orderBy: { addedAt: 'asc' } } } } },
  });
  return rows
    .map(({ inspectedOn, scope, summary, closeNote, findings }) =>
      joined([
        `Inspected ${day(inspectedOn)}: ${scope}`,
        summary,
        ...findings.flatMap(({ severity, text, corrections }) => [
          `Finding (${lower(severity)}): ${text}`,
          ...corrections.map(
            (one) => `Correction, ${lower(one.state)}: ${one.text}${one.report ? `. ${one.report}` : ''}`,
          ),
        ]),
        closeNote && `Closed: ${closeNote}`,
      ]),
    )
    .join('\n\n');
};

const endingText = async (agreementId: string): Promise<string> => {
  const rows = await db.terminationNotice.findMany({
    where: { agreementId },
    orderBy: [{ givenAt: 'asc' }, { id: 'asc' }],
    include: { windDown: { orderBy: { position: 'asc' } } },
  });
  return rows
    .map(({ side, clause, reason, endsOn, windDown }) =>
      joined([
        `Notice of ${side === 'ICE' ? 'ICE' : 'the agency'}, ends ${day(endsOn)}`,
        clause,
        reason,
        ...windDown.map(({ label, value }) => `${label}: ${value || 'open'}`),
      ]),
    )
    .join('\n\n');
};

const renewalText = async (agreementId: string): Promise<string> => {
  const rows = await db.renewalReview.findMany({
    where: { agreementId },
    orderBy: { id: 'asc' },
    select: { summary: true },
  });
  return rows.map(({ summary }) => summary).join('\n\n');
};

const approvalText = async (agreementId: string): Promise<string> => {
  const row = await db.localApproval.findUnique({ where: { agreementId } });
  return row
    ? joined([
        `Approval of the governing body required: ${lower(row.required)}`,
        row.bodyName,
        row.legalCitation,
        row.resolutionNumber && `Resolution ${row.resolutionNumber}, ${day(row.meetingOn)}, ${lower(row.result)}`,
      ])
    : '';
};

/** What came of an agreement after its text: approval, duties, meetings, training, inspections, its end. */
export const lifeSources = async (agreementId: string, part: string): Promise<CaseSource[]> => {
  const told = (name: string, label: string, text: string) =>
    toldSource({ key: `agreement:${agreementId}:${name}`, part: `${part}: life`, label, text });
  return [
    ...told('approval', 'Local approval', await approvalText(agreementId)),
    ...told('checklist', 'Checklist', await checklistText(agreementId)),
    ...told('duties', 'Measures and duties', await dutyText(agreementId)),
    ...told('training', 'Training, in counts', await trainingText(agreementId)),
    ...told('steering', 'Steering meetings', await steeringText(agreementId)),
    ...told('inspections', 'Inspections and findings', await inspectionText(agreementId)),
    ...told('renewal', 'Reviews before renewal', await renewalText(agreementId)),
    ...told('ending', 'Notices and winding down', await endingText(agreementId)),
  ];
};
