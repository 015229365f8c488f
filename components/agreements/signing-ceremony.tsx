import type { ReactNode } from 'react';
import { FrozenText } from '@/components/agreements/frozen-text';
import { LastDayToSign } from '@/components/agreements/last-day-to-sign';
import { PlainList } from '@/components/agreements/plain-words';
import { type AskToSign, SignForm } from '@/components/agreements/sign-form';
import { SignerLine } from '@/components/agreements/signers-section';
import { SigningConsent } from '@/components/agreements/signing-consent';
import { Part } from '@/components/agreements/signing-part';
import { BackLink } from '@/components/page/page-title';
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

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type Props = {
  page: SigningPage;
  actions: { sign: Act; refuse: Act; consent: Act };
  /** Asks the passkey that confirmed to sign the statement; null where a code confirmed. */
  askPasskey: AskToSign | null;
  /** An envelope of its own for each form of the page. */
  envelopeFor: () => StepEnvelope;
  /** Asks for the second factor; shown while it was not shown for this text. */
  factorForm: ReactNode;
};

/** The signing page: what is signed and for whom, the text, consent, authority, the second factor, the signature. */
export function SigningCeremony({ page, actions, askPasskey, envelopeFor, factorForm }: Props) {
  const maySign = page.turn.state === 'NOW' && !page.authorityProblem && !page.consent.refused;
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
          This is, word for word, the text of the file. <Link href={page.pdfHref}>Download the PDF file</Link>
        </p>
        {page.plain.length > 0 && (
          <Disclosure summary="Read it in plain words first (not binding)">
            <PlainList sections={page.plain} />
          </Disclosure>
        )}
        <FrozenText blocks={page.blocks} />
      </Part>
      <Part number={3} heading="Signing electronically" id="consent">
        <SigningConsent page={page} refuse={actions.refuse} consent={actions.consent} envelope={envelopeFor()} />
      </Part>
      <YourAuthority page={page} />
      {maySign && (
        <>
          <Part number={5} heading="Confirm that it is you">
            <Confirmation page={page}>{factorForm}</Confirmation>
          </Part>
          <Part number={6} heading="Sign" id="sign">
            {page.factor.fresh ? (
              <SignForm page={page} action={actions.sign} ask={askPasskey} envelope={envelopeFor()} />
            ) : (
              <p className="text-muted">Confirm that it is you above; then you can sign here.</p>
            )}
          </Part>
        </>
      )}
      <Progress page={page} />
    </div>
  );
}

function Confirmation({ page, children }: { page: SigningPage; children: ReactNode }) {
  if (page.factor.fresh) {
    return (
      <p className="flex gap-2">
        <Icon name="circle-check" className="mt-0.5 text-success-dark" />
        <span>Confirmed at {page.factor.confirmedAt}, for signing this text. It counts for five minutes.</span>
      </p>
    );
  }
  return (
    <>
      <p className="max-w-reading">
        You confirm that you are about to sign agreement {page.number} with the text whose SHA-256 begins with{' '}
        <span className="font-mono">{page.sha256.slice(0, 8)}</span>. It counts for this text alone and for five
        minutes. What you showed when you signed in does not count here.
      </p>
      {children}
    </>
  );
}

function YourAuthority({ page }: { page: SigningPage }) {
  return (
    <Part number={4} heading={page.binds ? 'Your authority' : 'What your signature rests on'}>
      <p className="max-w-reading">
        You sign for <strong>{page.party}</strong> as {page.role.toLowerCase()}.{' '}
        {page.binds ? 'What lets you bind it:' : 'You bind nobody by it. It rests on:'}{' '}
        <strong className="wrap-anywhere">{page.authorityBasis}</strong>.
      </p>
      {page.authorityProblem && (
        <Alert tone="warning" heading="You cannot sign yet">
          {page.authorityProblem}
        </Alert>
      )}
      <p className="max-w-reading text-muted">
        If this is not right, do not sign: hand the place over, or leave this page and have the signer named anew.
      </p>
    </Part>
  );
}

function Progress({ page }: { page: SigningPage }) {
  return (
    <section aria-labelledby="progress-heading" className="space-y-4">
      <h2 id="progress-heading" className="text-2xl">
        Signers
      </h2>
      <SignerLine signers={page.signers} />
      {page.instead.length > 0 && (
        <div className="space-y-2">
          <p>You do not want to sign this text?</p>
          <ul className="space-y-2">
            {page.instead.map(({ label, href }) => (
              <li key={href}>
                <Link href={href}>{label}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
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
