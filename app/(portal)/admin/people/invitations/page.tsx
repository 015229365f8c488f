import type { Metadata } from 'next';
import { pressInvitation } from '@/app/(portal)/admin/people/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ListForm } from '@/components/admin/list-form';
import { PageTitle } from '@/components/page/page-title';
import { InvitationTable } from '@/components/people/invitation-table';
import { PeopleTabs } from '@/components/people/people-tabs';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { openInvitations } from '@/lib/server/people/invitation-queries';

export const metadata: Metadata = { title: 'Invitations' };

export default async function Page() {
  const rows = await openInvitations(await requireRight('manage_people'));
  return (
    <>
      <PageTitle title="People" actions={<LinkButton href={paths.adminInvite()}>Invite somebody</LinkButton>} />
      <PeopleTabs current="invitations" />
      <ListForm action={pressInvitation} name="invitations">
        <InvitationTable rows={rows} />
      </ListForm>
    </>
  );
}
