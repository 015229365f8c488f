import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readsIceOnly } from '@/lib/domain/access/actor';
import { dateIn, dateText, deadlineText, dueText, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import {
  type CaseDecisionView,
  type ConditionView,
  type DecisionView,
  decisionLabels,
} from '@/lib/domain/requests/decision-view';
import { declineReasons, isDeclineCode } from '@/lib/domain/requests/decline-reasons';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { reconsiderBy } from '@/lib/server/requests/decision-facts';
import { toDueView } from '@/lib/server/requests/due-view';

// What the page of a request shows about its decision. Both sides read the same, except for letters not yet released.

type Row = Pick<RequestCase, 'conditions' | 'agency'>;

/** The conditions of an approval with how each stands; the files that prove them by name. */
export const conditionViews = async (row: Row): Promise<ConditionView[]> => {
  const ids = row.conditions.flatMap(({ evidenceDocumentId }) => evidenceDocumentId ?? []);
  const files =
    ids.length === 0
      ? []
      : await db.document.findMany({
          where: { id: { in: ids }, removedAt: null, visibility: 'SHARED' },
          select: { id: true, filename: true },
        });
  return row.conditions.flatMap((one) => {
    const due = toDueView(one.dueOn, row.agency.timeZone);
    const file = files.find(({ id }) => id === one.evidenceDocumentId);
    if (!due) return [];
    return [
      {
        ...{ id: one.id, position: one.position, text: one.text, blocking: one.blocking, state: one.state, due },
        owner: one.owner === 'AGENCY' ? row.agency.legalName : 'ICE',
        evidence: one.evidence,
        evidenceFile: file ? { href: paths.document(file.id), name: file.filename } : null,
        awaitsCheck: one.state === 'OPEN' && one.evidenceAt !== null,
        note: one.closedNote,
      },
    ];
  });
};

const letterOf = (row: RequestCase, actor: Actor): DecisionView['letter'] => {
  const shown = row.letters.filter(({ releasedAt }) => releasedAt !== null || readsIceOnly(actor)).at(-1);
  if (!shown) return null;
  const released = shown.releasedAt !== null;
  return {
    href: paths.requestLetter(row.id),
    label: released ? `Decision letter ${shown.n}` : `Decision letter ${shown.n}, not released`,
  };
};

const decisionOf = (row: RequestCase, actor: Actor): DecisionView | null => {
  if (row.decisionKind === null || row.decidedAt === null || row.status === 'HQ_REVIEW') return null;
  const today = dateIn(now(), row.agency.timeZone);
  const last = reconsiderBy(row);
  const letter = letterOf(row, actor);
  return {
    label: decisionLabels[row.decisionKind],
    on: dateText(dateIn(row.decidedAt, row.agency.timeZone)),
    ground: row.declineCode !== null && isDeclineCode(row.declineCode) ? declineReasons[row.declineCode].label : null,
    askBy: last === null ? null : { date: deadlineText(last), distance: dueText(today, last), open: today <= last },
    letter,
    letterFollows: letter === null,
  };
};

const outcomes = { UPHELD: 'Upheld', REOPENED: 'Reopened' } as const;

/** The decision, its conditions, and every time it was looked at again. */
export const caseDecision = async (row: RequestCase, actor: Actor): Promise<CaseDecisionView> => {
  const day = (at: Date) => dateText(dateIn(at, row.agency.timeZone));
  return {
    decision: decisionOf(row, actor),
    conditions: await conditionViews(row),
    reconsiderations: row.reconsiderations.map((one) => ({
      id: one.id,
      askedOn: day(one.askedAt),
      reason: one.reason,
      due: deadlineText(toCalendarDate(one.dueOn)),
      open: one.outcome === null,
      outcome: one.outcome && outcomes[one.outcome],
      outcomeReason: one.outcomeReason,
      decidedOn: one.decidedAt && day(one.decidedAt),
    })),
  };
};
