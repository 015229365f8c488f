import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { beginViewAs } from '@/app/(portal)/view-as/actions';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { BeginViewForm } from '@/components/view-as/begin-view-form';
import { paths } from '@/lib/domain/paths';
import { viewTarget } from '@/lib/server/view-as/view-as';

export const metadata: Metadata = { title: 'See the portal as somebody else' };

type BeginPageProps = { params: Promise<{ personId: string }> };

export default async function BeginViewPage({ params }: BeginPageProps) {
  const actor = await requireRight('view_as');
  const person = await viewTarget(actor, (await params).personId);
  if (!person) notFound();
  return (
    <>
      <BackLink href={paths.adminPerson(person.id)}>{person.name}</BackLink>
      <PageTitle title={`See the portal as ${person.name}`} caption={[person.roles, person.place].join(', ')} />
      {person.hindrance ? (
        <Alert tone="warning" heading="Not this account">
          {person.hindrance}
        </Alert>
      ) : (
        <div className="space-y-8">
          <ul className="max-w-reading list-disc space-y-2 pl-5">
            <li>You can only look: nothing can be changed, sent, signed or downloaded.</li>
            <li>You see what both sides share. Drafts and notes for one side alone stay closed.</li>
            <li>{person.name} is told at once, and each page you look at is kept in the audit log.</li>
          </ul>
          <BeginViewForm personId={person.id} name={person.name} action={beginViewAs} />
        </div>
      )}
    </>
  );
}
