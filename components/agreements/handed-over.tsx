import { BackLink } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { HandedOverPage } from '@/lib/domain/agreements/signing-view';
import { paths } from '@/lib/domain/paths';

/** What the person sees whose place to sign somebody else has now. */
export function HandedOver({ page }: { page: HandedOverPage }) {
  return (
    <div className="space-y-8">
      <div className="space-y-4">
        <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
        <p className="text-lg text-muted">Agreement {page.number}</p>
        <h1>{page.now} signs in your place</h1>
      </div>
      <Alert tone="info">There is nothing left for you to sign here.</Alert>
      <SummaryList
        rows={[
          { label: 'Place', value: page.role },
          { label: 'Signs now', value: [page.now, page.nowTitle].filter(Boolean).join(', ') },
          { label: 'Handed over', value: `${page.when}, by ${page.by}` },
          { label: 'It rests on', value: page.basis },
        ]}
      />
    </div>
  );
}
