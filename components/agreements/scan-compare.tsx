import type { StepAct } from '@/components/agreements/agreement-page';
import { PageCheckList } from '@/components/agreements/page-check';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { PaperPage, PaperPlaceView, ScanView } from '@/lib/domain/agreements/paper-view';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope };
type Props = { page: PaperPage; place: PaperPlaceView; scan: ScanView } & Acting;

/** A scan: what the portal found on its pages, who has confirmed it, and the forms of those who may. */
export function ScanCompare({ page, place, scan, ...acting }: Props) {
  return (
    <section className="space-y-4">
      <h3 className="text-lg">{place.state === 'COUNTED' ? 'The scan' : 'Compare and confirm'}</h3>
      <p className="wrap-anywhere">
        {scan.filename}, {scan.size}
        <span className="block text-muted text-sm">{scan.brought}</span>
      </p>
      {scan.heldBack && <Alert tone="warning">{scan.heldBack}</Alert>}
      {scan.href && (
        <ButtonRow>
          <LinkButton href={scan.href} tone="secondary" icon="download">
            Download the scan
          </LinkButton>
          {place.copyHref && (
            <LinkButton href={place.copyHref} tone="quiet" icon="download">
              Download the print copy
            </LinkButton>
          )}
        </ButtonRow>
      )}
      <PageCheckList check={scan.check} />
      <Disclosure summary="SHA-256 of the scan">
        <HashText hash={scan.sha256} />
      </Disclosure>
      <Confirmations scan={scan} />
      {scan.confirmProblem && <p className="max-w-reading text-muted">{scan.confirmProblem}</p>}
      {scan.mayConfirm && <ConfirmForm page={page} place={place} scan={scan} {...acting} />}
      {scan.mayReject && <RejectForm scan={scan} {...acting} />}
    </section>
  );
}

function Confirmations({ scan }: { scan: ScanView }) {
  if (scan.confirmations.length === 0) {
    return <p className="text-muted">Nobody has confirmed it yet. One person of each side does.</p>;
  }
  return (
    <ul className="space-y-3">
      {scan.confirmations.map(({ who, when, signedOn, compared }) => (
        <li key={who} className="max-w-reading border-line border-l-4 pl-4">
          <p className="font-bold">Confirmed by {who}</p>
          <p className="wrap-anywhere whitespace-pre-line">{compared}</p>
          <p className="text-muted text-sm">
            Day beside the signature: {signedOn}. Confirmed on {when}
          </p>
        </li>
      ))}
    </ul>
  );
}

function ConfirmForm({ page, place, scan, action, envelopeFor }: Props) {
  return (
    <StepForm
      name={`confirm-${scan.id}`}
      action={action}
      envelope={envelopeFor()}
      submit="Confirm the scan"
      fields={[
        {
          kind: 'check',
          name: 'sameText',
          label: 'I compared every page: the scan is the frozen text, without a change.',
          hint: 'Also what a machine cannot read: words by hand, strikes, a sheet that was exchanged.',
        },
        {
          kind: 'check',
          name: 'signedBy',
          label: `The signature sheet is signed by ${place.signer}.`,
          hint: `As ${place.role.toLowerCase()}, for ${place.organization}.`,
        },
        {
          kind: 'check',
          name: 'authority',
          label: 'The authority of the signer is the one named here.',
          hint: place.authorityBasis,
        },
        {
          kind: 'date',
          name: 'signedOn',
          label: 'Day beside the signature',
          hint: 'As it stands on the sheet. Both people who confirm read the same day.',
          latest: page.today,
        },
        {
          kind: 'paragraph',
          name: 'compared',
          label: 'What you compared, and with what',
          hint: 'For example “All seven pages beside the frozen text on screen; the signature beside the one on file”.',
          max: 1000,
        },
        { kind: 'hidden', name: 'scanId', value: scan.id },
      ]}
    >
      <input type="hidden" name="step" value="confirm_scan" />
    </StepForm>
  );
}

function RejectForm({ scan, action, envelopeFor }: { scan: ScanView } & Acting) {
  return (
    <Disclosure summary="Reject the scan">
      <StepForm
        name={`reject-${scan.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Reject the scan"
        tone="secondary"
        fields={[
          {
            kind: 'paragraph',
            name: 'reason',
            label: 'What is wrong with the scan',
            hint: 'Both sides read this. Another scan is asked for, and confirmations of this one do not count.',
            max: 2000,
          },
          { kind: 'hidden', name: 'scanId', value: scan.id },
        ]}
      >
        <input type="hidden" name="step" value="reject_scan" />
      </StepForm>
    </Disclosure>
  );
}
