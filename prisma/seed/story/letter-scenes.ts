import { addCalendarDays, dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import { headquarters } from '@/prisma/seed/story/cast';
import type { Telling } from '@/prisma/seed/story/request-story';
import { onRequest } from '@/prisma/seed/story/stage';

// What follows a decision: conditions that are tracked, and the letter to the agency.

/** Prepares and releases the letter about the decision that was just made. */
export const sendLetter = async ({ stage, id }: Telling, by: string = headquarters.manager): Promise<void> => {
  await onRequest(stage, 'prepare_letter', id, by, { remark: '' });
  await onRequest(stage, 'release_letter', id, by);
};

/** An approval in the field that waits for the agency before anyone signs, with its letter and a first report. */
export const approveWithConditions = async (telling: Telling): Promise<void> => {
  const { stage, office, agency, id } = telling;
  const today = dateIn(now(), 'America/New_York');
  await onRequest(stage, 'declare_interest', id, office.supervisor, { interest: 'NONE', reason: '' });
  await onRequest(stage, 'approve_in_field', id, office.supervisor, {
    reason: 'The need is documented, and the audit log of the licensing system can be shared.',
    conditions: [
      {
        text: 'Name a reviewer for the audit log of the licensing system.',
        blocking: 'yes',
        owner: 'AGENCY',
        dueOn: addCalendarDays(today, 30),
      },
      {
        text: 'Train the reviewers of both sides on fraud indicators.',
        blocking: 'no',
        owner: 'ICE',
        dueOn: addCalendarDays(today, 75),
      },
    ],
  });
  await sendLetter(telling, office.supervisor);
  const { id: conditionId } = await stage.db.decisionCondition.findFirstOrThrow({
    where: { requestId: id, position: 1 },
    select: { id: true },
  });
  await onRequest(stage, 'report_condition', id, agency.officer, {
    conditionId,
    evidence: 'The head of internal audit reviews the log from the first of next month.',
    documentId: '',
  });
};
