import { LinkButton } from '@/components/ui/button/button';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import { StepForm } from '@/components/workflow/step-form';
import { paths } from '@/lib/domain/paths';
import { offersOf } from '@/lib/domain/requests/case-head';
import type { PlanView } from '@/lib/domain/requests/plan-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

const acceptSteps = ['accept_plan_for_agency', 'accept_plan_for_ice'] as const;
const turnSteps = ['hand_over_plan', 'take_over_plan'] as const;

type PlanStepName = (typeof acceptSteps)[number] | (typeof turnSteps)[number];

type PlanAcceptanceProps = {
  plan: PlanView;
  actions: Readonly<Record<PlanStepName, Act>>;
  /** Idempotency keys, made when the page is drawn. */
  keys: { accept: string; turn: string };
};

/** What the reader can do with the plan: accept this version, write the next one, or pass it on. */
export function PlanAcceptance({ plan, actions, keys }: PlanAcceptanceProps) {
  const { head, version, writable } = plan;
  const offers = offersOf(head, acceptSteps);
  const mayTake = (name: PlanStepName) => head.offers.some((offer) => offer.name === name && offer.ok);
  const accept = acceptSteps.find(mayTake);
  const turn = turnSteps.find(mayTake);
  if (offers.length === 0 && !writable && !turn) return <NextStepBar turn="others" sentence={head.next} />;
  return (
    <NextStepBar
      turn="you"
      sentence={
        accept
          ? `Read version ${version} and accept it, or change it. Both sides accept the same version.`
          : 'Write the plan together. Both sides then accept the same version.'
      }
      blocked={offers.filter(({ ok }) => !ok)}
    >
      {accept && (
        <StepForm
          key={version}
          action={actions[accept]}
          envelope={{ caseId: head.id, version: head.version, idempotencyKey: keys.accept }}
          fields={[{ kind: 'hidden', name: 'planVersion', value: String(version) }]}
          submit={`Accept version ${version}`}
        />
      )}
      {writable && (
        <LinkButton href={paths.planEdit(head.id)} tone={accept ? 'secondary' : 'primary'}>
          Write the plan
        </LinkButton>
      )}
      {turn && (
        <StepForm
          action={actions[turn]}
          envelope={{ caseId: head.id, version: head.version, idempotencyKey: keys.turn }}
          fields={[]}
          submit={turn === 'hand_over_plan' ? 'Hand over to the other side' : 'Take the plan back'}
          tone="secondary"
        />
      )}
    </NextStepBar>
  );
}
