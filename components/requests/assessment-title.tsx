import type { ReactNode } from 'react';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { CaseWatch } from '@/components/workflow/case-watch';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import type { CaseHead } from '@/lib/domain/requests/case-head';

type PartTitleProps = {
  head: CaseHead;
  title: ReactNode;
  back: { href: string; label: string };
  caption?: string;
  /** The address of the part, where the page is one of the tabs of the request. */
  tab?: string;
};

/** The title of a page about one part of a request, with the way back. */
export function PartTitle({ head, title, back, caption, tab }: PartTitleProps) {
  return (
    <>
      <BackLink href={back.href}>{back.label}</BackLink>
      <PageTitle
        title={title}
        caption={caption ?? `Request ${head.number}`}
        below={
          <>
            <span className="text-muted">{head.agencyName}</span>
            <StatusTag {...head.status} />
          </>
        }
      />
      {tab && (
        <div className="mb-8 space-y-6">
          <CaseWatch href={paths.requestNews(head.id)} version={head.version} />
          <TabLinks label="Parts of this case" tabs={head.tabs.map((one) => ({ ...one, current: one.href === tab }))} />
        </div>
      )}
    </>
  );
}
