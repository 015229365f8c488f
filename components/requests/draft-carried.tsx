import { FinderAnswers } from '@/components/finder/finder-answers';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { paths } from '@/lib/domain/paths';

type Carried = { ok: true; input: EvaluationInput; query: string } | { ok: false } | null;

/** Which answers of the finder come along, for confirmation; or the way to the finder. */
export function DraftCarriedNotice({ carried }: { carried: Carried }) {
  if (carried === null) {
    return (
      <p className="max-w-reading">
        Not sure? The <Link href={paths.finder()}>program finder</Link> shows in ten questions what could fit, and
        brings your answers here.
      </p>
    );
  }
  if (!carried.ok) {
    return (
      <Alert tone="warning" heading="The answers of the finder cannot be read">
        <p>
          The address was changed or cut on the way. Start the request without them, or{' '}
          <Link href={paths.finder()}>answer the ten questions again</Link>.
        </p>
      </Alert>
    );
  }
  return (
    <Alert tone="info" heading="Your answers from the finder come along">
      <p>
        Your jail or lock-up, border features, concerns and officers are written into the draft. You can change each of
        them there, and nothing reaches ICE before your approver submits.
      </p>
      <Disclosure summary="Show the answers">
        <FinderAnswers input={carried.input} />
      </Disclosure>
      <p>
        <Link href={paths.finder(carried.query)}>Change the answers</Link>, or{' '}
        <Link href={paths.newRequest()}>start without them</Link>.
      </p>
    </Alert>
  );
}
