import { LinkButton } from '@/components/ui/button/button';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import { StepForm } from '@/components/workflow/step-form';
import { paths } from '@/lib/domain/paths';
import { offersOf } from '@/lib/domain/requests/case-head';
import type { PlanView } from '@/lib/domain/requests/plan-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type PlanAcceptanceProps = { plan: PlanView; acceptForAgency: Act; acceptForIce: Act; idempotencyKey: string };

const acceptSteps = ['accept_plan_for_agency', 'accept_plan_for_ice'];

/** What the reader can do with the plan: accept this version, or write the next one. */
export function PlanAcceptance({ plan, acceptForAgency, acceptForIce, idempotencyKey }: PlanAcceptanceProps) {
  const { head, version, writable } = plan;
  const offers = offersOf(head, acceptSteps);
  const accept = offers.find(({ ok }) => ok);
  if (offers.length === 0 && !writable) return <NextStepBar turn="others" sentence={head.next} />;
  return (
    <NextStepBar
      turn="you"
      sentence={accept ? `Both sides accept version ${version}` : 'Write the plan together'}
      blocked={offers.filter(({ ok }) => !ok)}
    >
      {accept && (
        <StepForm
          key={version}
          action={accept.name === 'accept_plan_for_ice' ? acceptForIce : acceptForAgency}
          envelope={{ caseId: head.id, version: head.version, idempotencyKey }}
          fields={[{ kind: 'hidden', name: 'planVersion', value: String(version) }]}
          submit={`Accept version ${version}`}
        />
      )}
      {writable && (
        <LinkButton href={paths.planEdit(head.id)} tone={accept ? 'secondary' : 'primary'}>
          Write the plan
        </LinkButton>
      )}
    </NextStepBar>
  );
}
