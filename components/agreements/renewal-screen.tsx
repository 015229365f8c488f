import { StandingSection } from '@/components/agreements/obligations-view';
import { RenewalForm } from '@/components/agreements/renewal-form';
import { Alert } from '@/components/ui/alert/alert';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type { RenewalPage } from '@/lib/domain/agreements/measure-review';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  page: RenewalPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

/** How an agreement was kept and what its measures came to, before the draft of the next one is made. */
export function RenewalScreen({ page, action, envelope }: Props) {
  if (page.reasons.length > 0) {
    return (
      <Alert tone="warning" heading="This step has to wait">
        <ul className="list-disc pl-5">
          {page.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  return (
    <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 space-y-6">
        <p className="max-w-reading">
          Review every measure. The agreement that follows is drafted from the text in force, with the newest wording of
          the mandatory clauses and the measures as you leave them here. The review is kept as you write it.
        </p>
        <RenewalForm measures={page.measures} action={action} envelope={envelope} backHref={paths.agreement(page.id)} />
      </div>
      <aside aria-label="How the agreement was kept" className="max-xl:order-first">
        <StandingSection standing={page.standing} />
      </aside>
    </div>
  );
}
