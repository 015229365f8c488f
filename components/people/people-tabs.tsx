import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { paths } from '@/lib/domain/paths';

type PeopleTabsProps = { current: 'people' | 'invitations' | 'review' };

/** The views of the accounts: who has one, who was invited. Only for those who look after accounts. */
export function PeopleTabs({ current }: PeopleTabsProps) {
  return (
    <div className="mb-6">
      <TabLinks
        label="Accounts"
        tabs={[
          { href: paths.adminPeople(), label: 'Accounts', current: current === 'people' },
          { href: paths.adminInvitations(), label: 'Invitations', current: current === 'invitations' },
          { href: paths.adminAccessReview(), label: 'Access review', current: current === 'review' },
        ]}
      />
    </div>
  );
}
