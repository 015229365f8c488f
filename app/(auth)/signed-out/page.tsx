import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { ForgetTyped } from '@/components/page/typed-keeper';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'You are signed out' };

export default function SignedOutPage() {
  return (
    <>
      <ForgetTyped />
      <PageTitle title="You are signed out" />
      <p className="mb-6 max-w-reading">
        Your work is saved. On a computer that others use, close the browser window as well.
      </p>
      <ButtonRow>
        <LinkButton href={paths.signIn()}>Sign in again</LinkButton>
        <LinkButton href={paths.home()} tone="secondary">
          Go to the front page
        </LinkButton>
      </ButtonRow>
    </>
  );
}
