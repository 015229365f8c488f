// Steps about the field visit and about figures to verify.
import { z } from 'zod';
import { calendarDate } from '@/lib/domain/form-values';
import * as is from '@/lib/domain/requests/guards';
import * as visits from '@/lib/domain/requests/guards-visits';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { line, paragraph } from '@/lib/domain/text';

export const visitSteps = {
  record_visit: {
    kind: 'work',
    from: ['ASSESSING'],
    to: 'same',
    by: ['LIAISON'],
    label: 'Record field visit',
    did: 'recorded a field visit',
    needs: z.strictObject({
      visitedOn: calendarDate('Enter the date of the visit, for example 12 8 2026.'),
      participants: line(300, 'Name who took part, by title only.'),
      findings: paragraph(4000, 'Write what the visit found.'),
    }),
    guards: [is.isTheirLiaison],
    notify: [],
    effects: ['record_visit'],
  },
  finish_verify_task: {
    kind: 'work',
    from: ['ASSESSING', 'ASSESSMENT_REVIEW'],
    to: 'same',
    by: ['LIAISON'],
    label: 'Record how a figure was verified',
    did: 'recorded how a figure was verified',
    needs: z.strictObject({
      taskId: z.uuid('Choose a figure that waits to be verified.'),
      note: paragraph(1000, 'Write how the figure was verified, and what came out.'),
    }),
    guards: [is.isTheirLiaison, visits.hasFigureToVerify],
    notify: [],
    effects: ['finish_verify_task'],
    visibility: 'ICE_ONLY',
  },
} as const satisfies Record<string, RequestStepRow>;
