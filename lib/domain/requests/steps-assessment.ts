// Steps of a request through assessment and recommendation.
import { z } from 'zod';
import { calendarDate, checked } from '@/lib/domain/form-values';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import * as is from '@/lib/domain/requests/guards';
import { correctionIsAnswered } from '@/lib/domain/requests/guards-corrections';
import { isAssessed } from '@/lib/domain/requests/guards-drafting';
import { delegationRestsOnVerifiedFigures } from '@/lib/domain/requests/guards-visits';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { optionalLine, optionalParagraph, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

const rawText = z.string().max(2000);
const rawRecord = z.record(z.string().max(40), rawText);

/** Raw answers of one section, by question code; each is then read by the question's own schema (lib/domain/assessments). */
const rawAnswers = z
  .record(
    z.string().max(20),
    z.strictObject({
      value: z.union([rawText, z.array(z.string().max(100)).max(30), rawRecord, z.array(rawRecord).max(10)]).optional(),
      basis: z
        .enum(['COUNTED', 'ESTIMATED', 'UNKNOWN'], 'Say whether you counted it, estimated it or do not know.')
        .optional(),
      source: optionalLine(200).optional(),
      period: optionalLine(100).optional(),
      note: optionalLine(1000).optional(),
    }),
  )
  .refine((answers) => Object.keys(answers).length <= 60, 'Send the answers of one section at a time.');

const answersInput = z.strictObject({ section: z.string().max(20), answers: rawAnswers });

const saveAnswers = (
  by: RequestStepRow['by'],
  part: string,
  did: string,
  visibility: RequestStepRow['visibility'],
  guards: RequestStepRow['guards'],
) =>
  ({
    kind: 'work',
    from: ['ASSESSING'],
    to: 'same',
    by,
    label: `Save ${part}`,
    did,
    needs: answersInput,
    guards,
    notify: [],
    effects: ['save_answers'],
    visibility,
  }) as const satisfies RequestStepRow;

export const assessmentSteps = {
  start_assessment: {
    kind: 'move',
    from: ['ASSIGNED'],
    to: 'ASSESSING',
    by: ['LIAISON'],
    label: 'Start assessment',
    did: 'started the needs assessment',
    needs: z.strictObject({
      meetingOn: calendarDate('Enter the date of the meeting, for example 12 8 2026.'),
      participants: optionalLine(500).default(''),
    }),
    guards: [is.isTheirLiaison, is.isNotAnEnquiry, isAssessed, is.firstContactIsLogged, correctionIsAnswered],
    notify: [['assessment-started', 'agency']],
    effects: ['start_assessment'],
    tone: 'primary',
  },
  answer_self: saveAnswers(
    ['AGENCY_OFFICER', 'AGENCY_APPROVER'],
    'self-assessment',
    'saved answers of the self-assessment',
    'AGENCY_ONLY',
    [is.isNotAttested],
  ),
  answer_field: saveAnswers(['LIAISON'], 'field findings', 'saved findings of the field visit', 'ICE_ONLY', [
    is.isTheirLiaison,
  ]),
  answer_capacity: saveAnswers(['LIAISON'], 'ICE capacity', 'saved answers on ICE capacity', 'ICE_ONLY', [
    is.isTheirLiaison,
  ]),
  attest_assessment: {
    kind: 'work',
    from: ['ASSESSING'],
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Attest self-assessment',
    did: 'attested the self-assessment',
    needs: z.strictObject({ attest: checked('Confirm that the answers are accurate to the best of your knowledge.') }),
    guards: [is.isNotAttested, is.selfPartIsComplete],
    notify: [['assessment-attested', 'liaison']],
    effects: ['attest_assessment'],
    undo: 'withdraw_attestation',
    tone: 'primary',
  },
  run_evaluation: {
    kind: 'work',
    from: ['ASSESSING', 'ASSESSMENT_REVIEW'],
    to: 'same',
    by: ['LIAISON', 'FIELD_SUPERVISOR'],
    label: 'Run evaluation',
    did: 'ran the evaluation',
    needs: nothing,
    guards: [is.assessmentIsUnlocked],
    notify: [],
    effects: ['run_evaluation'],
    visibility: 'ICE_ONLY',
  },
  choose_program: {
    kind: 'work',
    from: ['ASSESSING', 'ASSESSMENT_REVIEW'],
    to: 'same',
    by: ['LIAISON', 'FIELD_SUPERVISOR'],
    label: 'Record choice',
    did: 'recorded a choice about a program',
    needs: z.strictObject({
      programCode: programCodeSchema,
      choice: z.enum(['OFFER', 'DO_NOT_OFFER'], 'Choose whether the program is offered.'),
      overrideReason: optionalParagraph(2000).default(''),
    }),
    guards: [is.evaluationIsCurrent, is.assessmentIsUnlocked],
    notify: [],
    effects: ['choose_program'],
    visibility: 'ICE_ONLY',
  },
  submit_assessment: {
    kind: 'move',
    from: ['ASSESSING'],
    to: 'ASSESSMENT_REVIEW',
    by: ['LIAISON'],
    label: 'Send for review',
    did: 'sent the assessment for review',
    needs: nothing,
    guards: [
      is.isTheirLiaison,
      is.selfPartIsComplete,
      is.agencyHeadHasAttested,
      is.fieldPartIsComplete,
      is.capacityPartIsComplete,
      correctionIsAnswered,
    ],
    notify: [['assessment-submitted', 'field_supervisors']],
    effects: ['record_author'],
    undo: 'recall_assessment',
    tone: 'primary',
  },
  return_assessment: {
    kind: 'move',
    from: ['ASSESSMENT_REVIEW'],
    to: 'ASSESSING',
    by: ['FIELD_SUPERVISOR'],
    label: 'Return to liaison',
    did: 'returned the assessment to the liaison',
    needs: z.strictObject({ reason: paragraph(2000, 'Say what the liaison should change.') }),
    guards: [],
    notify: [['assessment-returned', 'liaison']],
    effects: ['reopen_assessment'],
    visibility: 'ICE_ONLY',
  },
  approve_assessment: {
    kind: 'move',
    from: ['ASSESSMENT_REVIEW'],
    to: 'RECOMMENDED',
    by: ['FIELD_SUPERVISOR'],
    label: 'Approve assessment',
    did: 'approved the assessment and its recommendation',
    needs: nothing,
    guards: [
      is.isNotItsAuthor,
      is.evaluationIsCurrent,
      is.everyProgramIsChosen,
      is.overridesHaveReasons,
      delegationRestsOnVerifiedFigures,
    ],
    notify: [
      ['recommendation-made', 'agency'],
      ['recommendation-made', 'liaison'],
    ],
    effects: ['lock_assessment', 'start_plan'],
    tone: 'primary',
  },
} as const satisfies Record<string, RequestStepRow>;
