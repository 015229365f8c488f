import type { Metadata } from 'next';
import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ButtonRow } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { askForLink } from './actions';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgottenPasswordPage() {
  return (
    <div className="max-w-3xl space-y-6">
      <div>
        <BackLink href={paths.signIn()}>Back to sign-in</BackLink>
        <PageTitle title="Choose a new password" />
      </div>
      <p className="max-w-reading">
        We send a link to your work address. To sign in you still need your second factor. If that is lost as well, ask
        your administrator.
      </p>
      <ListForm action={askForLink} name="forgotten">
        <TextField name="email" type="email" label="E-mail address" autoComplete="username" spellCheck={false} />
        <ButtonRow>
          <Submit waiting="Sending…">Send the link</Submit>
        </ButtonRow>
      </ListForm>
    </div>
  );
}
