import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { FirstAdministratorForm } from '@/components/people/first-administrator-form';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { firstOfficeName } from '@/lib/domain/people/first-administrator';
import { isFirstLink } from '@/lib/server/people/first-administrator';
import { openFirstAccount } from './actions';

export const metadata: Metadata = { title: 'First administrator', referrer: 'same-origin', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isFirstLink(token))) return <LinkOver />;
  return (
    <div className="max-w-3xl space-y-8">
      <PageTitle title="First administrator" caption="Step 1 of 2: who you are, and your password" />
      <p className="max-w-reading">
        This portal has no account yet. You make the first one: an administrator, who invites everybody else. In step 2
        you set up a second way to prove that it is you. After that this page is closed for good.
      </p>
      <FirstAdministratorForm action={openFirstAccount} token={token} office={firstOfficeName} />
    </div>
  );
}

function LinkOver() {
  return (
    <div className="max-w-3xl space-y-6">
      <PageTitle title="This link cannot be used" />
      <p className="max-w-reading">
        It was used already, has run out, or the portal has an administrator. Whoever runs the portal sees on its
        console how it stands.
      </p>
      <ButtonRow>
        <LinkButton href={paths.signIn()}>Sign in</LinkButton>
      </ButtonRow>
    </div>
  );
}
