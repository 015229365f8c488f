'use server';
import { type AgreementStepName, isAgreementStep } from '@/lib/domain/agreements/steps';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import { type AfterStep, agreementStepAction, noSuchStep, stepNamedIn } from '@/lib/server/actions/step-action';

// Steps after which the person stays where they are; those of the text go on in the text.
const staying: readonly AgreementStepName[] = [
  'comment',
  'complete_checklist_item',
  'complete_wind_down',
  'name_signer',
  'add_place',
  'remove_place',
];
const inTheText: readonly AgreementStepName[] = [
  'save_section',
  'comment_on_section',
  'resolve_comment',
  'propose_section',
  'accept_proposal',
  'reject_proposal',
  'withdraw_proposal',
];

const inTheReview: readonly AgreementStepName[] = ['ask_counsel', 'take_back_counsel', 'release_counsel_remarks'];

const inTheMap: readonly AgreementStepName[] = ['map_need'];

const inTheDuties: readonly AgreementStepName[] = ['report_duty', 'accept_duty', 'return_duty'];

const onPaper: readonly AgreementStepName[] = ['choose_paper', 'give_up_paper', 'confirm_scan', 'reject_scan'];
const inOversight: readonly AgreementStepName[] = [
  'record_cohort',
  'certify_cohort',
  'plan_steering',
  'save_steering_agenda',
  'move_steering',
  'cancel_steering',
  'record_steering',
  'publish_steering_minutes',
  'record_inspection',
  'add_correction',
  'report_correction',
  'verify_correction',
  'return_correction',
  'close_inspection',
];

const afterOf = (step: AgreementStepName, sectionKey: string | null): AfterStep | undefined => {
  if (staying.includes(step)) return undefined;
  if (inTheReview.includes(step)) return ({ id }) => `${paths.agreementReview(id)}#counsel`;
  if (onPaper.includes(step)) return ({ id }) => `${paths.agreementPaper(id)}?done=${step}`;
  if (inTheMap.includes(step)) return ({ id }) => paths.agreementNeeds(id);
  if (inTheDuties.includes(step)) return ({ id }) => `${paths.agreementObligations(id)}?done=${step}`;
  if (inOversight.includes(step)) return ({ id }) => `${paths.agreementOversight(id)}?done=${step}`;
  if (inTheText.includes(step)) return ({ id }) => `${paths.agreementText(id)}${sectionKey ? `#${sectionKey}` : ''}`;
  return ({ id }) => paths.agreementAfter(id, step);
};

/** Takes the step that the form names in its field `step`, as the step table allows it. */
export async function takeAgreementStep(previous: Outcome, form: FormData): Promise<Outcome> {
  const step = await stepNamedIn(form, isAgreementStep);
  if (step === null) return noSuchStep();
  const sectionKey = form.get('sectionKey');
  form.delete('sectionKey');
  const anchor = typeof sectionKey === 'string' && /^[a-z0-9-]{1,60}$/u.test(sectionKey) ? sectionKey : null;
  return agreementStepAction(step, afterOf(step, anchor))(previous, form);
}
