// The whole life of an agreement as one table. Buttons, permission checks, notices, the timeline, the diagram in docs
// and the property tests all read it; nothing else in the portal knows which step leads where.
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { addOnSteps } from '@/lib/domain/agreements/steps-add-ons';
import { amendmentSteps } from '@/lib/domain/agreements/steps-amendments';
import { ceremonySteps } from '@/lib/domain/agreements/steps-ceremony';
import { expirySteps } from '@/lib/domain/agreements/steps-expiry';
import { importSteps } from '@/lib/domain/agreements/steps-import';
import { inspectionSteps } from '@/lib/domain/agreements/steps-inspections';
import { lifeSteps } from '@/lib/domain/agreements/steps-life';
import { needSteps } from '@/lib/domain/agreements/steps-needs';
import { obligationSteps } from '@/lib/domain/agreements/steps-obligations';
import { paperSteps } from '@/lib/domain/agreements/steps-paper';
import { proposalSteps } from '@/lib/domain/agreements/steps-proposals';
import { reviewSteps } from '@/lib/domain/agreements/steps-reviews';
import { signingSteps } from '@/lib/domain/agreements/steps-signing';
import { signingTimeSteps } from '@/lib/domain/agreements/steps-signing-time';
import { steeringSteps } from '@/lib/domain/agreements/steps-steering';
import { suspensionSteps } from '@/lib/domain/agreements/steps-suspension';
import { terminationSteps } from '@/lib/domain/agreements/steps-termination';
import { textSteps } from '@/lib/domain/agreements/steps-text';
import { trainingSteps } from '@/lib/domain/agreements/steps-training';

export const agreementStepTable = {
  ...textSteps,
  ...proposalSteps,
  ...reviewSteps,
  ...needSteps,
  ...signingSteps,
  ...signingTimeSteps,
  ...paperSteps,
  ...ceremonySteps,
  ...lifeSteps,
  ...suspensionSteps,
  ...terminationSteps,
  ...obligationSteps,
  ...trainingSteps,
  ...steeringSteps,
  ...inspectionSteps,
  ...expirySteps,
  ...amendmentSteps,
  ...addOnSteps,
  ...importSteps,
};

export type AgreementStepName = keyof typeof agreementStepTable;

/** The table with its rows as plain steps. */
export const agreementSteps: Readonly<Record<AgreementStepName, AgreementStepRow>> = agreementStepTable;

/** True when the text names a step of an agreement. */
export const isAgreementStep = (name: string): name is AgreementStepName => Object.hasOwn(agreementSteps, name);

export const agreementStepNames = Object.keys(agreementSteps).filter(isAgreementStep);
