import type { Metadata } from 'next';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ExportAskCard } from '@/components/requests/exports/export-ask';
import { ExportList } from '@/components/requests/exports/export-list';
import { paths } from '@/lib/domain/paths';
import { exportAsked } from '@/lib/domain/requests/export-job';
import { EXPORT_KEPT_DAYS } from '@/lib/domain/requests/export-words';
import { requireActor } from '@/lib/server/auth/current-actor';
import { exportsPage } from '@/lib/server/requests/exports/file-queries';
import { askAgain, askForFile, cancelFile } from './actions';

export const metadata: Metadata = { title: 'Files of lists' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const actor = await requireActor();
  const { list, format } = await searchParams;
  const { ask, lines } = await exportsPage(actor, exportAsked({ list, format }));
  return (
    <>
      <BackLink href={paths.requests()}>Requests</BackLink>
      <PageTitle
        title="Files of lists"
        below={
          <p className="max-w-reading text-muted">
            Long lists of requests that you asked for as a file. Only you can download them, and each is deleted after{' '}
            {EXPORT_KEPT_DAYS} days.
          </p>
        }
      />
      <div className="space-y-12">
        {ask && <ExportAskCard ask={ask} send={askForFile} />}
        <section aria-labelledby="files" className="space-y-4">
          <h2 id="files">Your files</h2>
          <ExportList lines={lines} cancel={cancelFile} again={askAgain} />
        </section>
      </div>
    </>
  );
}
