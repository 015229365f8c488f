import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementStatusFacts, inForceStatuses } from '@/lib/domain/agreements/status';
import { dateIn, dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { fittingStatuses } from '@/lib/domain/requests/agreement-wish';
import { type SectionKey, sectionKeys } from '@/lib/domain/requests/draft';
import type { AgreementChoiceView, SectionSaveView, SentBackView } from '@/lib/domain/requests/draft-view';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toProgramCode } from '@/lib/server/requests/facts';
import { namesOf } from '@/lib/server/requests/visible-case';

// What stands around the sections of a request under way: the agreements it can be about, who saved last, and what the
// approver asked for.

/** The agreements the request can be about; for a request to add a program, those the agency has. */
export const agreementChoices = async (row: RequestCase): Promise<AgreementChoiceView[]> => {
  const fitting = row.requestType === 'ADD_PROGRAM' ? inForceStatuses : fittingStatuses(row.requestType);
  if (fitting.length === 0) return [];
  const rows = await db.agreement.findMany({
    where: { agencyId: row.agencyId, status: { in: [...fitting] } },
    orderBy: { createdAt: 'asc' },
    take: 100,
    select: { id: true, number: true, programCode: true, status: true, expiresOn: true },
  });
  return rows.map(({ id, number, programCode, status, expiresOn }) => ({
    id,
    number,
    program: programOf(toProgramCode(programCode)).name,
    status: agreementStatusFacts[status].label,
    ends: expiresOn ? dateText(toCalendarDate(expiresOn)) : null,
  }));
};

const timeText = (at: Date, timeZone: string): string => {
  const moment = momentText(at, timeZone);
  return dateIn(at, timeZone) === dateIn(now(), timeZone) ? (moment.split(', ').at(-1) ?? moment) : moment;
};

/** Who saved each section last, and how often it was saved. */
export const lastSaves = async (
  row: RequestCase,
  actor: Actor,
): Promise<Partial<Record<SectionKey, SectionSaveView>>> => {
  const names = await namesOf(row.sectionSaves.map(({ savedById }) => savedById));
  return Object.fromEntries(
    row.sectionSaves.flatMap(({ section, version, savedById, savedAt }) => {
      const key = sectionKeys.find((one) => one === section);
      if (!key) return [];
      const by = savedById === actor.id ? '' : ` by ${names.get(savedById) ?? 'a colleague'}`;
      return [[key, { version, text: `Saved ${timeText(savedAt, row.agency.timeZone)}${by}` }]];
    }),
  );
};

const approverSteps = [
  'send_back_to_officer',
  'send_to_approver',
  'submit',
  'resubmit',
  'resubmit_to_liaison',
  'resubmit_to_assessment',
];

/** What the approver asked for, while the officer has the request back; null otherwise. */
export const lastSentBack = async (row: RequestCase): Promise<SentBackView | null> => {
  if (row.readyForApprovalAt !== null) return null;
  const last = await db.statusEvent.findFirst({
    where: { requestId: row.id, step: { in: [...approverSteps] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { step: true, note: true, actorName: true, createdAt: true },
  });
  if (last?.step !== 'send_back_to_officer') return null;
  return { reason: last.note, by: last.actorName, when: momentText(last.createdAt, row.agency.timeZone) };
};
