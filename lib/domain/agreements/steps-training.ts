// Training cohorts of an agreement: recorded by either side, certified by ICE, and told of before they run out.
import { z } from 'zod';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { calendarDate, orNothing, rowId, wholeNumber } from '@/lib/domain/form-values';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { line } from '@/lib/domain/text';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const OFFICERS_MAX = 500;

const hasCohort: AgreementGuard = ({ oversight }) => oversight.cohorts > 0 || 'No training cohort is recorded yet.';

const authorizationRunsOut: AgreementGuard = ({ oversight }) =>
  oversight.cohortsToWarn > 0 || 'No authorization runs out that was not told of.';

// Officers are trained before an agreement is in force, and while it is.
const from = ['IMPLEMENTING', ...inForceStatuses] as const;

const officers = (ask: string, least = 0) => wholeNumber(least, OFFICERS_MAX, ask);

export const trainingSteps = {
  record_cohort: {
    kind: 'work',
    from,
    to: 'same',
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'],
    label: 'Record a training cohort',
    did: 'recorded a training cohort',
    needs: z.strictObject({
      programCode: programCodeSchema,
      course: line(120, 'Name the course, for example “Cross-designation course, winter class”.'),
      startsOn: calendarDate('Enter the first day of the course, for example 1 12 2027.'),
      endsOn: calendarDate('Enter the last day of the course, for example 2 5 2027.'),
      nominated: officers('Enter how many officers are nominated, for example 6.', 1),
      recertifiesId: z.union([z.literal(''), z.uuid('Choose one of the cohorts.')]).default(''),
    }),
    guards: [],
    notify: [['cohort-recorded', 'both_sides']],
    effects: ['record_cohort'],
    quiet: true,
  },
  certify_cohort: {
    kind: 'work',
    from,
    to: 'same',
    by: ['LIAISON', 'PROGRAM_MANAGER'],
    label: 'Record who is certified',
    did: 'recorded how many officers of a cohort are certified',
    needs: z.strictObject({
      cohortId: rowId(),
      cleared: officers('Enter how many were cleared, for example 6.'),
      passed: officers('Enter how many have passed, for example 5.'),
      certified: officers('Enter how many are certified, for example 5.'),
      expiresOn: orNothing(calendarDate('Enter the last day of the authorization, for example 2 5 2029.')),
    }),
    guards: [hasCohort],
    notify: [['cohort-certified', 'both_sides']],
    effects: ['certify_cohort'],
    quiet: true,
  },
  warn_recertification: {
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: ['SYSTEM'],
    label: 'Warn that an authorization ends',
    did: 'told both sides that the authorization of a training cohort ends',
    needs: z.strictObject({}),
    guards: [authorizationRunsOut],
    notify: [
      ['recertification-near', 'both_sides'],
      ['recertification-near', 'program_managers'],
    ],
    effects: ['mark_cohorts_warned'],
    quiet: true,
  },
} as const satisfies Record<string, AgreementStepRow>;
