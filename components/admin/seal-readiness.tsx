import { Alert } from '@/components/ui/alert/alert';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { SealReadinessView } from '@/lib/domain/agreements/seal-view';

type Certificate = NonNullable<SealReadinessView['certificate']>;

const daysText = ({ daysLeft, endsOn }: Certificate): string => {
  if (daysLeft < 0) return `${endsOn}. It has ended.`;
  return `${endsOn}, in ${daysLeft.toLocaleString('en-US')} ${daysLeft === 1 ? 'day' : 'days'}`;
};

const timestampText = ({ authority }: SealReadinessView): string => {
  if (authority === null)
    return 'No authority is set (TSA_URL). Seals are of level PAdES B-B: the time is that of this server.';
  if (authority.problem !== null) return `${authority.host} gave none just now.`;
  return `${authority.host} gave one just now. Seals are of level PAdES B-T.`;
};

function Warnings({ readiness: { problem, certificate, authority } }: { readiness: SealReadinessView }) {
  return (
    <>
      {problem !== null && (
        <Alert tone="error" heading="The portal cannot seal now">
          <p>{problem}</p>
        </Alert>
      )}
      {authority !== null && authority.problem !== null && (
        <Alert tone="warning" heading="No timestamps now">
          <p>Agreements that are signed now wait until the authority answers. {authority.problem}</p>
        </Alert>
      )}
      {problem === null && certificate?.expiresSoon && (
        <Alert tone="warning" heading="The certificate ends soon">
          <p>Get a new one, and set SEAL_P12_FILE to it. Files sealed with this one stay good.</p>
        </Alert>
      )}
    </>
  );
}

/** Whether the portal can seal now: its certificate, a trial seal and a trial timestamp. */
export function SealReadiness({ readiness }: { readiness: SealReadinessView }) {
  const { certificate, problem } = readiness;
  return (
    <section aria-labelledby="readiness" className="max-w-reading space-y-4">
      <h2 id="readiness">Readiness</h2>
      <Warnings readiness={readiness} />
      <SummaryList
        rows={[
          {
            label: 'Trial seal',
            value: problem === null ? 'A small file was sealed and verified just now.' : 'It was not made.',
          },
          ...(certificate
            ? [
                { label: 'Certificate', value: <span className="wrap-anywhere">{certificate.subject}</span> },
                { label: 'Certificate ends', value: daysText(certificate) },
                ...(certificate.demonstration
                  ? [{ label: 'Made for', value: 'A demonstration. Nobody vouches for this certificate.' }]
                  : []),
              ]
            : []),
          { label: 'Timestamps', value: timestampText(readiness) },
        ]}
      />
      {certificate && <HashText hash={certificate.fingerprint} label="SHA-256 of the certificate" />}
    </section>
  );
}
