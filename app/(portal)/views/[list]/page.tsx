import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { SaveViewForm } from '@/components/views/save-view-form';
import { ViewList } from '@/components/views/view-list';
import { paths } from '@/lib/domain/paths';
import { savedLists, viewQuery } from '@/lib/domain/saved-views';
import { requireActor } from '@/lib/server/auth/current-actor';
import { viewsPage } from '@/lib/server/views/view-queries';
import { dropView, keepInstead, keepView, openWith, renameView, tellMe } from './actions';

export const metadata: Metadata = { title: 'Saved views' };

type Props = {
  params: Promise<{ list: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const words = {
  AGREEMENTS: { name: 'agreements', href: paths.agreements() },
  REQUESTS: { name: 'requests', href: paths.requests() },
} as const;

export default async function Page({ params, searchParams }: Props) {
  const [actor, { list: asked }, search] = await Promise.all([requireActor(), params, searchParams]);
  const list = savedLists.find((one) => one.toLowerCase() === asked);
  if (!list) notFound();
  const page = await viewsPage(actor, list);
  const query = viewQuery(list, search);
  const { name, href } = words[list];
  return (
    <>
      <BackLink href={`${href}${query}`}>List of {name}</BackLink>
      <PageTitle
        title={`Saved views of ${name}`}
        below={
          <p className="max-w-reading text-muted">
            A view keeps what a list is filtered by. Whoever opens a shared view sees in it what they may see, and no
            more.
          </p>
        }
      />
      <div className="space-y-10">
        <SaveViewForm page={page} query={query} href={`${href}${query}`} action={keepView} />
        <ViewList
          page={page}
          query={query}
          listHref={href}
          acts={{ rename: renameView, replace: keepInstead, drop: dropView, openWith, tell: tellMe }}
        />
      </div>
    </>
  );
}
