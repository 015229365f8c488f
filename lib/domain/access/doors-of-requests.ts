// Who gets in at the pages, routes and actions of requests.
import {
  agencyPeople,
  caseOf,
  type DoorRule,
  iceReaders,
  linkHolder,
  namedStep,
  right,
  role,
  signedIn,
  sometimes,
  takersOf,
} from '@/lib/domain/access/door';
import type { RequestStepName } from '@/lib/domain/requests/steps';

const request = caseOf('request');
// A part of the case that is drawn once it has begun.
const begun = sometimes(request);

export const requestDoors = {
  '/requests': signedIn,
  'GET /requests/export': signedIn,
  // Each lists the files of the person who asks.
  '/requests/exports': signedIn,
  'GET /requests/exports/[exportId]/file': sometimes(signedIn),
  'GET /requests/exports/news': signedIn,
  '/requests/load': right('read_load'),
  '/requests/new': role(takersOf('create')),
  '/requests/[requestId]': request,
  '/requests/[requestId]/answer': caseOf('request', agencyPeople),
  '/requests/[requestId]/answer/[section]': sometimes(caseOf('request', agencyPeople)),
  '/requests/[requestId]/assessment': begun,
  '/requests/[requestId]/assessment/[part]/[section]': begun,
  '/requests/[requestId]/assessment/comments/[code]': begun,
  '/requests/[requestId]/assessment/review': begun,
  'GET /requests/[requestId]/assessment/assessment.pdf': begun,
  '/requests/[requestId]/changes': begun,
  '/requests/[requestId]/headquarters': sometimes(caseOf('request', iceReaders)),
  '/requests/[requestId]/letter': begun,
  '/requests/[requestId]/meetings': request,
  'GET /requests/[requestId]/meetings/[meetingId]/invite.ics': begun,
  'GET /requests/[requestId]/news': request,
  '/requests/[requestId]/people': caseOf('request', agencyPeople),
  '/requests/[requestId]/plan': begun,
  '/requests/[requestId]/plan/changes': begun,
  '/requests/[requestId]/plan/edit': begun,
  '/requests/[requestId]/questions': request,
  'POST /requests/[requestId]/questions/[questionId]/upload': sometimes(
    caseOf('request', takersOf('attach_answer_document')),
  ),
  '/requests/[requestId]/recommendation': begun,
  '/requests/[requestId]/review': sometimes(caseOf('request', agencyPeople)),
  '/requests/[requestId]/step/[step]': namedStep('request'),
  'POST /requests/[requestId]/upload': sometimes(caseOf('request', takersOf('attach_document'))),
  '/invitation/[token]': linkHolder,
} as const satisfies Record<string, DoorRule>;

/** Actions that take one step, or one of a few, of a request. */
const steps = {
  '/requests/[requestId]/answer answerReturnedItem': ['answer_returned_item'],
  '/requests/[requestId]/answer classifyAttachment': ['classify_document'],
  '/requests/[requestId]/answer removeAttachment': ['remove_document'],
  '/requests/[requestId]/assessment attest': ['attest_assessment'],
  '/requests/[requestId]/assessment saveCapacity': ['answer_capacity'],
  '/requests/[requestId]/assessment saveField': ['answer_field'],
  '/requests/[requestId]/assessment saveSelf': ['answer_self'],
  '/requests/[requestId]/people changeColleague': ['change_colleague'],
  '/requests/[requestId]/people inviteColleague': ['invite_colleague'],
  '/requests/[requestId]/people leaveRequest': ['leave_request'],
  '/requests/[requestId]/people removeColleague': ['remove_colleague'],
  '/requests/[requestId]/people transferOwnership': ['transfer_ownership'],
  '/requests/[requestId]/plan acceptForAgency': ['accept_plan_for_agency'],
  '/requests/[requestId]/plan acceptForIce': ['accept_plan_for_ice'],
  '/requests/[requestId]/plan handOverPlan': ['hand_over_plan'],
  '/requests/[requestId]/plan savePlan': ['save_plan'],
  '/requests/[requestId]/plan takeOverPlan': ['take_over_plan'],
  '/requests/[requestId]/recommendation chooseProgram': ['choose_program'],
  '/requests/[requestId]/recommendation runEvaluation': ['run_evaluation'],
  '/requests/[requestId]/review sendBackToOfficer': ['send_back_to_officer'],
  '/requests/[requestId]/review sendToApprover': ['send_to_approver'],
  '/requests/[requestId]/review submitRequest': ['submit'],
  '/invitation/[token] acceptInvitation': ['accept_invitation'],
} as const satisfies Record<string, readonly RequestStepName[]>;

/** The step behind each action that takes one. */
export const requestStepOfAction: Readonly<Record<string, readonly RequestStepName[]>> = steps;

export const requestActionDoors: Readonly<Record<string, DoorRule>> = {
  ...Object.fromEntries(
    Object.entries(steps).map(([action, names]) => [action, sometimes(caseOf('request', takersOf(...names)))]),
  ),
  '/requests/[requestId] takeRequestStep': namedStep('request'),
  '/requests/[requestId]/meetings takeMeetingStep': namedStep('request'),
  '/requests/[requestId]/questions takeQuestionStep': namedStep('request'),
  '/requests/[requestId]/review sendAgain': namedStep('request'),
  '/requests/[requestId]/answer saveSection': sometimes(caseOf('request', takersOf('save_contacts'))),
  '/requests/[requestId]/answer autosaveSection': sometimes(caseOf('request', takersOf('save_contacts'))),
  '/requests assignRequests': role(takersOf('assign', 'reassign')),
  '/requests/exports askForFile': signedIn,
  '/requests/exports askAgain': signedIn,
  '/requests/exports cancelFile': signedIn,
  '/requests/load planAbsence': right('plan_absence'),
  '/requests/load cancelAbsence': right('plan_absence'),
  '/requests/new startRequest': role(takersOf('create')),
};
