import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { KeptMail } from '@/lib/domain/notices/kept-mail';

/** One kept mail: its head, and its words as they would have arrived. */
export function MailView({ mail }: { mail: KeptMail }) {
  const rows = [
    { label: 'To', value: mail.to },
    { label: 'From', value: mail.from },
    { label: 'Written', value: mail.at },
    ...(mail.files.length > 0 ? [{ label: 'Files', value: mail.files.join(', ') }] : []),
  ];
  return (
    <div className="space-y-8">
      <SummaryList rows={rows} />
      <section aria-labelledby="words" className="space-y-4">
        <h2 id="words">The mail</h2>
        <div className="wrap-anywhere max-w-reading whitespace-pre-wrap rounded border border-line bg-ground p-6">
          {mail.text}
        </div>
      </section>
    </div>
  );
}
