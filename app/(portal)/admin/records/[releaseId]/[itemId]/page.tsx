import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import {
  changeRecordClass,
  decideCopyItems,
  markCopyWords,
  unmarkCopyWords,
} from '@/app/(portal)/admin/records/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ItemDecision, ItemMarks } from '@/components/records/item-decision';
import { ItemWorkbench } from '@/components/records/item-workbench';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { releaseItemPage } from '@/lib/server/records/releases/item-queries';

export const metadata: Metadata = { title: 'Item of a copy' };

type Props = { params: Promise<{ releaseId: string; itemId: string }> };

export default async function Page({ params }: Props) {
  const actor = await requireRight('prepare_release');
  const { releaseId, itemId } = await params;
  const page = await releaseItemPage(actor, releaseId, itemId);
  if (!page) notFound();
  const { release, item, before, after } = page;
  return (
    <>
      <BackLink href={paths.release(release.id)}>Copy {release.number}</BackLink>
      <PageTitle caption={item.part} title={<span className="wrap-anywhere">{item.label}</span>} />
      <div className="space-y-8">
        {item.changed && (
          <Alert tone="warning" heading="The case says something else by now">
            Read the case again on the page of the copy. What stands below is the case as it is; marks come back empty.
          </Alert>
        )}
        <ItemWorkbench page={page} mark={markCopyWords}>
          <ItemDecision page={page} decide={decideCopyItems} classify={changeRecordClass} />
          <ItemMarks page={page} unmark={unmarkCopyWords} />
        </ItemWorkbench>
        <ButtonRow>
          {before && (
            <LinkButton href={paths.releaseItem(release.id, before)} tone="secondary" icon="arrow-left">
              Item before
            </LinkButton>
          )}
          {after && (
            <LinkButton href={paths.releaseItem(release.id, after)} tone="secondary">
              Next item
            </LinkButton>
          )}
        </ButtonRow>
      </div>
    </>
  );
}
