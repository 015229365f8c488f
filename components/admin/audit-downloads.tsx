import { buttonClass } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { type AuditAsked, auditExportAddress } from '@/lib/domain/audit-address';
import { paths } from '@/lib/domain/paths';

// A plain link: the door may answer with the page to confirm on, which `download` would save as the file.
function ExportLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className={buttonClass('secondary')}>
      <Icon name="download" />
      {children}
    </a>
  );
}

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
        <ExportLink href={auditExportAddress(asked, 'jsonl')}>Events for the verifier (JSONL)</ExportLink>
        <ExportLink href={auditExportAddress(asked, 'csv')}>Events for a spreadsheet (CSV)</ExportLink>
      </div>
      <p className="max-w-reading">
        To check a log without the portal, take its{' '}
        <Link href={paths.adminAuditProof('checkpoints.jsonl')} download>
          signed checkpoints
        </Link>
        , the{' '}
        <Link href={paths.adminAuditProof('public-keys.pem')} download>
          public keys
        </Link>
        , the{' '}
        <Link href={paths.adminAuditProof('growth.json')} download>
          proof that it grew out of yesterday’s
        </Link>{' '}
        and the{' '}
        <Link href={paths.adminAuditProof('verify-audit.mjs')} download>
          verifier
        </Link>
        , which needs nothing but Node and says in its first lines how it is run. Keep copies of the checkpoints where
        nobody who runs the portal can change them.
      </p>
    </section>
  );
}
