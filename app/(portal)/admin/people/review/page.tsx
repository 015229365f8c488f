import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pressReview } from '@/app/(portal)/admin/people/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { PageTitle } from '@/components/page/page-title';
import { PeopleTabs } from '@/components/people/people-tabs';
import { ReviewTable } from '@/components/people/review-table';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { reviewRule } from '@/lib/domain/people/access-review';
import { reviewPage } from '@/lib/server/people/access-review';

export const metadata: Metadata = { title: 'Access review' };

type PageProps = { searchParams: Promise<{ show?: string | string[] }> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireRight('manage_people');
  const all = (await searchParams).show === 'all';
  const review = await reviewPage(actor, all);
  if (!review) notFound();
  const { rows, more } = review;
  return (
    <>
      <PageTitle title="People" />
      <PeopleTabs current="review" />
      <div className="space-y-6">
        <p className="max-w-reading">
          Say of each account whether its person still needs it, with the roles it has. It is asked every{' '}
          {reviewRule.everyDays} days. An account that nobody has confirmed {reviewRule.closeDays} days after its term
          is closed; its person is told a week before.
        </p>
        <p>
          {all ? (
            <Link href={paths.adminAccessReview()}>Show only those to confirm now</Link>
          ) : (
            <Link href={paths.adminAccessReview('all')}>Show also those confirmed lately</Link>
          )}
        </p>
        <ListForm action={pressReview} name="review">
          {rows.map(({ id }) => (
            <input key={id} type="hidden" name="shown" value={id} />
          ))}
          <ReviewTable rows={rows} />
          {more > 0 && <p className="text-muted">{more} more come after these.</p>}
          {rows.length > 1 && (
            <Submit name="keepAll" value="yes" tone="secondary">
              Confirm all {rows.length} shown
            </Submit>
          )}
        </ListForm>
      </div>
    </>
  );
}
