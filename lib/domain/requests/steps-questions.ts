// Steps about rounds of numbered questions to the agency. They run beside the request; open ones block its approval.
import { z } from 'zod';
import { calendarDate, orNothing, rowId } from '@/lib/domain/form-values';
import * as asks from '@/lib/domain/requests/guards-questions';
import type { RequestStatus } from '@/lib/domain/requests/status';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { line, optionalParagraph, paragraph } from '@/lib/domain/text';

/** A round may stay open while the request goes on, or back. */
export const roundStatuses = [
  'INTAKE_REVIEW',
  'RETURNED',
  'SUBMITTED',
  'ASSIGNED',
  'ASSESSING',
  'ASSESSMENT_REVIEW',
  'RECOMMENDED',
  'PLAN_AGREED',
  'HQ_REVIEW',
  'DEFERRED',
] as const satisfies readonly RequestStatus[];

/** The most questions in one round. */
export const questionsMax = 20;

const askDue = 'Enter the date by which you need the answers, for example 12 18 2026.';

const question = z.strictObject({
  text: paragraph(1000, 'Write the question.'),
  ownerId: orNothing(z.uuid('Choose a person of the agency from the list.')),
  dueOn: orNothing(calendarDate('Enter a date, or leave it empty to use the date of the round.')),
});

const answers = z
  .record(z.uuid('This is not a question of the round.'), optionalParagraph(4000), 'Write an answer.')
  .refine((given) => Object.keys(given).length <= questionsMax, 'Answer the questions of one round at a time.');

const ofAgency = {
  kind: 'work',
  from: roundStatuses,
  to: 'same',
  by: ['AGENCY_OFFICER', 'AGENCY_APPROVER'],
  guards: [asks.hasQuestionsToAnswer],
  quiet: true,
} as const satisfies Partial<RequestStepRow>;

const ofAsker = {
  kind: 'work',
  from: roundStatuses,
  to: 'same',
  by: ['OSLC_INTAKE', 'LIAISON', 'PROGRAM_MANAGER'],
  guards: [asks.hasRoundOfTheirs],
  quiet: true,
} as const satisfies Partial<RequestStepRow>;

export const questionSteps = {
  open_round: {
    ...ofAsker,
    from: roundStatuses.filter((status) => !['RETURNED', 'SUBMITTED', 'DEFERRED'].includes(status)),
    label: 'Ask the agency questions',
    did: 'asked the agency a round of questions',
    needs: z.strictObject({
      topic: line(120, 'Name the topic, for example “Custody”.'),
      dueOn: calendarDate(askDue),
      questions: z
        .array(question)
        .min(1, 'Write at least one question.')
        .max(questionsMax, `Ask ${questionsMax} questions or fewer in one round.`),
    }),
    guards: [asks.mayOpenRound],
    notify: [['questions-asked', 'agency']],
    effects: ['open_round'],
  },
  save_round_answers: {
    ...ofAgency,
    label: 'Save draft answers',
    did: 'saved draft answers to questions',
    needs: z.strictObject({ roundId: rowId(), answers }),
    notify: [],
    effects: ['save_round_answers'],
    visibility: 'AGENCY_ONLY',
  },
  send_round_answers: {
    ...ofAgency,
    label: 'Send answers',
    did: 'sent answers to questions',
    needs: z.strictObject({ roundId: rowId(), answers }),
    notify: [['questions-answered', 'askers']],
    effects: ['send_round_answers'],
  },
  attach_answer_document: {
    ...ofAgency,
    label: 'Attach a file to an answer',
    did: 'attached a file to an answer',
    needs: z.strictObject({ questionId: rowId(), documentId: rowId() }),
    notify: [],
    effects: ['attach_answer_document'],
    visibility: 'AGENCY_ONLY',
  },
  ask_more_time: {
    ...ofAgency,
    label: 'Ask for more time',
    did: 'asked for more time to answer questions',
    needs: z.strictObject({
      roundId: rowId(),
      dueOn: calendarDate('Enter the date by which you can answer.'),
      reason: paragraph(1000, 'Say why you need more time.'),
    }),
    notify: [['more-time-asked', 'askers']],
    effects: ['ask_more_time'],
  },
  grant_more_time: {
    ...ofAsker,
    label: 'Set a later date',
    did: 'gave the agency more time to answer questions',
    needs: z.strictObject({ roundId: rowId(), dueOn: calendarDate(askDue) }),
    notify: [['more-time-given', 'agency']],
    effects: ['grant_more_time'],
  },
  reopen_question: {
    ...ofAsker,
    label: 'Ask again',
    did: 'asked for a fuller answer to a question',
    needs: z.strictObject({ questionId: rowId(), reason: paragraph(1000, 'Say what the answer leaves open.') }),
    notify: [['question-reopened', 'agency']],
    effects: ['reopen_question'],
  },
  close_round: {
    ...ofAsker,
    label: 'Close the round',
    did: 'closed a round of questions',
    needs: z.strictObject({ roundId: rowId(), note: optionalParagraph(1000) }),
    notify: [['round-closed', 'agency']],
    effects: ['close_round'],
  },
} as const satisfies Record<string, RequestStepRow>;
