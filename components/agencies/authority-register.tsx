import { AuthorityActs, type AuthorityForms } from '@/components/agencies/authority-acts';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { StatusTag } from '@/components/workflow/status-tag';
import { authorityStateFacts } from '@/lib/domain/agreements/authority';
import type { AuthorityView } from '@/lib/domain/agreements/authority-view';

type Props = AuthorityForms & { rows: readonly AuthorityView[]; showsAgency?: boolean };

/** The register of authority to sign: each record with its basis, its term, its document and what can be done. */
export function AuthorityRegister({ rows, showsAgency = false, ...forms }: Props) {
  if (rows.length === 0) {
    return (
      <EmptyState heading="No authority is on record" icon="file">
        {showsAgency
          ? 'Authorities that agencies record appear here.'
          : 'Until one is recorded and confirmed, nobody can sign an agreement for the agency.'}
      </EmptyState>
    );
  }
  return (
    <ul className="space-y-6">
      {rows.map((row) => (
        <li key={row.id}>
          <Card
            heading={showsAgency ? `${row.agencyName}: ${row.holder}` : row.holder}
            aside={<StatusTag {...authorityStateFacts[row.state]} />}
          >
            <div className="space-y-4">
              {row.watch && <Alert tone="warning">{row.watch}</Alert>}
              <SummaryList rows={rowsOf(row)} />
              <AuthorityActs row={row} {...forms} />
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

const rowsOf = (row: AuthorityView) => [
  { label: 'Basis', value: `${row.basis}: ${row.citation}` },
  { label: 'Term', value: row.term },
  {
    label: 'Document',
    value: row.document ? (
      <>
        <Link href={row.document.href}>{row.document.name}</Link>
        <span className="wrap-anywhere block text-muted text-sm">SHA-256 {row.document.sha256}</span>
      </>
    ) : (
      'Still being checked'
    ),
  },
  ...(row.hasAccount ? [] : [{ label: 'Account', value: 'None: this officeholder cannot sign in the portal' }]),
  { label: 'Recorded', value: row.recorded },
  ...(row.decided ? [{ label: row.state === 'REFUSED' ? 'Not confirmed' : 'Confirmed', value: row.decided }] : []),
  ...(row.ended ? [{ label: 'Ended', value: row.ended }] : []),
  ...(row.considered ? [{ label: 'Signing anew', value: row.considered }] : []),
  ...(row.agreements.length > 0
    ? [
        {
          label: 'Signer of',
          value: row.agreements.map(({ number, href }) => (
            <Link key={href} href={href} className="mr-3 inline-block">
              {number}
            </Link>
          )),
        },
      ]
    : []),
];
