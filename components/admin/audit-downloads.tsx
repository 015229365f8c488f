import { LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { type AuditAsked, auditExportAddress } from '@/lib/domain/audit-address';
import { paths } from '@/lib/domain/paths';

/** The events of the present filters as files, and what others need to check the log without the portal. */
export function AuditDownloads({ asked }: { asked: AuditAsked }) {
  return (
    <section aria-labelledby="audit-downloads" className="mt-10 space-y-4 print:hidden">
      <h2 id="audit-downloads">Take events with you</h2>
      <p className="max-w-reading">
        The file holds all events that the filters above leave, not only this page. It asks for a code or a passkey
        first, and the log keeps that you took it.
      </p>
      <div className="flex flex-wrap gap-4">
        <LinkButton href={auditExportAddress(asked, 'jsonl')} tone="secondary" icon="download">
          Events for the verifier (JSONL)
        </LinkButton>
        <LinkButton href={auditExportAddress(asked, 'csv')} tone="secondary" icon="download">
          Events for a spreadsheet (CSV)
        </LinkButton>
      </div>
      <p className="max-w-reading">
        To check a log without the portal, take its{' '}
        <Link href={paths.adminAuditProof('checkpoints.jsonl')}>signed checkpoints</Link>, the{' '}
        <Link href={paths.adminAuditProof('public-keys.pem')}>public keys</Link>, the{' '}
        <Link href={paths.adminAuditProof('growth.json')}>proof that it grew out of yesterday’s</Link> and the{' '}
        <Link href={paths.adminAuditProof('verify-audit.mjs')}>verifier</Link>, which needs nothing but Node and says in
        its first lines how it is run. Keep copies of the checkpoints where nobody who runs the portal can change them.
      </p>
    </section>
  );
}
