import type { ReactNode } from 'react';
import { FrozenText } from '@/components/agreements/frozen-text';
import { LastDayToSign } from '@/components/agreements/last-day-to-sign';
import { PlainList } from '@/components/agreements/plain-words';
import { SignForm } from '@/components/agreements/sign-form';
import { SignerLine } from '@/components/agreements/signers-section';
import { BackLink } from '@/components/page/page-title';
import { Prose } from '@/components/page/prose';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type { SigningPage } from '@/lib/domain/agreements/signing-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  page: SigningPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
  /** Asks for the second factor; shown while it is not fresh. */
  factorForm: ReactNode;
};

/** The signing page: what is signed and for whom, the text, consent, authority, the second factor, the signature. */
export function SigningCeremony({ page, action, envelope, factorForm }: Props) {
  return (
    <div className="space-y-12">
      <div className="space-y-4">
        <BackLink href={paths.agreement(page.id)}>Leave without signing</BackLink>
        <p className="text-lg text-muted">Agreement {page.number}</p>
        <h1>Sign agreement</h1>
        {page.turn.state !== 'SIGNED' && <LastDayToSign day={page.signBy} />}
        {page.turn.state !== 'NOW' && (
          <Alert tone={page.turn.state === 'SIGNED' ? 'success' : 'info'}>{page.turn.text}</Alert>
        )}
      </div>
      <WhatYouSign page={page} />
      <Part number={2} heading="Read the text">
        <p>
          This is, word for word, the text of the file.{' '}
          <a href={page.pdfHref} download className="text-primary underline underline-offset-2">
            Download the PDF file
          </a>
        </p>
        {page.plain.length > 0 && (
          <Disclosure summary="Read it in plain words first (not binding)">
            <PlainList sections={page.plain} />
          </Disclosure>
        )}
        <FrozenText blocks={page.blocks} />
      </Part>
      <Part number={3} heading="Signing electronically">
        <Prose>
          {page.consent.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Prose>
      </Part>
      <Part number={4} heading="Your authority">
        <p className="max-w-reading">
          You sign for <strong>{page.party}</strong> as {page.role.toLowerCase()}. What lets you bind it:{' '}
          <strong className="wrap-anywhere">{page.authorityBasis}</strong>.
        </p>
        {page.authorityProblem && (
          <Alert tone="warning" heading="You cannot sign yet">
            {page.authorityProblem}
          </Alert>
        )}
        <p className="max-w-reading text-muted">
          If this is not right, leave this page and have the signer named anew before you sign.
        </p>
      </Part>
      {page.turn.state === 'NOW' && !page.authorityProblem && (
        <>
          <Part number={5} heading="Confirm that it is you">
            {page.factor.fresh ? (
              <p className="flex gap-2">
                <Icon name="circle-check" className="mt-0.5 text-success-dark" />
                <span>Confirmed at {page.factor.confirmedAt}. It counts for five minutes.</span>
              </p>
            ) : (
              factorForm
            )}
          </Part>
          <Part number={6} heading="Sign" id="sign">
            {page.factor.fresh ? (
              <SignForm page={page} action={action} envelope={envelope} />
            ) : (
              <p className="text-muted">Confirm that it is you above; then you can sign here.</p>
            )}
          </Part>
        </>
      )}
      <section aria-labelledby="progress-heading" className="space-y-4">
        <h2 id="progress-heading" className="text-2xl">
          Signers
        </h2>
        <SignerLine signers={page.signers} />
        {page.turn.state !== 'SIGNED' && (
          <p>
            You do not want to sign?{' '}
            <Link href={paths.agreementStep(page.id, 'decline_to_sign')}>Decline with a reason</Link>. You want to sign
            in ink? <Link href={paths.agreementPaper(page.id)}>Sign on paper</Link>
          </p>
        )}
      </section>
    </div>
  );
}

function WhatYouSign({ page }: { page: SigningPage }) {
  return (
    <Part number={1} heading="What you are signing">
      <SummaryList
        rows={[
          { label: 'Agreement', value: page.title },
          { label: 'Program', value: page.programName },
          { label: 'Between', value: `${page.agencyName} and U.S. Immigration and Customs Enforcement` },
          { label: 'You sign for', value: `${page.party}, as ${page.role.toLowerCase()}` },
        ]}
      />
      <HashText hash={page.sha256} label="SHA-256 of the frozen file: every signer signs this one" />
    </Part>
  );
}

type PartProps = { number: number; heading: string; id?: string; children: ReactNode };

function Part({ number, heading, id, children }: PartProps) {
  const headingId = `part-${number}`;
  return (
    <section id={id} aria-labelledby={headingId} className="scroll-mt-6 space-y-4 border-line border-t pt-8">
      <h2 id={headingId} className="text-2xl">
        <span className="text-muted">{number}.</span> {heading}
      </h2>
      {children}
    </section>
  );
}
