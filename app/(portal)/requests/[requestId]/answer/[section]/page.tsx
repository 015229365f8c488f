import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { answerReturnedItem, autosaveSection, saveSection } from '@/app/(portal)/requests/[requestId]/answer/actions';
import { isFromReview, savedIn, uploadIn } from '@/app/(portal)/requests/[requestId]/answer/search-params';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { DraftForm } from '@/components/requests/draft-form';
import { DraftReturnedItems } from '@/components/requests/draft-returned-items';
import { DraftSavedNotice } from '@/components/requests/draft-saved-notice';
import { DraftSectionFields } from '@/components/requests/draft-section';
import { fieldNotes } from '@/components/requests/returned-notes';
import { paths } from '@/lib/domain/paths';
import { sections } from '@/lib/domain/requests/draft';
import { isClosedByReturn, minutesText, sectionPlace } from '@/lib/domain/requests/draft-view';
import { requireReader } from '@/lib/server/auth/current-actor';
import { getDraft, isUnderWay } from '@/lib/server/requests/draft-queries';
import { Files } from './files';

type SectionPageProps = PageProps<'/requests/[requestId]/answer/[section]'>;

export async function generateMetadata({ params }: SectionPageProps): Promise<Metadata> {
  const { section } = await params;
  return { title: sections.find(({ key }) => key === section)?.title ?? 'Your request' };
}

export default async function SectionPage(props: SectionPageProps) {
  const { requestId, section: key } = await props.params;
  const actor = await requireReader();
  const view = await getDraft(actor, requestId);
  const place = view && sectionPlace(view.draft.requestType, key);
  if (!view || !place) notFound();
  if (!isUnderWay(view)) redirect(paths.request(requestId));
  if (view.editing.state !== 'OPEN' || isClosedByReturn(view, place.section.key))
    redirect(paths.requestTasks(requestId));
  const { section, position, count, next } = place;
  const items = view.items.filter((item) => item.section === section.key);
  const params = await props.searchParams;
  const fromReview = isFromReview(params);
  return (
    <>
      <BackLink href={fromReview ? paths.requestReview(requestId) : paths.requestTasks(requestId)}>
        {fromReview ? 'Check your answers' : 'All sections'}
      </BackLink>
      <DraftSavedNotice requestId={requestId} draft={view.draft} saved={savedIn(params)} here={section.key} />
      <PageTitle
        title={section.title}
        caption={`Section ${position} of ${count}. ${minutesText([section])}`}
        below={<p>{section.hint}</p>}
      />
      <DraftReturnedItems
        requestId={requestId}
        items={items}
        returned={view.returned}
        answer={answerReturnedItem}
        place="section"
      />
      {section.key === 'attachments' && <Files view={view} upload={uploadIn(params)} />}
      <DraftForm
        key={section.key}
        caseId={requestId}
        section={section.key}
        place={`${actor.id}:${requestId}:${section.key}`}
        timeZone={view.timeZone}
        drawn={{ version: view.saves[section.key]?.version ?? 0, page: randomUUID() }}
        last={view.saves[section.key]?.text}
        save={saveSection}
        autosave={autosaveSection}
        goesTo={fromReview ? 'review' : (next ?? 'review')}
        notes={fieldNotes(items, view.returned)}
        submit={fromReview ? 'Save and check answers' : 'Save and continue'}
      >
        <DraftSectionFields section={section.key} view={view} />
      </DraftForm>
    </>
  );
}
