import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ListForm } from '@/components/admin/list-form';
import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ButtonRow } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { changeOwnPassword } from './actions';

export const metadata: Metadata = { title: 'Change your password' };

export default async function ChangePasswordPage() {
  if (!isFreshlyConfirmed(await requireActor())) redirect(paths.confirm(paths.changePassword()));
  return (
    <div className="max-w-3xl space-y-6">
      <div>
        <BackLink href={paths.account()}>Your account</BackLink>
        <PageTitle title="Change your password" />
      </div>
      <p className="max-w-reading">You stay signed in here and are signed out everywhere else. We tell you by mail.</p>
      <ListForm action={changeOwnPassword} name="password" after="clear">
        <TextField name="currentPassword" type="password" label="Present password" autoComplete="current-password" />
        <NewPasswordFields />
        <ButtonRow>
          <Submit waiting="Changing…">Change password</Submit>
        </ButtonRow>
      </ListForm>
    </div>
  );
}
