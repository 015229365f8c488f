import { Alert } from '@/components/ui/alert/alert';
import { LinkButton } from '@/components/ui/button/button';
import { DataTable } from '@/components/ui/data-table/data-table';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { publicStatusFacts } from '@/lib/domain/register/public-status';
import { type VerificationAnswer, verdictFacts } from '@/lib/domain/register/verification';

type Agreement = NonNullable<VerificationAnswer['agreement']>;
type Signature = VerificationAnswer['signatures'][number];

function AgreementFacts({ agreement }: { agreement: Agreement }) {
  const { number, title, program, agency, office, status, signedOn, end, supersededBy, amends, amendedBy } = agreement;
  return (
    <section aria-labelledby="agreement" className="min-w-0 space-y-3">
      <h2 id="agreement">The agreement</h2>
      <SummaryList
        rows={[
          { label: 'Agreement', value: `${number}: ${title}` },
          { label: 'Between', value: `${agency} and ${office}, ICE` },
          { label: 'Program', value: program },
          {
            label: agreement.sealedFileSha256 ? 'Signed and sealed' : 'Signed outside the portal',
            value: signedOn ?? 'Not recorded',
          },
          {
            label: 'Status today',
            value: (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <StatusTag {...publicStatusFacts[status]} /> {end}
              </span>
            ),
          },
          ...(amends
            ? [{ label: 'Part of agreement', value: <Link href={paths.registerEntry(amends)}>{amends}</Link> }]
            : []),
          ...(amendedBy.length > 0
            ? [{ label: 'Amended since', value: amendedBy.map((one) => `${one.number} on ${one.on}`).join(', ') }]
            : []),
          ...(supersededBy
            ? [
                {
                  label: 'Newer agreement',
                  value: <Link href={paths.registerEntry(supersededBy)}>{supersededBy}</Link>,
                },
              ]
            : []),
        ]}
      />
      <LinkButton href={paths.registerEntry(amends ?? number)} tone="secondary">
        Open {amends ?? number} in the register
      </LinkButton>
    </section>
  );
}

function Signatures({ signatures, seal }: { signatures: readonly Signature[]; seal: string | null }) {
  return (
    <section aria-labelledby="signatures" className="min-w-0 space-y-3">
      <h2 id="signatures">What each signature covers</h2>
      {seal && <p className="max-w-reading">{seal}</p>}
      <DataTable
        caption="Signatures"
        captionLook="hidden"
        rows={signatures}
        rowKey={({ role, signedAt }) => `${role} ${signedAt}`}
        columns={[
          {
            key: 'role',
            header: 'Signed as',
            scope: 'row',
            cell: ({ role, title, organization }) => (
              <>
                <strong className="block">{role}</strong>
                {title}, {organization}
              </>
            ),
          },
          { key: 'time', header: 'Time', cell: ({ signedAt }) => signedAt },
          { key: 'method', header: 'Method', phone: 'block', cell: ({ method }) => method },
          { key: 'covers', header: 'Covers in this copy', phone: 'block', cell: ({ covers }) => covers },
        ]}
      />
    </section>
  );
}

/** The verdict on a copy: one word and why, then the agreement it belongs to and what each signature covers. */
export function VerifyVerdict({ answer, looked }: { answer: VerificationAnswer; looked: boolean }) {
  const { verdict, explanation, problems, agreement, signatures, seal, sha256 } = answer;
  const { label, tone } = verdictFacts[verdict];
  return (
    <div className="space-y-10">
      <div className="max-w-3xl space-y-4">
        <Alert tone={tone} heading={label} live="polite">
          <p>{explanation}</p>
          {verdict === 'UNKNOWN' && looked && (
            <p>The file itself was looked into as well: nothing in it belongs to an agreement of the register.</p>
          )}
          {problems.length > 0 && (
            <ul className="list-disc space-y-1 pl-5">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </Alert>
        <HashText hash={sha256} label="SHA-256 of this copy" />
      </div>
      {agreement && <AgreementFacts agreement={agreement} />}
      {signatures.length > 0 && <Signatures signatures={signatures} seal={seal} />}
    </div>
  );
}
