import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { invite } from '@/app/(portal)/admin/people/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { InviteForm } from '@/components/people/invite-form';
import { paths } from '@/lib/domain/paths';
import { invitePlaces } from '@/lib/server/people/invitation-queries';

export const metadata: Metadata = { title: 'Invite somebody' };

export default async function Page() {
  const places = await invitePlaces(await requireRight('manage_people'));
  if (!places) notFound();
  return (
    <>
      <BackLink href={paths.adminInvitations()}>Invitations</BackLink>
      <PageTitle title="Invite somebody" caption={places.own?.name} />
      <InviteForm action={invite} {...places} />
    </>
  );
}
