// Who gets in at the pages, routes and actions of agreements.
import { agreementTakersOf, caseOf, type DoorRule, namedStep, signedIn, sometimes } from '@/lib/domain/access/door';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';

const agreement = caseOf('agreement');
// A part of the case that is drawn once it has begun.
const begun = sometimes(agreement);

/** The door of a page or an act that belongs to certain steps. */
const stepsOf = (...steps: readonly AgreementStepName[]): DoorRule =>
  sometimes(caseOf('agreement', agreementTakersOf(...steps)));

export const agreementDoors = {
  '/agreements': signedIn,
  '/agreements/[agreementId]': agreement,
  'GET /agreements/[agreementId]/news': agreement,
  '/agreements/[agreementId]/obligations': begun,
  'POST /agreements/[agreementId]/obligations/evidence': stepsOf('report_duty'),
  '/agreements/[agreementId]/oversight': begun,
  'POST /agreements/[agreementId]/oversight/files': stepsOf(
    'report_duty',
    'report_correction',
    'record_steering',
    'publish_steering_minutes',
  ),
  'GET /agreements/[agreementId]/pack': begun,
  '/agreements/[agreementId]/paper': begun,
  'GET /agreements/[agreementId]/paper/[placeId]/copy.pdf': begun,
  'POST /agreements/[agreementId]/paper/[placeId]/scan': stepsOf('upload_scan'),
  'POST /agreements/[agreementId]/resolution': stepsOf('save_local_approval'),
  '/agreements/[agreementId]/review': agreement,
  '/agreements/[agreementId]/sign': stepsOf('sign'),
  '/agreements/[agreementId]/signed': stepsOf('sign'),
  '/agreements/[agreementId]/step/[step]': namedStep('agreement'),
  '/agreements/[agreementId]/step/begin_amendment': stepsOf('begin_amendment'),
  '/agreements/[agreementId]/step/begin_renewal': stepsOf('begin_renewal'),
  '/agreements/[agreementId]/step/delegate_place': stepsOf('delegate_place'),
  '/agreements/[agreementId]/step/give_notice': stepsOf('give_notice'),
  '/agreements/[agreementId]/step/name_signer': stepsOf('name_signer'),
  '/agreements/[agreementId]/step/rebase_amendment': stepsOf('rebase_amendment'),
  '/agreements/[agreementId]/step/return_with_question': stepsOf('return_with_question'),
  '/agreements/[agreementId]/step/save_amendment': stepsOf('save_amendment'),
  '/agreements/[agreementId]/step/save_local_approval': stepsOf('save_local_approval'),
  '/agreements/[agreementId]/step/save_measures': stepsOf('save_measures'),
  '/agreements/[agreementId]/text': begun,
  '/agreements/[agreementId]/text/changes': begun,
  'GET /agreements/[agreementId]/text/changes/changes.pdf': begun,
  '/agreements/[agreementId]/text/in-force': begun,
  '/agreements/[agreementId]/text/needs': begun,
} as const satisfies Record<string, DoorRule>;

/** Actions that take one step of an agreement. */
const steps = {
  '/agreements/[agreementId]/sign signAgreement': ['sign'],
  '/agreements/[agreementId]/sign giveConsent': ['give_consent'],
  '/agreements/[agreementId]/sign refuseConsent': ['refuse_consent'],
} as const satisfies Record<string, readonly AgreementStepName[]>;

/** The step behind each action that takes one. */
export const agreementStepOfAction: Readonly<Record<string, readonly AgreementStepName[]>> = steps;

export const agreementActionDoors: Readonly<Record<string, DoorRule>> = {
  ...Object.fromEntries(Object.entries(steps).map(([action, names]) => [action, stepsOf(...names)])),
  '/agreements/[agreementId] takeAgreementStep': namedStep('agreement'),
  '/agreements/[agreementId]/sign confirmCodeToSign': stepsOf('sign'),
  '/agreements/[agreementId]/sign askPasskeyToSign': stepsOf('sign'),
  '/agreements/[agreementId]/sign askPasskeyToSignStatement': stepsOf('sign'),
  '/agreements/[agreementId]/sign confirmPasskeyToSign': stepsOf('sign'),
};
