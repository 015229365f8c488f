import { Alert } from '@/components/ui/alert/alert';
import { LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { AgreementTextPage } from '@/lib/domain/agreements/agreement-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  view: AgreementTextPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

const sentenceOf = ({ settled, status, openComments, openProposals }: AgreementTextPage): string => {
  if (status.code !== 'NEGOTIATION') return `The text stands as it is: ${status.label.toLowerCase()}.`;
  if (settled.agency && !settled.ice) return 'The agency has said that the text is settled. ICE says so next.';
  if (settled.ice && !settled.agency) return 'ICE has said that the text is settled. The agency says so next.';
  if (openProposals > 0) {
    const open = openProposals === 1 ? 'the open proposal' : `the ${openProposals} open proposals`;
    return `Answer ${open}; then each side says that the text is settled.`;
  }
  if (openComments > 0) {
    const open = openComments === 1 ? 'the open comment' : `the ${openComments} open comments`;
    return `Resolve ${open}; then each side says that the text is settled.`;
  }
  return 'Each side says when the text is settled. A change after that starts anew.';
};

/** How the text stands: what is still open in it, and the button that says it is settled. */
export function TextState({ view, action, envelopeFor }: Props) {
  const { settle } = view;
  return (
    <div className="space-y-4">
      {(view.status.code === 'NEGOTIATION' || view.status.code === 'DRAFT') && (
        <NextStepBar
          turn={settle ? 'you' : 'others'}
          sentence={
            view.status.code === 'DRAFT'
              ? 'The liaison completes the terms and opens the negotiation.'
              : sentenceOf(view)
          }
          blocked={settle && !settle.ok ? [{ label: settle.label, reasons: settle.reasons }] : []}
        >
          {settle?.ok && (
            <StepForm action={action} envelope={envelopeFor()} submit={settle.label} name="settle">
              <input type="hidden" name="step" value={settle.step} />
            </StepForm>
          )}
        </NextStepBar>
      )}
      <Reviews view={view} />
      <Pen view={view} action={action} envelopeFor={envelopeFor} />
      {view.hasChanges && (
        <p>
          <Link href={paths.agreementTextChanges(view.id)}>See what changed in the text, word by word</Link>
        </p>
      )}
      {view.openPlaces.length > 0 && (
        <Alert tone="warning" heading="Still to be written">
          <p>The text has no value yet for: {view.openPlaces.join('; ')}.</p>
        </Alert>
      )}
    </div>
  );
}

/** What reviewers have to read again. */
function Reviews({ view }: Pick<Props, 'view'>) {
  const begun = view.reviews.filter(({ acts }) => acts.length > 0);
  if (begun.length === 0) return null;
  return (
    <section aria-labelledby="reviews" className="space-y-3">
      <h2 id="reviews" className="text-xl">
        Reviews
      </h2>
      <ul className="space-y-1">
        {begun.map(({ kind, label, sentence }) => (
          <li key={kind} className="max-w-reading">
            <strong>{label}:</strong> {sentence}
          </li>
        ))}
      </ul>
      <p>
        <Link href={paths.agreementReview(view.id)}>Open the reviews</Link>
      </p>
    </section>
  );
}

/** Who may change the text now, what they were asked, and the button that passes it on. */
function Pen({ view, action, envelopeFor }: Props) {
  const { pen, passOn } = view;
  if (!pen && !passOn) return null;
  return (
    <section aria-labelledby="pen" className="space-y-3">
      <h2 id="pen" className="text-xl">
        Who holds the pen
      </h2>
      <p className="max-w-reading">
        {pen ? pen.sentence : 'Both sides can change the text until one hands it over to the other.'}
      </p>
      {pen?.note && <blockquote className="max-w-reading border-line border-l-4 pl-4">{pen.note}</blockquote>}
      {passOn?.href && (
        <LinkButton href={passOn.href} tone="secondary">
          {passOn.label}
        </LinkButton>
      )}
      {passOn && !passOn.href && (
        <StepForm action={action} envelope={envelopeFor()} submit={passOn.label} tone="secondary" name="pen">
          <input type="hidden" name="step" value={passOn.step} />
        </StepForm>
      )}
    </section>
  );
}
