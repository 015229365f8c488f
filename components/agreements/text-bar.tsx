import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { AgreementTextPage } from '@/lib/domain/agreements/agreement-view';
import type { OpenPoints } from '@/lib/domain/agreements/open-points';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  view: AgreementTextPage;
  open: OpenPoints;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

const openText = ({ points, settled, all }: OpenPoints): string => {
  if (all === 0) return 'Nobody has commented or proposed a change yet.';
  if (points.length === 0) return `All ${all} settled.`;
  return `${settled} of ${all} settled.`;
};

/** Version, pen and open points of the text in one line above it. */
export function TextBar({ view, open, action, envelopeFor }: Props) {
  const negotiated = view.status.code === 'NEGOTIATION';
  return (
    <dl className="grid gap-x-8 gap-y-5 rounded border border-line p-4 sm:p-6 md:grid-cols-3">
      <Cell label="Version">
        <p>{view.versionCount === 1 ? 'Version 1, as drafted.' : `Version ${view.versionCount}.`}</p>
        {view.hasChanges && (
          <p className="print:hidden">
            <Link href={paths.agreementTextChanges(view.id)}>See what changed, word by word</Link>
          </p>
        )}
      </Cell>
      <Cell label="Who holds the pen">
        <Pen view={view} action={action} envelopeFor={envelopeFor} />
      </Cell>
      <Cell label="Open points">
        <p>{openText(open)}</p>
        {negotiated && (
          <p className="text-muted">
            Agency: {view.settled.agency ? 'says the text is settled' : 'not settled'}. ICE:{' '}
            {view.settled.ice ? 'says the text is settled' : 'not settled'}.
          </p>
        )}
      </Cell>
    </dl>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 space-y-1">
      <dt className="font-bold text-sm">{label}</dt>
      <dd className="space-y-2">{children}</dd>
    </div>
  );
}

const restingText = ({ status, pen }: AgreementTextPage): string => {
  if (pen) return pen.sentence;
  return status.code === 'NEGOTIATION' || status.code === 'DRAFT'
    ? 'Both sides can change the text until one hands it over to the other.'
    : 'Nobody: the text stands as it is.';
};

/** Who may change the text now, what they were asked, and the button that passes it on. */
function Pen({ view, action, envelopeFor }: Omit<Props, 'open'>) {
  const { pen, passOn } = view;
  return (
    <>
      <p>{restingText(view)}</p>
      {pen?.note && (
        <blockquote className="wrap-anywhere whitespace-pre-line border-line border-l-4 pl-4">{pen.note}</blockquote>
      )}
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
    </>
  );
}
