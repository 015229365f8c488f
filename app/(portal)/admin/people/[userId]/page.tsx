import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { change, close, decide, reopen, signOutEverywhere, startReset } from '@/app/(portal)/admin/people/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { PersonForms, WaitingChange } from '@/components/people/person-forms';
import { PersonFacts, PersonHistory } from '@/components/people/person-view';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { holdsRight } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/domain/paths';
import { personPage } from '@/lib/server/people/person-queries';

export const metadata: Metadata = { title: 'Account' };

export default async function Page({ params }: { params: Promise<{ userId: string }> }) {
  const actor = await requireRight('read_people');
  const person = await personPage(actor, (await params).userId);
  if (!person) notFound();
  return (
    <>
      <BackLink href={paths.adminPeople()}>People</BackLink>
      <PageTitle
        title={person.name}
        below={person.active ? <Tag tone="green">Active</Tag> : <Tag tone="grey">Closed</Tag>}
      />
      <div className="space-y-10">
        <WaitingChange person={person} decide={decide} />
        <PersonFacts person={person} />
        {person.isOwn && (
          <Alert tone="info" size="slim">
            This is your own account. Another administrator changes it; how you sign in is on{' '}
            <Link href={paths.account()}>your account</Link>.
          </Alert>
        )}
        {person.mayChange && (
          <section className="space-y-4">
            <h2>Change the account</h2>
            <PersonForms person={person} acts={{ change, decide, close, reopen, signOutEverywhere, startReset }} />
          </section>
        )}
        {holdsRight(actor, 'view_as') && !person.isOwn && person.active && (
          <section className="space-y-4">
            <h2>Support</h2>
            <p className="max-w-reading">See what this person sees, without acting. They are told at once.</p>
            <ButtonRow>
              <LinkButton href={paths.beginViewAs(person.id)} tone="secondary" icon="eye">
                See the portal as {person.name}
              </LinkButton>
            </ButtonRow>
          </section>
        )}
        <section className="space-y-4">
          <h2>History</h2>
          <PersonHistory changes={person.changes} />
        </section>
      </div>
    </>
  );
}
