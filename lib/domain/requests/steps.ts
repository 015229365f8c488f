// The whole life of a request as one table. Buttons, permission checks, notices, the timeline, the diagram in docs and
// the property tests all read it; nothing else in the portal knows which step leads where.

import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { assessmentSteps } from '@/lib/domain/requests/steps-assessment';
import { commentSteps } from '@/lib/domain/requests/steps-comments';
import { conditionSteps } from '@/lib/domain/requests/steps-conditions';
import { correctionSteps } from '@/lib/domain/requests/steps-corrections';
import { decisionSteps } from '@/lib/domain/requests/steps-decision';
import { documentSteps } from '@/lib/domain/requests/steps-documents';
import { draftingSteps } from '@/lib/domain/requests/steps-drafting';
import { intakeSteps } from '@/lib/domain/requests/steps-intake';
import { letterSteps } from '@/lib/domain/requests/steps-letters';
import { meetingSteps } from '@/lib/domain/requests/steps-meetings';
import { memberSteps } from '@/lib/domain/requests/steps-members';
import { opinionSteps } from '@/lib/domain/requests/steps-opinions';
import { planSteps } from '@/lib/domain/requests/steps-plan';
import { questionSteps } from '@/lib/domain/requests/steps-questions';
import { reconsiderationSteps } from '@/lib/domain/requests/steps-reconsideration';
import { undoSteps } from '@/lib/domain/requests/steps-undo';
import { visitSteps } from '@/lib/domain/requests/steps-visits';

export const requestStepTable = {
  ...draftingSteps,
  ...documentSteps,
  ...intakeSteps,
  ...correctionSteps,
  ...assessmentSteps,
  ...visitSteps,
  ...planSteps,
  ...decisionSteps,
  ...opinionSteps,
  ...conditionSteps,
  ...reconsiderationSteps,
  ...letterSteps,
  ...memberSteps,
  ...meetingSteps,
  ...questionSteps,
  ...commentSteps,
  ...undoSteps,
};

export type RequestStepName = keyof typeof requestStepTable;

/** The table with its rows as plain steps. */
export const requestSteps: Readonly<Record<RequestStepName, RequestStepRow>> = requestStepTable;

/** True when the text names a step of a request. */
export const isRequestStep = (name: string): name is RequestStepName => Object.hasOwn(requestSteps, name);

export const requestStepNames = Object.keys(requestSteps).filter(isRequestStep);
