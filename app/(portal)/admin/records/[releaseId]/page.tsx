import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import {
  approveCopy,
  decideCopyItems,
  readCaseAgain,
  reopenCopy,
  sendCopyOut,
  submitCopy,
  withdrawCopy,
} from '@/app/(portal)/admin/records/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ReleaseItems } from '@/components/records/release-items';
import { ReleaseMoves } from '@/components/records/release-moves';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import { releaseStatusFacts } from '@/lib/domain/records/release-view';
import { releasePage } from '@/lib/server/records/releases/release-queries';

export const metadata: Metadata = { title: 'Copy of a case' };

type Props = { params: Promise<{ releaseId: string }> };

export default async function Page({ params }: Props) {
  const actor = await requireRight('prepare_release');
  const page = await releasePage(actor, (await params).releaseId);
  if (!page) notFound();
  const { label, tone } = releaseStatusFacts[page.status];
  return (
    <>
      <BackLink href={paths.records()}>Records</BackLink>
      <PageTitle
        caption={`Copy ${page.number}`}
        title={`Case ${page.caseNumber}`}
        below={
          <>
            <Tag tone={tone}>{label}</Tag>
            <span className="text-muted">{page.agency}</span>
            <Link href={page.caseHref}>Open the case</Link>
          </>
        }
      />
      <div className="space-y-12">
        <section aria-labelledby="next" className="space-y-4">
          <h2 id="next">What happens next</h2>
          <ReleaseMoves
            page={page}
            actions={{
              ...{ submit: submitCopy, approve: approveCopy, reopen: reopenCopy },
              ...{ withdraw: withdrawCopy, release: sendCopyOut, refresh: readCaseAgain },
            }}
          />
        </section>
        <section aria-labelledby="facts" className="space-y-4">
          <h2 id="facts">The copy</h2>
          <SummaryList
            rows={page.facts.map(({ label: name, value }) => ({
              label: name,
              value: <span className="wrap-anywhere">{value}</span>,
            }))}
          />
          {page.log.length > 0 && (
            <ul className="space-y-1 text-muted">
              {page.log.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="items" className="space-y-4">
          <h2 id="items">Items of the case ({page.items.length.toLocaleString('en-US')})</h2>
          <ReleaseItems page={page} decide={decideCopyItems} />
        </section>
      </div>
    </>
  );
}
